"""The days about which undated articles tell, as the tables keep them: by article and by the block that says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.record.events.references import Reference, latest
from dragoman.record.rows import list_text


def refer(connection: sqlite3.Connection, block: int, found: Mapping[int, Reference]) -> set[int]:
    """Keep what a block says of articles, in the place of what it said before; the articles of which it differs."""
    rows = connection.execute("SELECT article, day, said_by FROM telling_references WHERE block = ?", (block,))
    before = {article: Reference(date.fromordinal(day), said_by) for article, day, said_by in rows}
    changed = {article for article in before.keys() | found.keys() if before.get(article) != found.get(article)}
    connection.executemany(
        "DELETE FROM telling_references WHERE block = ? AND article = ?", ((block, one) for one in sorted(changed))
    )
    connection.executemany(
        "INSERT INTO telling_references (block, article, day, said_by) VALUES (?, ?, ?, ?)",
        ((block, one, found[one].day.toordinal(), found[one].said_by) for one in sorted(changed & found.keys())),
    )
    return changed


def referring(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Reference]:
    """The day about which each of these articles tells, of those of which one is known."""
    rows = connection.execute(
        "SELECT article, day, said_by FROM telling_references WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(set(articles))),),
    )
    return latest((article, Reference(date.fromordinal(day), said_by)) for article, day, said_by in rows)
