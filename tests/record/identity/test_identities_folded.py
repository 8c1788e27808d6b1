"""Identities are a function of the set of articles and of what users said: order, batches and detours have no say."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as some
from tests.record.writing import BLINKEN, LAVROV, NATO, RUSSIA, USA, Writing, who

from dragoman.record import directory
from dragoman.record.facts import Local, Rulings
from dragoman.record.filings import Filings
from dragoman.record.identity import fold, identities_in, suggestions
from dragoman.record.shelf import article_key
from dragoman.record.store import Record, record_in_memory

PEOPLE = [
    *(BLINKEN, LAVROV, NATO, RUSSIA, USA),
    who("Ivan Petrov", country="BGR", role="minister"),
    who("Ivan Petrov"),
    who("Ivan Petrov", "Иван Петров"),
    who("I. Petrov"),
    who("Anna Petrova", "Анна Петрова"),
    who("Ana Petrova", country="BGR", role="minister"),
    who("Georgi Petrov", role="interior minister", country="BGR"),
    who("Petrov", "Петров"),
    who("Petrov", role="minister", country="BGR"),
    who("Petrova"),
    who("Lavrov", "Лаврова"),
    who("Lavrov", role="football coach"),
    who("George W. Bush"),
    who("George Bush"),
    who("George H. W. Bush", country="USA"),
    who("Bush", role="president", country="USA"),
    who("Tilbert Oxholm", listed=("mine:1",)),
    who("Bertil Oxholm", known="Q5", listed=("mine:1",)),
    who("Oxholm"),
    who("Ryanair", kind="organisation"),
    who("Rainair", "Райънеър", kind="organisation"),
    who("Ministry of Finance", kind="organisation", country="BGR"),
    who("Ministry of Finance", kind="organisation"),
    who("Russia", kind="country", country="RUS"),
]
DAYS = (None, "2022-01-12", "2022-01-20", "2022-02-27", "2022-09-01")

by_chance = settings(max_examples=40)


@some.composite
def articles(draw: some.DrawFn, most: int = 14) -> list[Writing]:
    """Articles that tell of some of these people, on some of these days."""
    chance = draw(some.randoms(use_true_random=False))
    return [_article(number, chance) for number in range(draw(some.integers(2, most)))]


def _article(number: int, chance: random.Random) -> Writing:
    present = {one.name: one for one in chance.sample(PEOPLE, chance.randint(1, 5))}
    text = ", ".join(one.forms[0] for one in present.values())
    return Writing(
        f"{text} spoke. {number}",
        *present.values(),
        published=chance.choice(DAYS),
        language=chance.choice(("en", "ru", "bg")),
    )


class Room:
    """A record into which articles are folded, a batch at a time."""

    def __init__(self, record: Record) -> None:
        self.connection = record.connection
        self._record = record
        self._filings = Filings(record.connection)

    def fold(self, batch: Collection[Writing], rulings: Rulings = Rulings()) -> None:  # noqa: B008 - frozen
        self._record.put([one.done() for one in batch])
        self._fold({self.number(one) for one in batch}, rulings)

    def take_out(self, batch: Collection[Writing]) -> None:
        numbers = {self.number(one) for one in batch}
        self.connection.execute("DELETE FROM pages")
        self.connection.executemany("DELETE FROM articles WHERE number = ?", [(number,) for number in numbers])
        self._filings.forget(numbers)
        self._fold(numbers, Rulings())

    def rule(self, before: Rulings, after: Rulings) -> None:
        numbers = {self._filings.number(article) for article, _ in named_in(before) | named_in(after)}
        self._fold(numbers, after)

    def _fold(self, numbers: set[int], rulings: Rulings) -> None:
        before = self._who_is_who()
        told = fold(self.connection, self._filings, numbers, rulings)
        after = self._who_is_who()
        changed = {article for article in before.keys() | after.keys() if before.get(article) != after.get(article)}
        assert changed <= told

    def _who_is_who(self) -> dict[int, dict[str, object]]:
        found: dict[int, dict[str, object]] = {}
        numbers = [number for (number,) in self.connection.execute("SELECT number FROM articles")]
        for (article, entity), identity in identities_in(self.connection, numbers).items():
            found.setdefault(article, {})[entity] = identity
        return found

    def number(self, one: Writing) -> int:
        article = one.done().article
        assert article is not None
        return self._filings.number(article_key(article))

    def export(self) -> list[Any]:
        return [directory.identities(self.connection), suggestions(self.connection)]


@contextmanager
def empty() -> Iterator[Room]:
    with record_in_memory() as record:
        yield Room(record)


@contextmanager
def narrow() -> Iterator[None]:
    """Bounds so low that a few articles reach them."""
    place = "dragoman.record.identity."
    with (
        patch(f"{place}links._NEIGHBOURS", 2),
        patch(f"{place}links._SMALL_BLOCK", 3),
        patch(f"{place}lone.MOST_BEARERS", 2),
        patch(f"{place}folding.MOST_BEARERS", 2),
        patch(f"{place}nodes.MOST_TOLD", 2),
        patch(f"{place}kept.MOST_TOLD", 2),
        patch(f"{place}components._LARGEST", 4),
    ):
        yield


def named_in(rulings: Rulings) -> set[Local]:
    return {
        *(local for group in rulings.together for local in group),
        *(local for pair in rulings.apart for local in pair),
        *(local for local, _ in (*rulings.names, *rulings.links)),
    }


def folded(batches: Sequence[Sequence[Writing]]) -> list[Any]:
    with empty() as room:
        for batch in batches:
            room.fold(batch)
        return room.export()


def shuffled(draw: Callable[..., Any], written: Sequence[Writing]) -> list[list[Writing]]:
    """The same articles in another order and in batches."""
    order = draw(some.permutations(written))
    cuts = sorted({0, len(order), *draw(some.lists(some.integers(0, len(order)), max_size=4))})
    return [list(order[start:end]) for start, end in pairwise(cuts)]


@by_chance
@given(some.data())
def test_order_and_batches_have_no_say(data: some.DataObject) -> None:
    written = data.draw(articles())
    assert folded(shuffled(data.draw, written)) == folded([written])


@by_chance
@given(some.data())
def test_order_and_batches_have_no_say_where_there_are_more_than_are_looked_at(data: some.DataObject) -> None:
    written = data.draw(articles(most=20))
    with narrow():
        assert folded(shuffled(data.draw, written)) == folded([written])


@by_chance
@given(some.data())
def test_what_is_taken_out_leaves_no_trace(data: some.DataObject) -> None:
    written = data.draw(articles())
    gone = data.draw(some.integers(1, len(written) - 1))
    with narrow(), empty() as room:
        for batch in shuffled(data.draw, written):
            room.fold(batch)
        room.take_out(written[:gone])
        assert room.export() == folded([written[gone:]])
        tables = ("spellings", "identity_links", "identity_keys", "identity_doubts")
        left = [room.connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]
        with empty() as other:
            other.fold(written[gone:])
            assert left == [other.connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]


@some.composite
def rulings_over(draw: some.DrawFn, written: Sequence[Writing]) -> Rulings:
    """What users may have said of some of the entities of these articles, free of contradiction."""
    locals_ = sorted({local for one in written for local in _locals(one)})
    chosen = draw(some.lists(some.sampled_from(locals_), min_size=1, max_size=6, unique=True))
    cut = draw(some.integers(0, len(chosen)))
    group, others = chosen[:cut], chosen[cut:]
    return Rulings(
        together=(tuple(sorted(group)),) if len(group) > 1 else (),
        apart=tuple(sorted({(min(pair), max(pair)) for pair in pairwise(others)})),
        names=((chosen[0], "Somebody"),) if draw(some.booleans()) else (),
        links=((chosen[-1], "Q999"),) if draw(some.booleans()) else (),
    )


def _locals(one: Writing) -> list[Local]:
    analysis = one.done()
    assert analysis.article is not None
    return [(article_key(analysis.article), entity.id) for entity in analysis.entities]


@by_chance
@given(some.data())
def test_what_users_said_holds_whether_it_was_said_before_or_after(data: some.DataObject) -> None:
    written = data.draw(articles(most=8))
    first, second = data.draw(rulings_over(written)), data.draw(rulings_over(written))
    with empty() as before, empty() as after:
        before.fold(written, second)
        after.fold(written, first)
        after.rule(first, second)
        assert after.export() == before.export()


@by_chance
@given(some.data())
def test_what_users_said_and_took_back_leaves_no_trace(data: some.DataObject) -> None:
    written = data.draw(articles(most=8))
    said = data.draw(rulings_over(written))
    with empty() as room:
        room.fold(written)
        as_it_was = room.export()
        room.rule(Rulings(), said)
        room.rule(said, Rulings())
        assert room.export() == as_it_was


@by_chance
@given(some.data())
def test_what_users_said_of_articles_that_come_later_holds(data: some.DataObject) -> None:
    written = data.draw(articles(most=8))
    said = data.draw(rulings_over(written))
    with empty() as at_once, empty() as in_batches:
        at_once.fold(written, said)
        for batch in shuffled(data.draw, written):
            in_batches.fold(batch, said)
        assert in_batches.export() == at_once.export()
