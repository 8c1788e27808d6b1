"""The quotations of an article as the layers below see it: whose copy it is, who is meant, in which story, when."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from dragoman.model import When
from dragoman.record.filings import Filings
from dragoman.record.identity.asking import Identified, identities_in
from dragoman.record.rows import list_text
from dragoman.record.statements.said import Said, said_in
from dragoman.record.statements.wording import Wording, wording
from dragoman.record.stories.asking import bounds, stories_of


def quotations_of(connection: sqlite3.Connection, filings: Filings, articles: Collection[int]) -> dict[int, list[Said]]:
    """The quotations of these articles, of those that are in the record."""
    among = "IN (SELECT value FROM json_each(?))"
    wanted = list_text(sorted(articles))
    rows = connection.execute(f"SELECT number FROM articles WHERE number {among}", (wanted,))
    present = sorted(number for (number,) in rows)
    rows = connection.execute(f"SELECT article, origin FROM copies WHERE article {among}", (wanted,))
    origins = dict(rows.fetchall())
    identities: dict[int, dict[str, Identified]] = {number: {} for number in present}
    for (number, entity), who in identities_in(connection, present).items():
        identities[number][entity] = who
    stories = stories_of(connection, present)
    return {
        number: said_in(
            filings[number],
            filings[origins.get(number, number)],
            identities[number],
            stories.get(number),
            _published(connection, filings, number),
        )
        for number in present
    }


def wording_of(connection: sqlite3.Connection, article: int, said: Said) -> Wording:
    """What the words of a quotation say in any language; `article` is the number of its article."""
    first, last = said.span
    row = connection.execute(
        "SELECT substr(text, ?, ?) FROM articles WHERE number = ?", (first + 1, last - first, article)
    )
    return wording(row.fetchone()[0], said.language)


def _published(connection: sqlite3.Connection, filings: Filings, number: int) -> When | None:
    """The day of an article; where it tells none, the days between which its story puts it."""
    article = filings[number].analysis.article
    assert article is not None
    published = article.published
    if published is not None and published.basis not in ("masthead", "bound") and published.earliest is not None:
        return published
    found = bounds(connection, number)
    if found is None:
        return None if published is None or published.basis == "masthead" else published
    return When(found[0], found[1], "day" if found[0] == found[1] else "week", "bound")
