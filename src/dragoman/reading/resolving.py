"""The days that an expression of time means, counted out from one day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dragoman.knowledge.eras import Calendar, month_span, to_gregorian, year_on, year_span
from dragoman.knowledge.holidays import holiday_on
from dragoman.reading import stretches
from dragoman.reading.grounds import PAST_UNLESS_OLDER, Ground, one_of
from dragoman.reading.rows import in_row
from dragoman.reading.said import Nth, Said, Shift
from dragoman.reading.steps import part_of_found, reached, stepped
from dragoman.reading.stretches import Resolved

# A 29 February may be eight years away, a Friday the 13th of May eleven.
_YEARS_AROUND = 11
_THURSDAY = 4
_LAST_YEAR = 9990
# What comes once a year is never further away than this.
_A_YEAR = 366
# A day of the month so few days back is the report's own, not one to come: "said on the 2nd that ... will".
_OF_THE_REPORT = 2


def resolved(said: Said, ground: Ground) -> Resolved | None:
    """The first and last day that are meant, with their precision; None where there are none such."""
    try:
        return _resolved(said, ground)
    except (OverflowError, ValueError):
        return None


def _resolved(said: Said, ground: Ground) -> Resolved | None:
    if said.nth is not None:
        return part_of_found(_nth(said.nth, said, ground), said.part)
    if said.reach is not None:
        return reached(said.reach, ground)
    if said.shift is not None:
        return _shifted(said, said.shift, ground) if said.base is None else _from_base(said.base, said.shift, ground)
    return _of_calendar(said, ground)


def _from_base(base: Said, shift: Shift, ground: Ground) -> Resolved | None:
    """So many days before or after what is said itself: "three days after Easter"."""
    found = resolved(base, ground)
    return None if found is None else stepped(shift, found[1] if shift.steps > 0 else found[0], None, ground)


def _of_calendar(said: Said, ground: Ground) -> Resolved | None:
    if said.year is not None:
        return _in_year(said, said.year)
    if said.month is None and said.day is not None:
        return _day_of_any_month(said.day, said, ground)
    if said.month is not None or said.season is not None or said.holiday is not None:
        return _nearest(said, ground)
    return None if said.weekday is None else _weekday(said.weekday, said.turn, ground)


def _in_year(said: Said, year: int) -> Resolved | None:
    if not 1 <= year <= _LAST_YEAR:
        return None
    if said.calendar is not None:
        return _in_other_calendar(said, said.calendar, year)
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


def _in_other_calendar(said: Said, calendar: Calendar, year: int) -> Resolved | None:
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
        if said.weekend and not steps and ground.outlook == "told" and day.isoweekday() < _THURSDAY:
            # "At the weekend", told early in the week, is the one before.
            steps = -1
        monday = day - timedelta(days=day.weekday() - 7 * steps)
        first = monday + timedelta(days=5 if said.weekend else (said.weekday or 1) - 1)
        return first, first + timedelta(days=int(said.weekend)), "day"
    return stepped(shift, day, said.part, ground)


def _weekday(weekday: int, turn: int | None, ground: Ground) -> Resolved:
    back = (ground.day.isoweekday() - weekday) % 7
    if turn is not None:
        days = _days_to_turned(back, turn, weekday, ground)
    elif ground.outlook == "told":
        days = -back
    else:
        # What is announced for a weekday is not announced on the day itself.
        days = -back % 7 or (7 if ground.outlook == "announced" else 0)
    found = ground.day + timedelta(days=days)
    return found, found, "day"


def _days_to_turned(back: int, turn: int, weekday: int, ground: Ground) -> int:
    """How many days ahead the last, this or the next of a weekday lies that was so many days back."""
    if turn > 0:
        return 7 * turn - back
    if turn < 0:
        return 7 * (turn + 1) - (back or 7)
    days = weekday - ground.day.isoweekday()
    return days + 7 if ground.outlook == "announced" and days <= 0 else days


def _day_of_any_month(number: int, said: Said, ground: Ground) -> Resolved | None:
    """The nearest day that has a number in its month, and is a weekday: "Thursday the 15th", "15日"."""
    weekday = said.weekday
    around = [stretches.months_on(ground.day, steps) for steps in range(-14, 15)]
    days = [day for first in around if (day := _fitting(first, number))]
    fitting = [day for day in days if weekday is None or day.isoweekday() == weekday]
    turned = [day for day in fitting if said.turn is None or (day > ground.day) == (said.turn > 0)]
    limit = _A_YEAR if said.turn is not None else PAST_UNLESS_OLDER // 12
    return one_of(((day, day, "day") for day in turned), ground, limit, _OF_THE_REPORT)


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
        return one_of(fitting or all_years, ground, PAST_UNLESS_OLDER if said.season is None else _A_YEAR)
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
    year = None if said.calendar is None else year_on(said.calendar, day)
    return day.year if year is None else year


def _nth(nth: Nth, said: Said, ground: Ground) -> Resolved | None:
    """One of several in a period."""
    if nth.unit == "century":
        return stretches.century(nth.number)
    if nth.unit in ("quarter", "half") and nth.several == 1 and (said.within is None or _is_year(said.within)):
        return _nth_of_year(nth, said, ground)
    period = None if said.within is None else resolved(said.within, ground)
    return None if period is None else in_row(nth, period)


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
    return one_of(around, ground, PAST_UNLESS_OLDER)
