"""Articles by their keys in the order of days: which stand near an article under a key, before it and behind it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.record.stories.keys import SPECIFIC
from dragoman.record.stories.order import NO_STRETCH, day_number, earliest_place, latest_place, stretch

NEAREST = 12  # so many before an article are looked at under each key
_COMPARED = 32  # so many of these are compared
_UNDATED = 8  # so many articles without any day are looked at under each key by those that have one

_BEFORE = (
    "SELECT place, article FROM story_keys WHERE stretch = ? AND key = ? AND place < ? AND place >= ? "
    "ORDER BY place DESC LIMIT ?"
)
_BEHIND = (
    "SELECT place, article FROM story_keys WHERE stretch = ? AND key = ? AND place > ? AND place <= ? "
    "ORDER BY place LIMIT ?"
)
# The stretches are stepped through one by one: to ask for all distinct ones would read the whole table.
_ELSEWHERE = """
    WITH RECURSIVE stretches (stretch) AS (
        SELECT max(stretch) FROM story_keys WHERE stretch < ?
        UNION ALL
        SELECT (SELECT max(stretch) FROM story_keys WHERE stretch < stretches.stretch)
        FROM stretches WHERE stretch IS NOT NULL
    )
    SELECT place, article FROM stretches JOIN story_keys USING (stretch) WHERE key = ? ORDER BY place DESC LIMIT ?
"""
_LAST_PLACE = (1 << 63) - 1


class Posted(Struct, frozen=True):
    """An article as it can be found: its number, its place in the order of days, its keys."""

    article: int
    place: int
    keys: tuple[int, ...]


def put(connection: sqlite3.Connection, posted: Posted) -> None:
    """Let an article be found."""
    own = stretch(posted.place)
    connection.executemany(
        "INSERT INTO story_keys (stretch, key, place, article) VALUES (?, ?, ?, ?)",
        ((own, key, posted.place, posted.article) for key in posted.keys),
    )


def take_out(connection: sqlite3.Connection, posted: Posted) -> None:
    """Let an article be found no longer."""
    own = stretch(posted.place)
    connection.executemany(
        "DELETE FROM story_keys WHERE stretch = ? AND key = ? AND place = ? AND article = ?",
        ((own, key, posted.place, posted.article) for key in posted.keys),
    )


def before(connection: sqlite3.Connection, posted: Posted) -> list[int]:
    """The articles on which this one may hang: those that share most keys with it, of these the nearest, first."""
    looked_at = _before_a_day if day_number(posted.place) is not None else _before_no_day
    found: Counter[tuple[int, int]] = Counter()
    for key in posted.keys:
        found.update(looked_at(connection, posted.place, key))
    return [article for (_, article), _ in sorted(found.items(), key=lambda one: (-one[1], -one[0][0]))[:_COMPARED]]


def behind(connection: sqlite3.Connection, posted: Posted) -> set[int]:
    """The articles that look at this one when they are asked for those before them, or would, were it there."""
    looking = _behind_a_day if day_number(posted.place) is not None else _behind_no_day
    return {article for key in posted.keys for _, article in looking(connection, posted.place, key)}


Rows = Iterable[tuple[int, int]]  # (place, article)


def _before_a_day(connection: sqlite3.Connection, place: int, key: int) -> Rows:
    own, first = stretch(place), earliest_place(place)
    found = connection.execute(_BEFORE, (own, key, place, first, NEAREST)).fetchall()
    if len(found) < NEAREST and stretch(first) < own:
        found += connection.execute(_BEFORE, (own - 1, key, place, first, NEAREST - len(found)))
    return found


def _behind_a_day(connection: sqlite3.Connection, place: int, key: int) -> Iterator[tuple[int, int]]:
    own, last = stretch(place), latest_place(place)
    found = connection.execute(_BEHIND, (own, key, place, last, NEAREST)).fetchall()
    if len(found) < NEAREST and stretch(last) > own:
        found += connection.execute(_BEHIND, (own + 1, key, place, last, NEAREST - len(found)))
    yield from found
    if key & SPECIFIC:
        yield from _first_undated(connection, key)


def _first_undated(connection: sqlite3.Connection, key: int) -> Rows:
    return connection.execute(_BEHIND, (NO_STRETCH, key, 0, _LAST_PLACE, _UNDATED + 1))


def _before_no_day(connection: sqlite3.Connection, place: int, key: int) -> Iterator[tuple[int, int]]:
    """Those before it that have no day either; and under a key that few share, the last that have one."""
    yield from connection.execute(_BEFORE, (NO_STRETCH, key, place, 0, NEAREST))
    if key & SPECIFIC and any(found == place for found, _ in list(_first_undated(connection, key))[:_UNDATED]):
        yield from connection.execute(_ELSEWHERE, (NO_STRETCH, key, NEAREST))


def _behind_no_day(connection: sqlite3.Connection, place: int, key: int) -> Iterator[tuple[int, int]]:
    yield from connection.execute(_BEHIND, (NO_STRETCH, key, place, _LAST_PLACE, NEAREST))
    if key & SPECIFIC:
        yield from _first_undated(connection, key)
