"""Years and days of other calendars."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from dragoman.knowledge.calendar import calendar_languages
from dragoman.knowledge.eras import (
    Calendar,
    Era,
    all_month_names,
    calendar_of_year,
    era_words,
    foreign_months,
    has_own_months,
    month_names,
    month_span,
    to_gregorian,
    usual_calendar,
    year_on,
    year_span,
)


@pytest.mark.parametrize(
    ("calendar", "then", "day"),
    [
        ("reiwa", (1, 5, 1), date(2019, 5, 1)),
        ("heisei", (31, 4, 30), date(2019, 4, 30)),
        ("showa", (20, 8, 15), date(1945, 8, 15)),
        ("taisho", (12, 9, 1), date(1923, 9, 1)),
        ("meiji", (37, 2, 8), date(1904, 2, 8)),
        ("roc", (38, 12, 7), date(1949, 12, 7)),
        ("roc", (113, 2, 29), date(2024, 2, 29)),
        ("juche", (111, 1, 10), date(2022, 1, 10)),
        ("buddhist", (2549, 9, 19), date(2006, 9, 19)),
        ("persian", (1357, 11, 22), date(1979, 2, 11)),
        ("persian", (1399, 12, 30), date(2021, 3, 20)),
        ("persian", (1403, 5, 12), date(2024, 8, 2)),
        ("ethiopic", (2017, 1, 1), date(2024, 9, 11)),
        ("ethiopic", (2015, 13, 6), date(2023, 9, 11)),
        ("ethiopic", (2013, 2, 25), date(2020, 11, 4)),
        ("gregorian", (2022, 1, 10), date(2022, 1, 10)),
    ],
)
def test_a_day_of_another_calendar(calendar: Calendar, then: tuple[int, int, int], day: date) -> None:
    assert to_gregorian(calendar, *then) == day


@pytest.mark.parametrize(
    ("calendar", "then"),
    [
        ("heisei", (32, 1, 1)),
        ("meiji", (1, 9, 8)),
        ("roc", (113, 2, 30)),
        ("roc", (0, 1, 1)),
        ("buddhist", (2565, 13, 1)),
        ("buddhist", (2022, 1, 1)),
        ("persian", (1400, 12, 30)),
        ("persian", (1403, 7, 31)),
        ("persian", (1403, 1, 0)),
        ("persian", (2022, 1, 1)),
        ("ethiopic", (2016, 13, 6)),
        ("ethiopic", (2016, 14, 1)),
        ("islamic", (1445, 9, 1)),
    ],
)
def test_what_is_no_such_day_is_none(calendar: Calendar, then: tuple[int, int, int]) -> None:
    assert to_gregorian(calendar, *then) is None


@pytest.mark.parametrize(
    ("calendar", "months", "years"), [("persian", 12, (1250, 1500)), ("ethiopic", 13, (1900, 2100))]
)
def test_months_and_years_follow_each_other_without_a_gap(
    calendar: Calendar, months: int, years: tuple[int, int]
) -> None:
    spans = [month_span(calendar, year, month) for year in range(*years) for month in range(1, months + 1)]
    assert all(one and after and after[0] - one[1] == timedelta(days=1) for one, after in pairwise(spans))
    lengths = {(span[1] - span[0]).days for year in range(*years) if (span := year_span(calendar, year))}
    assert lengths == {364, 365}


def test_whole_years_and_months() -> None:
    assert year_span("reiwa", 1) == (date(2019, 1, 1), date(2019, 12, 31))
    assert year_span("persian", 1403) == (date(2024, 3, 20), date(2025, 3, 20))
    assert year_span("islamic", 1445) is None
    assert month_span("persian", 1402, 12) == (date(2024, 2, 20), date(2024, 3, 19))
    assert month_span("buddhist", 2567, 2) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("calendar", "day", "year"),
    [
        ("persian", date(2022, 3, 20), 1400),
        ("persian", date(2022, 3, 21), 1401),
        ("persian", date(2024, 3, 20), 1403),
        ("persian", date(2024, 3, 19), 1402),
        ("ethiopic", date(2022, 1, 10), 2014),
        ("ethiopic", date(2023, 9, 11), 2015),
        ("ethiopic", date(2023, 9, 12), 2016),
        ("buddhist", date(2022, 1, 10), 2565),
        ("gregorian", date(2022, 1, 10), 2022),
        ("islamic", date(2022, 1, 10), None),
    ],
)
def test_the_year_of_a_calendar_in_which_a_day_lies(calendar: Calendar, day: date, year: int | None) -> None:
    assert year_on(calendar, day) == year


def test_calendars_with_months_of_their_own() -> None:
    assert [name for name in ("gregorian", "roc", "persian", "ethiopic") if has_own_months(name)] == [
        "persian",
        "ethiopic",
    ]


def test_a_language_has_its_usual_calendar() -> None:
    usual = {language: usual_calendar(language) for language in ("th", "fa", "ps", "en", "ckb", "xx")}
    assert usual == {
        "th": "buddhist",
        "fa": "persian",
        "ps": "persian",
        "en": "gregorian",
        "ckb": "gregorian",
        "xx": "gregorian",
    }


@pytest.mark.parametrize(
    ("language", "year", "calendar"),
    [
        ("th", 2566, "buddhist"),
        ("th", 2022, "gregorian"),
        ("th", 3000, None),
        ("fa", 1403, "persian"),
        ("fa", 2024, "gregorian"),
        ("fa", 1600, "gregorian"),
        ("en", 1403, "gregorian"),
        ("en", 2566, None),
        ("en", 20222, None),
    ],
)
def test_the_calendar_of_a_bare_year(language: str, year: int, calendar: Calendar | None) -> None:
    assert calendar_of_year(language, year) == calendar


def test_words_of_eras() -> None:
    words = era_words()
    assert words["令和"] == Era("reiwa", behind=False)
    assert words["民國"] == Era("roc", behind=False)
    assert words["พ.ศ."] == Era("buddhist", behind=False)
    assert words["میلادی"] == Era("gregorian", behind=True)
    assert words["هجری قمری"] == Era("islamic", behind=True)
    assert all(word == word.lower().strip() for word in words)


def test_months_of_other_calendars() -> None:
    assert month_names("fa", "persian")["مرداد"] == 5
    assert month_names("mzn", "persian") == month_names("fa", "persian")
    assert month_names("ps", "persian")["وږی"] == 6
    assert month_names("en", "persian") == {}
    assert month_names("ja", "reiwa")["1月"] == 1
    assert foreign_months("am")["መስከረም"] == ("ethiopic", 1)
    assert foreign_months("en") == {}
    assert all(
        set(month_names(language, "persian").values()) in ({*range(1, 13)}, set()) for language in calendar_languages()
    )
    assert all_month_names("persian").keys() >= month_names("fa", "persian").keys()
