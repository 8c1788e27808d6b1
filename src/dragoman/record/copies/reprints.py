"""Articles together with those that reprint them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from dragoman.record.rows import list_text


def with_copies(connection: sqlite3.Connection, articles: Collection[int]) -> set[int]:
    """These articles and those that reprint them, which speak with their voice."""
    rows = connection.execute(
        "SELECT article FROM copies WHERE origin IN (SELECT value FROM json_each(?))", (list_text(sorted(articles)),)
    )
    return {*articles, *(article for (article,) in rows)}
