"""Stories: which there are, and which articles tell one, chapter by chapter."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from dragoman.record.rows import list_from_text, list_text
from dragoman.record.stories.asking import chapters_of_story

_STORY = "stories.id, title, first_day, last_day, articles, languages, names"


class Story(Struct, frozen=True, kw_only=True):
    """A development in short: title and names are those of its first article, `articles` how many tell it."""

    id: str
    title: str | None
    first: date | None
    last: date | None
    articles: int
    languages: tuple[str, ...]
    names: tuple[str, ...]


class StoryArticle(Struct, frozen=True):
    """An article in a story: its number, its chapter, the key of the one that it hangs on, and how alike they are."""

    number: int
    chapter: int
    parent: str | None
    score: float | None


class StoriesAsked(Struct, frozen=True, kw_only=True):
    """Conditions that all must hold; `None` asks for nothing.

    `parties`: one of them takes part in an event of the story. `since` and `until`: it was told between them, both
    included. `language`: one of its articles is in it. `least` articles tell it.
    """

    parties: Sequence[str] | None = None
    since: date | None = None
    until: date | None = None
    language: str | None = None
    least: int = 1


def stories(
    connection: sqlite3.Connection, asked: StoriesAsked, *, limit: int | None = None, after: str | None = None
) -> list[Story]:
    """The stories that fit, those that were told last first and those without a day last; at most `limit`.

    They begin behind the story `after`.
    """
    conditions: list[tuple[str, list[Any]]] = [("articles >= ?", [asked.least])]
    if asked.parties is not None:
        taking_part = "SELECT event FROM event_parties WHERE identity IN (SELECT value FROM json_each(?))"
        conditions.append((f"id IN (SELECT story FROM events WHERE id IN ({taking_part}))", [list_text(asked.parties)]))
    if asked.since is not None:
        conditions.append(("last_day >= ?", [asked.since.isoformat()]))
    if asked.until is not None:
        conditions.append(("first_day <= ?", [asked.until.isoformat()]))
    if asked.language is not None:
        conditions.append(("EXISTS (SELECT 1 FROM json_each(languages) WHERE key = ?)", [asked.language]))
    if after is not None:
        place = connection.execute("SELECT coalesce(last_day, ''), id FROM stories WHERE id = ?", (after,)).fetchone()
        conditions.append(("(coalesce(last_day, ''), id) < (?, ?)", list(place or ("", ""))))
    rows = connection.execute(
        f"SELECT {_STORY} FROM stories WHERE {' AND '.join(condition for condition, _ in conditions)} "
        "ORDER BY coalesce(last_day, '') DESC, id DESC LIMIT ?",
        [*(value for _, values in conditions for value in values), -1 if limit is None else limit],
    )
    return [_story(row) for row in rows]


def story(connection: sqlite3.Connection, id: str) -> Story | None:
    """The story of this id."""
    row = connection.execute(f"SELECT {_STORY} FROM stories WHERE id = ?", (id,)).fetchone()
    return None if row is None else _story(row)


def story_articles(connection: sqlite3.Connection, id: str) -> list[StoryArticle]:
    """The articles of a story by chapters, then by day and key."""
    chapters = chapters_of_story(connection, id)
    rows = connection.execute(
        "SELECT told.number, parent.key, score FROM stories JOIN story_articles ON story = stories.number "
        "JOIN articles told ON told.number = article "
        "LEFT JOIN articles parent ON parent.number = story_articles.parent "
        "WHERE stories.id = ? ORDER BY told.published_latest IS NULL, told.published_latest, told.key",
        (id,),
    )
    found = [StoryArticle(number, chapters[number], *hung) for number, *hung in rows]
    return sorted(found, key=lambda one: one.chapter)


def _story(row: Sequence[Any]) -> Story:
    id, title, first, last, articles, languages, names = row
    return Story(
        id=id,
        title=title,
        first=None if first is None else date.fromisoformat(first),
        last=None if last is None else date.fromisoformat(last),
        articles=articles,
        languages=tuple(json.loads(languages)),
        names=list_from_text(names),
    )
