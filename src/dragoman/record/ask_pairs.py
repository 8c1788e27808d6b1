"""What lies between two: the events in which one faces the other, and who speaks for a country."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.record.facts import Status
from dragoman.record.rows import list_text

# Whose word is the state's: those who govern, judge and make laws, its forces, police and intelligence.
_OF_STATE = ("COP", "GOV", "JUD", "LEG", "MIL", "SPY")
_START = "coalesce(when_earliest, when_latest, '9999')"
_ONE = "(SELECT value FROM json_each(?1))"
_OTHER = "(SELECT value FROM json_each(?2))"


class Shared(Struct, frozen=True):
    """An event between two, as it stands now; days in ISO 8601, `None` where an end is open."""

    id: str
    type: str
    mode: str | None
    status: Status
    earliest: str | None
    latest: str | None


def officials(connection: sqlite3.Connection, identities: Sequence[str]) -> list[str]:
    """The ids of those who speak for the countries among these: people and bodies of the state."""
    rows = connection.execute(
        "SELECT official.id FROM identities land JOIN identities official ON official.country = land.country "
        "WHERE land.id IN (SELECT value FROM json_each(?)) AND land.kind = 'country' "
        "AND official.kind IN ('person', 'organisation', 'group') "
        "AND official.sector IN (SELECT value FROM json_each(?)) ORDER BY official.id",
        (list_text(identities), list_text(_OF_STATE)),
    )
    return [official for (official,) in rows]


def events_between(
    connection: sqlite3.Connection,
    one: Sequence[str],
    other: Sequence[str],
    *,
    since: date | None = None,
    until: date | None = None,
) -> list[Shared]:
    """The events in which some of `one` face some of `other`, in the order of time, those without any day last.

    They face each other where one acts and the other receives, and in what parties do with each other: they
    cooperate, meet, refuse to meet, or clash. Two who together accuse or threaten a third, or nobody who is named,
    are side by side.
    """
    rows = connection.execute(
        f"""
        SELECT id, type, mode, status, when_earliest, when_latest FROM (
            SELECT event,
                max(part = 'actor' AND identity IN {_ONE}) AS one_acts,
                max(part = 'actor' AND identity IN {_OTHER}) AS other_acts,
                max(part = 'recipient' AND identity IN {_ONE}) AS one_receives,
                max(part = 'recipient' AND identity IN {_OTHER}) AS other_receives,
                max(part = 'recipient') AS has_recipient
            FROM event_parties WHERE event IN (
                SELECT event FROM event_parties WHERE identity IN {_ONE}
                INTERSECT SELECT event FROM event_parties WHERE identity IN {_OTHER}
            ) GROUP BY event
        ) JOIN events ON id = event
        WHERE (one_acts AND other_receives OR other_acts AND one_receives OR one_acts AND other_acts
            AND NOT has_recipient AND (quad_class LIKE '% cooperation' OR mode = 'meet' OR type = 'ASSAULT'))
        AND (?3 IS NULL OR (coalesce(when_latest, '9999') >= ?3 AND when_precision IS NOT NULL))
        AND (?4 IS NULL OR (coalesce(when_earliest, '') <= ?4 AND when_precision IS NOT NULL))
        ORDER BY {_START}, coalesce(when_latest, '9999'), id
        """,
        (list_text(one), list_text(other), _iso(since), _iso(until)),
    )
    return [Shared(*row) for row in rows]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def met_by(connection: sqlite3.Connection, identity: str) -> dict[str, list[tuple[str, date | None]]]:
    """Whom one met or called, with the events that were held, in the order of time, and their last days."""
    rows = connection.execute(
        "SELECT DISTINCT other.identity, events.id, when_latest FROM event_parties AS own "
        "JOIN events ON events.id = own.event JOIN event_parties AS other ON other.event = own.event "
        "WHERE own.identity = ?1 AND other.identity <> ?1 AND type = 'CONSULT' AND status = 'held' "
        "ORDER BY when_earliest IS NULL AND when_latest IS NULL, coalesce(when_earliest, when_latest), events.id",
        (identity,),
    )
    found: dict[str, list[tuple[str, date | None]]] = {}
    for other, event, last in rows:
        found.setdefault(other, []).append((event, None if last is None else date.fromisoformat(last)))
    return found
