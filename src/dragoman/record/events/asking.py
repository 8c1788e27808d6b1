"""Events as they stand in the record."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from dragoman.record.events.kept import Kept, Room
from dragoman.record.events.making import made
from dragoman.record.facts import Event


def events_kept(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[Event]:
    """Events with their histories: all or those asked for."""
    room = Room(connection)
    by_event: dict[str, list[Kept]] = defaultdict(list)
    for one in room.all() if ids is None else room.of_events(ids):
        by_event[one.event].append(one)
    who = room.who(one.told for members in by_event.values() for one in members)
    return [made([one.told for one in members], who) for members in by_event.values()]
