from __future__ import annotations

from datetime import date

from dragoman.model import When
from dragoman.reading.lexicon import lexicon
from dragoman.reading.publication import narrowed
from dragoman.reading.stream import Stream
from dragoman.reading.times import located_times

TOLD_AND_PLANNED = "On 27 December they spoke. On 28 December they agreed. They will meet on 10 January 2022."


def narrow(text: str, published: When | None = None) -> When | None:
    stream = Stream(text, ((0, len(text)),), lexicon("en"))
    return narrowed(published, located_times(stream, None)[0], stream)


def test_days_told_and_days_planned_bound_the_publication() -> None:
    assert narrow(TOLD_AND_PLANNED) == When(date(2021, 12, 28), date(2021, 12, 31), "day", "inferred")


def test_within_one_year_the_plan_is_the_upper_bound() -> None:
    text = "On 3 May they spoke. They will meet on 10 May 2022."
    assert narrow(text) == When(date(2022, 5, 3), date(2022, 5, 9), "day", "inferred")


def test_a_masthead_of_later_years_does_not_hinder() -> None:
    masthead = When(None, date(2026, 2, 26), "day", "masthead")
    assert narrow(TOLD_AND_PLANNED, masthead) == When(date(2021, 12, 28), date(2021, 12, 31), "day", "inferred")


def test_a_publication_that_is_told_stays() -> None:
    told = When(date(2021, 12, 29), date(2021, 12, 29), "day", "metadata")
    assert narrow(TOLD_AND_PLANNED, told) is None


def test_without_a_plan_or_without_a_day_told_nothing_is_said() -> None:
    assert narrow("On 21 January they spoke.") is None
    assert narrow("They will meet on 10 January 2022.") is None
    assert narrow("On Wednesday they spoke, and in December.") is None


def test_a_plan_far_off_says_nothing() -> None:
    assert narrow("On 3 May they spoke. They will meet on 10 January 2030.") is None


def test_the_bound_dates_what_the_article_left_without_a_year() -> None:
    stream = Stream(TOLD_AND_PLANNED, ((0, len(TOLD_AND_PLANNED)),), lexicon("en"))
    bound = narrowed(None, located_times(stream, None)[0], stream)
    found = [time.when for time in located_times(stream, bound)[0]]
    assert [(when.earliest, when.basis) for when in found] == [
        (date(2021, 12, 27), "inferred"),
        (date(2021, 12, 28), "inferred"),
        (date(2022, 1, 10), "explicit"),
    ]
