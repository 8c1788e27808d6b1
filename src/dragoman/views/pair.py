"""The history of a pair: what lay between two, from the first word to the last, and how it stood month by month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from dragoman.errors import WrongQuestion
from dragoman.record.ask_pairs import events_between, officials
from dragoman.record.directory import Head
from dragoman.record.facts import Status
from dragoman.record.store import Record
from dragoman.views.events import EventLine, Party, event_lines
from dragoman.views.filters import one_head
from dragoman.views.intensity import Month, intensity, months


class Scored(Struct, frozen=True):
    """An event with its score from -10 (conflict) to 10 (cooperation), where it has one."""

    score: float | None
    event: EventLine


class PairPage(Struct, frozen=True, kw_only=True):
    """What lay between two, the oldest first.

    `officials` are how many spoke for either, where it is a country. `total`, `statuses`, `mean` and `months` are of
    all events between them in the time that was asked for; `events` may be fewer, where a limit was.
    """

    one: Party
    other: Party
    officials: tuple[int, int]
    total: int
    statuses: dict[Status, int]
    mean: float | None
    months: tuple[Month, ...]
    events: tuple[Scored, ...]


def between(
    record: Record,
    one: str,
    other: str,
    *,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> PairPage:
    """The history of two, each a name or an id; a country means its officials, too, but for the other one of the two.

    Events in which they stand side by side against others are left out. At most `limit` events, beginning behind the
    event `after`. Raises `NotFound` or `AmbiguousName` for a name that does not mean one, `WrongQuestion` where both
    mean the same.
    """
    first, second = one_head(record, one), one_head(record, other)
    if first.id == second.id:
        raise WrongQuestion(f"{one!r} and {other!r} are one: {first.name} ({first.id})")
    speaking = [_speaking(record, first, but=second), _speaking(record, second, but=first)]
    found = events_between(record.connection, *speaking, since=since, until=until)
    scores = {event.id: intensity(event.type, event.mode, event.status) for event in found}
    ids = list(scores)
    begin = ids.index(after) + 1 if after in scores else 0
    shown = ids[begin:] if limit is None else ids[begin : begin + limit]
    return PairPage(
        one=Party(*first),
        other=Party(*second),
        officials=(len(speaking[0]) - 1, len(speaking[1]) - 1),
        total=len(found),
        statuses=_counted(event.status for event in found),
        mean=_mean(scores.values()),
        months=months(found),
        events=tuple(Scored(scores[line.id], line) for line in event_lines(record, shown)),
    )


def _speaking(record: Record, one: Head, but: Head) -> list[str]:
    """The ids of one and of those who speak for it."""
    return [one.id, *(id for id in officials(record.connection, [one.id]) if id not in (one.id, but.id))]


def _counted(statuses: Iterable[Status]) -> dict[Status, int]:
    counted: dict[Status, int] = {}
    for status in statuses:
        counted[status] = counted.get(status, 0) + 1
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _mean(scores: Iterable[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return round(sum(known) / len(known), 2) if known else None
