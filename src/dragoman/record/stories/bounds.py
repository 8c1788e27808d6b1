"""Between which days articles without one were published, by the days of their story about those they tell of."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.record.rows import list_text
from dragoman.record.stories.trees import Hung, Rehung, hung

_AROUND = 21  # how far an article may lie from the others of its story
_QUIET = 7  # a longer pause begins something new
_FAR = 31  # so far from the day that an article tells of, its story is looked at


class _Row(Struct, frozen=True):
    """An article without a day: its story, about which day it tells, and its bounds with the article that says so."""

    story: int
    about: int
    earliest: int | None = None
    latest: int | None = None
    said_by: int | None = None

    @property
    def bounds(self) -> tuple[int | None, ...]:
        return self.earliest, self.latest, self.said_by


_Rows = dict[int, _Row]


def write_bounds(connection: sqlite3.Connection, rehung: Rehung) -> set[int]:
    """Bring the bounds up to the articles whose row changed; the articles whose bounds are others than before."""
    renewed = _renewed(connection, rehung)
    before = _near(connection, rehung) | _kept(connection, renewed)
    now = {article: row for article, row in {**before, **renewed}.items() if row is not None}
    of_stories: dict[int, _Rows] = {}
    for article, row in sorted(now.items()):
        of_stories.setdefault(row.story, {})[article] = row
    for story, rows in sorted(of_stories.items()):
        now |= _bounded(connection, story, rows)
    _write(connection, before, now)
    articles = before.keys() | now.keys()
    return {one for one in articles if _bounds_of(before.get(one)) != _bounds_of(now.get(one))}


def _bounds_of(row: _Row | None) -> tuple[int | None, ...]:
    return (None, None, None) if row is None else row.bounds


def _renewed(connection: sqlite3.Connection, rehung: Rehung) -> dict[int, _Row | None]:
    """The rows of those that hang otherwise now, and of those that have no day but that of what they hang on."""
    found: dict[int, _Row | None] = {}
    waiting = dict(rehung.now)
    while waiting:
        for article, one in waiting.items():
            about = None if one is None or one.leaf.day is not None else _about(connection, article, one)
            found[article] = None if one is None or about is None else _Row(one.story, about)
        rows = connection.execute(
            "SELECT article FROM story_articles WHERE parent IN (SELECT value FROM json_each(?)) "
            "AND day IS NULL AND told IS NULL",
            (list_text(sorted(waiting)),),
        )
        below = [article for (article,) in rows if article not in found]
        waiting = {**hung(connection, below)} if below else {}
    return found


def _about(connection: sqlite3.Connection, article: int, one: Hung) -> int | None:
    """The day that an article tells of, or the nearest above it that has one."""
    if one.leaf.told is not None:
        return one.leaf.told
    row = connection.execute(
        "WITH RECURSIVE above (parent, day) AS (SELECT parent, NULL FROM story_articles WHERE article = ? "
        "UNION ALL SELECT own.parent, coalesce(own.day, own.told) FROM above "
        "JOIN story_articles AS own ON own.article = above.parent WHERE above.day IS NULL) "
        "SELECT day FROM above WHERE day IS NOT NULL",
        (article,),
    ).fetchone()
    return None if row is None else int(row[0])


def _near(connection: sqlite3.Connection, rehung: Rehung) -> _Rows:
    """The rows of those whose bounds the days that came or went may change."""
    days: dict[int, set[int]] = {}
    for one in (*rehung.before.values(), *rehung.now.values()):
        if one is not None and one.leaf.day is not None:
            days.setdefault(one.story, set()).add(one.leaf.day)
    found: _Rows = {}
    for story, of_story in sorted(days.items()):
        rows = connection.execute(
            "SELECT article, story, about, earliest, latest, said_by FROM story_bounds "
            "WHERE story = ? AND about BETWEEN ? AND ?",
            (story, min(of_story) - 2 * _FAR, max(of_story) + 2 * _FAR),
        )
        found |= {article: _Row(*row) for article, *row in rows}
    return found


def _kept(connection: sqlite3.Connection, articles: Iterable[int]) -> _Rows:
    rows = connection.execute(
        "SELECT article, story, about, earliest, latest, said_by FROM story_bounds "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return {article: _Row(*row) for article, *row in rows}


def _bounded(connection: sqlite3.Connection, story: int, rows: _Rows) -> _Rows:
    """The rows of a story with the bounds that its days give."""
    told = [row.about for row in rows.values()]
    days = _days_between(connection, story, min(told) - _FAR, max(told) + _FAR)
    found = {}
    for article, row in rows.items():
        around = _around(days, row.about)
        found[article] = _Row(row.story, row.about)
        if around is not None:
            bounds = (around[0] - _AROUND, around[1] + _AROUND)
            found[article] = _Row(row.story, row.about, *bounds, _first_on(connection, story, around[0]))
    return found


def _days_between(connection: sqlite3.Connection, story: int, first: int, last: int) -> list[int]:
    """The days on which a story is told, stepped through one by one, since many articles may tell it on each."""
    rows = connection.execute(
        "WITH RECURSIVE days (day) AS ("
        "SELECT min(day) FROM story_articles WHERE story = :story AND day >= :first "
        "UNION ALL SELECT (SELECT min(day) FROM story_articles WHERE story = :story AND day > days.day) "
        "FROM days WHERE day <= :last) SELECT day FROM days WHERE day <= :last",
        {"story": story, "first": first, "last": last},
    )
    return [day for (day,) in rows]


def _around(days: Sequence[int], told: int) -> tuple[int, int] | None:
    """The first and the last of the days about one that lie together without a pause."""
    near = [day for day in days if abs(day - told) <= _FAR]
    if not near:
        return None
    at = bisect_left(near, min(near, key=lambda day: (abs(day - told), day)))
    first = last = at
    while first > 0 and near[first] - near[first - 1] <= _QUIET:
        first -= 1
    while last + 1 < len(near) and near[last + 1] - near[last] <= _QUIET:
        last += 1
    return near[first], near[last]


def _first_on(connection: sqlite3.Connection, story: int, day: int) -> int:
    """The article of a day that comes first by its key."""
    (article,) = connection.execute(
        "SELECT number FROM story_articles JOIN articles ON number = article WHERE story = ? AND day = ? "
        "ORDER BY key LIMIT 1",
        (story, day),
    ).fetchone()
    return int(article)


def _write(connection: sqlite3.Connection, before: _Rows, now: _Rows) -> None:
    connection.executemany(
        "DELETE FROM story_bounds WHERE article = ?", ((article,) for article in sorted(before.keys() - now.keys()))
    )
    connection.executemany(
        "INSERT OR REPLACE INTO story_bounds (article, story, about, earliest, latest, said_by) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (article, row.story, row.about, *row.bounds)
            for article, row in sorted(now.items())
            if before.get(article) != row
        ),
    )
