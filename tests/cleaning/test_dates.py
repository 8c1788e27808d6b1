from __future__ import annotations

from datetime import date

import pytest

from dragoman.cleaning.dates import date_line, stated, told
from dragoman.model import When


@pytest.mark.parametrize(
    ("language", "line", "after", "day", "time"),
    [
        ("en", "23.02.2022 09:46", "(Moscow time), Kyiv", date(2022, 2, 23), "09:46:00+03:00"),
        ("en", "Published: Wednesday, February 3, 2022 at 7:05 p.m. GMT", "", date(2022, 2, 3), "19:05:00+00:00"),
        ("en", "3/14/2022", "", date(2022, 3, 14), None),
        ("sq", "3/12/2022", "", date(2022, 12, 3), None),
        ("en", "14th December 2021", "", date(2021, 12, 14), None),
        ("de", "Stand: 27. August 2024, 12:32 Uhr", "", date(2024, 8, 27), "12:32:00"),
        ("ru", "12 января 2022, 14:05 (мск)", "", date(2022, 1, 12), "14:05:00+03:00"),
        ("bg", "6 Февруари, 2026", "", date(2026, 2, 6), None),
        ("vi", "Thứ Tư, 29/12/2021 08:15 (GMT+7)", "", date(2021, 12, 29), "08:15:00+07:00"),
        ("vi", "Ngày 29 tháng 12 năm 2021", "", date(2021, 12, 29), None),
        ("ja", "2024年5月26日 10時30分", "", date(2024, 5, 26), "10:30:00"),
        ("und", "2022-01-12T10:15", "", date(2022, 1, 12), "10:15:00"),
        ("en", "Published 12 January 2022, updated 14 January 2022", "", date(2022, 1, 12), None),
        ("en", "Updated at 8:16 pm on 10 January 2012", "", date(2012, 1, 10), "20:16:00"),
        ("en", "Published: 15:56 BST, 27 April 2024 | Updated: 15:57 BST", "", date(2024, 4, 27), "15:56:00"),
    ],
)
def test_a_date_line_is_read(language: str, line: str, after: str, day: date, time: str | None) -> None:
    found = date_line(line, language, after)
    assert found is not None
    assert (found.day, found.time) == (day, time)


@pytest.mark.parametrize(
    "line",
    [
        "Norland 2022",
        "31.02.2022",
        "26 Feb, 08:54 PM",
        "12:30",
        "10.1",
        "The minister said that the treaty of 12 January 2022 would be kept by both sides in the years to come",
    ],
)
def test_what_is_no_date_line_gives_no_date(line: str) -> None:
    assert date_line(line, "en") is None


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2022-01-12", When(date(2022, 1, 12), date(2022, 1, 12), "day", "metadata")),
        ("2022-01-12T23:30:00Z", When(date(2022, 1, 12), date(2022, 1, 12), "minute", "metadata", "23:30:00+00:00")),
        ("2022-01-12T23:30-0500", When(date(2022, 1, 12), date(2022, 1, 12), "minute", "metadata", "23:30:00-05:00")),
        ("20220112", When(date(2022, 1, 12), date(2022, 1, 12), "day", "metadata")),
        ("2022-13-12", None),
        ("2022-01-12T99:99", When(date(2022, 1, 12), date(2022, 1, 12), "day", "metadata")),
        ("yesterday", None),
    ],
)
def test_a_told_date_is_taken_as_it_was_written(value: str, when: When | None) -> None:
    assert told(value) == when


@pytest.mark.parametrize(
    ("value", "clock"),
    [
        ("2022-01-12T10:15:08:684Z", "10:15:08+00:00"),
        ("2022-01-12 10:15 +01:00", "10:15:00+01:00"),
        ("Wed, 12 Jan 2022 10:15:00 GMT", "10:15:00+00:00"),
        ("1641982500", "10:15:00+00:00"),
        ("1641982500000", "10:15:00+00:00"),
        ("202201121015", "10:15:00"),
        ("12 janvier 2022", None),
    ],
)
def test_a_stated_date_is_read_as_sites_write_it(value: str, clock: str | None) -> None:
    day = date(2022, 1, 12)
    assert stated(value, "fr") == When(day, day, "minute" if clock else "day", "metadata", clock)


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00", "soon", "", "99999999999999", "123456789"])
def test_what_states_no_day_of_our_times_tells_none(value: str) -> None:
    assert stated(value, "en") is None
