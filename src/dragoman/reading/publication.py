"""The day of publication of an article that does not tell it, narrowed by what the article says of other days.

A day that the article calls today, or yesterday, tells it. An article that tells of 28 December without a year was
published on that day or after it, and within that year, since it would name the year otherwise; what it plans lies
after it. Where that does not suffice, the last day that it tells of as past and the first that it plans bound it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.model import When
from dragoman.reading.outlook import lies_ahead
from dragoman.reading.stream import Stream
from dragoman.reading.times import LocatedTime

_UNTOLD = frozenset({"masthead", "bound"})
_SAME_YEAR_DAYS = 31
_NEXT_YEAR_DAYS = 92


def narrowed(published: When | None, times: Sequence[LocatedTime], stream: Stream) -> When | None:
    """The days between which an article was published, basis inferred; None where nothing can be said.

    `times` are the article's as they were read without a publication. A publication that is told is never narrowed, a
    masthead's must not contradict. Without a day called today, needed are a day without a year that is told as past,
    and a planned day with its year, not long after it: a month within one year, a quarter over the turn of the year.
    """
    if published is not None and published.basis not in _UNTOLD:
        return None
    called = _called(times, published)
    if called is not None:
        return called
    told: list[When] = []
    planned: list[When] = []
    for one in times:
        (planned if lies_ahead(stream, one.first) else told).append(one.when)
    return _between(published, told, planned) or _bounded(published, told, planned)


def _called(times: Sequence[LocatedTime], published: When | None) -> When | None:
    """The day of publication by a date that is called today, yesterday or tomorrow, if all such dates agree."""
    called = {
        one.when.earliest - timedelta(days=one.beside)
        for one in times
        if one.beside is not None and one.when.earliest is not None and _is_one_day(one.when)
    }
    if len(called) != 1:
        return None
    (day,) = called
    is_early = published is not None and published.latest is not None and published.latest < day
    return None if is_early else When(day, day, "day", "inferred")


def _bounded(published: When | None, told: Sequence[When], planned: Sequence[When]) -> When | None:
    """The last past and the first planned day, where nothing is known of the publication and they do not cross."""
    if published is not None:
        return None
    last, first = max(_days(told), default=None), min(_days(planned), default=None)
    if last is None or (first is not None and first <= last):
        return None
    return When(last, first and first - timedelta(days=1), "none", "bound")


def _between(published: When | None, told: Sequence[When], planned: Sequence[When]) -> When | None:
    """From the last day told without its year to the one before the first that is planned, in the year of that day."""
    first_planned = min(_days([when for when in planned if when.precision == "day"]), default=None)
    if first_planned is None:
        return None
    before = [_last_before(first_planned, when.time or "") for when in told if _lacks_year(when)]
    earliest = max((day for day in before if day is not None), default=None)
    if earliest is None:
        return None
    past = _days([when for when in told if when.precision == "day"])
    latest = min(first_planned - timedelta(days=1), date(earliest.year, 12, 31))
    most = _SAME_YEAR_DAYS if first_planned.year == earliest.year else _NEXT_YEAR_DAYS
    if (first_planned - earliest).days > most or any(latest < day < first_planned for day in past):
        return None
    earliest = max([earliest, *(day for day in past if day <= latest)])
    if published is not None and published.latest is not None and published.latest < earliest:
        return None
    return When(earliest, latest, "day", "inferred")


def _days(told: Sequence[When]) -> list[date]:
    """The single days that are told with their year."""
    return [when.earliest for when in told if when.earliest is not None and _is_one_day(when)]


def _is_one_day(when: When) -> bool:
    return when.basis == "explicit" and when.earliest is not None and when.earliest == when.latest


def _lacks_year(when: When) -> bool:
    return when.latest is None and when.precision == "day" and when.basis == "explicit" and "/" not in (when.time or "")


def _last_before(day: date, text: str) -> date | None:
    """The last day before a given one that is written ``--12-28``."""
    month, number = int(text[2:4]), int(text[5:7])
    for year in (day.year, day.year - 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if found < day:
            return found
    return None
