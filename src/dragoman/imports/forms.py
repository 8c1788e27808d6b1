"""Which form a list's file has, told by how it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from dragoman.errors import ListError
from dragoman.imports import followthemoney, tables, wikidata
from dragoman.imports.entries import Entry
from dragoman.intake.stream import Stream

Form = Literal["FollowTheMoney", "Wikidata", "answer", "table"]

_HEAD = 1 << 20


def form_of(head: bytes) -> Form:
    """The form of a file that begins so. Raises `ListError`, with the reason, for one that is no list."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise ListError("empty")
    if not _is_text(head.split(b"\n", 1)[0]):
        raise ListError("not text in UTF-8; a list is FollowTheMoney or Wikidata JSON, or a table in CSV")
    if head[:1] not in b"[{":
        return "table"
    for line in head.split(b"\n")[:100]:
        found = _keys(line)
        if {"schema", "properties"} <= found:
            return "FollowTheMoney"
        if "id" in found and found & {"labels", "claims"}:
            return "Wikidata"
    if head[:1] == b"[" and (b'"claims"' in head or b'"labels"' in head):
        # Its first entity is larger than what was looked at.
        return "Wikidata"
    if head[:1] == b"[" or (b'"head"' in head and b'"vars"' in head):
        return "answer"
    raise ListError("JSON, but neither FollowTheMoney nor Wikidata nor an answer to a query")


def entries(stream: Stream, labels: dict[str, str]) -> tuple[Form, Iterator[Entry]]:
    """The form of a list, and its entries; names of offices that rows hold by their ids come into `labels`."""
    form = form_of(stream.peek(_HEAD))
    match form:
        case "FollowTheMoney":
            return form, followthemoney.entries(stream)
        case "Wikidata":
            return form, wikidata.entries(stream, labels)
        case "answer":
            return form, tables.answer_entries(stream)
        case "table":
            return form, tables.csv_entries(stream)


def _is_text(line: bytes) -> bool:
    """Whether a first line is text; a broken one farther down costs only itself."""
    try:
        # What was looked at may end inside a character.
        return "\0" not in line[: _HEAD - 4].decode("utf-8", "strict" if len(line) < _HEAD - 4 else "ignore")
    except UnicodeDecodeError:
        return False


def _keys(line: bytes) -> set[str]:
    try:
        found: Any = msgspec.json.decode(line.strip().rstrip(b","))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return set()
    return set(found) if isinstance(found, dict) else set()
