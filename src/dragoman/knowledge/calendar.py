"""The calendar's words: months, weekdays, words of counting from a day, the order of numbers, the names of time zones.

Months, weekdays, orders (`scripts/bake_calendar.py`) and words of counting (`scripts/bake_relative_times.py`) come from
the Unicode CLDR; the zones' names are our own and their offsets come from the IANA database.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.knowledge.tables import read_table
from dragoman.language.pack_times import TimeWords

NumericOrder = Literal["DMY", "MDY", "YMD"]


# The place of the world among countries, where the CLDR has a language as it is written outside of its own.
_WORLD = "001"


class _Calendar(Struct, frozen=True):
    """Of a language: `orders` are those of countries, where they are not that of the world or the language's own."""

    months: dict[str, int]
    weekdays: dict[str, int]
    order: NumericOrder
    orders: dict[str, NumericOrder] = {}


class _Zones(Struct, frozen=True):
    """Names of zones, and of each zone the days from which an offset in minutes holds."""

    names: dict[str, str]
    offsets: dict[str, tuple[tuple[date, int], ...]]


@cache
def _calendars() -> dict[str, msgspec.Raw]:
    return read_table("calendar", dict[str, msgspec.Raw])


@cache
def _calendar(language: str) -> _Calendar | None:
    raw = _calendars().get(language)
    return None if raw is None else msgspec.json.decode(raw, type=_Calendar)


@cache
def _relative() -> dict[str, msgspec.Raw]:
    return read_table("relative", dict[str, msgspec.Raw])


@cache
def _zones() -> _Zones:
    return read_table("zones", _Zones)


def calendar_languages() -> tuple[str, ...]:
    """The languages, by their ISO 639 codes, whose calendar is known."""
    return tuple(_calendars())


def months(language: str) -> Mapping[str, int]:
    """Names and abbreviations of months, lowercased and without a closing point, to 1 to 12.

    All the grammatical forms of the CLDR, ambiguous ones left out; empty for an unknown language.
    """
    known = _calendar(language)
    return MappingProxyType(known.months if known else {})


def weekdays(language: str) -> Mapping[str, int]:
    """Names and abbreviations of weekdays, lowercased and without a closing point, to 1 (Monday) to 7.

    Empty for an unknown language.
    """
    known = _calendar(language)
    return MappingProxyType(known.weekdays if known else {})


def numeric_order(language: str, country: str | None = None) -> NumericOrder:
    """How a date of three numbers is read in a language, and in a country (ISO 3166 alpha-3) where that is known.

    "DMY", by far the commonest, for an unknown language. English without a country is read as in the United States,
    and in a country of which the CLDR knows no English as in most of the world.
    """
    known = _calendar(language)
    if known is None:
        return "DMY"
    return known.orders.get(country, known.orders.get(_WORLD, known.order)) if country else known.order


@cache
def relative_words(language: str) -> TimeWords:
    """The words of counting from a day ("yesterday", "last", "ago"), units and small words of dates.

    In the shape of a pack's `[time]`, for languages that have no pack; ambiguous words left out, empty for an unknown
    language.
    """
    raw = _relative().get(language)
    return TimeWords() if raw is None else msgspec.json.decode(raw, type=TimeWords)


def zone_names() -> Mapping[str, str]:
    """Names of time zones in the news, lowercased, to the name in the IANA database (or `UTC+3`)."""
    return MappingProxyType(_zones().names)


def zone_offset(name: str, on: date | None = None) -> timedelta | None:
    """How far a zone is ahead of UTC on a day; "Moscow time" is 3 hours.

    `None` for an unknown name, for a day before 2000, and without a day where clocks change in that zone.
    """
    zones = _zones()
    zone = zones.names.get(name.lower())
    if zone is None:
        return None
    changes = zones.offsets[zone]
    if on is None:
        return timedelta(minutes=changes[0][1]) if len(changes) == 1 else None
    place = bisect_right(changes, on, key=lambda change: change[0])
    return timedelta(minutes=changes[place - 1][1]) if place else None
