"""A stretch of time as TIMEX3 (TimeML 1.2.1, in the manner of TempEval-3), for comparison with the field.

What is told comes from `When` alone, so a few choices are ours:

- Clock times stand without their zone, as TempEval-3 annotates them.
- A range that is no period of the calendar is a DURATION with its ends as `begin` and `end`: whole days, weeks, months
  or years are counted with both ends, what is counted from some day ("the last two weeks") without the first.
- Winter has the year in which it begins, a day without its year stands behind XXXX.
- An open stretch is the day of its one end, with ON_OR_BEFORE or ON_OR_AFTER.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from dragoman.model import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal["START", "MID", "END", "ON_OR_BEFORE", "ON_OR_AFTER"]
Period = tuple[str, date, date]

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_PARTS: tuple[Mod, ...] = ("START", "MID", "END")
_REFERENCES = {"now": "PRESENT_REF", "past": "PAST_REF", "coming": "FUTURE_REF"}
_UNKNOWN_DAY = "XXXX-XX-XX"
_UNKNOWN = {
    "minute": f"{_UNKNOWN_DAY}TXX:XX",
    "hour": f"{_UNKNOWN_DAY}TXX:XX",
    "day": _UNKNOWN_DAY,
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "none": _UNKNOWN_DAY,
}
_LENGTH = re.compile(r"P(?=.)(\d+[YMWDQ])*(T(\d+[HMS])+)?")
_DECADES = re.compile(r"P(\d+)0Y")
_WEEKDAY = re.compile(r"W-([1-7])")
_OF_A_YEAR = re.compile(r"--(\d\d(?:-\d\d)?)")
_CLOCK = re.compile(r"T?(\d\d:\d\d)(:\d\d)?")
_WEEKEND = "W-6/W-7"


class Timex(Struct, frozen=True, omit_defaults=True):
    """The attributes of a TIMEX3: `begin` and `end` are the values of a duration's two ends."""

    type: TimexType
    value: str
    mod: Mod | None
    begin: str | None = None
    end: str | None = None


