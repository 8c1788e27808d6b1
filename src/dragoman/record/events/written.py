"""Events written into the record's tables: those that are new or differ, and those that are no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from dragoman.record.events.kept import Kept
from dragoman.record.facts import Event
from dragoman.record.rows import insert, list_text, when_columns, when_row

_COLUMNS = (
    "id",
    "type",
    "mode",
    "contexts",
    "quad_class",
    *when_columns("when"),
    "when_from",
    "place",
    "status",
    "story",
)


def write(
    connection: sqlite3.Connection, gone: Iterable[str], events: Sequence[tuple[Event, Sequence[Kept]]]
) -> set[str]:
    """Put events in the place of those whose tellings they have; the ids of those told by another story than before."""
    before = _as_they_stand(connection, [*gone, *(event.id for event, _ in events)])
    numbers = _numbers(connection, events)
    coming = {event.id: _rows(event, kept, numbers) for event, kept in events}
    changed = {one for one in {*before, *coming} if before.get(one) != coming.get(one)}
    _delete(connection, changed & before.keys())
    for event, _ in events:
        if event.id in changed:
            _insert(connection, coming[event.id])
    story = _COLUMNS.index("story")
    return {
        one for one in changed & coming.keys() if one not in before or before[one][0][story] != coming[one][0][story]
    }


_Row = tuple[Any, ...]
_Rows = tuple[_Row, list[_Row], list[_Row]]


def _numbers(connection: sqlite3.Connection, events: Sequence[tuple[Event, Sequence[Kept]]]) -> dict[str, int]:
    keys = sorted({event.when_from for event, _ in events if event.when_from is not None})
    rows = connection.execute(
        "SELECT key, number FROM articles WHERE key IN (SELECT value FROM json_each(?))", (list_text(keys),)
    )
    return dict(rows.fetchall())


def _rows(event: Event, kept: Sequence[Kept], numbers: dict[str, int]) -> _Rows:
    when_from = None if event.when_from is None else numbers[event.when_from]
    head = (
        *(event.id, event.type, event.mode, list_text(event.contexts), event.quad_class),
        *(*when_row(event.when), when_from, event.where, event.status, event.story, event.sources, event.copies),
    )
    parties: list[_Row] = [
        (event.id, part, position, party)
        for part, members in (("actor", event.actors), ("recipient", event.recipients))
        for position, party in enumerate(members)
    ]
    number_of = {one.told.local: one.number for one in kept}
    tellings: list[_Row] = [
        (number_of[one.article, one.mention], position, one.source) for position, one in enumerate(event.history)
    ]
    return head, parties, tellings


def _as_they_stand(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, _Rows]:
    wanted = (list_text(ids),)
    names = ", ".join(f'"{name}"' for name in (*_COLUMNS, "sources", "copies"))
    heads = connection.execute(f"SELECT {names} FROM events WHERE id IN (SELECT value FROM json_each(?))", wanted)
    found: dict[str, _Rows] = {row[0]: (tuple(row), [], []) for row in heads}
    for row in connection.execute(
        "SELECT event, part, position, identity FROM event_parties WHERE event IN (SELECT value FROM json_each(?)) "
        "ORDER BY event, part, position",
        wanted,
    ):
        found[row[0]][1].append(tuple(row))
    for event, *row in connection.execute(
        "SELECT event, number, position, source FROM event_tellings "
        "WHERE event IN (SELECT value FROM json_each(?)) ORDER BY event, position",
        wanted,
    ):
        if event in found:
            found[event][2].append(tuple(row))
    return found


def _delete(connection: sqlite3.Connection, ids: Collection[str]) -> None:
    for table, column in (("event_parties", "event"), ("events", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((one,) for one in sorted(ids)))


def _insert(connection: sqlite3.Connection, rows: _Rows) -> None:
    head, parties, tellings = rows
    insert(connection, "events", [*_COLUMNS, "sources", "copies"], [head])
    insert(connection, "event_parties", ["event", "part", "position", "identity"], parties)
    connection.executemany(
        "UPDATE event_tellings SET event = ?, position = ?, source = ? WHERE number = ?",
        ((head[0], position, source, number) for number, position, source in tellings),
    )
