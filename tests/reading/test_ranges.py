from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import When
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream
from dragoman.reading.times import located_times

PUBLISHED = When(date(2022, 2, 23), date(2022, 2, 23), "day", "metadata")


def read(language: str, text: str) -> dict[str, str]:
    stream = Stream(text, ((0, len(text)),), lexicon(language))
    found = [time for time in located_times(stream, PUBLISHED)[0] if time.sort == "date"]
    return {stream.surface(one.first, one.last): f"{one.when.earliest}..{one.when.latest}" for one in found}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They met from 3 to 5 January 2022.", {"from 3 to 5 January 2022": "2022-01-03..2022-01-05"}),
        ("en", "They met January 3-5, 2022.", {"January 3-5, 2022": "2022-01-03..2022-01-05"}),
        ("de", "Sie tagten vom 3. bis 5. Januar 2022.", {"vom 3. bis 5. Januar 2022": "2022-01-03..2022-01-05"}),
        ("fr", "Ils ont siégé du 3 au 5 janvier 2022.", {"du 3 au 5 janvier 2022": "2022-01-03..2022-01-05"}),
        ("es", "Del 3 al 5 de enero de 2022 hubo paro.", {"Del 3 al 5 de enero de 2022": "2022-01-03..2022-01-05"}),
        ("ru", "Они встречались с 3 по 5 января 2022 года.", {"с 3 по 5 января 2022 года": "2022-01-03..2022-01-05"}),
        ("en", "The war of 2014-16 went on.", {"2014-16": "2014-01-01..2016-12-31"}),
        ("de", "Die Messe (14.10. - 15.10.2021) endete.", {"14.10. - 15.10.2021": "2021-10-14..2021-10-15"}),
    ],
)
def test_a_range_has_the_month_and_year_of_its_other_end(language: str, text: str, expected: dict[str, str]) -> None:
    assert read(language, text) == expected


def test_a_range_that_runs_backwards_is_two_days() -> None:
    found = read("en", "Between 12 February 2015 and 5 September 2014 nothing is told.")
    assert sorted(found.values()) == ["2014-09-05..2014-09-05", "2015-02-12..2015-02-12"]


def test_days_of_one_month_in_a_row_are_days_of_it() -> None:
    found = read("en", "They met on 10, 12 and 13 January 2022.")
    assert list(found.values()) == [f"2022-01-{day}..2022-01-{day}" for day in (10, 12, 13)]


@pytest.mark.parametrize(
    "text",
    ["They won 12 in March and left.", "He was killed two days after the attack.", "She gave 20 to 30 percent."],
)
def test_amounts_beside_words_of_time_are_no_days(text: str) -> None:
    assert all(first[:7] != "2022-02" and not first.endswith("-12..2021-03-12") for first in read("en", text).values())
