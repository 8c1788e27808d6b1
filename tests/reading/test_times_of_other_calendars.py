"""Expressions of time that count in another calendar than ours."""

from __future__ import annotations

import pytest
from tests.reading.test_times import days, read


@pytest.mark.parametrize(
    ("language", "text", "surface", "expected"),
    [
        ("th", "เมื่อวันที่ 10 มกราคม พ.ศ. 2565", "10 มกราคม พ.ศ. 2565", "2022-01-10"),
        ("th", "เมื่อวันที่ 10 มกราคม 2565", "10 มกราคม 2565", "2022-01-10"),
        ("th", "เมื่อวันที่ 10 ม.ค. 2565", "10 ม.ค. 2565", "2022-01-10"),
        ("th", "ประกาศ 10/01/2565", "10/01/2565", "2022-01-10"),
        ("fa", "در ۲۰ دی ۱۴۰۰ دیدار کرد.", "۲۰ دی ۱۴۰۰", "2022-01-10"),
        ("fa", "مرداد ۱۴۰۳ بود.", "مرداد ۱۴۰۳", "2024-07-22..2024-08-21"),
        ("fa", "تاریخ ۱۴۰۰/۱۰/۲۰ بود.", "۱۴۰۰/۱۰/۲۰", "2022-01-10"),
        ("ckb", "لە ٢٠ی بەفرانباری ١٤٠٠", "٢٠ی بەفرانباری ١٤٠٠", "2022-01-10"),
        ("am", "በ 2014 ዓ.ም ነበር", "2014 ዓ.ም", "2021-09-11..2022-09-10"),
    ],
)
def test_a_date_of_another_calendar(language: str, text: str, surface: str, expected: str) -> None:
    assert {name: days(when) for name, when in read(language, text).items()} == {surface: expected}


def test_a_month_without_its_year_is_the_nearest_one() -> None:
    found = read("fa", "وزیر خارجه ۲۰ دی با همتای خود دیدار کرد.")
    assert {name: days(when) for name, when in found.items()} == {"۲۰ دی": "2022-01-10"}


def test_a_year_that_cannot_be_counted_out_is_no_year_of_ours() -> None:
    assert read("fa", "در ۱۴۴۳ هجری قمری چنین بود.") == {}
