"""What is planned, and neither held nor called off."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct, structs

from dragoman.record.ask_events import EventsAsked, event_ids
from dragoman.record.facts import Status
from dragoman.record.store import Record
from dragoman.views.events import EventLine, event_lines
from dragoman.views.filters import EVERYTHING, Filters, parties_meant

PLANS: tuple[Status, ...] = ("planned", "confirmed", "postponed")
# A plan without a day of which nobody has spoken for longer is not waited for any more.
_WAITED_FOR = timedelta(days=90)
_Days = tuple[date | None, date | None]


class Days(Struct, frozen=True):
    """The plans for a day, or for a stretch of days; `None` where no day is told, or not by when."""

    first: date | None
    last: date | None
    events: tuple[EventLine, ...]


def upcoming(record: Record, start: date, filters: Filters = EVERYTHING) -> tuple[Days, ...]:
    """What is planned for `start` and later as the record stands now, by day; what has no day comes last.

    Of what has no day, or no end, only that of which somebody spoke in the 90 days before `start` or later. The status
    is planned, confirmed or postponed, or the one that the filters ask for; their `since` has no say, and their `limit`
    holds for the plans with a day and for those without.
    """
    parties = parties_meant(record, filters)
    if filters.about is not None and not parties:
        return ()
    asked = structs.replace(filters, since=None).asked(parties)
    by_days = groupby(plans(record, asked, start, filters.limit), lambda line: _order(line, start))
    return tuple(Days(*_days(*days), tuple(of_days)) for days, of_days in by_days)


def plans(record: Record, asked: EventsAsked, start: date, limit: int | None = None) -> list[EventLine]:
    """What is planned for `start` and later, in its order, of what is asked for; see `upcoming`."""
    asked = structs.replace(asked, statuses=asked.statuses or PLANS)
    dated = structs.replace(asked, since=start, has_end=True)
    ids = event_ids(record.connection, dated, limit=limit)
    if asked.until is None:
        opened = structs.replace(asked, told_since=start - _WAITED_FOR, has_end=False)
        ids += event_ids(record.connection, opened, limit=limit)
    return sorted(event_lines(record, ids), key=lambda line: (_order(line, start), line.id))


def _order(line: EventLine, start: date) -> tuple[date, date]:
    """From when to when it may be; what has begun before is waited for from the start on."""
    when = line.when
    if when is None or when.latest is None:
        return date.max, date.max
    return max(when.earliest or start, start), when.latest


def _days(first: date, last: date) -> _Days:
    return (None, None) if first == date.max else (first, last)
