"""From what an expression of time says to days: calendar dates as they stand, relative ones from a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from msgspec import structs

from dragoman.knowledge.calendar import zone_offset
from dragoman.model import Basis, Precision, When
from dragoman.reading import stretches
from dragoman.reading.clock import hour_of_day
from dragoman.reading.grounds import Ground, Outlook
from dragoman.reading.resolving import resolved
from dragoman.reading.said import Clock, Said, Shift
from dragoman.reading.stretches import Resolved

_WIDEST_PUBLICATION = 31
_WIDEST_TOLD = {"day": 3, "week": 7, "year": 366, "decade": 3660, "century": 36600}
_UNKNOWN_BASES = frozenset({"masthead", "bound"})
# The precision of each unit, and so many of it as ISO 8601 writes them.
_DESIGNATORS: Mapping[str, tuple[Precision, str]] = MappingProxyType(
    {
        "second": ("minute", "PT{}S"),
        "minute": ("minute", "PT{}M"),
        "hour": ("hour", "PT{}H"),
        "day": ("day", "P{}D"),
        "week": ("week", "P{}W"),
        "month": ("month", "P{}M"),
        "quarter": ("season", "P{}Q"),
        "year": ("year", "P{}Y"),
        "decade": ("decade", "P{}0Y"),
    }
)


def length(unit: str, number: int) -> str | None:
    """So many of a unit as ISO 8601 writes them; None of a unit for which it has no letter."""
    found = _DESIGNATORS.get(unit)
    return None if found is None else found[1].format(number)


def anchor_of(published: When | None) -> tuple[date, date] | None:
    """The days from which relative expressions count; None where the publication is unknown or only bounded."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    if published.basis in _UNKNOWN_BASES or (published.latest - published.earliest).days > _WIDEST_PUBLICATION:
        return None
    return published.earliest, published.latest


def counted(said: Said, published: When | None, outlook: Outlook, told: When | None = None) -> When | None:
    """The days that an expression means; `outlook` tells whether its sentence speaks of the future.

    `told` is the time that the text has told last, from which "the next day" counts; without it that counts from the
    publication. What counts from an unknown publication has no days and says in `time` what is known: ``--01-21`` (a
    day without its year), ``W-3`` (a Wednesday), ``P-1D`` (the day before publication). None where no such days exist.
    """
    if _has_year(said):
        return _timed(said, resolved(said, Ground(date(2000, 1, 1), None)), "explicit")
    ground, anchor = _ground(said, published, told)
    if ground is None or anchor is None:
        return _uncounted(said)
    if ground is published and outlook == "told" and _steps_forward(said):
        # "Two days later he left": the day it counts from was not told, and it was no day to come.
        return _uncounted(said)
    clock = ground.time if ground.earliest == ground.latest else None
    found = [resolved(said, Ground(day, clock, outlook)) for day in dict.fromkeys(anchor)]
    known = [each for each in found if each is not None]
    if len(known) != len(found):
        return None
    if ground is told and outlook == "told" and _steps_forward(said) and _is_behind(known, published):
        # Nor is what is told as past later than the publication: the day it counts from is another.
        return _uncounted(said)
    merged = min(one[0] for one in known), max(one[1] for one in known), known[0][2]
    return _timed(said, merged, "inferred" if ground.basis == "inferred" else "relative")


def _steps_forward(said: Said) -> bool:
    """Whether an expression counts forward from a day told before."""
    return said.then and said.shift is not None and said.shift.steps > 0


def _is_behind(found: list[Resolved], published: When | None) -> bool:
    """Whether all that was found begins only after the publication."""
    anchor = anchor_of(published)
    return anchor is not None and all(each[0] > anchor[1] for each in found)


def _ground(said: Said, published: When | None, told: When | None) -> tuple[When | None, tuple[date, date] | None]:
    """What an expression counts from: the time told last, if it is no wider than the step, or the publication."""
    if _counts_from_told(said) and told is not None and told.earliest is not None and told.latest is not None:
        unit = said.shift.unit if said.shift is not None else "day"
        if (told.latest - told.earliest).days <= _WIDEST_TOLD.get(unit, _WIDEST_PUBLICATION):
            return told, (told.earliest, told.latest)
    return published, anchor_of(published)


def counted_range(
    start: Said, end: Said, published: When | None, outlook: Outlook, told: When | None = None
) -> When | None:
    """The days from one expression to another ("from 27 to 29 March", "2014-2016"); None where they run backwards."""
    last = counted(end, published, outlook, told)
    if last is None:
        return None
    if last.latest is None:
        first = counted(start, published, outlook, told)
        if first is None or first.time is None or last.time is None:
            return None
        return structs.replace(last, time=f"{first.time}/{last.time}")
    first = counted(_before(start, last), published, outlook, told)
    if first is None or first.earliest is None or first.earliest > last.latest:
        return None
    one_day = first.earliest == last.latest
    return When(first.earliest, last.latest, first.precision, last.basis, first.time if one_day else None)


def _has_year(said: Said) -> bool:
    """Whether an expression tells its year, so that it counts from no day."""
    for inside in (said.within, said.base):
        if inside is not None:
            return _has_year(inside)
    if said.shift is not None or said.turn is not None or said.reach is not None:
        return False
    return said.year is not None or (said.nth is not None and said.nth.unit == "century")


def _counts_from_told(said: Said) -> bool:
    return said.then or any(inside is not None and _counts_from_told(inside) for inside in (said.within, said.base))


def _before(start: Said, last: When) -> Said:
    """The beginning of a range with what its end tells: the year of "27 March to 2 April 2022"."""
    day = last.earliest
    if day is None or _has_year(start) or start.turn is not None:
        return start
    if start.weekday and not start.month and not start.shift:
        back = (day.isoweekday() - start.weekday) % 7
        found = date.fromordinal(day.toordinal() - back)
        return Said(year=found.year, month=found.month, day=found.day, clock=start.clock)
    if start.season and start.shift is None and start.turn is None:
        return structs.replace(start, year=day.year - (stretches.season(start.season, day.year)[0] > day))
    if start.month and start.shift is None:
        later = (start.month, start.day or 1) > (day.month, day.day if start.day else 31)
        return structs.replace(start, year=day.year - later)
    return start


def _timed(said: Said, found: Resolved | None, basis: Basis) -> When | None:
    if found is None:
        return None
    earliest, latest, precision = found
    when = When(earliest, latest, precision, basis)
    if said.clock is None or earliest != latest:
        return when
    precision = "minute" if said.clock.exact else "hour"
    return structs.replace(when, precision=precision, time=_clock(said, said.clock, earliest))


def _clock(said: Said, clock: Clock, day: date) -> str:
    text = f"{_hour(said, clock):02}:{clock.minute:02}:{clock.second:02}"
    offset = zone_offset(clock.zone, day) if clock.zone else None
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{text}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _hour(said: Said, clock: Clock) -> int:
    """The hour by the part of the day that is told apart from it: "tonight at 8"."""
    return clock.hour if said.day_part is None or not clock.hour else hour_of_day(clock.hour, said.day_part)


def _uncounted(said: Said) -> When | None:
    if said.nth is not None or said.base is not None or said.then:
        return None
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
