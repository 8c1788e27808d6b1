"""The claims of an article as the record keeps them: in one cell, every name and every sentence's facts once."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

import msgspec

from dragoman.record.disagreements.claim import Source, Stated
from dragoman.record.rows import list_text

# What a sentence's claims mostly share is written once; the places of names in a list of all stand for the names.
_SHARED = ("sentence", "countries", "people", "places", "days", "events", "cited", "beside", "around")
_OWN = ("room", "kind", "about", "value", "side", "span", "according_to", "part", "of", "low", "high", "thing", "lone")
_LISTS = ("countries", "people", "places", "events", "cited", "beside", "around")
_NAMES = ("room", "kind", "about", "value", "side", "according_to", "part", "of", "thing")

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode
_convert = msgspec.convert


def pack(claims: Sequence[Stated]) -> bytes:
    """The claims of one article."""
    names: dict[str | None, int] = {}
    shared: dict[bytes, int] = {}
    rows = []
    for one in claims:
        facts = [_named(one, name, names) for name in _SHARED]
        place = shared.setdefault(_encode(facts), len(shared))
        rows.append([place, *(_named(one, name, names) for name in _OWN)])
    source = claims[0].source
    cell = [source, list(names), [_decode(one) for one in shared], rows]
    return zlib.compress(_encode(cell), 9)


def _named(one: Stated, name: str, names: dict[str | None, int]) -> Any:
    """A field as it is kept, names as their places in a list of all."""
    value = getattr(one, name)
    if name in _LISTS:
        return [names.setdefault(each, len(names)) for each in value]
    if name in _NAMES:
        return names.setdefault(value, len(names))
    if name == "days":
        return [(first.toordinal(), (last - first).days) for first, last in value]
    return value


def unpack(cell: bytes) -> list[Stated]:
    """The claims of a cell, as they were."""
    source, names, shared, rows = _decode(zlib.decompress(cell))
    whose = _convert(source, Source)
    facts = [{name: _value(name, kept, names) for name, kept in zip(_SHARED, one, strict=True)} for one in shared]
    return [
        Stated(
            source=whose,
            **facts[row[0]],
            **{name: _value(name, kept, names) for name, kept in zip(_OWN, row[1:], strict=True)},
        )
        for row in rows
    ]


def _value(name: str, kept: Any, names: list[str | None]) -> Any:
    if name in _LISTS:
        return tuple([names[place] for place in kept])
    if name in _NAMES:
        return names[kept]
    if name == "days":
        return tuple([(date.fromordinal(first), date.fromordinal(first + more)) for first, more in kept])
    return tuple(kept) if isinstance(kept, list) else kept


def topic_number(topic: str) -> int:
    """What stands for a topic where its articles are listed."""
    return int.from_bytes(blake2b(topic.encode(), digest_size=8).digest(), "big", signed=True)


def cells(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, bytes]:
    """What is kept of these articles, of those that claim anything."""
    rows = connection.execute(
        "SELECT article, cell FROM stated_claims WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return dict(rows.fetchall())


def articles_of(connection: sqlite3.Connection, topics: Iterable[str]) -> dict[str, list[int]]:
    """The articles that claim something of each of these topics."""
    found: dict[str, list[int]] = {}
    for topic in topics:
        rows = connection.execute("SELECT article FROM claim_topics WHERE topic = ?", (topic_number(topic),))
        found[topic] = [article for (article,) in rows]
    return found


def keep(connection: sqlite3.Connection, article: int, claims: Sequence[Stated], topics: Iterable[str]) -> None:
    """Put these claims in the place of all that is kept of an article; `topics` are those that it had before."""
    gone = [(topic_number(topic), article) for topic in topics]
    connection.executemany("DELETE FROM claim_topics WHERE topic = ? AND article = ?", gone)
    connection.execute("DELETE FROM stated_claims WHERE article = ?", (article,))
    if not claims:
        return
    connection.execute("INSERT INTO stated_claims (article, cell) VALUES (?, ?)", (article, pack(claims)))
    come = sorted({(topic_number(one.topic), article) for one in claims})
    connection.executemany("INSERT OR IGNORE INTO claim_topics (topic, article) VALUES (?, ?)", come)
