"""A brief: what happened about somebody in some days, what is planned, what was called off, disputed and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dragoman.model import When
from dragoman.record import ask
from dragoman.record.ask_events import EventsAsked, event_ids
from dragoman.record.ask_pairs import officials
from dragoman.record.facts import Status
from dragoman.record.store import Record
from dragoman.views.disagreements import Dispute
from dragoman.views.events import EventLine, Party, event_lines
from dragoman.views.filters import one_head
from dragoman.views.quotes import Quote, quote_lines
from dragoman.views.upcoming import plans

_HAPPENED: tuple[Status, ...] = ("held", "done")
_CALLED_OFF: tuple[Status, ...] = ("postponed", "cancelled", "refused", "denied")
# What is only known to lie in a longer stretch of time did not happen in these days, as far as anybody knows.
_LONGEST = timedelta(days=31)
_MOST_EVENTS = 200
_MOST_QUOTES = 100


class Brief(Struct, frozen=True, kw_only=True):
    """What the record tells about one from `since` to `until`; `officials` are how many speak for it, being a country.

    `happened` is what was held or done in these days, `planned` what is to come from `since` on, `called_off` what was
    told in these days to be put off, called off, refused or denied. `disputed` are the disagreements about all of it.
    `said` are the words of these days, its own and those said to it, by day.
    """

    about: Party
    officials: int
    since: date
    until: date
    happened: tuple[EventLine, ...]
    planned: tuple[EventLine, ...]
    called_off: tuple[EventLine, ...]
    disputed: tuple[Dispute, ...]
    said: tuple[Quote, ...]


def brief(record: Record, about: str, since: date, until: date) -> Brief:
    """A brief about the bearer of a name; a country means its officials, too.

    At most 200 events of a kind and the last 100 statements. Raises `NotFound` or `AmbiguousName`.
    """
    one = one_head(record, about)
    speaking = [one.id, *officials(record.connection, [one.id])]
    happened = _happened(record, EventsAsked(parties=speaking, since=since, until=until, statuses=_HAPPENED))
    planned = plans(record, EventsAsked(parties=speaking), since, _MOST_EVENTS)
    told = EventsAsked(parties=speaking, statuses=_CALLED_OFF, told_since=since, told_until=until)
    called_off = event_lines(record, event_ids(record.connection, told, limit=_MOST_EVENTS))
    disputes = {one.id: one for line in (*happened, *planned, *called_off) for one in line.disagreements}
    return Brief(
        about=Party(*one),
        officials=len(speaking) - 1,
        since=since,
        until=until,
        happened=tuple(happened),
        planned=_but(planned, called_off),
        called_off=called_off,
        disputed=tuple(disputes[id] for id in sorted(disputes)),
        said=_said(record, speaking, since, until),
    )


def _happened(record: Record, asked: EventsAsked) -> list[EventLine]:
    assert asked.since is not None
    assert asked.until is not None
    ids = event_ids(record.connection, asked, limit=_MOST_EVENTS)
    return [line for line in event_lines(record, ids) if _is_within(line.when, asked.since, asked.until)]


def _is_within(when: When | None, since: date, until: date) -> bool:
    """Whether a stretch of time touches these days and is not much longer; of an open one, whether its bound does."""
    if when is None:
        return False
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return first is not None and last is not None and first <= until and since <= last and last - first <= _LONGEST


def _but(lines: Iterable[EventLine], others: Iterable[EventLine]) -> tuple[EventLine, ...]:
    """The events that are not among the others: what was put off stands there already."""
    known = {line.id for line in others}
    return tuple(line for line in lines if line.id not in known)


def _said(record: Record, speaking: Sequence[str], since: date, until: date) -> tuple[Quote, ...]:
    connection = record.connection
    ids = ask.statement_ids(connection, speakers=speaking, since=since, until=until)
    days = ask.statement_days(connection, ids)
    latest = sorted(ids, key=lambda id: (days.get(id, date.min), id))[-_MOST_QUOTES:]
    return tuple(sorted(quote_lines(record, latest), key=lambda one: (one.published or date.max, one.id)))
