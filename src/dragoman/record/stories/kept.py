"""What the record keeps of each article so that its story can be told: its place in time, its keys, its features."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from msgspec import Struct

from dragoman.record.facts import Filed
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text
from dragoman.record.stories.countries import packed
from dragoman.record.stories.daily import without_its_day
from dragoman.record.stories.features import Features, features
from dragoman.record.stories.keys import keys
from dragoman.record.stories.likeness import lengths
from dragoman.record.stories.linking import Candidate
from dragoman.record.stories.order import place
from dragoman.record.stories.postings import Posted
from dragoman.record.stories.ruled import Ruled


class Kept(Struct, frozen=True, eq=False):
    """An article as it can be found and compared."""

    posted: Posted
    candidate: Candidate
    mark: int


class Keeping:
    """What is kept of articles, each read once while they are looked at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._candidates: dict[int, Candidate] = {}
        self._posted: dict[int, Posted] = {}

    def keep(self, coming: Sequence[Kept]) -> None:
        """Put articles down, in the place of what was kept of them."""
        self._posted |= {kept.posted.article: kept.posted for kept in coming}
        self._candidates |= {kept.candidate.article: kept.candidate for kept in coming}
        self._connection.executemany(
            "INSERT OR REPLACE INTO story_features (article, place, language, countries, mark, keys, features) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            map(_row, coming),
        )

    def forget(self, article: int) -> None:
        """Keep nothing of an article."""
        self._candidates.pop(article, None)
        self._posted.pop(article, None)
        self._connection.execute("DELETE FROM story_features WHERE article = ?", (article,))

    def posted(self, articles: Iterable[int]) -> list[Posted]:
        """Under what those of these articles can be found of which something is kept."""
        wanted = set(articles)
        rows = self._connection.execute(
            "SELECT article, place, keys FROM story_features WHERE article IN (SELECT value FROM json_each(?))",
            (list_text(sorted(wanted - self._posted.keys())),),
        )
        self._posted |= {article: Posted(article, at, _keys(packed_keys)) for article, at, packed_keys in rows}
        return [self._posted[article] for article in sorted(wanted & self._posted.keys())]

    def candidates(self, articles: Iterable[int]) -> dict[int, Candidate]:
        """What is kept of these articles for comparing."""
        wanted = set(articles)
        rows = self._connection.execute(
            "SELECT article, place, language, countries, features FROM story_features "
            "WHERE article IN (SELECT value FROM json_each(?))",
            (list_text(sorted(wanted - self._candidates.keys())),),
        )
        for article, at, language, countries, numbers in rows:
            own = Features(np.frombuffer(numbers, "<u4"))
            self._candidates[article] = Candidate(article, at, language, countries, own, lengths(own))
        return {article: self._candidates[article] for article in wanted}


def marks(connection: sqlite3.Connection, filings: Filings, articles: Sequence[int], said: Ruled) -> dict[int, int]:
    """A digest of all by which each is found and compared, so that one that stayed as it was costs little."""
    rows = connection.execute(
        "SELECT number, parts FROM articles WHERE number IN (SELECT value FROM json_each(?))", (list_text(articles),)
    )
    found = {}
    for number, parts in rows:
        article = filings[number].analysis.article
        assert article is not None
        about = (filings[number].key, article.title, article.language, article.published, sorted(said.partings(number)))
        found[number] = crc32(repr(about).encode("utf-8", "surrogatepass"), crc32(parts or b""))
    return found


def kept_marks(connection: sqlite3.Connection, articles: Sequence[int]) -> dict[int, int]:
    """The digest of each of these articles of which something is kept."""
    rows = connection.execute(
        "SELECT article, mark FROM story_features WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(articles),),
    )
    return dict(rows.fetchall())


def made(number: int, filed: Filed, mark: int) -> Kept:
    """What is to be kept of an article."""
    at = place(filed.key, filed.analysis)
    own = without_its_day(filed.analysis, features(filed.analysis))
    assert filed.analysis.article is not None
    language = filed.analysis.article.language
    candidate = Candidate(number, at, language, packed(filed.analysis), own, lengths(own))
    return Kept(Posted(number, at, keys(filed.analysis, own)), candidate, mark)


def _row(kept: Kept) -> tuple[object, ...]:
    one = kept.candidate
    own_keys, numbers = array("Q", kept.posted.keys).tobytes(), one.features.numbers.astype("<u4").tobytes()
    return one.article, one.place, one.language, one.countries, kept.mark, own_keys, numbers


def _keys(packed_keys: bytes) -> tuple[int, ...]:
    own = array("Q")
    own.frombytes(packed_keys)
    return tuple(own)
