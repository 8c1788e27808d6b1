"""Articles by what they tell: events of some kind, with these people, at this place."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from dragoman.record.ask_words import MANY
from dragoman.record.facts import Status
from dragoman.record.rows import list_text

_LATEST = 4_000
_IDS = "(SELECT value FROM json_each(?))"
_LATEST_FIRST = "when_latest DESC, id DESC"


class Kind(Struct, frozen=True):
    """Events of a type; `None` for a mode or a status asks for nothing."""

    type: str
    mode: str | None = None
    status: Status | None = None


class TellingArticle(Struct, frozen=True):
    """An article that tells an event, and by which of its event mentions."""

    number: int
    event: str
    mention: str


def events_of(
    connection: sqlite3.Connection, kinds: Sequence[Kind], groups: Sequence[Sequence[str]], most: int
) -> list[str]:
    """The ids of events of one of these kinds that one of each group takes part in, or that are there; latest first."""
    rarest = min(groups, key=lambda group: _often(connection, group), default=None)
    if rarest is not None and _often(connection, rarest) <= MANY:
        events, values = _with(rarest, kinds)
    else:
        events, values = _latest_of(kinds)
    # The plus keeps SQLite from going through all of the list for each event.
    each = f"(+place IN {_IDS} OR EXISTS (SELECT 1 FROM event_parties WHERE event = id AND +identity IN {_IDS}))"
    met = "".join(f" AND {each}" for _ in groups)
    rows = connection.execute(
        f"SELECT DISTINCT id FROM ({events}) WHERE 1{met} ORDER BY {_LATEST_FIRST} LIMIT ?",
        [*values, *(list_text(group) for group in groups for _ in range(2)), most],
    )
    return [event for (event,) in rows]


def _with(group: Sequence[str], kinds: Sequence[Kind]) -> tuple[str, list[str]]:
    """The events of these kinds that have one of a group."""
    found = (
        f"SELECT event FROM event_parties WHERE identity IN {_IDS} UNION SELECT id FROM events WHERE place IN {_IDS}"
    )
    # The plus keeps SQLite from going through all events of a type.
    conditions = [_is_of(kind, "+") for kind in kinds]
    where = " OR ".join(f"({condition})" for condition, _ in conditions)
    values = [value for _, values in conditions for value in values]
    ids = list_text(group)
    return f"SELECT id, place, when_latest FROM events WHERE id IN ({found}) AND ({where})", [ids, ids, *values]


def _latest_of(kinds: Sequence[Kind]) -> tuple[str, list[str]]:
    """The latest events of each of these kinds."""
    selects, values = [], []
    for kind in kinds:
        condition, asked = _is_of(kind)
        latest = f"SELECT id, place, when_latest FROM events WHERE {condition} ORDER BY {_LATEST_FIRST} LIMIT {_LATEST}"
        selects.append(f"SELECT * FROM ({latest})")
        values.extend(asked)
    return " UNION ALL ".join(selects), values


def _is_of(kind: Kind, sign: str = "") -> tuple[str, list[str]]:
    asked = {"type": kind.type, "mode": kind.mode, "status": kind.status}
    told = {column: value for column, value in asked.items() if value is not None}
    return " AND ".join(f"{sign}{column} = ?" for column in told), list(told.values())


def _often(connection: sqlite3.Connection, group: Sequence[str]) -> int:
    """In how many events one of these takes part; what is more than many is not counted."""
    rows = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM event_parties WHERE identity IN {_IDS} LIMIT {MANY + 1})",
        (list_text(group),),
    )
    return int(rows.fetchone()[0])


def telling(connection: sqlite3.Connection, events: Sequence[str], most: int) -> list[TellingArticle]:
    """The articles that tell these events and are no copies; at most so many, those of the first events first."""
    rows = connection.execute(
        "SELECT article, event, mention FROM json_each(?) JOIN event_tellings ON event = value "
        "JOIN articles ON articles.number = article WHERE NOT is_copy "
        "ORDER BY json_each.key, articles.key, mention LIMIT ?",
        (list_text(events), most),
    )
    return [TellingArticle(*row) for row in rows]
