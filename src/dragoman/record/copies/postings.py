"""The smallest fingerprints of each article, kept so that those near it in time that share one are found at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
from msgspec import Struct

from dragoman.model import Article
from dragoman.record.copies.fingerprints import Prints

# So many prints of an article are kept: of two copies of one length about half are the same, of a text and one of a
# third of its length still a few.
SKETCH = 16
# Under a shared print an article is compared with so many nearest before it, so that a formula of thousands costs little.
NEAREST = 8

_PRINT_BITS = 48
_KEY_BITS = 41
_NO_DAY = (1 << 22) - 1  # after every day that there is
_PRINT_BYTES = _PRINT_BITS // 8


class Posting(Struct, frozen=True):
    """A print under which an article is kept, at its place in the order of days."""

    print: int
    place: int
    article: int


def place(key: str, article: Article) -> int:
    """Where an article stands in the order of (day of publication, digest of its key); those without a day are last.

    The print of a masthead, or what merely bounds a day, is no day.
    """
    published = article.published
    day = None if published is None or published.basis in ("masthead", "bound") else published.earliest
    number = _NO_DAY if day is None else day.toordinal()
    digest = int.from_bytes(blake2b(key.encode("utf-8"), digest_size=8).digest(), "big")
    return (number << _KEY_BITS) | (digest >> (64 - _KEY_BITS))


def day_of(place: int) -> int:
    """The number of the day in a place."""
    return place >> _KEY_BITS


def sketch(prints: Prints) -> tuple[int, ...]:
    """The smallest fingerprints of a text, shortened to what an index needs."""
    smallest = (prints[:SKETCH] >> np.uint64(64 - _PRINT_BITS)).tolist()
    return tuple(dict.fromkeys(smallest))


def packed(prints: Sequence[int]) -> bytes:
    """A sketch as bytes."""
    return b"".join(number.to_bytes(_PRINT_BYTES, "big") for number in prints)


def unpacked(cell: bytes) -> list[int]:
    """The sketch of which `packed` made bytes."""
    return [int.from_bytes(cell[at : at + _PRINT_BYTES], "big") for at in range(0, len(cell), _PRINT_BYTES)]


def put(connection: sqlite3.Connection, postings: Iterable[Posting]) -> None:
    """Keep articles under their prints."""
    rows = sorted((one.print, one.place, one.article) for one in postings)
    connection.executemany("INSERT INTO fingerprints (print, place, article) VALUES (?, ?, ?)", rows)


def take_out(connection: sqlite3.Connection, postings: Iterable[Posting]) -> None:
    """Keep articles under these prints no longer."""
    rows = sorted((one.print, one.place, one.article) for one in postings)
    connection.executemany("DELETE FROM fingerprints WHERE print = ? AND place = ? AND article = ?", rows)


def around(connection: sqlite3.Connection, postings: Iterable[Posting]) -> dict[Posting, tuple[list[int], list[int]]]:
    """The articles nearest before and after each posting under its print, the nearest first; none where it is alone."""
    connection.execute(_ASKED_FOR)
    rows = sorted((one.print, one.place, one.article) for one in postings)
    connection.executemany("INSERT INTO temp.prints_asked_for VALUES (?, ?, ?)", rows)
    found: dict[Posting, tuple[list[int], list[int]]] = {}
    for direction, question in enumerate((_BEFORE, _AFTER)):
        for *asked, article in connection.execute(question, (NEAREST - 1,)):
            found.setdefault(Posting(*asked), ([], []))[direction].append(article)
    connection.execute("DELETE FROM temp.prints_asked_for")
    return found


_ASKED_FOR = """CREATE TEMP TABLE IF NOT EXISTS prints_asked_for
    (print INTEGER, place INTEGER, article INTEGER, PRIMARY KEY (print, place, article)) WITHOUT ROWID"""
_BEFORE = """SELECT asked.print, asked.place, asked.article, kept.article
    FROM temp.prints_asked_for AS asked CROSS JOIN fingerprints AS kept ON kept.print = asked.print
        AND kept.place < asked.place AND kept.place >= ifnull(
            (SELECT place FROM fingerprints WHERE print = asked.print AND place < asked.place
                ORDER BY place DESC LIMIT 1 OFFSET ?), 0)
    ORDER BY asked.print, asked.place, asked.article, kept.place DESC"""
_AFTER = """SELECT asked.print, asked.place, asked.article, kept.article
    FROM temp.prints_asked_for AS asked CROSS JOIN fingerprints AS kept ON kept.print = asked.print
        AND kept.place > asked.place AND kept.place <= ifnull(
            (SELECT place FROM fingerprints WHERE print = asked.print AND place > asked.place
                ORDER BY place LIMIT 1 OFFSET ?), 9223372036854775807)
    ORDER BY asked.print, asked.place, asked.article, kept.place"""


def are_near(connection: sqlite3.Connection, prints: Iterable[int], places: tuple[int, int]) -> bool:
    """Whether under one of these prints the article at one place is among those nearest before the other."""
    between = "SELECT count(*) FROM (SELECT 1 FROM fingerprints WHERE print = ? AND place > ? AND place < ? LIMIT ?)"
    first, last = sorted(places)
    return any(connection.execute(between, (one, first, last, NEAREST)).fetchone()[0] < NEAREST for one in prints)
