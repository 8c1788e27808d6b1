"""Interim."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from dragoman.record.events.parties import Party
from dragoman.record.rows import list_text


def identities_in(connection: sqlite3.Connection, articles: Collection[int]) -> dict[tuple[int, str], Party]:
    rows = connection.execute(
        "SELECT article, entity, id, kind, country, name FROM identity_entities JOIN identities ON id = identity WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(articles),),
    )
    return {(row[0], row[1]): Party(*row[2:]) for row in rows}
