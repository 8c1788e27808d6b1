"""Stories as rows: their chapters, days, languages, title and names, written where they differ from what is there."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from dragoman.record.facts import Filed
from dragoman.record.filings import Filings
from dragoman.record.ids import content_id
from dragoman.record.rows import list_text
from dragoman.record.stories.chapters import chapters
from dragoman.record.stories.order import day_number

_NAMES = 3


class _Leaf(Struct, frozen=True):
    """An article of a story. `told` is the number of the day that stands for one of publication where there is none."""

    article: int
    parent: int | None
    chapter: int
    day: str | None
    language: str
    place: int | None

    @property
    def at(self) -> date | None:
        """The day by which it is put into a chapter."""
        if self.day is not None:
            return date.fromisoformat(self.day)
        number = None if self.place is None else day_number(self.place)
        return None if number is None else date.fromordinal(number)


def write_stories(
    connection: sqlite3.Connection, filings: Filings, stories: Collection[int], fresh: Collection[int]
) -> set[int]:
    """Bring the rows of these stories up to their articles; the articles whose chapter or whose bounds changed.

    `fresh` are articles that came or came again: a story of theirs gets its title and names anew.
    """
    changed: set[int] = set()
    for story in sorted(stories):
        leaves = _leaves(connection, story)
        if not leaves:
            connection.execute("DELETE FROM story_chapters WHERE story = ?", (story,))
            connection.execute("DELETE FROM stories WHERE number = ?", (story,))
            continue
        _write_story(connection, filings, story, leaves, story in fresh)
        numbered = _numbered(leaves)
        changed |= _write_chapters_of_articles(connection, leaves, numbered)
        changed |= _write_chapters(connection, story, leaves, numbered)
    return changed


def _leaves(connection: sqlite3.Connection, story: int) -> list[_Leaf]:
    rows = connection.execute(
        "SELECT hung.article, parent, chapter, day, hung.language, place FROM story_articles AS hung "
        "LEFT JOIN story_features ON story_features.article = hung.article WHERE story = ?",
        (story,),
    )
    return [_Leaf(*row) for row in rows]


def _numbered(leaves: Sequence[_Leaf]) -> dict[int, int]:
    """The chapter of each article; one that no day tells of belongs to that of its parent."""
    days = {leaf.article: leaf.at for leaf in leaves}
    of_day = chapters(day for day in days.values() if day is not None)
    parents = {leaf.article: leaf.parent for leaf in leaves}
    found: dict[int, int] = {}
    for leaf in leaves:
        article: int | None = leaf.article
        while article is not None and days[article] is None:
            article = parents[article]
        day = None if article is None else days[article]
        found[leaf.article] = 1 if day is None else of_day[day]
    return found


def _write_chapters_of_articles(
    connection: sqlite3.Connection, leaves: Iterable[_Leaf], numbered: dict[int, int]
) -> set[int]:
    other = {leaf.article for leaf in leaves if leaf.chapter != numbered[leaf.article]}
    connection.executemany(
        "UPDATE story_articles SET chapter = ? WHERE article = ?", ((numbered[article], article) for article in other)
    )
    return other


def _write_chapters(
    connection: sqlite3.Connection, story: int, leaves: Sequence[_Leaf], numbered: dict[int, int]
) -> set[int]:
    """Write a story's chapters; the articles without a day in those whose days changed."""
    rows = connection.execute(
        "SELECT chapter, first_day, last_day, articles FROM story_chapters WHERE story = ?", (story,)
    )
    before = {row[0]: row for row in rows}
    now = {}
    for chapter in sorted(set(numbered.values())):
        days = sorted(leaf.day for leaf in leaves if leaf.day and numbered[leaf.article] == chapter)
        first, last = (days[0], days[-1]) if days else (None, None)
        now[chapter] = (chapter, first, last, sum(number == chapter for number in numbered.values()))
    connection.executemany(
        "DELETE FROM story_chapters WHERE story = ? AND chapter = ?", ((story, gone) for gone in set(before) - set(now))
    )
    connection.executemany(
        "INSERT OR REPLACE INTO story_chapters (story, chapter, first_day, last_day, articles) VALUES (?, ?, ?, ?, ?)",
        ((story, *row) for chapter, row in now.items() if before.get(chapter) != row),
    )
    stretched = {chapter for chapter, row in now.items() if before.get(chapter, row)[1:3] != row[1:3]}
    return {leaf.article for leaf in leaves if leaf.day is None and numbered[leaf.article] in stretched}


def _write_story(
    connection: sqlite3.Connection, filings: Filings, story: int, leaves: Sequence[_Leaf], is_fresh: bool
) -> None:
    days = sorted(leaf.day for leaf in leaves if leaf.day)
    first, last = (days[0], days[-1]) if days else (None, None)
    told = (first, last, len(leaves), list_text(sorted({leaf.language for leaf in leaves})))
    if is_fresh or connection.execute("SELECT 1 FROM stories WHERE number = ?", (story,)).fetchone() is None:
        connection.execute(
            "INSERT INTO stories (number, id, title, names, first_day, last_day, articles, languages) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET (id, title, names, first_day, "
            "last_day, articles, languages) = (excluded.id, excluded.title, excluded.names, excluded.first_day, "
            "excluded.last_day, excluded.articles, excluded.languages)",
            (story, *_called(filings[story]), *told),
        )
    else:
        connection.execute(
            "UPDATE stories SET first_day = ?, last_day = ?, articles = ?, languages = ? WHERE number = ?",
            (*told, story),
        )


def _called(head: Filed) -> tuple[Any, ...]:
    """The id of a story, its title, and the names that its head tells most."""
    assert head.analysis.article is not None
    often = Counter(mention.entity for mention in head.analysis.mentions)
    names = {entity.id: entity.name for entity in head.analysis.entities if entity.kind != "country"}
    most = sorted(names, key=lambda one: (-often[one], names[one], one))[:_NAMES]
    return content_id("y", head.key), head.analysis.article.title, list_text([names[one] for one in most])
