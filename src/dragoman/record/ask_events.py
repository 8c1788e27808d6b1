"""Which events a question means: by who takes part, day, type, status, language, country, outlet and story."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from dragoman.record.facts import Status
from dragoman.record.rows import list_text

# Of more events than these, those of one party are not gathered but met while going through the events in time.
MANY = 5_000
_START = "coalesce(when_earliest, when_latest, '9999')"
_END = "coalesce(when_latest, '9999')"
_IN_TIME = f"when_earliest IS NULL, {_START}, {_END}, id"
_LIST = "(SELECT value FROM json_each(?))"
_Condition = tuple[str, list[str]]


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
    walked = limit is not None and (asked.parties is None or are_many(connection, asked.parties))
    conditions = [*_conditions(asked, walked=walked), *_behind(connection, after)]
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    rows = connection.execute(
        f"SELECT id FROM {_way(connection, asked) if walked else 'events'} WHERE {where} ORDER BY {_IN_TIME} LIMIT ?",
        [*(value for _, values in conditions for value in values), -1 if limit is None else limit],
    )
    return [event for (event,) in rows]


def _way(connection: sqlite3.Connection, asked: EventsAsked) -> str:
    """By which index to go through the events: by their ends where few end so late, else in the order of time.

    Without it, all of them would be sorted before the first is known.
    """
    if asked.since is None:
        return "events INDEXED BY events_in_time"
    late = f"SELECT 1 FROM events INDEXED BY events_by_end WHERE {_END} >= ? LIMIT {MANY + 1}"
    counted = connection.execute(f"SELECT count(*) FROM ({late})", (asked.since.isoformat(),))
    are_few = counted.fetchone()[0] <= MANY
    return f"events INDEXED BY {'events_by_end' if are_few else 'events_in_time'}"


def are_many(connection: sqlite3.Connection, parties: Sequence[str]) -> bool:
    """Whether these take part in more events than can be gathered for one question."""
    rows = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM event_parties WHERE identity IN {_LIST} LIMIT {MANY + 1})",
        (list_text(parties),),
    )
    return bool(rows.fetchone()[0] > MANY)


def _conditions(asked: EventsAsked, *, walked: bool) -> Iterator[_Condition]:
    if asked.parties is not None:
        taking_part = f"SELECT event FROM event_parties WHERE identity IN {_LIST}"
        met = f"EXISTS ({taking_part} AND event = events.id)" if walked else f"id IN ({taking_part})"
        yield met, [list_text(asked.parties)]
    if asked.since is not None:
        yield f"{_END} >= ? AND when_precision IS NOT NULL", [asked.since.isoformat()]
    if asked.until is not None:
        yield "coalesce(when_earliest, '') <= ? AND when_precision IS NOT NULL", [asked.until.isoformat()]
    if asked.types is not None:
        yield f"type IN {_LIST}", [list_text(asked.types)]
    if asked.statuses is not None:
        yield f"status IN {_LIST}", [list_text(asked.statuses)]
    if asked.country is not None:
        of_country = "SELECT id FROM identities WHERE country = ?"
        parties = f"SELECT event FROM event_parties WHERE identity IN ({of_country})"
        yield f"(place IN ({of_country}) OR id IN ({parties}))", [asked.country, asked.country]
    if asked.has_end is not None:
        yield f"when_latest IS {'NOT ' if asked.has_end else ''}NULL", []
    yield from _told(asked)


def _told(asked: EventsAsked) -> Iterator[_Condition]:
    """What an article that tells the event must be."""
    if asked.language is not None:
        yield _told_in("language = ?"), [asked.language]
    if asked.outlet is not None:
        outlet = "(outlet_name = ? COLLATE NOCASE OR outlet_domain = ? COLLATE NOCASE)"
        yield _told_in(outlet), [asked.outlet, asked.outlet]
    if asked.told_since is not None:
        until = "9999" if asked.told_until is None else asked.told_until.isoformat()
        yield _told_in("published_latest BETWEEN ? AND ?"), [asked.told_since.isoformat(), until]
    if asked.story is not None:
        yield "story = ?", [asked.story]


def _told_in(article: str) -> str:
    telling = "SELECT 1 FROM event_tellings JOIN articles ON articles.number = article WHERE event = events.id"
    return f"EXISTS ({telling} AND {article})"


def _behind(connection: sqlite3.Connection, after: str | None) -> Iterable[_Condition]:
    """The place in time from which on a list is gone on with."""
    if after is None:
        return ()
    place = connection.execute(f"SELECT {_IN_TIME} FROM events WHERE id = ?", (after,)).fetchone()
    return [("0", [])] if place is None else [(f"({_IN_TIME}) > (?, ?, ?, ?)", list(place))]
