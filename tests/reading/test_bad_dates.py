"""Dates that cannot be, and pages full of them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.model import When
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream
from dragoman.reading.times import LocatedTime, located_times

PUBLISHED = When(date(2022, 2, 23), date(2022, 2, 23), "day", "metadata")


def found(text: str, published: When | None = PUBLISHED) -> list[LocatedTime]:
    return located_times(Stream(text, ((0, len(text)),), lexicon("en")), published)[0]


@pytest.mark.parametrize(
    "text",
    [
        "It was signed on 31 February 2022.",
        "It was signed on 13/13/2022.",
        "It was signed on 2022-02-30.",
        "It was signed in the year 0.",
        "It was signed in 20222.",
        "It was signed on 0 January 2022.",
    ],
)
def test_a_day_that_no_calendar_has_is_none(text: str) -> None:
    assert all(time.when.precision in ("month", "year", "none") for time in found(text))


def test_a_date_behind_publication_stays_as_it_stands() -> None:
    (time,) = found("It was signed on 10 May 2035.")
    assert (time.when.earliest, time.when.basis) == (date(2035, 5, 10), "explicit")


def test_a_weekday_that_the_date_does_not_fall_on_is_warned_of() -> None:
    stream = Stream("They met on Monday, 11 January 2022.", ((0, 36),), lexicon("en"))
    assert located_times(stream, None)[1] == ["the weekday does not fit the date: Monday, 11 January 2022"]


@pytest.mark.parametrize(
    "text",
    [
        ", ".join(f"{number % 28 + 1} January 2022" for number in range(10_000)),
        "1, 2, 3, " * 3_000,
        "2014-" * 8_000,
        "two weeks ago last Monday " * 2_000,
        "XX " * 5_000 + "century",
    ],
)
def test_ten_thousand_dates_on_a_page_are_read_to_the_end(text: str) -> None:
    times = found(text)
    assert all(one.last <= other.first for one, other in pairwise(times))


def test_every_one_of_many_dates_is_found() -> None:
    assert len(found(", ".join(f"{number % 28 + 1} January 2022" for number in range(1_000)))) == 1_000
