"""Figures: numbers with what they count, and the bounds that the text puts on them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.reading.numbers import Number, number_at
from dragoman.reading.stream import Stream

_SIGNS = {
    "%": "percent",
    "€": "euros",
    "$": "dollars",
    "£": "pounds",
    "¥": "yen",
    "₴": "hryvnias",
    "₽": "roubles",
    "₺": "liras",
    "₹": "rupees",
    "₫": "dong",
    "₩": "won",
}
_DASHES = "-–—‐‑"
_OPENING = "([{\"'“‘«„‚"
_ABOUT = 0.1
_MOST_BETWEEN = 2


class LocatedFigure(Struct, frozen=True):
    """A figure, from word `first` to before `last`, its unit the words from `unit_first` to before `unit_last`.

    `low` and `high` are the bounds that the words leave, None where they leave none: "over 100,000" has no `high`, "up
    to 50" no `low`, "about 300" ten percent both ways. `value` is the number told, the middle of a range.
    """

    first: int
    last: int
    value: float
    low: float | None
    high: float | None
    unit: str
    unit_first: int
    unit_last: int


def figures(stream: Stream, taken: Iterable[tuple[int, int]] = ()) -> list[LocatedFigure]:
    """The figures of a text in order; `taken` are stretches of words that mean something else (times).

    A number is a figure only with a unit that the language pack knows, a percent sign or a currency's sign. What hangs
    on a letter ("F-16"), what a word hangs on ("30-day"), ordinals, scores and dates are none.
    """
    closed = {place for first, last in taken for place in range(first, last)}
    found: list[LocatedFigure] = []
    done = 0
    for place in _openings(stream):
        if place < done or place in closed or _hangs_on(stream, place):
            continue
        figure = _figure_at(stream, place)
        if figure is not None and not closed.intersection(range(figure.first, figure.last)):
            found.append(figure)
            done = figure.last
    return found


def _openings(stream: Stream) -> list[int]:
    places = {match.first for match in stream.matches("number")}
    places.update(place for place, word in enumerate(stream.words) if word.kind == "number")
    return sorted(places)


def _hangs_on(stream: Stream, place: int) -> bool:
    """Whether the number is part of something that begins before it."""
    words = stream.words
    if place == 0 or words[place - 1].end != words[place].start:
        return False
    before = words[place - 1]
    return before.kind != "sign" or (before.text not in _OPENING and before.text not in _SIGNS)


def _figure_at(stream: Stream, place: int) -> LocatedFigure | None:
    number = number_at(stream, place)
    if number is None:
        return None
    stop = stream.sentence_of(place).last
    low, high, end = number.value, number.value, number.last
    other = _other_end(stream, place, end, stop)
    if other is not None:
        low, high, end = _in_proportion(stream, place, number, other), other.value, other.last
        if low >= high:
            return None
    sign_before = _SIGNS.get(stream.words[place - 1].text) if place else None
    unit = (sign_before, place - 1, place) if sign_before else _unit_after(stream, end, stop)
    if unit is None:
        return None
    name, unit_first, unit_last = unit
    first = place - 1 if sign_before else place
    last = max(end, unit_last)
    value = (low + high) / 2
    if other is not None:
        opening = _opening_of_range(stream, first)
        return LocatedFigure(opening, last, value, low, high, name, unit_first, unit_last)
    bound, start = _bound_before(stream, first)
    return LocatedFigure(start, last, value, *_bounds(value, bound), name, unit_first, unit_last)


def _bounds(value: float, bound: str | None) -> tuple[float | None, float | None]:
    if bound == "more_than":
        return value, None
    if bound == "less_than":
        return None, value
    margin = abs(value) * _ABOUT if bound == "about" else 0.0
    return value - margin, value + margin


def _bound_before(stream: Stream, place: int) -> tuple[str | None, int]:
    """The bound that ends just before a figure, and where it begins."""
    sentence = stream.sentence_of(place)
    for match in stream.within("bound", sentence):
        if match.last == place:
            return match.entry.value, match.first
    return None, place


def _other_end(stream: Stream, place: int, end: int, stop: int) -> Number | None:
    """The second number of "20-30", "between 20 and 30", "from 20 to 30"."""
    words = stream.words
    if end + 1 >= stop:
        return None
    sign = words[end].kind == "sign" and words[end].text in _DASHES
    both = sign and (words[end - 1].end == words[end].start) == (words[end].end == words[end + 1].start)
    opened = _opening_of_range(stream, place) < place
    joined = opened and (stream.is_head(end, "and", "to") or _is_until(stream, end))
    return number_at(stream, end + 1) if both or joined else None


def _is_until(stream: Stream, place: int) -> bool:
    return any(match.entry.value == "until" for match in stream.at("time", place))


def _opening_of_range(stream: Stream, place: int) -> int:
    """Where the "between" or "from" begins that stands before a number; the number itself where none does."""
    if place == 0:
        return place
    is_opened = stream.is_head(place - 1, "between", "from") or any(
        match.entry.value == "from" for match in stream.at("time", place - 1)
    )
    return place - 1 if is_opened else place


def _in_proportion(stream: Stream, place: int, number: Number, other: Number) -> float:
    """The lower end, with the multiplier that stands only after the upper: "2-3 million"."""
    plain = stream.words[place]
    if number.last != place + 1 or plain.kind != "number" or other.last == number.last + 2 or number.value >= 1000:
        return number.value
    factor = 1.0
    for at in range(number.last + 2, other.last):
        for match in stream.at("multiplier", at)[:1]:
            factor *= float(match.entry.value)
    return number.value * factor


def _unit_after(stream: Stream, place: int, stop: int) -> tuple[str, int, int] | None:
    """The unit that follows a number, at most two describing words between ("100,000 Russian troops")."""
    words = stream.words
    if place >= stop:
        return None
    if words[place].text == "." and place + 1 < stop and stream.at("multiplier", place - 1):
        place += 1
    if words[place].text in _SIGNS:
        return _SIGNS[words[place].text], place, place + 1
    for at in range(place, min(place + _MOST_BETWEEN + 1, stop)):
        units = stream.at("unit", at)
        if units and units[0].last <= stop:
            return units[0].entry.value, at, units[0].last
        if not _describes(stream, at):
            return None
    return None


def _describes(stream: Stream, place: int) -> bool:
    """Whether a word may stand between a number and its unit."""
    if stream.words[place].kind != "word":
        return False
    if stream.words[place - 1].end == stream.words[place].start:
        return False
    return not any(
        stream.at(kind, place) for kind in ("word", "report", "event", "time", "bound", "number", "multiplier")
    )
