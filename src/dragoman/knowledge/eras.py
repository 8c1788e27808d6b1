"""Years, months and days of other calendars, where news writes them, in days of ours.

The calendars and their words are hand-written (`data/eras.toml`): Japanese eras, years of the Republic of China, of
Juche and of the Buddha, whose months are ours; the solar calendar of Iran and Afghanistan, and the Ethiopian one.

Method: the Persian leap years by the cycle of 33 years, which agrees with the astronomers from 1178 to 1501 of that
calendar (1799 to 2123 of ours); the Ethiopian ones every fourth.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from dragoman.knowledge import calendar as ours

Calendar = Literal[
    "gregorian",
    "buddhist",
    "roc",
    "juche",
    "meiji",
    "taisho",
    "showa",
    "heisei",
    "reiwa",
    "persian",
    "ethiopic",
    "islamic",
]
Days = tuple[date, date]

OURS: Calendar = "gregorian"

# Stands for 1 where a year is the first of its era: 令和元年.
FIRST_YEAR = "元"

_PERSIAN_ANCHOR = (1400, date(2021, 3, 21).toordinal())
_ETHIOPIC_ANCHOR = (2000, date(2007, 9, 12).toordinal())
_CYCLE = 33
_ANY_YEAR = 1400


class Era(Struct, frozen=True):
    """What a word says of a year beside it: in which calendar it counts, and whether the word stands behind it."""

    calendar: Calendar
    behind: bool


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """A calendar as `eras.toml` has it."""

    years: tuple[int, int]
    first: int | None = None
    bare: tuple[int, int] | None = None
    usual: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    months: dict[str, dict[str, tuple[str, ...]]] = {}
    same: dict[str, str] = {}


@cache
def _calendars() -> dict[Calendar, _Written]:
    text = (files("dragoman.knowledge") / "data" / "eras.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[Calendar, _Written])


@cache
def usual_calendar(language: str) -> Calendar:
    """The calendar that news of a language dates by (the first of its country's in the CLDR)."""
    return next((name for name, written in _calendars().items() if language in written.usual), OURS)


def calendar_of_year(language: str, year: int) -> Calendar | None:
    """The calendar of a year that stands without a word of its calendar: 2566 in Thai, 1403 in Persian.

    None where no calendar of the language has such a year in the news.
    """
    for name in (usual_calendar(language), OURS):
        bare = _calendars()[name].bare
        if bare and bare[0] <= year <= bare[1]:
            return name
    return None


@cache
def era_words() -> Mapping[str, Era]:
    """The words, in lower case, that say in which calendar the year beside them counts."""
    words: dict[str, Era] = {}
    for name, written in _calendars().items():
        words.update({word: Era(name, behind=True) for word in written.behind})
        words.update({word: Era(name, behind=False) for word in written.before})
    return MappingProxyType(words)


@cache
def month_names(language: str, calendar: Calendar) -> Mapping[str, int]:
    """The names of a calendar's months in a language, in lower case, from 1; empty where they are not known."""
    written = _calendars()[calendar]
    if written.first is not None:
        return ours.months(language)
    return MappingProxyType(_names(written.months.get(written.same.get(language, language), {})))


@cache
def all_month_names(calendar: Calendar) -> Mapping[str, int]:
    """The names of a calendar's months in every language that has months of its own for it."""
    names: dict[str, int] = {}
    for months in _calendars()[calendar].months.values():
        names.update(_names(months))
    return MappingProxyType(names)


@cache
def foreign_months(language: str) -> Mapping[str, tuple[Calendar, int]]:
    """The months of other calendars than ours by their names in a language, in lower case."""
    found = {name: (calendar, n) for calendar in _OTHERS for name, n in month_names(language, calendar).items()}
    return MappingProxyType(found)


def _names(months: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    return {name: int(number) for number, names in months.items() for name in names}


def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """A day of a calendar as one of ours; None where there is no such day, or it cannot be counted out."""
    days = month_span(calendar, year, month)
    if days is None or not 1 <= day <= (days[1] - days[0]).days + 1:
        return None
    return date.fromordinal(days[0].toordinal() + day - 1)


def month_span(calendar: Calendar, year: int, month: int) -> Days | None:
    """The first and the last day of a month; None as in `to_gregorian`."""
    written = _calendars()[calendar]
    if not written.years[0] <= year <= written.years[1]:
        return None
    if written.first is not None:
        return _our_month(written.first + year - 1, month)
    begins = _BEGINS.get(calendar)
    lengths = _LENGTHS.get(calendar, 0)
    if begins is None or not 1 <= month <= lengths:
        return None
    first = begins(year, month)
    after = begins(year, month + 1) if month < lengths else begins(year + 1, 1)
    return date.fromordinal(first), date.fromordinal(after - 1)


def year_span(calendar: Calendar, year: int) -> Days | None:
    """The first and the last day of a year; None as in `to_gregorian`.

    A year in which one Japanese era follows another is whole in both.
    """
    first = month_span(calendar, year, 1)
    last = month_span(calendar, year, _LENGTHS.get(calendar, 12))
    return (first[0], last[1]) if first and last else None


def year_on(calendar: Calendar, day: date) -> int | None:
    """The year of a calendar in which one of our days lies; None where it cannot be counted out."""
    written = _calendars()[calendar]
    if written.first is not None:
        return day.year - written.first + 1
    begins = _BEGINS.get(calendar)
    if begins is None:
        return None
    year = day.year - date.fromordinal(begins(_ANY_YEAR, 1)).year + _ANY_YEAR
    return year if begins(year, 1) <= day.toordinal() else year - 1


def has_own_months(calendar: Calendar) -> bool:
    """Whether the months of a calendar are not ours."""
    return _calendars()[calendar].first is None


def _our_month(year: int, month: int) -> Days | None:
    if not (1 <= month <= 12 and 1 <= year < 9999):
        return None
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


def _persian_month(year: int, month: int) -> int:
    """The number of the first day of a Persian month: six have 31 days, five 30, the last 29 or 30."""
    anchor, ordinal = _PERSIAN_ANCHOR
    days = ordinal + 365 * (year - anchor) + _persian_leaps(year) - _persian_leaps(anchor)
    return days + (month - 1) * 31 - max(month - 7, 0)


def _persian_leaps(year: int) -> int:
    """The leap years before a year, counted from some year."""
    shifted = year + 1595
    return shifted // _CYCLE * 8 + (shifted % _CYCLE + 3) // 4


def _ethiopic_month(year: int, month: int) -> int:
    """The number of the first day of an Ethiopian month: the year before the one that four divides is long."""
    anchor, ordinal = _ETHIOPIC_ANCHOR
    return ordinal + 365 * (year - anchor) + year // 4 - anchor // 4 + (month - 1) * 30


_BEGINS = {"persian": _persian_month, "ethiopic": _ethiopic_month}
_LENGTHS = {"persian": 12, "ethiopic": 13}
_OTHERS: tuple[Calendar, ...] = tuple(name for name in get_args(Calendar) if name in _BEGINS)
