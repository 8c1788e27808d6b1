"""From what an expression of time says to days: calendar dates as they stand, relative ones from the publication."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from math import ceil

from msgspec import structs

from dragoman.knowledge.calendar import zone_offset
from dragoman.model import Basis, Precision, When
from dragoman.reading import stretches
from dragoman.reading.said import Clock, Part, Said, Shift
from dragoman.reading.stretches import Resolved

# A date without a year is the nearest one, the past one unless it lies this many days back; told as future, it is
# the coming one unless the past one is quite near.
_PAST_UNLESS_OLDER = 275
_COMING_UNLESS_YOUNGER = 60
_WIDEST_PUBLICATION = 31
_UNKNOWN_BASES = frozenset({"masthead", "bound"})
_DESIGNATORS: dict[str, tuple[Precision, str]] = {
    "minute": ("minute", "PT{}M"),
    "hour": ("hour", "PT{}H"),
    "day": ("day", "P{}D"),
    "week": ("week", "P{}W"),
    "month": ("month", "P{}M"),
    "year": ("year", "P{}Y"),
    "decade": ("decade", "P{}0Y"),
}


def anchor_of(published: When | None) -> tuple[date, date] | None:
    """The days from which relative expressions count; None where the publication is unknown or only bounded."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    if published.basis in _UNKNOWN_BASES or (published.latest - published.earliest).days > _WIDEST_PUBLICATION:
        return None
    return published.earliest, published.latest


def counted(said: Said, published: When | None, ahead: bool) -> When | None:
    """The days that an expression means; `ahead` tells that its sentence speaks of the future.

    What counts from an unknown publication has no days and says in `time` what is known: ``--01-21`` (a day without its
    year), ``W-3`` (a Wednesday), ``P-1D`` (the day before publication). None where no such days exist.
    """
    if said.year is not None:
        return _timed(said, _in_year(said, said.year), "explicit")
    anchor = anchor_of(published)
    if published is None or anchor is None:
        return _uncounted(said)
    found = [_from(said, day, published, ahead) for day in dict.fromkeys(anchor)]
    known = [resolved for resolved in found if resolved is not None]
    if len(known) != len(found):
        return None
    merged = min(one[0] for one in known), max(one[1] for one in known), known[0][2]
    return _timed(said, merged, "inferred" if published.basis == "inferred" else "relative")


def counted_range(start: Said, end: Said, published: When | None, ahead: bool) -> When | None:
    """The days from one expression to another ("from 27 to 29 March", "2014-2016"); None where they run backwards."""
    last = counted(end, published, ahead)
    if last is None:
        return None
    if last.latest is None:
        first = counted(start, published, ahead)
        if first is None or first.time is None or last.time is None:
            return None
        return structs.replace(last, time=f"{first.time}/{last.time}")
    first = counted(_before(start, last), published, ahead)
    if first is None or first.earliest is None or first.earliest > last.latest:
        return None
    return When(first.earliest, last.latest, first.precision, last.basis)


def _before(start: Said, last: When) -> Said:
    """The beginning of a range with what its end tells: the year of "27 March to 2 April 2022"."""
    day = last.earliest
    if day is None:
        return start
    if start.weekday and not start.month and not start.shift:
        back = (day.isoweekday() - start.weekday) % 7
        found = day - timedelta(days=back)
        return Said(year=found.year, month=found.month, day=found.day)
    if start.month and start.year is None and start.shift is None:
        later = (start.month, start.day or 1) > (day.month, day.day if start.day else 31)
        return structs.replace(start, year=day.year - later)
    return start


def _timed(said: Said, resolved: Resolved | None, basis: Basis) -> When | None:
    if resolved is None:
        return None
    earliest, latest, precision = resolved
    when = When(earliest, latest, precision, basis)
    if said.clock is None or earliest != latest:
        return when
    return structs.replace(when, precision="minute" if said.clock.exact else "hour", time=_clock(said.clock, earliest))


def _clock(clock: Clock, day: date) -> str:
    text = f"{clock.hour:02}:{clock.minute:02}:{clock.second:02}"
    offset = zone_offset(clock.zone, day) if clock.zone else None
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{text}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _uncounted(said: Said) -> When | None:
    if said.shift is not None:
        return _uncounted_shift(said.shift, said.weekend)
    if said.month is not None and said.turn is None:
        if said.day is None:
            return When(None, None, "month", "explicit", f"--{said.month:02}")
        # 2000 had a 29 February.
        known = stretches.day(2000, said.month, said.day)
        return known and When(None, None, "day", "explicit", f"--{said.month:02}-{said.day:02}")
    if said.weekday is not None:
        return When(None, None, "day", "relative", f"W-{said.weekday}")
    return None


def _uncounted_shift(shift: Shift, weekend: bool) -> When | None:
    """A duration from the publication; of "March last year" no more than the year."""
    if weekend:
        return When(None, None, "day", "relative", "W-6/W-7")
    if shift.unit not in _DESIGNATORS:
        return None
    precision, form = _DESIGNATORS[shift.unit]
    return When(None, None, precision, "relative", form.format(shift.steps))


def _in_year(said: Said, year: int) -> Resolved | None:
    if not 1 <= year <= 9990:
        return None
    if said.season:
        return stretches.season(said.season, year)
    if said.month is None:
        return stretches.decade(year, said.part) if said.decade else stretches.year(year, said.part)
    if said.day is None:
        return stretches.month(year, said.month, said.part)
    return stretches.day(year, said.month, said.day)


