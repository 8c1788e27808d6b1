"""What the record keeps of each article so that its story can be told: its place in time, its keys, its features."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from msgspec import Struct

from dragoman.record.facts import Filed
from dragoman.record.rows import list_text
from dragoman.record.stories.features import Features, features
from dragoman.record.stories.keys import keys
from dragoman.record.stories.linking import Candidate
from dragoman.record.stories.order import place
from dragoman.record.stories.postings import Posted
from dragoman.record.stories.ruled import Ruled


class Kept(Struct, frozen=True, eq=False):
    """An article as it can be found and compared."""

    posted: Posted
    candidate: Candidate
    mark: int


def mark(connection: sqlite3.Connection, number: int, filed: Filed, said: Ruled) -> int:
    """A digest of all by which an article is found and compared, so that one that stayed as it was costs little."""
    article = filed.analysis.article
    assert article is not None
    (parts,) = connection.execute("SELECT parts FROM articles WHERE number = ?", (number,)).fetchone()
    about = (filed.key, article.title, article.language, article.published, sorted(said.partings(number)))
    return crc32(repr(about).encode("utf-8", "surrogatepass"), crc32(parts or b""))


def marks(connection: sqlite3.Connection, articles: Sequence[int]) -> dict[int, int]:
    """The digest of each of these articles of which something is kept."""
    rows = connection.execute(
        "SELECT article, mark FROM story_features WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(articles),),
    )
    return dict(rows.fetchall())


def made(number: int, filed: Filed, mark: int) -> Kept:
    """What is to be kept of an article."""
    assert filed.analysis.article is not None
    own, at = features(filed.analysis), place(filed.key, filed.analysis)
    candidate = Candidate(number, at, filed.analysis.article.language, own)
    return Kept(Posted(number, at, keys(filed.analysis, own)), candidate, mark)


def keep(connection: sqlite3.Connection, kept: Kept) -> None:
    """Put an article down, in the place of what was kept of it."""
    candidate = kept.candidate
    connection.execute(
        "INSERT OR REPLACE INTO story_features (article, place, language, mark, keys, features) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            candidate.article,
            candidate.place,
            candidate.language,
            kept.mark,
            array("Q", kept.posted.keys).tobytes(),
            candidate.features.numbers.astype("<u4").tobytes(),
        ),
    )


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Keep nothing of an article."""
    connection.execute("DELETE FROM story_features WHERE article = ?", (article,))


def kept_of(connection: sqlite3.Connection, article: int) -> Kept | None:
    """What is kept of an article."""
    row = connection.execute(
        "SELECT article, place, language, features, keys, mark FROM story_features WHERE article = ?", (article,)
    ).fetchone()
    if row is None:
        return None
    own = array("Q")
    own.frombytes(row[4])
    return Kept(Posted(article, row[1], tuple(own)), _candidate(*row[:4]), row[5])


def candidates(connection: sqlite3.Connection, articles: Sequence[int]) -> list[Candidate]:
    """What is kept of these articles for comparing, in their order."""
    rows = connection.execute(
        "SELECT article, place, language, features FROM story_features "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(articles),),
    )
    found = {row[0]: _candidate(*row) for row in rows}
    return [found[article] for article in articles]


def _candidate(article: int, place: int, language: str, features: bytes) -> Candidate:
    return Candidate(article, place, language, Features(np.frombuffer(features, "<u4").astype(np.uint32)))
