"""The tellings of an article as the layers before see it: whose copy it is, who is meant, in which story, when."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

import msgspec

from dragoman.model import When
from dragoman.record.events.telling import Told, tellings_of
from dragoman.record.events.times import closed_by
from dragoman.record.filings import Filings
from dragoman.record.identity.asking import identities_in
from dragoman.record.rows import list_text
from dragoman.record.stories.asking import bounds, stories_of


class Reading:
    """Articles read into tellings."""

    def __init__(self, connection: sqlite3.Connection, filings: Filings) -> None:
        self._connection = connection
        self._filings = filings

    def tellings(self, articles: Collection[int]) -> dict[int, list[Told]]:
        """The tellings of these articles, of those that are in the record."""
        connection = self._connection
        wanted = list_text(sorted(articles))
        rows = connection.execute(
            "SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?))", (wanted,)
        )
        present = sorted(number for (number,) in rows)
        rows = connection.execute(
            "SELECT article, origin FROM copies WHERE article IN (SELECT value FROM json_each(?))", (wanted,)
        )
        origins = dict(rows.fetchall())
        identities: dict[int, dict[str, str]] = {number: {} for number in present}
        for (number, entity), who in identities_in(connection, present).items():
            identities[number][entity] = who.id
        stories = stories_of(connection, present)
        return {
            number: self._of(number, origins.get(number, number), identities[number], stories.get(number))
            for number in present
        }

    def _of(self, number: int, origin: int, identities: dict[str, str], story: str | None) -> list[Told]:
        filed = self._filings[number]
        assert filed.analysis.article is not None
        published, said_by = self._published(number, filed.analysis.article.published)
        found = tellings_of(filed, self._filings[origin], identities, story, published)
        return [_closed(one, said_by) for one in found]

    def _published(self, number: int, published: When | None) -> tuple[When | None, str | None]:
        """The day of an article; where it tells none, about when its story puts it, with the article that says so."""
        if published is not None and published.basis not in ("masthead", "bound") and published.earliest is not None:
            return published, None
        found = bounds(self._connection, number)
        if found is None:
            return published, None
        earliest, latest = found.earliest, found.latest
        if published is not None and published.latest is not None:
            latest = max(earliest, min(latest, published.latest))
        return When(earliest, latest, "month", "bound"), found.article


def _closed(told: Told, said_by: str | None) -> Told:
    """A telling with its open day closed by the day of its article, where only one day fits."""
    when = closed_by(told.when, told.published)
    return told if when is told.when else msgspec.structs.replace(told, when=when, when_from=said_by)
