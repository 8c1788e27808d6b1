"""Stretches of time as TIMEX3, against the values of the TimeML and TempEval-3 guidelines."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

import dragoman
from dragoman.cli import main
from dragoman.contract import decode, encode
from dragoman.model import Precision, When
from dragoman.timex import Timex, timex_of

DAYS = some.dates(date(1, 1, 1), date(9998, 12, 31))


def when(days: str, precision: Precision, time: str | None = None) -> When:
    first, _, last = days.partition("..")
    return When(date.fromisoformat(first), date.fromisoformat(last or first), precision, "explicit", time)


@pytest.mark.parametrize(
    ("days", "precision", "value", "mod"),
    [
        ("2022-01-10", "day", "2022-01-10", None),
        ("2022-01-10..2022-01-16", "week", "2022-W02", None),
        ("2021-12-27..2022-01-02", "week", "2021-W52", None),
        ("2022-01-15..2022-01-16", "day", "2022-W02-WE", None),
        ("2022-01-01..2022-01-31", "month", "2022-01", None),
        ("2024-02-21..2024-02-29", "month", "2024-02", "END"),
        ("2022-01-11..2022-01-20", "month", "2022-01", "MID"),
        ("2022-01-01..2022-03-31", "season", "2022-Q1", None),
        ("2022-03-01..2022-05-31", "season", "2022-SP", None),
        ("2022-09-01..2022-11-30", "season", "2022-FA", None),
        ("2022-12-01..2023-02-28", "season", "2022-WI", None),
        ("2022-07-01..2022-12-31", "year", "2022-H2", None),
        ("2022-01-01..2022-12-31", "year", "2022", None),
        ("2022-01-01..2022-04-30", "year", "2022", "START"),
        ("2022-09-01..2022-12-31", "year", "2022", "END"),
        ("2022-01-10..2022-01-12", "week", "2022-W02", "START"),
        ("1990-01-01..1999-12-31", "decade", "199", None),
        ("1997-01-01..1999-12-31", "decade", "199", "END"),
        ("1901-01-01..2000-12-31", "decade", "19", None),
    ],
)
def test_a_period_of_the_calendar(days: str, precision: Precision, value: str, mod: str | None) -> None:
    assert timex_of(when(days, precision)) == Timex("DATE", value, mod)  # type: ignore[arg-type]  # plain text here


@pytest.mark.parametrize(
    ("days", "precision", "time", "value"),
    [
        ("2022-01-10", "minute", "16:00:00", "2022-01-10T16:00"),
        ("2022-01-10", "minute", "09:46:00+03:00", "2022-01-10T09:46"),
        ("2022-01-10", "minute", "09:46:30", "2022-01-10T09:46:30"),
        ("2022-01-10", "hour", "04:00:00", "2022-01-10T04:00"),
    ],
)
def test_a_clock_time(days: str, precision: Precision, time: str, value: str) -> None:
    assert timex_of(when(days, precision, time)) == Timex("TIME", value, None)


@pytest.mark.parametrize(
    ("days", "precision", "expected"),
    [
        ("2021-03-27..2021-03-29", "day", ("P3D", "2021-03-27", "2021-03-29")),
        ("2014-01-01..2016-12-31", "year", ("P3Y", "2014", "2016")),
        ("2022-01-01..2022-05-31", "month", ("P5M", "2022-01", "2022-05")),
        ("2022-01-10..2022-01-23", "week", ("P2W", "2022-W02", "2022-W03")),
        ("2021-11-23..2022-02-23", "month", ("P3M", "2021-11-23", "2022-02-23")),
        ("2020-02-23..2022-02-23", "year", ("P2Y", "2020-02-23", "2022-02-23")),
        ("2022-02-09..2022-02-23", "week", ("P2W", "2022-02-09", "2022-02-23")),
    ],
)
def test_a_range_is_a_duration_with_two_ends(days: str, precision: Precision, expected: tuple[str, str, str]) -> None:
    value, begin, end = expected
    assert timex_of(when(days, precision)) == Timex("DURATION", value, None, begin, end)


def test_what_counts_from_a_day_leaves_that_day_out() -> None:
    last_three_days = When(date(2022, 2, 20), date(2022, 2, 23), "day", "relative")
    assert timex_of(last_three_days).value == "P3D"


@pytest.mark.parametrize(
    ("precision", "time", "expected"),
    [
        ("day", "P2D", Timex("DURATION", "P2D", None)),
        ("minute", "PT30M", Timex("DURATION", "PT30M", None)),
        ("decade", "P20Y", Timex("DURATION", "P2DE", None)),
        ("year", "P20Y", Timex("DURATION", "P20Y", None)),
        ("day", "R/P1D", Timex("SET", "P1D", None)),
        ("day", "R/W-1", Timex("SET", "XXXX-WXX-1", None)),
        ("day", "R/--12-25", Timex("SET", "XXXX-12-25", None)),
        ("day", "--01-21", Timex("DATE", "XXXX-01-21", None)),
        ("month", "--01", Timex("DATE", "XXXX-01", None)),
        ("day", "W-3", Timex("DATE", "XXXX-WXX-3", None)),
        ("day", "W-6/W-7", Timex("DATE", "XXXX-WXX-WE", None)),
        ("day", "--03-27/--03-29", Timex("DURATION", "PXD", None, "XXXX-03-27", "XXXX-03-29")),
        ("minute", "16:00:00", Timex("TIME", "XXXX-XX-XXT16:00", None)),
        ("none", "now", Timex("DATE", "PRESENT_REF", None)),
        ("none", "past", Timex("DATE", "PAST_REF", None)),
        ("none", "coming", Timex("DATE", "FUTURE_REF", None)),
        ("none", None, Timex("DATE", "XXXX-XX-XX", None)),
    ],
)
def test_what_has_no_days(precision: Precision, time: str | None, expected: Timex) -> None:
    assert timex_of(When(None, None, precision, "explicit", time)) == expected


@pytest.mark.parametrize(("time", "value"), [("P-1D", "XXXX-XX-XX"), ("P1D", "XXXX-XX-XX")])
def test_a_step_from_an_unknown_day_is_an_unknown_day(time: str, value: str) -> None:
    assert timex_of(When(None, None, "day", "relative", time)) == Timex("DATE", value, None)
    assert timex_of(When(None, None, "week", "relative", time)).value == "XXXX-WXX"


def test_an_open_end() -> None:
    day = date(2022, 2, 23)
    assert timex_of(When(None, day, "none", "bound")) == Timex("DATE", "2022-02-23", "ON_OR_BEFORE")
    assert timex_of(When(day, None, "none", "bound")) == Timex("DATE", "2022-02-23", "ON_OR_AFTER")


@given(DAYS)
def test_days_months_and_years_come_back(day: date) -> None:
    month = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    year = date(day.year, 1, 1), date(day.year, 12, 31)
    assert date.fromisoformat(timex_of(When(day, day, "day", "explicit")).value) == day
    assert date.fromisoformat(timex_of(When(*month, "month", "explicit")).value + "-01") == month[0]
    assert int(timex_of(When(*year, "year", "explicit")).value) == day.year


@given(DAYS, some.integers(0, 40000), some.sampled_from(["day", "week", "month", "season", "year", "decade", "none"]))
def test_every_stretch_has_a_value(first: date, length: int, precision: Precision) -> None:
    last = min(first + timedelta(days=length), date.max) if first.toordinal() + length < date.max.toordinal() else first
    told = timex_of(When(first, last, precision, "relative"))
    assert told.value
    assert (told.begin is None) == (told.type != "DURATION")


def test_the_contract_has_it_only_where_it_is_asked_for() -> None:
    analysis = dragoman.analyse("They met on 10 January 2022.", language="en", published="2022-01-12")
    plain, asked = json.loads(encode(analysis)), json.loads(encode(analysis, timex=True))
    assert [time["timex"] for time in asked["times"]] == [{"type": "DATE", "value": "2022-01-10", "mod": None}]
    assert [time for time in plain["times"] if "timex" in time] == []
    assert decode(encode(analysis, timex=True)) == analysis


def test_the_command_gives_it_where_it_is_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text('{"text": "They met on 10 January 2022.", "language": "en", "published": "2022-01-12"}\n')
    plain, asked = (CliRunner().invoke(main, ["analyse", str(page), *flags]) for flags in ((), ("--timex",)))
    assert "timex" not in plain.stdout
    assert json.loads(asked.stdout)["times"][0]["timex"]["value"] == "2022-01-10"
