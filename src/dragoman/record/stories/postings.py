"""Articles by their keys in the order of days: which stand near an article under a key, before it and behind it."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import groupby, islice
from operator import itemgetter

from msgspec import Struct

from dragoman.record.rows import list_text
from dragoman.record.stories.keys import COUNTRIES, NAMED, SPECIFIC
from dragoman.record.stories.linking import Near
from dragoman.record.stories.order import (
    NO_STRETCH,
    WINDOW,
    day_number,
    days_between,
    earliest_place,
    latest_place,
    stretch,
)

NEAREST = 12  # so many before an article are looked at under each key
_COMPARED = 12  # so many of these are compared
_TELLING = SPECIFIC | COUNTRIES
_UNDATED = 8  # so many articles without any day are looked at under each key by those that have one

# The nearest in each stretch under each key. CROSS JOIN keeps the database from going through the table first.
_BEFORE = """
    SELECT near.key, near.place, near.article FROM json_each(:stretches) AS own CROSS JOIN json_each(:keys) AS asked
    CROSS JOIN story_keys AS near ON near.stretch = own.value AND near.key = asked.value
    AND near.place < :place AND near.place >= coalesce(
        (SELECT place FROM story_keys WHERE stretch = own.value AND key = asked.value
         AND place < :place AND place >= :end ORDER BY place DESC LIMIT 1 OFFSET :most - 1),
        :end
    ) ORDER BY near.key, near.place DESC
"""
_BEHIND = """
    SELECT near.key, near.place, near.article FROM json_each(:stretches) AS own CROSS JOIN json_each(:keys) AS asked
    CROSS JOIN story_keys AS near ON near.stretch = own.value AND near.key = asked.value
    AND near.place > :place AND near.place <= coalesce(
        (SELECT place FROM story_keys WHERE stretch = own.value AND key = asked.value
         AND place > :place AND place <= :end ORDER BY place LIMIT 1 OFFSET :most - 1),
        :end
    ) ORDER BY near.key, near.place
"""
_STRETCH_BEFORE = "SELECT max(stretch) FROM story_keys WHERE stretch < ?"
_LAST_IN = "SELECT key, place, article FROM story_keys WHERE stretch = ? AND key = ? ORDER BY place DESC LIMIT ?"
_LAST_PLACE = (1 << 63) - 1


Row = tuple[int, int, int]  # (key, place, article)


class Posted(Struct, frozen=True):
    """An article as it can be found: its number, its place in the order of days, its keys."""

    article: int
    place: int
    keys: tuple[int, ...]


def put(connection: sqlite3.Connection, coming: Iterable[Posted]) -> None:
    """Let articles be found."""
    # In the order of the table, since that is how it grows fastest.
    rows = sorted((stretch(one.place), key, one.place, one.article) for one in coming for key in one.keys)
    connection.executemany("INSERT INTO story_keys (stretch, key, place, article) VALUES (?, ?, ?, ?)", rows)


def take_out(connection: sqlite3.Connection, posted: Posted) -> None:
    """Let an article be found no longer."""
    own = stretch(posted.place)
    connection.executemany(
        "DELETE FROM story_keys WHERE stretch = ? AND key = ? AND place = ? AND article = ?",
        ((own, key, posted.place, posted.article) for key in posted.keys),
    )


def before(connection: sqlite3.Connection, posted: Posted) -> list[Near]:
    """Those that share most keys with an article, of these the nearest first."""
    has_day = day_number(posted.place) is not None
    of_keys: dict[int, dict[int, int]] = {}
    for key, at, article in _before_a_day(connection, posted) if has_day else _before_no_day(connection, posted):
        of_keys.setdefault(key, {})[article] = at
    shared: Counter[int] = Counter()
    places: dict[int, int] = {}
    named = []
    for key, articles in of_keys.items():
        shared.update(articles.keys())
        places |= articles
        if key & NAMED:
            named.append((_rarity(posted.place, articles.values()), key))
    rare: dict[int, float] = {}
    rare_countries: dict[int, float] = {}
    # The rarest last, so that it stays.
    for rarity, key in sorted(named):
        rare |= dict.fromkeys(of_keys[key], rarity)
        if key & COUNTRIES:
            rare_countries |= dict.fromkeys(of_keys[key], rarity)
    likeliest = sorted(((-often, -places[article], article) for article, often in shared.items()))[:_COMPARED]
    return [Near(article, rare.get(article, 0.0), rare_countries.get(article, 0.0)) for *_, article in likeliest]


def _rarity(place: int, before: Collection[int]) -> float:
    """The logarithm of the days it takes until so many as are looked at have a key, which these places before have."""
    if len(before) < NEAREST:
        return math.log(NEAREST * (WINDOW + 1) / len(before))
    return math.log(1 + days_between(place, min(before)))


def behind(connection: sqlite3.Connection, posted: Posted) -> set[int]:
    """The articles that look at this one when they are asked for those before them, or would, were it there."""
    specific = tuple(key for key in posted.keys if key & _TELLING)
    undated = _first_undated(connection, specific, _UNDATED + 1)
    if day_number(posted.place) is not None:
        own, last = stretch(posted.place), latest_place(posted.place)
        near = _near(connection, _BEHIND, posted, range(own, stretch(last) + 1), last)
    else:
        near = _near(connection, _BEHIND, posted, (NO_STRETCH,), _LAST_PLACE)
    return {article for rows in (near, undated) for _, _, article in rows}


def _near(
    connection: sqlite3.Connection, query: str, posted: Posted, stretches: Iterable[int], end: int, most: int = NEAREST
) -> list[Row]:
    """The nearest rows under each key, at most so many, in the order that the query gives them."""
    keys, own = list_text(posted.keys), list_text(stretches)
    asked = {"keys": keys, "stretches": own, "place": posted.place, "end": end, "most": most}
    rows = connection.execute(query, asked).fetchall()
    return [row for _, of_key in groupby(rows, key=itemgetter(0)) for row in islice(of_key, most)]


def _before_a_day(connection: sqlite3.Connection, posted: Posted) -> list[Row]:
    first = earliest_place(posted.place)
    stretches = range(stretch(first), stretch(posted.place) + 1)
    return _near(connection, _BEFORE, posted, stretches, first)


def _before_no_day(connection: sqlite3.Connection, posted: Posted) -> list[Row]:
    """Those before it that have no day either; and under a key that tells much, the last that have one."""
    found = _near(connection, _BEFORE, posted, (NO_STRETCH,), 0)
    specific = tuple(key for key in posted.keys if key & _TELLING)
    for key, _, article in _first_undated(connection, specific, _UNDATED):
        if article == posted.article:
            found += _last(connection, key)
    return found


def _last(connection: sqlite3.Connection, key: int) -> list[Row]:
    """The last articles under a key that have a day, from one stretch after the other until there are enough."""
    found: list[Row] = []
    (own,) = connection.execute(_STRETCH_BEFORE, (NO_STRETCH,)).fetchone()
    while own is not None and len(found) < NEAREST:
        found += connection.execute(_LAST_IN, (own, key, NEAREST - len(found)))
        (own,) = connection.execute(_STRETCH_BEFORE, (own,)).fetchone()
    return found


def _first_undated(connection: sqlite3.Connection, keys: tuple[int, ...], most: int) -> list[Row]:
    if connection.execute("SELECT 1 FROM story_keys WHERE stretch = ? LIMIT 1", (NO_STRETCH,)).fetchone() is None:
        return []
    return _near(connection, _BEHIND, Posted(0, 0, keys), (NO_STRETCH,), _LAST_PLACE, most)
