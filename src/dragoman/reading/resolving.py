"""The days that an expression of time means, counted out from one day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import NamedTuple, cast

from dragoman.knowledge.eras import Calendar, month_span, to_gregorian, year_span
from dragoman.knowledge.holidays import holiday_on
from dragoman.model import Precision
from dragoman.reading import stretches
from dragoman.reading.said import Nth, Part, Said, Shift
from dragoman.reading.stretches import Resolved

# A date without a year is the nearest one, the past one unless it lies this many days back; told as future, it is
# the coming one unless the past one is quite near.
_PAST_UNLESS_OLDER = 275
_COMING_UNLESS_YOUNGER = 60
# A 29 February may be eight years away, a Friday the 13th of May eleven.
_YEARS_AROUND = 11
_LAST_YEAR = 9990


class Ground(NamedTuple):
    """What an expression counts from: a day, its time of day if known, and whether what is told lies ahead."""

    day: date
    clock: str | None
    ahead: bool


def resolved(said: Said, ground: Ground) -> Resolved | None:
    """The first and last day that are meant, with their precision; None where there are none such."""
    try:
        return _resolved(said, ground)
    except (OverflowError, ValueError):
        return None


def _resolved(said: Said, ground: Ground) -> Resolved | None:
    if said.nth is not None:
        return _part(_nth(said.nth, said, ground), said.part)
    if said.reach is not None:
        return _reached(said.reach, ground)
    if said.shift is not None:
        return _shifted(said, said.shift, ground) if said.base is None else _from_base(said.base, said.shift, ground)
    return _of_calendar(said, ground)


def _from_base(base: Said, shift: Shift, ground: Ground) -> Resolved | None:
    """So many days before or after what is said itself: "three days after Easter"."""
    found = resolved(base, ground)
    return None if found is None else _stepped(shift, found[1] if shift.steps > 0 else found[0], None, ground)


def _of_calendar(said: Said, ground: Ground) -> Resolved | None:
    if said.year is not None:
        return _in_year(said, said.year)
    if said.month is None and said.day is not None:
        return _day_of_any_month(said.day, said, ground)
    if said.month is not None or said.season is not None or said.holiday is not None:
        return _nearest(said, ground)
    return None if said.weekday is None else _weekday(said.weekday, said.turn, ground)


def _part(found: Resolved | None, part: Part | None) -> Resolved | None:
    return None if found is None else stretches.part_of(found, part)


def _in_year(said: Said, year: int) -> Resolved | None:
    if not 1 <= year <= _LAST_YEAR:
        return None
    if said.calendar is not None:
        return _in_other_calendar(said, year)
    if said.holiday is not None:
        day = holiday_on(said.holiday, year)
        return None if day is None else (day, day, "day")
    if said.season:
        return stretches.part_of(stretches.season(said.season, year), said.part)
    if said.month is None:
        return stretches.decade(year, said.part) if said.decade else stretches.year(year, said.part)
    if said.day is None:
        return stretches.month(year, said.month, said.part)
    return stretches.day(year, said.month, said.day)


def _in_other_calendar(said: Said, year: int) -> Resolved | None:
    calendar = cast("Calendar", said.calendar)
    if said.month is None:
        span = year_span(calendar, year)
        return None if span is None else stretches.part_of((*span, "year"), said.part)
    if said.day is None:
        span = month_span(calendar, year, said.month)
        return None if span is None else stretches.part_of((*span, "month"), said.part)
    day = to_gregorian(calendar, year, said.month, said.day)
    return None if day is None else (day, day, "day")


def _shifted(said: Said, shift: Shift, ground: Ground) -> Resolved | None:
    unit, steps = shift
    day = ground.day
    if unit == "year" and (said.month or said.season or said.holiday):
        return _in_year(said, day.year + steps)
    if unit == "month" and said.day:
        month = stretches.months_on(day, steps)
        return stretches.day(month.year, month.month, said.day)
    if unit == "week" and (said.weekday or said.weekend):
        monday = day - timedelta(days=day.weekday() - 7 * steps)
        first = monday + timedelta(days=5 if said.weekend else (said.weekday or 1) - 1)
        return first, first + timedelta(days=int(said.weekend)), "day"
    return _stepped(shift, day, said.part, ground)


def _stepped(shift: Shift, day: date, part: Part | None, ground: Ground) -> Resolved | None:
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
    return _part(stretches.quarter(quarters % 4 + 1, quarters // 4), part)


def _half_on(day: date, steps: int, part: Part | None) -> Resolved | None:
    halves = day.year * 2 + (day.month - 1) // 6 + steps
    return _part(stretches.half(halves % 2 + 1, halves // 2), part)


def _year_on(day: date, steps: int, part: Part | None) -> Resolved:
    return stretches.year(day.year + steps, part)


def _decade_on(day: date, steps: int, part: Part | None) -> Resolved:
    return stretches.decade(day.year // 10 * 10 + 10 * steps, part)


def _century_on(day: date, steps: int, part: Part | None) -> Resolved | None:
    return _part(stretches.century((day.year - 1) // 100 + 1 + steps), part)


_UNITS: dict[str, Callable[[date, int, Part | None], Resolved | None]] = {
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


def _hours_on(shift: Shift, ground: Ground) -> Resolved:
    """The day on which an hour lies that is counted from another; two or more where the hour of that is not known."""
    size = timedelta(**{f"{shift.unit}s": shift.steps})
    if ground.clock and ground.clock[:2].isdigit():
        at = time(int(ground.clock[:2]), int(ground.clock[3:5]))
        found = (datetime.combine(ground.day, at) + size).date()
        return found, found, "day"
    days = timedelta(days=ceil(abs(size) / timedelta(days=1)))
    return (ground.day - days, ground.day, "day") if shift.steps < 0 else (ground.day, ground.day + days, "day")


def _reached(reach: Shift, ground: Ground) -> Resolved | None:
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


def _weekday(weekday: int, turn: int | None, ground: Ground) -> Resolved:
    day, back = ground.day, (ground.day.isoweekday() - weekday) % 7
    if turn == 0:
        found = day + timedelta(days=weekday - day.isoweekday())
    elif turn is not None and turn > 0:
        found = day + timedelta(days=7 * turn - back)
    elif turn is not None:
        found = day - timedelta(days=(back or 7) - 7 * (turn + 1))
    elif ground.ahead:
        found = day + timedelta(days=-back % 7)
    else:
        found = day - timedelta(days=back)
    return found, found, "day"


def _day_of_any_month(number: int, said: Said, ground: Ground) -> Resolved | None:
    """The nearest day that has a number in its month, and is a weekday: "Thursday the 15th", "15日"."""
    weekday = said.weekday
    around = [stretches.months_on(ground.day, steps) for steps in range(-14, 15)]
    days = [day for first in around if (day := _fitting(first, number))]
    fitting = [day for day in days if weekday is None or day.isoweekday() == weekday]
    turned = [day for day in fitting if said.turn is None or (day > ground.day) == (said.turn > 0)]
    limit = 366 if said.turn is not None else _PAST_UNLESS_OLDER // 12
    return _one_of(((day, day, "day") for day in turned), ground, limit, 0)


def _fitting(first: date, number: int) -> date | None:
    return first.replace(day=number) if number <= monthrange(first.year, first.month)[1] else None


def _nearest(said: Said, ground: Ground) -> Resolved | None:
    """The month, the day of a month, the season or the feast whose year is not told."""
    day = ground.day
    this_year = _year_of(said, day)
    around = range(max(1, this_year - _YEARS_AROUND), this_year + _YEARS_AROUND + 1)
    all_years = [found for year in around if (found := _in_year(said, year)) is not None]
    if said.turn is None:
        fitting = [found for found in all_years if _fits_weekday(said, found, day)]
        return _one_of(fitting or all_years, ground, _PAST_UNLESS_OLDER if said.season is None else 366)
    if said.turn == 0:
        return min(all_years, key=lambda found: max(found[0] - day, day - found[1], timedelta()), default=None)
    if said.turn > 0:
        coming = [found for found in all_years if found[0] > day]
        return coming[said.turn - 1] if len(coming) >= said.turn else None
    past = [found for found in all_years if found[1] < day]
    return past[said.turn] if len(past) >= -said.turn else None


def _fits_weekday(said: Said, found: Resolved, day: date) -> bool:
    """Whether a day of the last, this or the next year falls on the weekday that is told with it."""
    return said.weekday is None or (found[0].isoweekday() == said.weekday and abs(found[0].year - day.year) <= 1)


def _year_of(said: Said, day: date) -> int:
    """The year in which a day lies, in the calendar of what is said."""
    span = None if said.calendar is None else year_span(cast("Calendar", said.calendar), 1)
    return day.year if span is None else day.year - span[0].year + 1


def _one_of(
    around: Iterable[Resolved], ground: Ground, limit: int, young: int = _COMING_UNLESS_YOUNGER
) -> Resolved | None:
    """Of what comes again and again, the past one, unless that is old or what is told lies ahead."""
    day = ground.day
    past: Resolved | None = None
    for found in around:
        if found[0] > day:
            if past is None:
                return found
            age = (day - past[1]).days
            return found if age > (min(limit, young) if ground.ahead else limit) else past
        past = found
    return past


def _nth(nth: Nth, said: Said, ground: Ground) -> Resolved | None:
    """One of several in a period."""
    if nth.unit == "century":
        return stretches.century(nth.number)
    if nth.unit in ("quarter", "half") and nth.several == 1 and (said.within is None or _is_year(said.within)):
        return _nth_of_year(nth, said, ground)
    period = None if said.within is None else resolved(said.within, ground)
    if period is None:
        return None
    if nth.unit == "half" and period[2] == "month":
        middle = period[0] + timedelta(days=14)
        is_first = nth.number == 1
        return (period[0], middle, "month") if is_first else (middle + timedelta(days=1), period[1], "month")
    found = _counted_in(nth, *period[:2])
    return found if nth.several == 1 or found is None else _several_in(nth, found, *period[:2])


def _several_in(nth: Nth, one: Resolved, first: date, last: date) -> Resolved | None:
    """The first or the last several of a period's units, from the first or the last one of them."""
    size = Shift(nth.unit, nth.several - 1 if nth.number > 0 else 1 - nth.several)
    other = _stepped(size, one[0], None, Ground(one[0], None, ahead=False))
    if other is None:
        return None
    low, high = min(one[0], other[0]), max(one[1], other[1])
    return (low, high, one[2]) if first <= low and high <= last else None


