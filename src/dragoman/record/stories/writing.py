"""Stories as rows: their days, languages, title and names, changed by what came and what left."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from dragoman.record.facts import Filed
from dragoman.record.filings import Filings
from dragoman.record.ids import content_id
from dragoman.record.rows import list_text
from dragoman.record.stories.trees import Hung, Rehung

_NAMES = 3


def write_stories(connection: sqlite3.Connection, filings: Filings, rehung: Rehung, fresh: Collection[int]) -> None:
    """Bring the rows of stories up to the articles whose row changed.

    `fresh` are articles that came or came again: a story of theirs gets its title and names anew.
    """
    changes: dict[int, Counter[str]] = {story: Counter() for story in _headed_by(connection, fresh)}
    for hung, sign in _left_and_came(rehung):
        changes.setdefault(hung.story, Counter())[hung.leaf.language] += sign
    for story, change in sorted(changes.items()):
        row = connection.execute("SELECT languages FROM stories WHERE number = ?", (story,)).fetchone()
        languages = Counter() if row is None else Counter(json.loads(row[0]))
        languages.update(change)
        counts = {language: often for language, often in sorted(languages.items()) if often}
        if not counts:
            connection.execute("DELETE FROM stories WHERE number = ?", (story,))
            continue
        told = (*_days(connection, story), sum(counts.values()), json.dumps(counts))
        if row is None or story in fresh:
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


def _left_and_came(rehung: Rehung) -> Iterator[tuple[Hung, int]]:
    for article, before in rehung.before.items():
        now = rehung.now[article]
        if before is not None and before.story:
            yield before, -1
        if now is not None:
            yield now, 1


def _headed_by(connection: sqlite3.Connection, articles: Collection[int]) -> list[int]:
    rows = connection.execute(
        "SELECT number FROM stories WHERE number IN (SELECT value FROM json_each(?))", (list_text(sorted(articles)),)
    )
    return [number for (number,) in rows]


def _days(connection: sqlite3.Connection, story: int) -> tuple[str | None, str | None]:
    """The first and the last day of publication."""
    # Each by itself, since the index gives one end at a time.
    first, last = connection.execute(
        "SELECT (SELECT min(day) FROM story_articles WHERE story = :story), "
        "(SELECT max(day) FROM story_articles WHERE story = :story)",
        {"story": story},
    ).fetchone()
    if first is None:
        return None, None
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


def _called(head: Filed) -> tuple[Any, ...]:
    """The id of a story, its title, and the names that its head tells most."""
    assert head.analysis.article is not None
    often = Counter(mention.entity for mention in head.analysis.mentions)
    names = {entity.id: entity.name for entity in head.analysis.entities if entity.kind != "country"}
    most = sorted(names, key=lambda one: (-often[one], names[one], one))[:_NAMES]
    return content_id("y", head.key), head.analysis.article.title, list_text([names[one] for one in most])
