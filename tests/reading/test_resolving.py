from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.reading.grounds import Ground, Outlook
from dragoman.reading.resolving import resolved
from dragoman.reading.said import Nth, Said, Shift

DAYS = some.dates(date(1950, 1, 1), date(2050, 12, 31))
UNITS = some.sampled_from(["week", "month", "quarter", "half", "year", "decade"])
WEDNESDAY = date(2022, 2, 23)


def days(said: Said, day: date = WEDNESDAY, outlook: Outlook = "told") -> tuple[date, date] | None:
    found = resolved(said, Ground(day, None, outlook))
    return None if found is None else found[:2]


@given(DAYS, DAYS)
def test_a_whole_date_is_that_day_wherever_it_is_told(told: date, day: date) -> None:
    assert days(Said(year=told.year, month=told.month, day=told.day), day) == (told, told)


@given(DAYS, some.integers(1, 7), some.sampled_from(["told", "ahead", "announced"]))
def test_a_weekday_is_one_of_the_seven_days_around(day: date, weekday: int, outlook: Outlook) -> None:
    found = days(Said(weekday=weekday), day, outlook)
    assert found is not None
    assert found[0] == found[1]
    assert found[0].isoweekday() == weekday
    assert abs((found[0] - day).days) <= 7
    assert found[0] <= day if outlook == "told" else found[0] >= day


@given(DAYS, UNITS)
def test_last_this_and_next_follow_each_other_without_a_gap(day: date, unit: str) -> None:
    last, this, following = (days(Said(shift=Shift(unit, steps)), day) for steps in (-1, 0, 1))
    assert last is not None
    assert this is not None
    assert following is not None
    assert this[0] <= day <= this[1]
    assert last[1] + timedelta(days=1) == this[0]
    assert this[1] + timedelta(days=1) == following[0]


@given(DAYS, some.integers(1, 5), some.integers(1, 7))
def test_the_nth_weekday_of_a_month_lies_in_it_or_is_none(day: date, number: int, weekday: int) -> None:
    found = days(Said(nth=Nth(number, "weekday", weekday), within=Said(year=day.year, month=day.month)))
    if found is None:
        assert number == 5
    else:
        assert (found[0].year, found[0].month, found[0].isoweekday()) == (day.year, day.month, weekday)
        assert (found[0].day - 1) // 7 + 1 == number


@given(DAYS)
def test_early_middle_and_late_make_up_the_whole(day: date) -> None:
    early, middle, late = (
        days(Said(year=day.year, month=day.month, part=part)) for part in ("early", "middle", "late")
    )
    assert early is not None
    assert middle is not None
    assert late is not None
    assert early[0].day == 1
    assert early[1] + timedelta(days=1) == middle[0]
    assert middle[1] + timedelta(days=1) == late[0]
    assert late[1].day == monthrange(day.year, day.month)[1]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said(year=2022, month=2, day=31), None),
        (Said(year=0), None),
        (Said(year=20222), None),
        (Said(month=2, day=29), (date(2020, 2, 29), date(2020, 2, 29))),
        (Said(nth=Nth(3, "quarter"), within=Said(year=2021)), (date(2021, 7, 1), date(2021, 9, 30))),
        (Said(nth=Nth(1, "half"), within=Said(year=2021, month=5)), (date(2021, 5, 1), date(2021, 5, 15))),
        (Said(nth=Nth(1, "month", several=3), within=Said(year=2021)), (date(2021, 1, 1), date(2021, 3, 31))),
        (Said(nth=Nth(21, "century")), (date(2001, 1, 1), date(2100, 12, 31))),
        (Said(reach=Shift("week", -2)), (date(2022, 2, 9), WEDNESDAY)),
        (Said(shift=Shift("day", 3), base=Said(holiday="easter", year=2022)), (date(2022, 4, 20), date(2022, 4, 20))),
        (Said(shift=Shift("week", 0), weekend=True), (date(2022, 2, 19), date(2022, 2, 20))),
        (Said(shift=Shift("year", 9990)), None),
    ],
)
def test_what_is_said_is_counted_out(said: Said, expected: tuple[date, date] | None) -> None:
    assert days(said) == expected


def test_a_day_without_a_year_is_the_past_one_unless_the_sentence_looks_ahead() -> None:
    may = Said(month=5, day=3)
    assert days(Said(month=5, day=30)) == (date(2021, 5, 30), date(2021, 5, 30))
    assert days(Said(month=2, day=1)) == (date(2022, 2, 1), date(2022, 2, 1))
    assert days(may, outlook="ahead") == (date(2022, 5, 3), date(2022, 5, 3))
    assert days(Said(month=2, day=1), outlook="announced") == (date(2023, 2, 1), date(2023, 2, 1))
