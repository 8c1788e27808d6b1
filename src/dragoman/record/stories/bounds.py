"""Between which days articles without one were published, by the days of their story about those they tell of."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dragoman.record.rows import list_text
from dragoman.record.stories.trees import Hung, Rehung

_AROUND = 21  # how far an article may lie from the others of its story
_QUIET = 7  # a longer pause begins something new
_FAR = 31  # so far from the day that an article tells of, its story is looked at
Row = tuple[int, int, int, int]


def write_bounds(connection: sqlite3.Connection, rehung: Rehung) -> set[int]:
    """Bring the bounds up to the articles whose row changed; the articles whose bounds are others than before."""
    days: dict[int, set[int]] = {}
    for article, before in rehung.before.items():
        for hung in (before, rehung.now[article]):
            if hung is not None and hung.story:
                days.setdefault(hung.story, set()).update(_told(hung))
    looking: set[int] = set()
    rows: list[Row] = []
    for story, of_story in sorted(days.items()):
        undated = _undated(connection, story, of_story)
        looking |= undated.keys()
        rows += _bounds(connection, story, undated)
    looking |= rehung.before.keys()
    return _write(connection, looking, rows)


def _told(hung: Hung) -> Iterable[int]:
    return [day for day in (hung.leaf.day, hung.leaf.told) if day is not None]


def _undated(connection: sqlite3.Connection, story: int, days: set[int]) -> dict[int, int | None]:
    """The articles of a story without a day whose bounds these days may change, with the day that they tell of."""
    first, last = (min(days) - 2 * _FAR, max(days) + 2 * _FAR) if days else (1, 0)
    rows = connection.execute(
        "SELECT article, told FROM story_articles INDEXED BY story_articles_without_day "
        "WHERE story = ? AND day IS NULL AND (told IS NULL OR told BETWEEN ? AND ?)",
        (story, first, last),
    )
    return {article: told if told is not None else _told_above(connection, article) for article, told in rows}


def _told_above(connection: sqlite3.Connection, article: int) -> int | None:
    """The day of the nearest article that one hangs on which has any."""
    row = connection.execute(
        "WITH RECURSIVE above (parent, day) AS (SELECT parent, NULL FROM story_articles WHERE article = ? "
        "UNION ALL SELECT own.parent, coalesce(own.day, own.told) FROM above "
        "JOIN story_articles AS own ON own.article = above.parent WHERE above.day IS NULL) "
        "SELECT day FROM above WHERE day IS NOT NULL",
        (article,),
    ).fetchone()
    return None if row is None else int(row[0])


def _bounds(connection: sqlite3.Connection, story: int, undated: dict[int, int | None]) -> list[Row]:
    told = [day for day in undated.values() if day is not None]
    if not told:
        return []
    days = _days_between(connection, story, min(told) - 2 * _FAR, max(told) + 2 * _FAR)
    found = []
    for article, day in sorted(undated.items()):
        around = None if day is None else _around(days, day)
        if around is not None:
            said_by = _first_on(connection, story, around[0])
            found.append((article, around[0] - _AROUND, around[1] + _AROUND, said_by))
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


def _write(connection: sqlite3.Connection, looking: set[int], rows: Sequence[Row]) -> set[int]:
    now = {row[0]: row for row in rows}
    kept = connection.execute(
        "SELECT article, earliest, latest, said_by FROM story_bounds WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(looking)),),
    )
    before = {row[0]: row for row in kept}
    changed = {article for article in before.keys() | now.keys() if before.get(article) != now.get(article)}
    connection.executemany("DELETE FROM story_bounds WHERE article = ?", ((article,) for article in sorted(changed)))
    connection.executemany(
        "INSERT INTO story_bounds (article, earliest, latest, said_by) VALUES (?, ?, ?, ?)",
        (now[article] for article in sorted(changed & now.keys())),
    )
    return changed
