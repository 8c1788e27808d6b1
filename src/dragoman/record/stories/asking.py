"""Which story an article tells, and what that says of its day."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import date, timedelta

from dragoman.record.rows import list_text

_A_DAY = timedelta(days=1)


def stories_of(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, str]:
    """The id of the story of each of these articles."""
    rows = connection.execute(
        "SELECT article, id FROM story_articles JOIN stories ON number = story "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return dict(rows.fetchall())


def bounds(connection: sqlite3.Connection, article: int) -> tuple[date, date] | None:
    """Between which days an article must have been published, by the others of its chapter; a day is left at both ends.

    None where it stands alone, or none of the others has a day.
    """
    row = connection.execute(
        "SELECT first_day, last_day FROM story_articles JOIN story_chapters USING (story, chapter) WHERE article = ?",
        (article,),
    ).fetchone()
    if row is None or row[0] is None:
        return None
    return date.fromisoformat(row[0]) - _A_DAY, date.fromisoformat(row[1]) + _A_DAY
