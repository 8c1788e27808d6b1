"""Which events a question means: by who takes part, day, type, status, language, country, outlet and story."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from dragoman.record.facts import Status
from dragoman.record.rows import list_text

# Of more events than these, those of one party are not gathered but met while going through the events in time.
MANY = 15_000
# By their first days; behind all of these, by their last days, those whose first day is not told.
_START = "coalesce(when_earliest, '~' || coalesce(when_latest, '9999'))"
_END = "coalesce(when_latest, '9999')"
_IN_TIME = f"{_START}, {_END}, id"
# As the index of long events has it: those that end two calendar months later than they begin, or more, or have no end.
_IS_LONG = (
    "when_earliest IS NOT NULL AND (when_latest IS NULL "
    "OR (CAST(substr(when_latest, 1, 4) AS INTEGER) - CAST(substr(when_earliest, 1, 4) AS INTEGER)) * 12 "
    "+ CAST(substr(when_latest, 6, 2) AS INTEGER) - CAST(substr(when_earliest, 6, 2) AS INTEGER) > 1)"
)
_LIST = "(SELECT value FROM json_each(?))"


class _Condition(NamedTuple):
    """What must hold of an event; `is_rare`: few events fit, and all of them are found by it alone."""

    sql: str
    values: list[str] = []  # noqa: RUF012 - never written to
    is_rare: bool = False


class EventsAsked(Struct, frozen=True, kw_only=True):
    """Conditions that all must hold; `None` asks for nothing.

    `parties`: one of them takes part. `since` and `until`: some day of the event may lie between them, both included.
    `language` and `outlet` (by name or domain) are those of an article that tells it, `country` that of one who takes
    part or of the place (ISO 3166 alpha-3), `story` the id of the story in which most tell it. `has_end`: whether it is
    told by when it will have been, `told_since` and `told_until`: an article of these days tells it.
    """

    parties: Sequence[str] | None = None
    since: date | None = None
    until: date | None = None
    types: Sequence[str] | None = None
    statuses: Sequence[Status] | None = None
    language: str | None = None
    country: str | None = None
    outlet: str | None = None
    story: str | None = None
    has_end: bool | None = None
    told_since: date | None = None
    told_until: date | None = None


def event_ids(
    connection: sqlite3.Connection, asked: EventsAsked, *, limit: int | None = None, after: str | None = None
) -> list[str]:
    """The ids of the events that fit, in the order of time; those whose end is open come last.

    At most `limit`, beginning behind the event `after`.
    """
    conditions = [*_conditions(connection, asked, limit is None), *_behind(connection, after)]
    is_walked = limit is not None and not any(condition.is_rare for condition in conditions)
    ways = _ways(connection, asked) if is_walked else [("events", _Condition("1"))]
    found = []
    for events, stretch in ways:
        where = " AND ".join(condition.sql for condition in (stretch, *conditions))
        rows = connection.execute(
            f"SELECT {_IN_TIME} FROM {events} WHERE {where} ORDER BY {_IN_TIME} LIMIT ?",
            [
                *(value for condition in (stretch, *conditions) for value in condition.values),
                -1 if limit is None else limit,
            ],
        )
        found.extend(rows.fetchall())
    return [row[-1] for row in (sorted(found) if len(ways) > 1 else found)[:limit]]


def _ways(connection: sqlite3.Connection, asked: EventsAsked) -> list[tuple[str, _Condition]]:
    """By which indexes to go through the events, each with its part of them: otherwise all would be sorted first."""
    if asked.has_end is False and asked.statuses is not None:
        return [("events INDEXED BY events_by_status", _Condition("1"))]
    if asked.since is None or asked.since.year == date.min.year:
        return [("events INDEXED BY events_in_time", _Condition("1"))]
    since = asked.since.isoformat()
    late = f"SELECT 1 FROM events INDEXED BY events_by_end WHERE {_END} >= ? LIMIT {MANY + 1}"
    if connection.execute(f"SELECT count(*) FROM ({late})", (since,)).fetchone()[0] <= MANY:
        return [("events INDEXED BY events_by_end", _Condition("1"))]
    # Most events are short: they begin in the month before `since` or later. The long ones are looked through apart.
    month_before = (asked.since.replace(day=1) - timedelta(days=1)).replace(day=1).isoformat()
    return [
        ("events INDEXED BY events_in_time", _Condition(f"{_START} BETWEEN ? AND '~'", [month_before])),
        ("events INDEXED BY events_in_time", _Condition(f"{_START} >= ?", [f"~{since}"])),
        ("events INDEXED BY events_long", _Condition(f"{_IS_LONG} AND {_START} < ?", [month_before])),
    ]


def are_many(connection: sqlite3.Connection, select: str, values: Sequence[str]) -> bool:
    """Whether a question has more answers than can be gathered for another one."""
    counted = connection.execute(f"SELECT count(*) FROM ({select} LIMIT {MANY + 1})", values)
    return bool(counted.fetchone()[0] > MANY)


def _conditions(connection: sqlite3.Connection, asked: EventsAsked, gathers: bool) -> Iterator[_Condition]:
    if asked.parties is not None:
        yield _with(connection, asked.parties, "0", [], gathers)
    if asked.country is not None:
        of_country = "SELECT id FROM identities WHERE country = ?"
        ids = [one for (one,) in connection.execute(of_country, (asked.country,))]
        yield _with(connection, ids, f"place IN {_LIST}", [list_text(ids)], gathers)
    if asked.since is not None:
        yield _Condition(f"{_END} >= ? AND when_precision IS NOT NULL", [asked.since.isoformat()])
    if asked.until is not None:
        yield _Condition("coalesce(when_earliest, '') <= ? AND when_precision IS NOT NULL", [asked.until.isoformat()])
    if asked.types is not None:
        yield _Condition(f"type IN {_LIST}", [list_text(asked.types)])
    if asked.statuses is not None:
        yield _Condition(f"status IN {_LIST}", [list_text(asked.statuses)])
    if asked.has_end is not None:
        yield _Condition(f"when_latest IS {'NOT ' if asked.has_end else ''}NULL")
    if asked.story is not None:
        yield _Condition("story = ?", [asked.story], is_rare=True)
    yield from _told(connection, asked, gathers)


def _with(
    connection: sqlite3.Connection, parties: Sequence[str], there: str, values: list[str], gathers: bool
) -> _Condition:
    """That one of these takes part, or that it happens `there`."""
    taking_part = f"SELECT event FROM event_parties WHERE identity IN {_LIST}"
    ids = list_text(parties)
    if gathers or not are_many(connection, taking_part, [ids]):
        at = f" UNION SELECT id FROM events WHERE {there}" if values else ""
        return _Condition(f"id IN ({taking_part}{at})", [ids, *values], is_rare=not values)
    # The plus keeps SQLite from going through all of the list for each event.
    met = f"SELECT 1 FROM event_parties WHERE event = events.id AND +identity IN {_LIST}"
    return _Condition(f"(EXISTS ({met}) OR {there})", [ids, *values])


def _told(connection: sqlite3.Connection, asked: EventsAsked, gathers: bool) -> Iterator[_Condition]:
    """What an article that tells the event must be."""
    if asked.language is not None:
        yield _told_in(connection, "language = ?", [asked.language], gathers)
    if asked.outlet is not None:
        outlet = "(outlet_name = ? COLLATE NOCASE OR outlet_domain = ? COLLATE NOCASE)"
        yield _told_in(connection, outlet, [asked.outlet, asked.outlet], gathers)
    if asked.told_since is not None:
        until = "9999" if asked.told_until is None else asked.told_until.isoformat()
        between = [asked.told_since.isoformat(), until]
        yield _told_in(connection, "published_latest BETWEEN ? AND ?", between, gathers)


def _told_in(connection: sqlite3.Connection, article: str, values: list[str], gathers: bool) -> _Condition:
    """That an article tells the event of which this holds."""
    articles = f"SELECT number FROM articles WHERE {article}"
    if not gathers and not are_many(connection, articles, values):
        telling = f"SELECT event FROM event_tellings WHERE article IN ({articles})"
        return _Condition(f"id IN ({telling})", values, is_rare=True)
    telling = "SELECT 1 FROM event_tellings JOIN articles ON articles.number = article WHERE event = events.id"
    return _Condition(f"EXISTS ({telling} AND {article})", values)


def _behind(connection: sqlite3.Connection, after: str | None) -> Iterator[_Condition]:
    """The place in time from which on a list is gone on with."""
    if after is None:
        return
    place = connection.execute(f"SELECT {_IN_TIME} FROM events WHERE id = ?", (after,)).fetchone()
    yield _Condition("0") if place is None else _Condition(f"({_IN_TIME}) > (?, ?, ?)", list(place))
