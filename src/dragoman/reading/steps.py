"""So many units of the calendar from a day: last week, in three months, the last two weeks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from math import ceil
from types import MappingProxyType

from dragoman.model import Precision
from dragoman.reading import stretches
from dragoman.reading.grounds import Ground
from dragoman.reading.said import Part, Shift
from dragoman.reading.stretches import Resolved


def stepped(shift: Shift, day: date, part: Part | None, ground: Ground) -> Resolved | None:
    """The unit that lies so many steps from a day."""
    unit, steps = shift
    if unit in ("hour", "minute", "second"):
        return _hours_on(shift, ground._replace(day=day))
    step = _UNITS.get(unit)
    return None if step is None else step(day, steps, part)


def _week_on(day: date, steps: int, part: Part | None) -> Resolved:
    return stretches.week(day + timedelta(days=7 * steps), part)


def _day_on(day: date, steps: int, part: Part | None) -> Resolved:
    found = day + timedelta(days=steps)
    return found, found, "day"


def _weekend_on(day: date, steps: int, part: Part | None) -> Resolved:
    saturday = day + timedelta(days=5 - day.weekday() + 7 * steps)
    return saturday, saturday + timedelta(days=1), "day"


def _month_on(day: date, steps: int, part: Part | None) -> Resolved:
    month = stretches.months_on(day, steps)
    return stretches.month(month.year, month.month, part)


def _quarter_on(day: date, steps: int, part: Part | None) -> Resolved | None:
    quarters = day.year * 4 + (day.month - 1) // 3 + steps
    return part_of_found(stretches.quarter(quarters % 4 + 1, quarters // 4), part)


def _half_on(day: date, steps: int, part: Part | None) -> Resolved | None:
    halves = day.year * 2 + (day.month - 1) // 6 + steps
    return part_of_found(stretches.half(halves % 2 + 1, halves // 2), part)


def _year_on(day: date, steps: int, part: Part | None) -> Resolved:
    return stretches.year(day.year + steps, part)


def _decade_on(day: date, steps: int, part: Part | None) -> Resolved:
    return stretches.decade(day.year // 10 * 10 + 10 * steps, part)


def _century_on(day: date, steps: int, part: Part | None) -> Resolved | None:
    return part_of_found(stretches.century((day.year - 1) // 100 + 1 + steps), part)


_UNITS: Mapping[str, Callable[[date, int, Part | None], Resolved | None]] = MappingProxyType(
    {
        "day": _day_on,
        "weekend": _weekend_on,
        "week": _week_on,
        "month": _month_on,
        "quarter": _quarter_on,
        "half": _half_on,
        "year": _year_on,
        "decade": _decade_on,
        "century": _century_on,
    }
)


def _hours_on(shift: Shift, ground: Ground) -> Resolved:
    """The day on which an hour lies that is counted from another; two or more where the hour of that is not known."""
    size = timedelta(**{f"{shift.unit}s": shift.steps})
    if ground.clock and ground.clock[:2].isdigit():
        at = time(int(ground.clock[:2]), int(ground.clock[3:5]))
        found = (datetime.combine(ground.day, at) + size).date()
        return found, found, "day"
    days = timedelta(days=ceil(abs(size) / timedelta(days=1)))
    return (ground.day - days, ground.day, "day") if shift.steps < 0 else (ground.day, ground.day + days, "day")


def reached(reach: Shift, ground: Ground) -> Resolved | None:
    """The stretch from so many units back to the day, or from the day to so many on."""
    unit, steps = reach
    day = ground.day
    precision: Precision = "day"
    if unit in ("second", "minute", "hour"):
        low, high, _ = _hours_on(reach, ground)
        other = low if steps < 0 else high
    elif unit in ("day", "week"):
        other = day + timedelta(days=steps * (7 if unit == "week" else 1))
        precision = "week" if unit == "week" else "day"
    elif unit in ("month", "quarter", "half", "year", "decade", "century"):
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit] * steps
        target = stretches.months_on(day, months)
        other = target.replace(day=min(day.day, monthrange(target.year, target.month)[1]))
        precision = "month" if unit == "month" else "year"
    else:
        return None
    return (other, day, precision) if other <= day else (day, other, precision)


def part_of_found(found: Resolved | None, part: Part | None) -> Resolved | None:
    """About a third of a stretch, where there is one."""
    return None if found is None else stretches.part_of(found, part)
