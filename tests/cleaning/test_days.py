from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.days import days, may_hold_day
from dragoman.knowledge.calendar import calendar_languages, months, numeric_order

DAY = date(2021, 12, 14)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dec 14, 2021"),
        ("en", "14th of December 2021"),
        ("de", "14. Dez. 2021"),
        ("es", "14 de diciembre de 2021"),
        ("hu", "2021. december 14."),
        ("hu", "2021. 12. 14."),
        ("lt", "2021 m. gruodžio 14 d."),
        ("lv", "2021. gada 14. decembris"),
        ("vi", "Ngày 14 tháng 12 năm 2021"),
        ("ja", "2021年12月14日"),
        ("ko", "2021년 12월 14일"),
        ("th", "14 ธันวาคม 2564"),
        ("hi", "14 दिसंबर 2021"),
        ("ar", "١٤ ديسمبر ٢٠٢١"),
        ("fa", "۲۰۲۱/۱۲/۱۴"),
        ("de", "14.12.21"),
        ("und", "14 décembre 2021"),
        ("und", "14 декабря 2021"),
    ],
)
def test_a_day_is_read_as_the_language_writes_it(language: str, text: str) -> None:
    assert [found.day for found in days(text, language)] == [DAY]


@pytest.mark.parametrize(
    "text", ["", "2021", "14.12.", "31.02.2021", "the 14 men of 2021", "14 December 1821", "10:15"]
)
def test_what_names_no_day_gives_none(text: str) -> None:
    assert days(text, "en") == []


def test_an_abbreviation_that_is_a_word_elsewhere_is_a_month_beside_its_day() -> None:
    assert [found.day.month for found in days("2 Mar 2022 - 3 Sept 2022", "en")] == [3, 9]


@given(st.sampled_from(calendar_languages()), st.dates(date(1995, 1, 1), date(2090, 12, 31)))
def test_days_are_found_with_every_name_of_their_month(language: str, day: date) -> None:
    for name in (name for name, number in months(language).items() if number == day.month and name.isalpha()):
        assert day in [found.day for found in days(f"{day.day} {name} {day.year}", language)]


@given(st.sampled_from(["en", "de", "zh", "fi"]), st.dates(date(1995, 1, 1), date(2090, 12, 31)))
def test_days_in_numbers_follow_the_language(language: str, day: date) -> None:
    order = {"DMY": "%d/%m/%Y", "MDY": "%m/%d/%Y", "YMD": "%Y/%m/%d"}[numeric_order(language)]
    assert [found.day for found in days(day.strftime(order), language)] == [day]


@given(st.text(max_size=120), st.sampled_from(["en", "vi", "und"]))
def test_a_day_stands_where_it_says(text: str, language: str) -> None:
    for found in days(text, language):
        assert 0 <= found.start < found.end <= len(text)
        assert may_hold_day(text)