def _from(said: Said, day: date, published: When, ahead: bool) -> Resolved | None:
    """What is said, counted from one day."""
    try:
        if said.reach is not None:
            return _reached(said.reach, day, published)
        if said.shift is not None:
            return _shifted(said, said.shift, day, published)
        if said.season is not None:
            return _nearest_season(said.season, said.turn, day)
        if said.month is not None:
            return _nearest_in_year(said, day, ahead)
        return None if said.weekday is None else _weekday(said.weekday, said.turn, day, ahead)
    except (OverflowError, ValueError):
        return None


def _shifted(said: Said, shift: Shift, day: date, published: When) -> Resolved | None:
    unit, steps = shift
    if unit == "year" and (said.month or said.season):
        return _in_year(said, day.year + steps)
    if unit == "month" and said.day:
        month = stretches.months_on(day, steps)
        return stretches.day(month.year, month.month, said.day)
    if unit == "week" and (said.weekday or said.weekend):
        monday = day - timedelta(days=day.weekday() - 7 * steps)
        first = monday + timedelta(days=5 if said.weekend else (said.weekday or 1) - 1)
        return first, first + timedelta(days=int(said.weekend)), "day"
    if unit in ("hour", "minute"):
        return _hours_on(unit, steps, day, published)
    return _UNITS[unit](day, steps, said.part) if unit in _UNITS else None


def _week_on(day: date, steps: int, part: Part | None) -> Resolved:
    monday = day - timedelta(days=day.weekday() - 7 * steps)
    low, high = {None: (0, 6), "early": (0, 2), "middle": (2, 3), "late": (3, 6)}[part]
    return monday + timedelta(days=low), monday + timedelta(days=high), "week"


def _day_on(day: date, steps: int, part: Part | None) -> Resolved:
    found = day + timedelta(days=steps)
    return found, found, "day"


def _month_on(day: date, steps: int, part: Part | None) -> Resolved:
    month = stretches.months_on(day, steps)
    return stretches.month(month.year, month.month, part)


def _year_on(day: date, steps: int, part: Part | None) -> Resolved:
    return stretches.year(day.year + steps, part)


def _decade_on(day: date, steps: int, part: Part | None) -> Resolved:
    return stretches.decade(day.year // 10 * 10 + 10 * steps, part)


_UNITS: dict[str, Callable[[date, int, Part | None], Resolved]] = {
    "day": _day_on,
    "week": _week_on,
    "month": _month_on,
    "year": _year_on,
    "decade": _decade_on,
}


def _hours_on(unit: str, steps: int, day: date, published: When) -> Resolved:
    """The day on which an hour lies that is counted from the publication; two or more where its hour is not known."""
    size = timedelta(hours=steps) if unit == "hour" else timedelta(minutes=steps)
    if published.time and published.earliest == published.latest and published.time[:2].isdigit():
        at = time(int(published.time[:2]), int(published.time[3:5]))
        found = (datetime.combine(day, at) + size).date()
        return found, found, "day"
    days = timedelta(days=ceil(abs(size) / timedelta(days=1)))
    return (day - days, day, "day") if steps < 0 else (day, day + days, "day")


def _reached(reach: Shift, day: date, published: When) -> Resolved | None:
    unit, steps = reach
    precision: Precision = "day"
    if unit in ("minute", "hour"):
        low, high, _ = _hours_on(unit, steps, day, published)
        other = low if steps < 0 else high
    elif unit in ("day", "week"):
        other = day + timedelta(days=steps * (7 if unit == "week" else 1))
        precision = "week" if unit == "week" else "day"
    elif unit in ("month", "year", "decade"):
        months = {"month": 1, "year": 12, "decade": 120}[unit] * steps
        target = stretches.months_on(day, months)
        other = target.replace(day=min(day.day, monthrange(target.year, target.month)[1]))
        precision = "month" if unit == "month" else "year"
    else:
        return None
    return (other, day, precision) if other <= day else (day, other, precision)


def _weekday(weekday: int, turn: int | None, day: date, ahead: bool) -> Resolved:
    back = (day.isoweekday() - weekday) % 7
    if turn == 0:
        found = day - timedelta(days=day.isoweekday() - weekday)
    elif turn == 1 or (turn is None and ahead):
        found = day + timedelta(days=7 - back)
        if turn is None and back == 0:
            found = day
    elif turn == -1:
        found = day - timedelta(days=back or 7)
    else:
        found = day - timedelta(days=back)
    return found, found, "day"


def _nearest_in_year(said: Said, day: date, ahead: bool) -> Resolved | None:
    """The month, or the day of a month, whose year is not told."""
    if said.turn == 0:
        return _in_year(said, day.year)
    # A 29 February may be years away.
    years = [year for year in range(day.year - 8, day.year + 9) if _in_year(said, year)]
    past = [resolved for year in years if (resolved := _in_year(said, year)) and resolved[0] <= day]
    coming = [resolved for year in years if (resolved := _in_year(said, year)) and resolved[0] > day]
    if not past or not coming:
        return None
    if said.turn is not None:
        over = [resolved for resolved in past if resolved[1] < day]
        return coming[0] if said.turn == 1 else over[-1]
    age = (day - past[-1][1]).days
    limit = _COMING_UNLESS_YOUNGER if ahead else _PAST_UNLESS_OLDER
    return coming[0] if age > limit else past[-1]


def _nearest_season(season: str, turn: int | None, day: date) -> Resolved | None:
    around = [stretches.season(season, year) for year in range(day.year - 2, day.year + 3)]
    if turn == 1:
        return next(found for found in around if found[0] > day)
    if turn == -1:
        return [found for found in around if found[1] < day][-1]
    if turn == 0:
        return min(around, key=lambda found: max(found[0] - day, day - found[1], timedelta()))
    return [found for found in around if found[0] <= day][-1]
