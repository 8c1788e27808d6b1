"""Events as they stand in the record."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.record.events.cells import CELLS
from dragoman.record.events.kept_references import referring
from dragoman.record.events.making import entry, settled
from dragoman.record.events.references import Reference, referred
from dragoman.record.events.telling import Told
from dragoman.record.facts import Event
from dragoman.record.rows import list_from_text, list_text, when_columns, when_from_row

_WHEN = ", ".join(when_columns("when"))
_HEAD = (
    f"SELECT events.id, type, mode, contexts, quad_class, {_WHEN}, articles.key, place, status, story, sources, copies "
    "FROM events LEFT JOIN articles ON articles.number = when_from"
)
_PARTIES = "SELECT event, part, identity FROM event_parties"
_TELLINGS = "SELECT event, source, article, told, voice FROM event_tellings JOIN telling_voices USING (article)"
_Parties = Mapping[tuple[str, str], Sequence[str]]
_Cell = tuple[int, bytes, bytes]  # the number of an article, a telling of it, its voice


def events_kept(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[Event]:
    """Events with their histories: all or those asked for."""
    among, values = ("", ()) if ids is None else (" WHERE {} IN (SELECT value FROM json_each(?))", (list_text(ids),))
    parties: dict[tuple[str, str], list[str]] = defaultdict(list)
    of_parties = f"{_PARTIES}{among.format('event')} ORDER BY event, part, position"
    for event, part, identity in connection.execute(of_parties, values):
        parties[event, part].append(identity)
    cells: dict[str, list[_Cell]] = defaultdict(list)
    sources: dict[str, list[str]] = defaultdict(list)
    of_tellings = f"{_TELLINGS}{among.format('event')} ORDER BY event, position"
    for event, source, *cell in connection.execute(of_tellings, values):
        cells[event].append(tuple(cell))
        sources[event].append(source)
    about = referring(connection, {article for of_event in cells.values() for article, *_ in of_event})
    heads = connection.execute(f"{_HEAD}{among.format('events.id')}", values)
    return [_event(head, parties, _told(cells[head[0]], about), sources[head[0]]) for head in heads]


def _told(cells: Sequence[_Cell], about: Mapping[int, Reference]) -> list[Told]:
    return [referred(CELLS.unpacked(cell, voice), about.get(article)) for article, cell, voice in cells]


def _event(head: Sequence[Any], parties: _Parties, told: Sequence[Told], sources: Sequence[str]) -> Event:
    id, type, mode, contexts, quad_class, *when, when_from, place, status, story, of_sources, copies = head
    return Event(
        id=id,
        type=type,
        mode=mode,
        contexts=list_from_text(contexts),
        quad_class=quad_class,
        actors=tuple(parties[id, "actor"]),
        recipients=tuple(parties[id, "recipient"]),
        when=when_from_row(when),
        when_from=when_from,
        where=place,
        status=status,
        story=story,
        sources=of_sources,
        copies=copies,
        history=tuple(entry(one, source) for one, source in zip(settled(told), sources, strict=True)),
    )
