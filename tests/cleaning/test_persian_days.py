from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.cleaning.dates import date_line
from dragoman.cleaning.persian_days import persian_days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱۴۰۳/۰۵/۱۲", date(2024, 8, 2)),
        ("۱۲ مرداد ۱۴۰۳", date(2024, 8, 2)),
        ("۱۲ مرداد ماه ۱۴۰۳", date(2024, 8, 2)),
        ("۱ فروردین ۱۴۰۰", date(2021, 3, 21)),
        ("۳۰ اسفند ۱۳۹۹", date(2021, 3, 20)),
        ("۱۱ جدی ۱۴۰۲", date(2024, 1, 1)),
    ],
)
def test_a_day_of_the_solar_calendar_is_read(text: str, day: date) -> None:
    assert [found for found, _, _ in persian_days(text)] == [day]


@pytest.mark.parametrize("text", ["۳۰ اسفند ۱۴۰۰", "۱۴۰۳/۱۳/۰۱", "۱۴۰۳/۰۷/۳۱", "1403/05/12", "۲۰۲۴/۰۸/۰۲", ""])
def test_what_is_no_such_day_gives_none(text: str) -> None:
    assert list(persian_days(text)) == []


def test_its_days_follow_each_other_without_a_gap() -> None:
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    years = range(1395, 1410)
    texts = (f"{year}/{month}/{day}" for year in years for month in range(1, 13) for day in range(1, 32))
    found = [day for text in texts for day, _, _ in persian_days(text.translate(digits))]
    assert found == [found[0] + timedelta(days=at) for at in range(len(found))]
    assert found[0] == date(2016, 3, 20)


def test_a_date_line_may_be_of_the_solar_calendar() -> None:
    found = date_line("تاریخ انتشار: ۱۲ مرداد ۱۴۰۳ - ۱۰:۲۳", "fa")
    assert found is not None
    assert (found.day, found.time) == (date(2024, 8, 2), "10:23:00")
