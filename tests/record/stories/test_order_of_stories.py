"""The stories of a set of articles do not depend on the order and the batches in which they came."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest
from tests.record.stories.telling import batches, fold_waiting, made, rows

from dragoman.model import Analysis
from dragoman.record.filings import Filings
from dragoman.record.store import Record, record_in_memory


def told_at_once(analyses: list[Analysis]) -> list[Any]:
    with record_in_memory() as record:
        record.put(analyses)
        fold_waiting(record.connection, Filings(record.connection))
        return rows(record.connection)


def put_in_batches(record: Record, analyses: list[Analysis], seed: int) -> Filings:
    filings = Filings(record.connection)
    for batch in batches(analyses, seed):
        record.put(batch)
        fold_waiting(record.connection, filings)
    return filings


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_batches_give_the_same_stories(seed: int) -> None:
    analyses = made(seed, 160)
    with record_in_memory() as record:
        put_in_batches(record, analyses, seed)
        assert rows(record.connection) == told_at_once(analyses)


@pytest.mark.parametrize("seed", range(3))
def test_articles_that_leave_the_record_leave_no_trace(seed: int) -> None:
    analyses = made(seed, 120)
    with record_in_memory() as record:
        filings = put_in_batches(record, analyses, seed)
        connection = record.connection
        gone = [number for (number,) in connection.execute("SELECT number FROM articles WHERE number % 3 = 0")]
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executemany("DELETE FROM pages WHERE article = ?", ((number,) for number in gone))
        connection.executemany("DELETE FROM articles WHERE number = ?", ((number,) for number in gone))
        connection.execute("PRAGMA foreign_keys = ON")
        left = {row[0] for row in connection.execute("SELECT id FROM articles")}
        fold_waiting(connection, filings, gone)
        assert rows(connection) == told_at_once([one for one in analyses if one.article and one.article.id in left])


def test_folding_again_changes_nothing() -> None:
    analyses = made(5, 80)
    with record_in_memory() as record:
        filings = put_in_batches(record, analyses, 5)
        before = rows(record.connection)
        everything = [number for (number,) in record.connection.execute("SELECT number FROM articles")]
        assert fold_waiting(record.connection, filings, everything) == set()
        assert rows(record.connection) == before


def test_every_article_whose_story_or_whose_bounds_changed_is_named_and_no_other_one() -> None:
    query = (
        "SELECT told.article, told.story, earliest, latest, said_by FROM story_articles AS told "
        "LEFT JOIN story_bounds USING (article)"
    )
    with record_in_memory() as record:
        filings = Filings(record.connection)
        for batch in batches(made(6, 120), 6):
            before = set(record.connection.execute(query))
            record.put(batch)
            changed = fold_waiting(record.connection, filings)
            after = set(record.connection.execute(query))
            assert {row[0] for row in before ^ after} == changed


@pytest.mark.parametrize("seed", range(3))
def test_what_is_counted_by_difference_is_what_is_there(seed: int) -> None:
    with record_in_memory() as record:
        put_in_batches(record, made(seed, 120), seed)
        for story, articles, languages, first, last in record.connection.execute(
            "SELECT number, articles, languages, first_day, last_day FROM stories"
        ):
            rows = record.connection.execute(
                "SELECT language, day FROM story_articles WHERE story = ?", (story,)
            ).fetchall()
            days = sorted(date.fromordinal(day).isoformat() for _, day in rows if day is not None)
            assert articles == len(rows)
            assert json.loads(languages) == Counter(language for language, _ in rows)
            assert [first, last] == ([days[0], days[-1]] if days else [None, None])
