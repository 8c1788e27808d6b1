"""Days, months, seasons, years and decades as stretches of days with their precision."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dragoman.model import Precision
from dragoman.reading.said import Part

Resolved = tuple[date, date, Precision]

_LAST_HUNDRED = 2000
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def season(season: str, year: int) -> Resolved:
    """The three months of a season, as meteorologists count them in the north; winter begins in its year."""
    first = date(year, _SEASONS[season], 1)
    return first, months_on(first, 3) - timedelta(days=1), "season"


def day(year: int, month: int, number: int) -> Resolved | None:
    """One day; None where the calendar has none such."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return found, found, "day"


def month(year: int, month: int, part: Part | None) -> Resolved:
    """A month, or about a third of it."""
    end = monthrange(year, month)[1]
    low, high = {None: (1, end), "early": (1, 10), "middle": (11, 20), "late": (21, end)}[part]
    return date(year, month, low), date(year, month, high), "month"


def year(year: int, part: Part | None) -> Resolved:
    """A year, or a third of it."""
    low, high = {None: (1, 12), "early": (1, 4), "middle": (5, 8), "late": (9, 12)}[part]
    return date(year, low, 1), date(year, high, monthrange(year, high)[1]), "year"


def quarter(number: int, year: int) -> Resolved | None:
    """Three months of a year, the first beginning in January; its precision is that of a season, as long as it."""
    if not 1 <= number <= 4:
        return None
    first = date(year, 3 * number - 2, 1)
    return first, months_on(first, 3) - timedelta(days=1), "season"


def half(number: int, year: int) -> Resolved | None:
    """One half of a year."""
    return (
        (date(year, 6 * number - 5, 1), date(year, 6 * number, 30 + (number == 2)), "year")
        if number in (1, 2)
        else None
    )


def century(number: int) -> Resolved | None:
    """A hundred years, the 20th from 1901; the contract has no precision coarser than a decade."""
    return (date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "decade") if 1 <= number <= 21 else None


def part_of(stretch: Resolved, part: Part | None) -> Resolved:
    """About a third of a stretch of days."""
    if part is None:
        return stretch
    first, last, precision = stretch
    days = (last - first).days + 1
    third = {"early": 0, "middle": 1, "late": 2}[part]
    low, high = days * third // 3, days * (third + 1) // 3 - 1
    return first + timedelta(days=low), first + timedelta(days=high), precision


def week(day: date, part: Part | None) -> Resolved:
    """The week, from Monday to Sunday, in which a day lies, or about a third of it."""
    monday = day - timedelta(days=day.weekday())
    low, high = {None: (0, 6), "early": (0, 2), "middle": (2, 3), "late": (3, 6)}[part]
    return monday + timedelta(days=low), monday + timedelta(days=high), "week"


def decade(year: int, part: Part | None) -> Resolved:
    """Ten years from a given one, or about a third of them; a hundred for "the 1800s", which no decade is."""
    if year % 100 == 0 and year < _LAST_HUNDRED:
        return part_of((date(year, 1, 1), date(year + 99, 12, 31), "decade"), part)
    low, high = {None: (0, 9), "early": (0, 3), "middle": (4, 6), "late": (7, 9)}[part]
    return date(year + low, 1, 1), date(year + high, 12, 31), "decade"


def months_on(day: date, steps: int) -> date:
    """The first day of a month so many months on."""
    months = day.year * 12 + day.month - 1 + steps
    return date(months // 12, months % 12 + 1, 1)
