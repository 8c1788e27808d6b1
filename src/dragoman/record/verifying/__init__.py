"""Proof that a record is what it says: every fact stands on the kept text, and the tables agree with each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dragoman.record.verifying.anew import worked_out_anew
from dragoman.record.verifying.articles import articles, pages
from dragoman.record.verifying.damage import Damage
from dragoman.record.verifying.following import following
from dragoman.record.verifying.tables import tables
from dragoman.record.verifying.words import all_words, structure, words

__all__ = ["Damage", "verify"]


def verify(connection: sqlite3.Connection, deep: bool = False) -> Iterator[Damage]:
    """What is damaged in a record; nothing where it is sound.

    With `deep`, all that follows from the articles is worked out anew, in another order, and compared, and so is every
    word of the index of words; it takes as long as folding all of them in. What is read is the record of one moment,
    whoever writes meanwhile.
    """
    of_words = list(structure(connection))
    yield from of_words
    connection.execute("BEGIN")
    try:
        yield from _in_one_moment(connection, deep, not of_words)
    except sqlite3.DatabaseError as trouble:
        yield Damage("file", None, str(trouble))
    finally:
        connection.execute("ROLLBACK")


def _in_one_moment(connection: sqlite3.Connection, deep: bool, with_words: bool) -> Iterator[Damage]:
    of_tables = list(tables(connection))
    yield from of_tables
    if any(one.table == "file" for one in of_tables):
        return  # What SQLite itself cannot read tells nothing more.
    yield from pages(connection)
    yield from articles(connection)
    yield from following(connection)
    if with_words:
        yield from all_words(connection) if deep else words(connection)
    if deep:
        yield from worked_out_anew(connection)
