"""Copies do not depend on the order or the batches in which articles come, nor on what was there in between."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.writing import Writing

from dragoman.record import copies
from dragoman.record.copies import postings
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.shelf import article_key
from dragoman.record.store import record_in_memory

SENTENCES = tuple(
    " ".join(f"{word}{number}" for word in ("minister", "spoke", "of", "border", "and", "named", "no", "day")) + "."
    for number in range(8)
)


class Folded:
    """The layer of copies in a record of its own, article by article."""

    def __init__(self) -> None:
        self.record = record_in_memory()
        self.connection: sqlite3.Connection = self.record.connection

    def put(self, writings: Sequence[Writing]) -> set[str]:
        """Bring articles in; the keys of those whose outcome changed."""
        self.record.put([writing.done() for writing in writings])
        return self.fold([key(writing) for writing in writings])

    def fold(self, keys: Sequence[str]) -> set[str]:
        filings = Filings(self.connection)
        numbers = [filings.number(one) for one in keys]
        with self.record.writing():
            changed = copies.fold(self.connection, filings, numbers, Rulings())
        return {filings[number].key for number in changed}

    def take_out(self, writing: Writing) -> None:
        number = Filings(self.connection).number(key(writing))
        with self.record.writing():
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            self.connection.execute("DELETE FROM pages WHERE article = ?", (number,))
            self.connection.execute("DELETE FROM articles WHERE number = ?", (number,))
            copies.fold(self.connection, Filings(self.connection), [number], Rulings())

    def publish(self, writing: Writing, day: str) -> None:
        """Another day of publication for an article that is in."""
        columns = "UPDATE articles SET published_earliest = ?1, published_latest = ?1 WHERE key = ?2"
        self.connection.execute(columns, (day, key(writing)))
        self.fold([key(writing)])

    def tables(self) -> tuple[list[tuple[object, ...]], ...]:
        """All rows of the layer, articles by their keys."""
        return tuple(sorted(self.connection.execute(question).fetchall(), key=str) for question in TABLES)


TABLES = (
    "SELECT a.key, o.key, containment, credit FROM copies "
    "JOIN articles a ON a.number = article JOIN articles o ON o.number = origin",
    "SELECT a.key, o.key FROM copy_links JOIN articles a ON a.number = article JOIN articles o ON o.number = other",
    "SELECT print, place, key FROM fingerprints JOIN articles ON number = article",
    "SELECT key, place, minute, runs, sketch, outlets, cited, credit FROM fingerprinted "
    "JOIN articles ON number = article",
)


def key(writing: Writing) -> str:
    article = writing.done().article
    assert article is not None
    return article_key(article)


def writings(random: Random, count: int) -> list[Writing]:
    """Articles of a few common sentences, so that many share some and some are copies."""
    made = []
    for number in range(count):
        text = " ".join(random.sample(SENTENCES, random.randint(3, 6)))
        day = random.choice([None, "2022-03-01", "2022-03-02", "2022-03-03"])
        writing = Writing(text, outlet=f"Outlet {number % 5}", published=day, id=f"w{number}")
        made.append(writing.cites(text.split()[0]) if random.random() < 0.3 else writing)
    return made


@pytest.fixture(autouse=True)
def _few_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that new articles come between those that were near."""
    monkeypatch.setattr(postings, "NEAREST", 2)


def together(written: Sequence[Writing]) -> tuple[list[tuple[object, ...]], ...]:
    folded = Folded()
    folded.put(written)
    return folded.tables()


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000))
def test_order_and_batches_have_no_say(seed: int) -> None:
    random = Random(seed)
    written = writings(random, 24)
    expected = together(written)
    folded, waiting = Folded(), random.sample(written, len(written))
    while waiting:
        size = random.randint(1, 6)
        folded.put(waiting[:size])
        waiting = waiting[size:]
    assert folded.tables() == expected


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000))
def test_what_was_taken_out_leaves_no_trace(seed: int) -> None:
    random = Random(seed)
    written = writings(random, 24)
    folded, gone = Folded(), set(random.sample(range(24), 6))
    folded.put(written)
    for number in gone:
        folded.take_out(written[number])
    assert folded.tables() == together([one for number, one in enumerate(written) if number not in gone])


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_another_day_of_publication_counts_as_if_it_had_always_been_there(seed: int) -> None:
    random = Random(seed)
    written = [one for one in writings(random, 24) if one.about["published"]]
    folded = Folded()
    folded.put(written)
    for one in random.sample(written, 5):
        folded.publish(one, "2022-02-28")
        one.about["published"] = "2022-02-28"
    assert folded.tables() == together(written)


def test_folding_again_changes_nothing() -> None:
    written = writings(Random(1), 24)
    folded = Folded()
    folded.put(written)
    before = folded.tables()
    assert folded.fold([key(one) for one in written]) == set()
    assert folded.tables() == before


def test_whose_outcome_changes_is_told() -> None:
    text = " ".join(SENTENCES[:4])
    copy, alone = Writing(text, outlet="Late", published="2022-03-02"), Writing(SENTENCES[5], outlet="Alone")
    origin = Writing(text, outlet="Early", published="2022-03-01")
    folded = Folded()
    assert folded.put([copy, alone]) == set()
    assert folded.put([origin]) == {key(copy), key(origin)}
