"""The days of the feasts that news dates by, counted out from the rules of `language/holidays.toml`.

Easter of the western churches is found by the anonymous Gregorian algorithm, that of the eastern ones by Meeus' for
the Julian calendar; the Chinese new year, which needs astronomy, stands in a table from 1950 to 2050.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache, partial

from dragoman.knowledge.eras import Calendar, to_gregorian, year_on
from dragoman.language.holidays import holiday_rules

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_MOVING = re.compile(r"([a-z]+)([+-]\d{1,2})")
_WEEKDAY = re.compile(rf"({'|'.join(_WEEKDAYS)}) (-1|[1-4]) (\d{{1,2}})")
_LEAP_YEAR = 2000

# Days from the first of January to the Chinese new year, as the almanac of Beijing has it: in 1954, 2027 and 2030 the
# new moon falls within minutes of midnight.
_FIRST_LUNAR = 1950
# fmt: off
_LUNAR = (
    47, 36, 26, 44, 33, 23, 42, 30, 48, 38, 27, 45, 35, 24, 43, 32, 20, 39, 29, 47, 36, 26, 45, 33, 22,
    41, 30, 48, 37, 27, 46, 35, 24, 43, 32, 50, 39, 28, 47, 36, 26, 45, 34, 22, 40, 30, 49, 37, 27, 46,
    35, 23, 42, 31, 21, 39, 28, 48, 37, 25, 44, 33, 22, 40, 30, 49, 38, 27, 46, 35, 24, 42, 31, 21, 40,
    28, 47, 36, 25, 43, 33, 22, 41, 30, 49, 38, 27, 45, 34, 23, 42, 31, 21, 40, 29, 47, 36, 25, 44, 32,
    22,
)
# fmt: on
# The same in Vietnam, in the years in which midnight there falls on the other side of the new moon.
_TET = {1968: 28, 1969: 46, 1985: 20, 2007: 47, 2030: 32}


@cache
def holiday_on(name: str, year: int) -> date | None:
    """The day of a feast in a Gregorian year.

    None for a name that is not known, a year before 1 or after 9999, and a Chinese feast before 1950 or after 2050.
    """
    count = _feasts().get(name)
    return count(year) if count and 1 <= year <= 9998 else None


@cache
def _feasts() -> Mapping[str, Callable[[int], date | None]]:
    """How the day of each feast is found in a year. Raises `ValueError` for a rule that cannot be read."""
    return {name: _counting(name, rule) for name, rule in holiday_rules().items()}


def _counting(name: str, rule: str) -> Callable[[int], date | None]:
    if (fixed := _FIXED.fullmatch(rule)) and date(_LEAP_YEAR, int(fixed[1]), int(fixed[2])):
        return lambda year: date(year, int(fixed[1]), int(fixed[2]))
    if (moving := _MOVING.fullmatch(rule)) and moving[1] in _NEW_DAYS:
        return lambda year: _from(_NEW_DAYS[moving[1]](year), int(moving[2]))
    if (weekday := _WEEKDAY.fullmatch(rule)) and 1 <= int(weekday[3]) <= 12:
        return lambda year: _nth_weekday(year, int(weekday[3]), _WEEKDAYS.index(weekday[1]), int(weekday[2]))
    raise ValueError(f"holidays.toml: expected a rule for {name}, not {rule!r}")


def _from(day: date | None, days: int) -> date | None:
    return day and day + timedelta(days=days)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first to fourth of a weekday (Monday is 0) in a month, or with -1 the last."""
    if nth < 0:
        return _nth_weekday(year + month // 12, month % 12 + 1, weekday, 1) - timedelta(weeks=1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)


def _western_easter(year: int) -> date:
    golden, century, in_century = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _eastern_easter(year: int) -> date:
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _chinese_new_year(year: int) -> date | None:
    place = year - _FIRST_LUNAR
    return date(year, 1, 1) + timedelta(days=_LUNAR[place]) if 0 <= place < len(_LUNAR) else None


def _vietnamese_new_year(year: int) -> date | None:
    days = _TET.get(year)
    return _chinese_new_year(year) if days is None else date(year, 1, 1) + timedelta(days=days)


def _new_year_of(calendar: Calendar, year: int) -> date | None:
    """The day in one of our years on which a year of another calendar begins."""
    begins = year_on(calendar, date(year, 12, 31))
    return None if begins is None else to_gregorian(calendar, begins, 1, 1)


_NEW_DAYS: dict[str, Callable[[int], date | None]] = {
    "easter": _western_easter,
    "orthodox": _eastern_easter,
    "lunar": _chinese_new_year,
    "tet": _vietnamese_new_year,
    "persian": partial(_new_year_of, "persian"),
}