def _is_year(within: Said) -> bool:
    is_step = within.shift is not None and within.shift.unit != "year"
    return within.month is None and within.season is None and within.nth is None and not is_step


def _nth_of_year(nth: Nth, said: Said, ground: Ground) -> Resolved | None:
    of_year = stretches.quarter if nth.unit == "quarter" else stretches.half
    several = 4 if nth.unit == "quarter" else 2
    number = nth.number if nth.number > 0 else several + 1 + nth.number
    if said.within is not None:
        period = resolved(said.within, ground)
        return None if period is None else of_year(number, period[0].year)
    around = [found for year in range(ground.day.year - 1, ground.day.year + 2) if (found := of_year(number, year))]
    return _one_of(around, ground, _PAST_UNLESS_OLDER)


def _counted_in(nth: Nth, first: date, last: date) -> Resolved | None:
    """One of the days, weekdays, weeks or months of a stretch; a week belongs to where it begins."""
    if nth.unit in ("month", "quarter", "half"):
        return _months_in(nth, first, last)
    if nth.unit == "day":
        found = first + timedelta(days=nth.number - 1) if nth.number > 0 else last + timedelta(days=nth.number + 1)
        return (found, found, "day") if first <= found <= last else None
    weekday = {"week": 1, "weekend": 6}.get(nth.unit, nth.weekday or 1)
    earliest = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    latest = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    found = earliest + timedelta(weeks=nth.number - 1) if nth.number > 0 else latest + timedelta(weeks=nth.number + 1)
    if not first <= found <= last:
        return None
    if nth.unit == "week":
        return found, found + timedelta(days=6), "week"
    return found, found + timedelta(days=int(nth.unit == "weekend")), "day"


def _months_in(nth: Nth, first: date, last: date) -> Resolved | None:
    size = {"month": 1, "quarter": 3, "half": 6}[nth.unit]
    start = first if nth.number > 0 else stretches.months_on(last, size * (nth.number + 1) - size + 1)
    begin = stretches.months_on(start, size * (nth.number - 1)) if nth.number > 0 else start
    end = stretches.months_on(begin, size) - timedelta(days=1)
    return (begin, end, "month" if size == 1 else "season") if first <= begin and end <= last else None
