"""What follows from articles against the articles: what a row names stands there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dragoman.record.shelf import filed_by_number
from dragoman.record.verifying.damage import Damage
from dragoman.record.verifying.tables import with_columns

_STRETCHES = ("span", "sentence", "trigger", "words")
# Columns that name something of the article that the column `article` names.
_NAMED = ("entity", "mention", "quotation")


def following(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Rows that name what their article has not, or stretches that its text has not."""
    for column in _NAMED:
        for table in with_columns(connection, "article", column):
            yield from _naming_nothing(connection, table, column)
    for stretch in _STRETCHES:
        for table in with_columns(connection, "article", f"{stretch}_start", f"{stretch}_end"):
            yield from _beyond_the_text(connection, table, stretch)


def _naming_nothing(connection: sqlite3.Connection, table: str, column: str) -> Iterator[Damage]:
    rows = connection.execute(
        f'SELECT article, articles.key, "{column}" FROM "{table}" JOIN articles ON articles.number = article '
        f'WHERE "{column}" IS NOT NULL ORDER BY article'
    )
    here: int | None = None
    ids: set[str] = set()
    for article, key, named in rows:
        if article != here:
            here, ids = article, _ids(connection, article, column)
        if named not in ids:
            yield Damage(table, key, f"names {column} {named}, which it has not")


def _ids(connection: sqlite3.Connection, article: int, column: str) -> set[str]:
    try:
        analysis = filed_by_number(connection, article).analysis
    except Exception:  # what cannot be decoded was told already
        return set()
    ids = {
        "entity": (one.id for one in analysis.entities),
        "mention": (one.id for one in analysis.events),
        "quotation": (one.id for one in analysis.quotations),
    }
    return set(ids[column])


def _beyond_the_text(connection: sqlite3.Connection, table: str, stretch: str) -> Iterator[Damage]:
    start, end = f'"{table}".{stretch}_start', f'"{table}".{stretch}_end'
    rows = connection.execute(
        f'SELECT told.key, {start}, {end}, text FROM "{table}" '
        f'JOIN articles AS told ON told.number = "{table}".article '
        f"WHERE NOT (0 <= {start} AND {start} < {end} AND {end} <= length(text)) ORDER BY 1, 2"
    )
    for key, first, last, text in rows:
        # SQLite takes a NUL for the end of a text.
        if not 0 <= first < last <= len(text):
            yield Damage(table, key, f"its {stretch} does not stand in the text: {first} to {last}")
