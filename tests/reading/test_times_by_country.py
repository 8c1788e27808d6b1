"""The order of numbers in a date, by the country of the outlet."""

from __future__ import annotations

from datetime import date

import pytest

import dragoman


@pytest.mark.parametrize(
    ("language", "outlet", "day"),
    [
        ("en", None, date(2022, 10, 1)),
        ("en", "CNN", date(2022, 10, 1)),
        ("en", "BBC", date(2022, 1, 10)),
        ("en", "TASS", date(2022, 1, 10)),
        ("vi", None, date(2022, 1, 10)),
    ],
)
def test_numbers_are_read_as_the_outlet_s_country_writes_them(language: str, outlet: str | None, day: date) -> None:
    analysis = dragoman.analyse("Geneva, 10/1/2022.", language=language, outlet=outlet, published="2022-11-12")
    assert [time.when.earliest for time in analysis.times] == [day]
