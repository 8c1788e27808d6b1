"""The whole record as lines of JSON: the same articles give the same bytes, however they came."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import IO, Any

import msgspec

from dragoman.record import ask, directory, kept_corrections
from dragoman.record.identity import suggestions
from dragoman.record.shelf import filed

_encoder = msgspec.json.Encoder(order="deterministic")


def export(connection: sqlite3.Connection, stream: IO[bytes]) -> None:
    """Write pages, articles, corrections and all that follows from them, one a line, kind by kind, each by its ids."""
    stream.writelines(lines(connection))


def export_corrections(connection: sqlite3.Connection, stream: IO[bytes]) -> None:
    """Write the corrections alone, in the lines that the whole export has for them."""
    stream.writelines(_written(_corrections(connection)))


def lines(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Give the lines that `export` writes."""
    return _written(_all(connection))


def _written(values: Iterable[tuple[str, Any]]) -> Iterator[bytes]:
    for kind, value in values:
        yield _encoder.encode({"kind": kind, **msgspec.to_builtins(value)}) + b"\n"


def _all(connection: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
    yield from (("page", _without_kind(page)) for page in ask.pages(connection))
    yield from (("article", article) for article in filed(connection))
    yield from _corrections(connection)
    yield from (("identity", _without_kind(identity)) for identity in directory.identities(connection))
    yield from (("suggestion", suggestion) for suggestion in suggestions(connection))
    yield from (("copy", copy) for copy in ask.copies(connection))
    yield from (("event", event) for event in ask.events(connection))
    yield from (("statement", statement) for statement in ask.statements(connection))
    yield from (("disagreement", _without_kind(one)) for one in ask.disagreements(connection))


def _corrections(connection: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
    yield from (("correction", _without_kind(one)) for one in kept_corrections.corrections(connection))


def _without_kind(value: Any) -> dict[str, Any]:
    """The fields of a fact that has a kind of its own, under another name."""
    plain = msgspec.to_builtins(value)
    return {("of_kind" if name == "kind" else name): part for name, part in plain.items()}
