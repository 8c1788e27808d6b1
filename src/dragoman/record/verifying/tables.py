"""The database by its own lights: SQLite finds its pages and indexes sound, and no row points nowhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dragoman.record.verifying.damage import Damage

_MOST = 100


def tables(connection: sqlite3.Connection) -> Iterator[Damage]:
    """What SQLite finds damaged, and rows that point to rows that are not there."""
    for (trouble,) in connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if trouble != "ok":
            yield Damage("file", None, trouble)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        what = None if row is None else str(row)
        yield Damage(table, what, f"points to a row of {parent} that is not there")
    yield from _pointing_to_no_article(connection)
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


def with_columns(connection: sqlite3.Connection, *columns: str) -> list[str]:
    """The names of the tables that have all these columns."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    )
    found = []
    for (table,) in names.fetchall():
        here = {name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')}
        if here.issuperset(columns):
            found.append(table)
    return found
