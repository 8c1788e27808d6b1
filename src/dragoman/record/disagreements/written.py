"""The disagreements of some topics as rows of the record; only what differs is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from dragoman.record.facts import Disagreement
from dragoman.record.rows import insert, list_text

_TABLES = ("disagreement_claims", "disagreement_events")
_CLAIM_COLUMNS = (
    "disagreement", "position", "value", "article", "span_start", "span_end", "sentence_start", "sentence_end",
    "outlet", "according_to",
)  # fmt: skip
_Row = tuple[object, ...]
_Written = tuple[str, list[_Row], list[_Row]]  # topic, claims, events


def write(connection: sqlite3.Connection, found: Mapping[str, Sequence[Disagreement]]) -> set[int]:
    """Put these disagreements in the place of those of their topics; the articles of all that changed."""
    before = {id: _kept(connection, id) for topic in sorted(found) for id in _ids(connection, topic)}
    every = [(topic, one) for topic, some in sorted(found.items()) for one in some]
    numbers = _numbers(connection, {claim.article for _, one in every for claim in one.claims})
    now = {one.id: (topic, *_rows(one, numbers)) for topic, one in every}
    gone = [id for id, kept in before.items() if now.get(id) != kept]
    come = [one for _, one in every if before.get(one.id) != now[one.id]]
    # What moves from one topic to another goes from the one before it comes into the other.
    _take_out(connection, gone)
    for one in come:
        topic, claims, events = now[one.id]
        insert(connection, "disagreements", ["id", "kind", "about", "topic"], [(one.id, one.kind, one.about, topic)])
        insert(connection, "disagreement_claims", list(_CLAIM_COLUMNS), claims)
        insert(connection, "disagreement_events", ["disagreement", "position", "event"], events)
    changed = [*(before[id] for id in gone), *(now[one.id] for one in come)]
    return {int(str(claim[3])) for _, claims, _ in changed for claim in claims}


def _ids(connection: sqlite3.Connection, topic: str) -> list[str]:
    rows = connection.execute("SELECT id FROM disagreements WHERE topic = ? ORDER BY id", (topic,))
    return [id for (id,) in rows.fetchall()]


def _rows(one: Disagreement, numbers: dict[str, int]) -> tuple[list[_Row], list[_Row]]:
    """The rows of its claims and of its events."""
    claims: list[_Row] = [
        (
            *(one.id, position, claim.value, numbers[claim.article], *claim.span, *claim.sentence),
            *(claim.outlet, claim.according_to),
        )
        for position, claim in enumerate(one.claims)
    ]
    return claims, [(one.id, position, event) for position, event in enumerate(one.events)]


def _kept(connection: sqlite3.Connection, id: str) -> _Written:
    (topic,) = connection.execute("SELECT topic FROM disagreements WHERE id = ?", (id,)).fetchone()
    claims = connection.execute(
        f"SELECT {', '.join(_CLAIM_COLUMNS)} FROM disagreement_claims WHERE disagreement = ? ORDER BY position", (id,)
    ).fetchall()
    events = connection.execute(
        "SELECT disagreement, position, event FROM disagreement_events WHERE disagreement = ? ORDER BY position", (id,)
    ).fetchall()
    return topic, claims, events


def _take_out(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    for table in _TABLES:
        connection.execute(
            f'DELETE FROM "{table}" WHERE disagreement IN (SELECT value FROM json_each(?))', (list_text(ids),)
        )
    connection.execute("DELETE FROM disagreements WHERE id IN (SELECT value FROM json_each(?))", (list_text(ids),))


def _numbers(connection: sqlite3.Connection, keys: set[str]) -> dict[str, int]:
    rows = connection.execute(
        "SELECT key, number FROM articles WHERE key IN (SELECT value FROM json_each(?))", (list_text(sorted(keys)),)
    )
    return dict(rows.fetchall())
