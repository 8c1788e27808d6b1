"""The smallest fingerprints of each article, kept so that those near it in time that share one are found at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np

from dragoman.model import Article
from dragoman.record.copies.fingerprints import Prints

# Of an article at least so many prints are kept, and one of so many runs, at most so many. Of two copies of one length
# half are the same or more, of a text and one of a third of its length still a few.
_FEWEST, _ONE_OF, _MOST = 12, 24, 32
# Under a shared print an article is compared with so many nearest before it: a formula of thousands costs little.
NEAREST = 6

_PRINT_BITS = 48
_KEY_BITS = 41
_NO_DAY = (1 << 22) - 1  # after every day that there is


Posting = tuple[int, int, int]  # (print, place in the order of days, article)
Neighbours = tuple[int, int, int]  # (article, another near it, whether that stands behind it: 0 or 1)


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


def is_later(one: int, other: int) -> bool:
    """Whether the days of two places are known and the first is the later one."""
    return day_of(other) < day_of(one) < _NO_DAY


def sketch(prints: Prints) -> tuple[int, ...]:
    """The smallest fingerprints of a text, shortened to what an index needs."""
    kept = min(max(_FEWEST, prints.size // _ONE_OF), _MOST)
    return tuple(dict.fromkeys((prints[:kept] >> np.uint64(64 - _PRINT_BITS)).tolist()))


def put(connection: sqlite3.Connection, come: Sequence[Posting]) -> list[Neighbours]:
    """Keep articles under their prints; who is near each of them under one of these."""
    _ask(connection, come)
    connection.execute("INSERT INTO fingerprints (print, place, article) SELECT * FROM temp.asked")
    return connection.execute(
        f"{_AROUND} SELECT DISTINCT article, other, is_behind FROM found", {"further": NEAREST - 1}
    ).fetchall()


def take_out(connection: sqlite3.Connection, gone: Sequence[Posting]) -> list[tuple[int, int]]:
    """Keep articles under these prints no longer; the pairs that each of them had kept apart, and that are near now."""
    connection.executemany("DELETE FROM fingerprints WHERE print = ? AND place = ? AND article = ?", gone)
    _ask(connection, gone)
    sides: dict[Posting, tuple[list[int], list[int]]] = {}
    question = f"{_AROUND} SELECT print, place, article, other, is_behind FROM found ORDER BY nearness DESC"
    for print, place, article, other, is_behind in connection.execute(question, {"further": NEAREST - 1}):
        sides.setdefault((print, place, article), ([], []))[is_behind].append(other)
    return [
        (one, other)
        for before, behind in sides.values()
        for steps, one in enumerate(before)
        for other in behind[: NEAREST - steps]
    ]


def _ask(connection: sqlite3.Connection, asked: Sequence[Posting]) -> None:
    connection.execute(_ASKED)
    connection.execute("DELETE FROM temp.asked")
    connection.executemany("INSERT INTO temp.asked VALUES (?, ?, ?)", asked)


_ASKED = """CREATE TEMP TABLE IF NOT EXISTS asked
    (print INTEGER, place INTEGER, article INTEGER, PRIMARY KEY (print, place, article)) WITHOUT ROWID"""
# Most prints are one article's own: they are sorted out first.
_AROUND = """WITH crowded AS MATERIALIZED (
        SELECT print, place, article FROM temp.asked WHERE EXISTS (
            SELECT 1 FROM fingerprints WHERE print = asked.print AND place <> asked.place)),
    found AS (
        SELECT crowded.*, kept.article AS other, 0 AS is_behind, kept.place AS nearness
        FROM crowded CROSS JOIN fingerprints AS kept ON kept.print = crowded.print
            AND kept.place < crowded.place AND kept.place >= ifnull(
                (SELECT place FROM fingerprints WHERE print = crowded.print AND place < crowded.place
                    ORDER BY place DESC LIMIT 1 OFFSET :further), 0)
        UNION ALL
        SELECT crowded.*, kept.article, 1, -kept.place
        FROM crowded CROSS JOIN fingerprints AS kept ON kept.print = crowded.print
            AND kept.place > crowded.place AND kept.place <= ifnull(
                (SELECT place FROM fingerprints WHERE print = crowded.print AND place > crowded.place
                    ORDER BY place LIMIT 1 OFFSET :further), 9223372036854775807))"""


def are_near(connection: sqlite3.Connection, prints: Iterable[int], places: tuple[int, int]) -> bool:
    """Whether under one of these prints the article at one place is among those nearest before the other."""
    between = "SELECT count(*) FROM (SELECT 1 FROM fingerprints WHERE print = ? AND place > ? AND place < ? LIMIT ?)"
    first, last = sorted(places)
    return any(connection.execute(between, (one, first, last, NEAREST)).fetchone()[0] < NEAREST for one in prints)
