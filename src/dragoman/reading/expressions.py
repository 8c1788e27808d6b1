"""The expressions of time that a text tells, from left to right, before they are counted out to days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.reading.chart import Chart, chart_of, longest_said, loose
from dragoman.reading.clock import is_marked
from dragoman.reading.counting import length
from dragoman.reading.marks import Marks
from dragoman.reading.openings import openings
from dragoman.reading.ranges import Expression, days_at, night_at, range_at
from dragoman.reading.said import Clock, Piece, Said
from dragoman.reading.standing import stands
from dragoman.reading.stream import Stream

_REGULAR = frozenset({"repeated", "every", "weekday"})
_NIGHT = frozenset({"night"})


class Unresolved(Struct, frozen=True):
    """A set or a length, as ISO 8601 writes it, or a time of day whose day stands elsewhere."""

    first: int
    last: int
    value: str = ""
    clock: Clock | None = None


def expressions(stream: Stream) -> Iterator[Expression | Unresolved]:
    """What is said of time, from left to right; none overlaps another."""
    marks = Marks(stream)
    for sentence, places in openings(stream):
        marks.stop = sentence.last
        chart = chart_of(marks, places)
        done = sentence.first
        for place in places:
            if place < done:
                continue
            for expression in _at(marks, chart, place):
                yield expression
                done = expression.last


def _at(marks: Marks, chart: Chart, place: int) -> Sequence[Expression | Unresolved]:
    """What begins at a word, the richest reading first."""
    regular = _set(marks, place) if marks.begins_any(_REGULAR, place) else None
    if regular is not None:
        return (regular,)
    night = night_at(marks, chart, place) if marks.begins_any(_NIGHT, place) else None
    if night is not None:
        return (night,)
    pieces = chart.get(place)
    if pieces is None:
        ends = range_at(marks, chart, place)
        return () if ends is None else (ends,)
    several = days_at(marks, chart, place)
    if several:
        return several
    whole = _whole(marks, chart, place)
    ends = range_at(marks, chart, place)
    if ends is not None and (whole is None or ends.last > whole[0].last):
        return (ends,)
    if whole is not None and _reaches_farthest(marks, chart, whole[0]):
        return (Expression(place, whole[0].last, whole[1]),)
    return _alone(marks, chart, place)


def _whole(marks: Marks, chart: Chart, place: int) -> tuple[Piece, Said] | None:
    """The longest of what can be said from a word on."""
    return next((found for found in longest_said(chart.get(place, ())) if stands(marks, *found)), None)


def _reaches_farthest(marks: Marks, chart: Chart, piece: Piece) -> bool:
    """Whether nothing that begins inside a piece reaches beyond it: then the piece's first word belongs elsewhere."""
    inside = (_whole(marks, chart, place) for place in range(piece.first + 1, piece.last))
    return all(found is None or found[0].last <= piece.last for found in inside)


def _alone(marks: Marks, chart: Chart, place: int) -> Sequence[Unresolved]:
    """A time of day or a length that stands alone."""
    for piece, said in loose(chart.get(place, ()), "clock"):
        if said.clock is not None and is_marked(marks, place, piece.last):
            return (Unresolved(place, piece.last, clock=said.clock),)
    for piece, said in loose(chart.get(place, ()), "amount"):
        value = length(said.unit, said.number)
        if value is not None:
            return (Unresolved(place, piece.last, value),)
    return ()


def _set(marks: Marks, place: int) -> Unresolved | None:
    return _repeated(marks, place) or _every(marks, place)


def _repeated(marks: Marks, place: int) -> Unresolved | None:
    """As "daily", "montags", "Monday each week"."""
    day = marks.match("weekday", place)
    if day is not None and (behind := marks.match("repeated", day.last) or marks.match("every", day.last)):
        return Unresolved(place, behind.last, f"R/W-{day.entry.index}")
    often = marks.match("repeated", place)
    if often is None:
        return None
    form = often.entry.form
    value = f"W-{form}" if form.isdigit() else length(form, 1) or length("day", 1)
    return Unresolved(place, often.last, f"R/{value}")


def _every(marks: Marks, place: int) -> Unresolved | None:
    """As "every Monday", "each two days", "every summer"."""
    after = marks.after("every", place)
    if after is None:
        return None
    count = marks.count(after)
    number, start = (1, after) if count is None else count
    unit = marks.match("unit", start)
    value = None if unit is None else length(unit.entry.form, number)
    if unit is not None and value is not None:
        return Unresolved(place, unit.last, f"R/{value}")
    weekday = marks.match("weekday", start)
    if weekday is not None:
        return Unresolved(place, weekday.last, f"R/W-{weekday.entry.index}")
    last = marks.past(start, "month", "season", "phrase", "morning", "evening", "night", "holiday")
    return Unresolved(place, last, "R/P1Y") if last > start else None
