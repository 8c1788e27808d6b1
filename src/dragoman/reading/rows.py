"""One or several of a period's days, weekdays, weeks or months: the second Monday, the last day, the first half."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.reading import stretches
from dragoman.reading.grounds import Ground
from dragoman.reading.said import Nth, Shift
from dragoman.reading.steps import stepped
from dragoman.reading.stretches import Resolved

_THURSDAY = 4


def in_row(nth: Nth, period: Resolved) -> Resolved | None:
    """The days of what stands at a place of a period, counted from its begin or its end; None if it has none such."""
    first, last, precision = period
    if nth.unit == "half" and precision == "month":
        middle = first + timedelta(days=14)
        return (first, middle, "month") if nth.number == 1 else (middle + timedelta(days=1), last, "month")
    found = _counted_in(nth, first, last)
    return found if nth.several == 1 or found is None else _several_in(nth, found, first, last)


def _several_in(nth: Nth, one: Resolved, first: date, last: date) -> Resolved | None:
    """The first or the last several of a period's units, from the first or the last one of them."""
    size = Shift(nth.unit, nth.several - 1 if nth.number > 0 else 1 - nth.several)
    other = stepped(size, one[0], None, Ground(one[0], None))
    if other is None:
        return None
    low, high = min(one[0], other[0]), max(one[1], other[1])
    is_inside = first <= low and high <= last
    return (low, high, one[2]) if is_inside or nth.unit == "week" else None


def _counted_in(nth: Nth, first: date, last: date) -> Resolved | None:
    """One of the days, weekdays, weeks or months of a stretch; a week lies where its Thursday does (ISO 8601)."""
    if nth.unit in ("month", "quarter", "half"):
        return _months_in(nth, first, last)
    if nth.unit == "day":
        found = first + timedelta(days=nth.number - 1) if nth.number > 0 else last + timedelta(days=nth.number + 1)
        return (found, found, "day") if first <= found <= last else None
    weekday = {"week": _THURSDAY, "weekend": 6}.get(nth.unit, nth.weekday or 1)
    earliest = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    latest = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    found = earliest + timedelta(weeks=nth.number - 1) if nth.number > 0 else latest + timedelta(weeks=nth.number + 1)
    if not first <= found <= last:
        return None
    if nth.unit == "week":
        return found - timedelta(days=3), found + timedelta(days=3), "week"
    return found, found + timedelta(days=int(nth.unit == "weekend")), "day"


def _months_in(nth: Nth, first: date, last: date) -> Resolved | None:
    size = {"month": 1, "quarter": 3, "half": 6}[nth.unit]
    start = first if nth.number > 0 else stretches.months_on(last, size * (nth.number + 1) - size + 1)
    begin = stretches.months_on(start, size * (nth.number - 1)) if nth.number > 0 else start
    end = stretches.months_on(begin, size) - timedelta(days=1)
    return (begin, end, "month" if size == 1 else "season") if first <= begin and end <= last else None