def timex_of(when: When) -> Timex:
    """A stretch of time as TIMEX3; what has no days is a duration, a set, or a date with its unknown places as X."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return _dayless(when)
    if first is None or last is None:
        return Timex("DATE", f"{last or first}", "ON_OR_BEFORE" if first is None else "ON_OR_AFTER")
    if first == last:
        clock = _clock(when.time) if when.precision in ("minute", "hour") else None
        return Timex("TIME", f"{first}{clock}", None) if clock else Timex("DATE", f"{first}", None)
    for value, begin, end in _periods(first, when.precision):
        if (first, last) == (begin, end):
            return Timex("DATE", value, None)
        for mod, part in zip(_PARTS, _thirds(begin, end, when.precision), strict=True):
            if (first, last) == part:
                return Timex("DATE", value, mod)
    return _range(when, first, last)


def _clock(time: str | None) -> str | None:
    """The clock time as in a value, seconds only where they are told."""
    match = _CLOCK.match(time or "")
    return match and f"T{match[1]}{'' if match[2] in (None, ':00') else match[2]}"


def _periods(day: date, precision: str) -> Iterator[Period]:
    """The periods of the calendar in which a day lies, as fine as the precision allows."""
    year = day.year
    if precision == "day":
        saturday = day - timedelta(days=(day.weekday() + 2) % 7)
        yield f"{_week(saturday)}-WE", saturday, saturday + timedelta(days=1)
    elif precision == "week":
        monday = day - timedelta(days=day.weekday())
        yield _week(monday), monday, monday + timedelta(days=6)
    elif precision == "month":
        yield f"{year:04}-{day.month:02}", *_months(year, day.month, 1)
    elif precision == "season":
        quarter = (day.month - 1) // 3
        yield f"{year:04}-Q{quarter + 1}", *_months(year, 3 * quarter + 1, 3)
        month = day.month // 3 * 3 or 12
        begins = year - (day.month < 3)
        yield f"{begins:04}-{_SEASONS[month]}", *_months(begins, month, 3)
    elif precision == "year":
        yield f"{year:04}", *_months(year, 1, 12)
        half = (day.month - 1) // 6
        yield f"{year:04}-H{half + 1}", *_months(year, 6 * half + 1, 6)
    elif precision == "decade":
        yield f"{year // 10:03}", date(year // 10 * 10 or 1, 1, 1), date(year // 10 * 10 + 9, 12, 31)
        century = (year - 1) // 100
        yield f"{century:02}", date(century * 100 + 1, 1, 1), date(min(century * 100 + 100, 9999), 12, 31)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _months(year: int, month: int, number: int) -> tuple[date, date]:
    """So many months from the first day of one."""
    years, last = divmod(month + number - 2, 12)
    ends = min(year + years, 9999)
    return date(max(year, 1), month, 1), date(ends, last + 1, monthrange(ends, last + 1)[1])


def _thirds(begin: date, end: date, precision: str) -> list[tuple[date, date]]:
    """The beginning, the middle and the end of a period: Monday to Wednesday, the 1st to the 10th, January to April.

    What is of no such length has parts of equal days.
    """
    days = (end - begin).days + 1
    if precision == "week":
        places = [(0, 2), (2, 3), (4, 6)]
    elif precision == "month":
        places = [(0, 9), (10, 19), (20, days - 1)]
    elif precision == "year" and days > 360:
        return [_months(begin.year, month, 4) for month in (1, 5, 9)]
    elif precision == "decade" and days < 4000:
        year = begin.year // 10 * 10
        return [(date(max(year + a, 1), 1, 1), date(year + b, 12, 31)) for a, b in ((0, 3), (4, 6), (7, 9))]
    else:
        places = [(days * third // 3, days * (third + 1) // 3 - 1) for third in range(3)]
    return [(begin + timedelta(days=low), begin + timedelta(days=high)) for low, high in places]


def _range(when: When, first: date, last: date) -> Timex:
    """A range as a duration: of whole periods where it begins and ends with one, of days else."""
    begins = next((period for period in _periods(first, when.precision) if period[1] == first), None)
    ends = next((period for period in _periods(last, when.precision) if period[2] == last), None)
    months = (last.year - first.year) * 12 + last.month - first.month
    days = (last - first).days
    if begins and ends and when.precision in ("week", "month", "year"):
        lengths = {"week": f"P{days // 7 + 1}W", "month": f"P{months + 1}M", "year": f"P{last.year - first.year + 1}Y"}
        return Timex("DURATION", lengths[when.precision], None, begins[0], ends[0])
    if when.precision in ("month", "year") and last.day == min(first.day, monthrange(last.year, last.month)[1]):
        length = f"P{months}M" if months % 12 or when.precision == "month" else f"P{months // 12}Y"
    elif when.precision == "week" and days % 7 == 0:
        length = f"P{days // 7}W"
    else:
        length = f"P{days if when.basis == 'relative' else days + 1}D"
    return Timex("DURATION", length, None, f"{first}", f"{last}")


def _dayless(when: When) -> Timex:
    """What `time` says of a stretch without days."""
    time = when.time or ""
    if time in _REFERENCES:
        return Timex("DATE", _REFERENCES[time], None)
    if time.startswith("R/"):
        return Timex("SET", _length(time[2:], when.precision) or _yearless(time[2:]) or _UNKNOWN[when.precision], None)
    if when.basis == "explicit" and (length := _length(time, when.precision)):
        return Timex("DURATION", length, None)
    if value := _yearless(time):
        return Timex("TIME" if "T" in value else "DATE", value, None)
    begin, _, end = time.partition("/")
    if end and (low := _yearless(begin)) and (high := _yearless(end)):
        return Timex("DURATION", "PXD", None, low, high)
    return Timex("TIME" if when.precision in ("minute", "hour") else "DATE", _UNKNOWN[when.precision], None)


def _length(time: str, precision: str) -> str | None:
    """A duration, decades by their own letters."""
    decades = _DECADES.fullmatch(time)
    if decades and precision == "decade":
        return f"P{decades[1]}DE"
    return time if _LENGTH.fullmatch(time) else None


def _yearless(time: str) -> str | None:
    """A weekday, a day or month of some year, or a clock time of some day."""
    if time == _WEEKEND:
        return "XXXX-WXX-WE"
    if weekday := _WEEKDAY.fullmatch(time):
        return f"XXXX-WXX-{weekday[1]}"
    if part := _OF_A_YEAR.fullmatch(time):
        return f"XXXX-{part[1]}"
    clock = _clock(time)
    return f"{_UNKNOWN_DAY}{clock}" if clock else None
