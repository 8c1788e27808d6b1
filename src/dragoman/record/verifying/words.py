"""The index of words against the texts: it has every article, and of each its words in their order."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Any

from dragoman.record.shelf import searchable
from dragoman.record.verifying.damage import Damage

_TABLE = "article_words"
_BATCH = 1_000
_SAMPLE = 300
_TEXTS = "SELECT number, key, title, text FROM articles ORDER BY number"


def structure(connection: sqlite3.Connection) -> Iterator[Damage]:
    """What the index itself finds damaged; nothing where the record may only be read, or another writes into it."""
    try:
        connection.execute(f"INSERT INTO {_TABLE} ({_TABLE}) VALUES ('integrity-check')")
    except sqlite3.OperationalError:
        return
    except sqlite3.DatabaseError as trouble:
        yield Damage(_TABLE, None, str(trouble))


def words(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Articles that the index has not, or with another number of words; and of a sample, those with other words."""
    there = "SELECT number FROM articles"
    for (number,) in connection.execute(f"SELECT id FROM {_TABLE}_docsize WHERE id NOT IN ({there})").fetchall():
        yield Damage(_TABLE, str(number), "has words of an article that is not there")
    (total,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    step = max(1, total // _SAMPLE)
    rows = connection.execute(_TEXTS)
    while batch := rows.fetchmany(_BATCH):
        sizes = _sizes(connection, batch)
        for number, key, title, text in batch:
            if _size(connection, number) != sizes[number]:
                yield Damage(_TABLE, key, "the index has not as many words of it as it has")
            elif number % step == 0 and not _stands(connection, number, title, text):
                yield Damage(_TABLE, key, "the index has other words of it than it has")


def _size(connection: sqlite3.Connection, number: int) -> bytes | None:
    """How many words of an article the index has, as the index writes it."""
    row = connection.execute(f"SELECT sz FROM {_TABLE}_docsize WHERE id = ?", (number,)).fetchone()
    return None if row is None else bytes(row[0])


def _sizes(connection: sqlite3.Connection, batch: list[tuple[int, str, str | None, str]]) -> dict[int, bytes | None]:
    """How many words these articles have, as an index of them alone writes it."""
    with closing(sqlite3.connect(":memory:")) as other:
        _index(connection, other, iter(batch))
        return {number: _size(other, number) for number, *_ in batch}


def _index(
    connection: sqlite3.Connection, other: sqlite3.Connection, rows: Iterator[tuple[int, str, str | None, str]]
) -> None:
    """Make an index of words in another database, as the record's is made."""
    (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (_TABLE,)).fetchone()
    other.execute(made)
    other.executemany(
        f"INSERT INTO {_TABLE} (rowid, title, text) VALUES (?, ?, ?)",
        ((number, *searchable(title, text)) for number, _, title, text in rows),
    )


def _stands(connection: sqlite3.Connection, number: int, title: str | None, text: str) -> bool:
    """Whether the index has all words of an article one after the other."""
    for column, written in zip(("title", "text"), searchable(title, text), strict=True):
        query = f'{column} : "{written}"'
        found = connection.execute(f"SELECT 1 FROM {_TABLE} WHERE {_TABLE} MATCH ? AND rowid = ?", (query, number))
        if any(map(str.isalnum, written)) and found.fetchone() is None:
            return False
    return True


def all_words(connection: sqlite3.Connection) -> Iterator[Damage]:
    """The first word at which the index and one that is made anew of all texts differ."""
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "words")) as other:
        other.execute("PRAGMA synchronous = OFF")
        _index(connection, other, connection.execute(_TEXTS))
        for ours, anew in zip_longest(_instances(connection), _instances(other)):
            if ours != anew:
                word = min(one for one in (ours, anew) if one is not None)[0]
                yield Damage(_TABLE, word, "the index has this word elsewhere than the texts")
                return


def _instances(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Every word with every place at which it stands."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.every_word USING fts5vocab (main, {_TABLE}, instance)")
    yield from connection.execute("SELECT term, doc, col, offset FROM temp.every_word")
