"""Which story an article tells, in which chapter, and what that says of its day."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from dragoman.record.rows import list_text
from dragoman.record.stories.chapters import chapters


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
    """Between which days an article without one was likely published: three weeks around the others of its time.

    None where it stands alone, or none of the others has a day.
    """
    row = connection.execute(
        "SELECT earliest, latest, key FROM story_bounds JOIN articles ON number = said_by WHERE article = ?", (article,)
    ).fetchone()
    return None if row is None else Bounds(date.fromordinal(row[0]), date.fromordinal(row[1]), row[2])


def articles_of_story(connection: sqlite3.Connection, story: str) -> list[str]:
    """The keys of the articles of a story, its head first, then by key."""
    rows = connection.execute(
        "SELECT key FROM stories JOIN story_articles ON story = stories.number "
        "JOIN articles ON articles.number = article WHERE stories.id = ? ORDER BY parent IS NOT NULL, key",
        (story,),
    )
    return [key for (key,) in rows]


def chapters_of_story(connection: sqlite3.Connection, story: str) -> dict[int, int]:
    """The chapter of each article of a story; one that no day tells of belongs to that of what it hangs on."""
    rows = connection.execute(
        "SELECT article, parent, coalesce(day, told) FROM stories JOIN story_articles ON story = number WHERE id = ?",
        (story,),
    )
    told = {article: (parent, day) for article, parent, day in rows}
    of_day = chapters(date.fromordinal(day) for _, day in told.values() if day is not None)
    days = {article: _day(told, article) for article in told}
    return {article: 1 if day is None else of_day[date.fromordinal(day)] for article, day in days.items()}


def _day(told: Mapping[int, tuple[int | None, int | None]], article: int) -> int | None:
    """The day of an article, or of the nearest one above it that has any."""
    parent, day = told[article]
    while day is None and parent is not None:
        parent, day = told[parent]
    return day
