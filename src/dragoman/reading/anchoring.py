"""When an event happened, by the grammar of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Span, When
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import RECIPROCAL, Telling
from dragoman.reading.times import LocatedTime

_OUTSIDE_CLAUSE = 8
_PARTED = 3


def when_of(stream: Stream, told: Telling, times: Sequence[LocatedTime], published: When | None) -> When | None:
    """The nearest time of the sentence, those of the event's own clause preferred; else what publication bounds.

    `times` are those of the sentence, on the event's side of any quotation mark. A past event without a time lies not
    after publication, a coming one not before; None where publication is unknown too.
    """
    told_of = [
        time
        for time in times
        if not _is_of_report(stream, told, time.first, time.last) and not _names_year_of_another(stream, time)
    ]
    times = [time for time in told_of if _may_be(told, time.when, published)]
    if times:
        return min(times, key=lambda time: (_distance(stream, told, time.first, time.last), time.first)).when
    if published is None:
        return None
    if "future" in told.auxiliary:
        return When(published.earliest, None, "none", "bound") if published.earliest else None
    return When(None, published.latest, "none", "bound") if published.latest else None


def _distance(stream: Stream, told: Telling, first: int, last: int) -> int:
    between = stream.words[told.last : first] if first >= told.last else stream.words[last : told.first]
    inside = told.bounds[0] <= first and last <= told.bounds[1]
    # "X, who left on Tuesday, met Y on Wednesday": what a comma or "and" parts belongs together less.
    begin = told.last if first >= told.last else last
    parting = sum(word.text == "," or stream.is_head(begin + at, "and") for at, word in enumerate(between))
    return len(between) + _PARTED * parting + (0 if inside else _OUTSIDE_CLAUSE)


def _is_of_report(stream: Stream, told: Telling, first: int, last: int) -> bool:
    """Whether a time is the report's: "Tass said on 28 December that they meet on 10 January"."""
    between = range(last, told.first) if last <= told.first else range(told.last, first)
    return any(stream.at(kind, place) for place in between for kind in ("report", "source"))


def _names_year_of_another(stream: Stream, time: LocatedTime) -> bool:
    """Whether a bare year belongs to the noun behind it: "critics of the 2016 campaign" dates the campaign."""
    if time.when.precision != "year" or stream.words[time.last - 1].kind != "number" or time.last == len(stream.words):
        return False
    after = stream.words[time.last]
    is_known = any(stream.at(kind, time.last) for kind in ("word", "event", "report", "time"))
    return after.kind == "word" and not is_known and stream.sentence_of(time.first).last > time.last


def _may_be(told: Telling, when: When, published: When | None) -> bool:
    """Whether an event may lie there: what is told as done lies not after its telling."""
    if told.type in RECIPROCAL or "future" in told.auxiliary:
        return True
    return not lies_after(when, published)


def lies_after(when: When, published: When | None) -> bool:
    """Whether a stretch of time begins after an article was published."""
    latest = published.latest if published is not None else None
    return when.earliest is not None and latest is not None and when.earliest > latest


def on_same_side(span: Span, other: Span, walls: Sequence[Span]) -> bool:
    """Whether no quotation mark parts two spans."""
    return stretch_at(walls, span[0]) == stretch_at(walls, other[0])
