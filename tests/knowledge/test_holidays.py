"""The days of feasts, against almanacs of several years."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.knowledge import holidays
from dragoman.knowledge.holidays import holiday_on
from dragoman.language.holidays import holiday_rules

# Sundays of Easter, western and eastern, as the churches had and have them.
EASTERS = {
    1961: ("04-02", "04-09"),
    1988: ("04-03", "04-10"),
    2000: ("04-23", "04-30"),
    2008: ("03-23", "04-27"),
    2011: ("04-24", "04-24"),
    2016: ("03-27", "05-01"),
    2019: ("04-21", "04-28"),
    2022: ("04-17", "04-24"),
    2024: ("03-31", "05-05"),
    2025: ("04-20", "04-20"),
    2038: ("04-25", "04-25"),
}


@pytest.mark.parametrize("year", EASTERS)
def test_easter_of_both_churches(year: int) -> None:
    found = [holiday_on(name, year) for name in ("easter", "orthodox_easter")]
    assert [f"{day:%m-%d}" for day in found if day] == list(EASTERS[year])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("christmas", date(2022, 12, 25)),
        ("thanksgiving", date(2021, 11, 25)),
        ("thanksgiving", date(2024, 11, 28)),
        ("ash_wednesday", date(2024, 2, 14)),
        ("good_friday", date(2023, 4, 7)),
        ("ascension", date(2022, 5, 26)),
        ("whit_monday", date(2021, 5, 24)),
        ("corpus_christi", date(2022, 6, 16)),
        ("orthodox_pentecost", date(2022, 6, 12)),
        ("lunar_new_year", date(1985, 2, 20)),
        ("lunar_new_year", date(2022, 2, 1)),
        ("lunar_new_year", date(2027, 2, 6)),
        ("lunar_new_year", date(2033, 1, 31)),
        ("lunar_new_year_eve", date(2024, 2, 9)),
        ("tet", date(2007, 2, 17)),
        ("tet", date(2024, 2, 10)),
        ("nowruz", date(2024, 3, 21)),
        ("persian_new_year", date(2024, 3, 20)),
        ("persian_new_year", date(2022, 3, 21)),
    ],
)
def test_a_feast_falls_on_its_day(name: str, day: date) -> None:
    assert holiday_on(name, day.year) == day


def test_every_feast_has_a_day_in_a_year_of_the_news() -> None:
    days = [holiday_on(name, 2022) for name in holiday_rules()]
    assert all(day and day.year == 2022 for day in days)


def test_the_chinese_new_year_moves_by_a_moon_or_less_and_never_leaves_its_weeks() -> None:
    days = [day for year in range(1950, 2051) if (day := holiday_on("lunar_new_year", year))]
    assert len(days) == 101
    assert all("01-20" <= f"{day:%m-%d}" <= "02-21" for day in days)
    assert {(after - day).days for day, after in pairwise(days)} <= {353, 354, 355, 383, 384, 385}


@pytest.mark.parametrize(
    ("name", "year"), [("lunar_new_year", 1949), ("tet", 2051), ("easter", 0), ("epiphany", 10000), ("no_feast", 2022)]
)
def test_what_is_not_known_has_no_day(name: str, year: int) -> None:
    assert holiday_on(name, year) is None


@pytest.mark.parametrize("rule", ["13-01", "02-30", "soon", "easter", "moon+1", "thursday 5 11", "friday 1 13"])
def test_a_rule_that_cannot_be_read_is_an_error(rule: str) -> None:
    with pytest.raises(ValueError, match=r"month|day|rule for feast"):
        holidays._counting("feast", rule)


def test_a_weekday_may_be_the_last_of_its_month() -> None:
    assert holidays._counting("memorial", "monday -1 5")(2022) == date(2022, 5, 30)
    assert holidays._counting("last", "saturday -1 12")(2022) == date(2022, 12, 31)
