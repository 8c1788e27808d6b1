"""The interval that a text leaves to a number: bounds before and behind it, and ranges of two numbers."""

from __future__ import annotations

from dragoman.reading.numbers import Number, begins_with_prefix, number_at
from dragoman.reading.stream import Stream
from dragoman.reading.units import PERCENT

_DASHES = "-–—‐‑"
_ABOUT = 0.1
_MOST_BOUNDS = 3


def bounds(value: float, bound: str | None) -> tuple[float | None, float | None]:
    """The ends that a bound leaves to a number: None where it leaves one open, both the number where there is none."""
    if bound == "more_than":
        return value, None
    if bound == "less_than":
        return None, value
    margin = abs(value) * _ABOUT
    if bound == "nearly":
        return value - margin, value
    return (value - margin, value + margin) if bound == "about" else (value, value)


def bounds_before(stream: Stream, place: int) -> tuple[int, str | None]:
    """Where the bounds begin that stand just before a figure, and the one of them that rules: "at least some 300"."""
    ruling: str | None = None
    for _ in range(_MOST_BOUNDS):
        match = next(iter((*stream.ending("bound", place), *stream.ending("short bound", place))), None)
        if match is None or match.entry.value == "exactly":
            break
        place = match.first
        if ruling is None or ruling == "about":
            ruling = match.entry.value
    return place, ruling


def bound_behind(stream: Stream, place: int, stop: int) -> tuple[str | None, int]:
    """The bound that begins at a word behind a number ("or more", "'den fazla"), and where it ends."""
    found = stream.at("bound behind", place) if place < stop else ()
    return (found[0].entry.value, found[0].last) if found else (None, place)


def is_target(stream: Stream, place: int, start: int, unit: str, done: int) -> bool:
    """Whether what looks like a bound belongs to the verb: "to" is "up to" in some languages ("rose to 9 percent").

    `place` is where the number begins, `start` where the bound does, `done` the end of the figure before.
    """
    if stream.ends_kind(place, "fate"):
        return True
    return bool(stream.at("to", start)) and (unit == PERCENT or start == done)


def other_end(stream: Stream, place: int, number: Number, stop: int) -> Number | None:
    """The second, greater number of "20-30", "20 to 30", "between 20 and 30", "from 20 to 30"."""
    words, end = stream.words, number.last
    if end >= stop or number.bound == "more_than":
        return None
    sign = words[end].kind == "sign" and words[end].text in _DASHES
    both = (
        sign and end + 1 < stop and (words[end - 1].end == words[end].start) == (words[end].end == words[end + 1].start)
    )
    start = end + 1 if both else _joined(stream, end, opening_of_range(stream, place) < place)
    if start is None or start >= stop:
        return None
    other = number_at(stream, start)
    return other if other is not None and in_proportion(stream, place, number, other) < other.value else None


def _joined(stream: Stream, place: int, opened: bool) -> int | None:
    """Where the second number of a range begins, if words stand here that join it to the first."""
    if found := stream.at("to", place):
        return found[0].last
    if opened and begins_with_prefix(stream, place):
        return place
    if opened and (stream.is_head(place, "and", "to") or _is_until(stream, place)):
        return place + 1
    return None


def _is_until(stream: Stream, place: int) -> bool:
    return any(match.entry.value == "until" for match in stream.at("time", place))


def opening_of_range(stream: Stream, place: int) -> int:
    """Where the "between" or "from" begins that stands before a number; the number itself where none does."""
    if place == 0:
        return place
    if stream.ends_kind(place, "from"):
        return stream.ending("from", place)[0].first
    is_opened = stream.is_head(place - 1, "between", "from") or any(
        match.entry.value == "from" for match in stream.at("time", place - 1)
    )
    return place - 1 if is_opened else place


def in_proportion(stream: Stream, place: int, number: Number, other: Number) -> float:
    """The lower end, with the multiplier that stands only after the upper: "2-3 million", "two to three thousand"."""
    if number.value >= 1000 or any(stream.at("multiplier", at) for at in range(place, number.last)):
        return number.value
    factor = 1.0
    for at in range(number.last + 1, other.last):
        for match in stream.at("multiplier", at)[:1]:
            factor *= float(match.entry.value)
    return number.value * factor
