"""The calendar's words: months, weekdays, the order of numbers in a date, the names of time zones.

Months and weekdays come from the Unicode CLDR (`scripts/bake_calendar.py`), the zones' names are our own and
their offsets come from the IANA database.
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

NumericOrder = Literal["DMY", "MDY", "YMD"]


class _Calendar(Struct, frozen=True):
    months: dict[str, int]
    weekdays: dict[str, int]
    order: NumericOrder


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


def numeric_order(language: str) -> NumericOrder:
    """How a date of three numbers is read; "DMY", by far the commonest, for an unknown language."""
    known = _calendar(language)
    return known.order if known else "DMY"


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
