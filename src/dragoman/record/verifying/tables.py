"""The database by its own lights: SQLite finds its pages and indexes sound, and no row points nowhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dragoman.record.verifying.damage import Damage

_MOST = 100
# What a column of this name points to in any table, whether or not the table says so.
_POINTS_TO = {
    "event": "events",
    "identity": "identities",
    "statement": "statements",
    "disagreement": "disagreements",
    "story": "stories",
}


def tables(connection: sqlite3.Connection) -> Iterator[Damage]:
    """What SQLite finds damaged, and rows that point to rows that are not there."""
    for (trouble,) in connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if trouble != "ok":
            yield Damage("file", None, trouble)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        what = None if row is None else str(row)
        yield Damage(table, what, f"points to a row of {parent} that is not there")
    yield from _pointing_to_no_article(connection)
    for column, parent in _POINTS_TO.items():
        yield from _pointing_nowhere(connection, column, parent)
    (number,) = connection.execute("SELECT count(*) FROM waiting").fetchone()
    if number:
        yield Damage("waiting", None, f"articles that are in and not yet worked into the rest: {number}")


def _pointing_to_no_article(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Rows of any table whose column `article` is the number of none, whether or not the table says that it is one."""
    for table in with_columns(connection, "article"):
        rows = connection.execute(
            f"SELECT DISTINCT article FROM \"{table}\" WHERE typeof(article) = 'integer' "
            "AND article NOT IN (SELECT number FROM articles) ORDER BY article"
        )
        for (number,) in rows.fetchall():
            yield Damage(table, str(number), "there is no article of this number")


def _pointing_nowhere(connection: sqlite3.Connection, column: str, parent: str) -> Iterator[Damage]:
    """Rows of any table that name one of another table by its id or number, where there is none."""
    known = columns_of(connection, parent)
    for table in with_columns(connection, column):
        key = "id" if columns_of(connection, table)[column] == "TEXT" else "number"
        if key in known:
            rows = connection.execute(
                f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL '
                f'AND "{column}" NOT IN (SELECT {key} FROM "{parent}") ORDER BY 1'
            )
            yield from (Damage(table, str(one), f"there is no such {column}") for (one,) in rows.fetchall())


def columns_of(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """The columns of a table with their types; none where there is no such table."""
    return {name: kind for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')}


def with_columns(connection: sqlite3.Connection, *columns: str) -> list[str]:
    """The names of the tables that have all these columns."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    )
    return [table for (table,) in names.fetchall() if columns_of(connection, table).keys() >= set(columns)]
