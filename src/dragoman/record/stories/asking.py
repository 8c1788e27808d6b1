"""Which story an article tells, and what that says of its day."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.record.rows import list_text

_AROUND = timedelta(days=21)  # how far an article may lie from the others of its story


class Bounds(NamedTuple):
    """Between which days an article was likely published, and the key of an article that says so."""

    earliest: date
    latest: date
    article: str


def stories_of(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, str]:
    """The id of the story of each of these articles."""
    rows = connection.execute(
        "SELECT article, id FROM story_articles JOIN stories ON number = story "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return dict(rows.fetchall())


def bounds(connection: sqlite3.Connection, article: int) -> Bounds | None:
    """Between which days an article was likely published, by the others of its chapter: three weeks around them.

    None where it stands alone, or none of the others has a day.
    """
    row = connection.execute(
        "SELECT first_day, last_day, story, chapter FROM story_articles JOIN story_chapters USING (story, chapter) "
        "WHERE article = ?",
        (article,),
    ).fetchone()
    if row is None or row[0] is None:
        return None
    first, last, story, chapter = row
    (key,) = connection.execute(
        "SELECT key FROM story_articles JOIN articles ON number = article "
        "WHERE story = ? AND chapter = ? AND day IS NOT NULL ORDER BY day, key LIMIT 1",
        (story, chapter),
    ).fetchone()
    return Bounds(date.fromisoformat(first) - _AROUND, date.fromisoformat(last) + _AROUND, key)


def articles_of_story(connection: sqlite3.Connection, story: str) -> list[str]:
    """The keys of the articles of a story, its head first, then by key."""
    rows = connection.execute(
        "SELECT key FROM stories JOIN story_articles ON story = stories.number "
        "JOIN articles ON articles.number = article WHERE stories.id = ? ORDER BY parent IS NOT NULL, key",
        (story,),
    )
    return [key for (key,) in rows]
