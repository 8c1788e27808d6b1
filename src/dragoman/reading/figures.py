"""Figures: numbers with what they count, and the bounds that the text puts on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.reading.intervals import (
    bound_behind,
    bounds,
    bounds_before,
    in_proportion,
    is_target,
    opening_of_range,
    other_end,
)
from dragoman.reading.numbers import Number, amount_at, begins_with_prefix
from dragoman.reading.stream import Stream
from dragoman.reading.units import (
    PEOPLE,
    LocatedUnit,
    bare_fate,
    closes_toll,
    fated,
    has_fate,
    tolled,
    unit_after,
    unit_before,
)

SHARE = "share"
_HYPHENS = "-‑"
_LONGEST_ENDING = 2
_LEAST_ALONE, _MANY = 3, 100
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_FAR_BEHIND = 40  # so many words behind a figure a number may still count the same
_NOT_GONE_ON = frozenset({"percent", "percentage points", SHARE, "years", "times", "kilometres", "metres"})
_MOST_BEFORE_WHOLE = 1  # "five of the eight"

_OPENING = "([{\"'“‘«„‚¿¡"
_APOSTROPHES = "'’"
_WIDE = frozenset("、，。：；！？・")


class LocatedFigure(Struct, frozen=True):
    """A figure, from word `first` to before `last`, its unit the words from `unit_first` to before `unit_last`.

    `low` and `high` are the bounds that the words leave, None where they leave none: "over 100,000" has no `high`, "up
    to 50" no `low`, "about 300" ten percent both ways, "nearly 300" ten percent below. `value` is the number told, the
    middle of a range.
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

    A number is a figure only with a unit that the language pack knows, a people's name, a percent sign, a currency's
    sign or code, or right behind a word that tells what befell those counted ("killed 20"). A part of a whole ("two
    thirds of the seats") is a figure of the unit "share". What hangs on a letter ("F-16"), what a word hangs on
    ("30-day"), ordinals, scores, dates and the numbers of articles and resolutions are none.
    """
    closed = {place for first, last in taken for place in range(first, last)}
    found: list[LocatedFigure] = []
    done = 0
    for place in _openings(stream):
        if place < done or place in closed or _hangs_on(stream, place):
            continue
        figure = _figure_at(stream, place, done) or _of_unit_before(stream, place, found)
        if figure is not None and not closed.intersection(range(figure.first, figure.last)):
            found.append(figure)
            done = figure.last
    return found


def _openings(stream: Stream) -> list[int]:
    places = {match.first for kind in ("number", "many", "rough", "part") for match in stream.matches(kind)}
    places.update(place for place, word in enumerate(stream.words) if word.kind == "number")
    if stream.lexicon.pack.names.prefixes:
        places.update(place for place in range(len(stream.words)) if begins_with_prefix(stream, place))
    return sorted(places)


def _hangs_on(stream: Stream, place: int) -> bool:
    """Whether the number is part of something that begins before it, as a name's or an article's number."""
    words = stream.words
    if stream.ends_kind(place, "label"):
        return True
    if place == 0 or words[place - 1].end != words[place].start or unit_before(stream, place) is not None:
        return False
    before = words[place - 1]
    if before.kind == "single" or stream.text[before.start] in _WIDE:
        # What is written without blanks touches every number.
        return False
    return before.text[-1] not in _APOSTROPHES and (before.kind != "sign" or before.text not in _OPENING)


def _figure_at(stream: Stream, place: int, done: int) -> LocatedFigure | None:
    part = _part_at(stream, place)
    number = amount_at(stream, place)
    if number is None or (part is not None and part.last > number.last):
        return part
    return _counted(stream, place, number, done) or part


def _counted(stream: Stream, place: int, number: Number, done: int) -> LocatedFigure | None:
    """The figure of a number, if something is counted; `done` is where the figure before it ends."""
    stop = stream.sentence_of(place).last
    other = other_end(stream, place, number, stop)
    end = number.last if other is None else other.last
    behind, unit_start = bound_behind(stream, end, stop)
    unit_start = _behind_ending(stream, unit_start, stop)
    before = unit_before(stream, place)
    if before is not None and before[1] < done:
        # "5 € 7 €": the sign is the other number's.
        before = None
    opening = place if before is None else before[1]
    start, bound = bounds_before(stream, opening)
    start = max(start, done)
    unit = before or unit_after(stream, unit_start, stop) or _unit_of_whole(stream, unit_start, stop)
    unit = unit or bare_fate(stream, start, max(end, unit_start), done, number.bound is not None)
    toll = tolled(stream, start, done) if unit is None or unit[0] == PEOPLE else None
    if unit is None and toll is not None and number.value.is_integer() and closes_toll(stream, end):
        unit = (toll, place, end)
    if unit is None:
        return None
    last = max(end, unit_start, unit[2])
    if not behind:
        behind, last = bound_behind(stream, last, stop)
    name = fated(stream, unit[0], start, last, done)
    if name == PEOPLE and toll is not None:
        name = toll
    if name is None or (_is_word_for_one(stream, place, number) and not has_fate(stream, name)):
        return None
    if other is not None:
        low, high = in_proportion(stream, place, number, other), other.value
        start = max(min(start, opening_of_range(stream, place)), done)
        return LocatedFigure(start, last, (low + high) / 2, low, high, name, unit[1], unit[2])
    if bound is not None and (is_target(stream, opening, start, name, done) or (toll and stream.at("to", start))):
        start, bound = opening, None
    interval = bounds(number.value, bound or behind or number.bound)
    return LocatedFigure(start, last, number.value, *interval, name, unit[1], unit[2])


def _behind_ending(stream: Stream, place: int, stop: int) -> int:
    """Where a number ends that is written in digits with its ending: "42-ма"."""
    if place + 1 >= stop or place == 0:
        return place
    number, sign, ending = stream.words[place - 1 : place + 2]
    is_glued = number.end == sign.start and sign.end == ending.start
    if not is_glued or number.kind != "number" or sign.text not in _HYPHENS or ending.kind != "word":
        return place
    is_unit = any(stream.at(kind, place + 1) for kind in ("unit", "measure", "short unit", "time"))
    return place if is_unit or len(ending.text) > _LONGEST_ENDING else place + 2


def _unit_of_whole(stream: Stream, place: int, stop: int) -> LocatedUnit | None:
    """The unit of a part that is told with its whole: "five of the eight fishermen"."""
    if not stream.is_head(place, "of", "from") or place + 1 >= stop:
        return None
    behind = max(match.last for match in stream.at("word", place) if match.entry.value in ("of", "from"))
    for at in range(behind, min(behind + _MOST_BEFORE_WHOLE + 1, stop)):
        whole = amount_at(stream, at)
        if whole is not None:
            return unit_after(stream, whole.last, stop)
    return None


def _is_word_for_one(stream: Stream, place: int, number: Number) -> bool:
    return number.value == 1 and stream.words[place].kind == "word"


def _of_unit_before(stream: Stream, place: int, before: Sequence[LocatedFigure]) -> LocatedFigure | None:
    """A number that nothing is named behind, of what was counted right before: "Police spoke of some 8,000.".

    Somebody must report it, or a bound stand before it; a year is none.
    """
    sentence = stream.sentence_of(place)
    number = amount_at(stream, place)
    if number is None or not before or number.value < _LEAST_ALONE or not number.value.is_integer():
        return None
    last = before[-1]
    if last.unit in _NOT_GONE_ON or stream.sentence_of(last.first).last not in (sentence.first, sentence.last):
        return None
    if place - last.last > _FAR_BEHIND or not closes_toll(stream, number.last):
        return None
    start, bound = bounds_before(stream, place)
    bound = bound or number.bound
    is_year = _FIRST_YEAR <= number.value <= _LAST_YEAR
    is_reported = number.value >= _MANY and not is_year and bool(stream.within("report", sentence))
    if bound is None and not is_reported:
        return None
    low, high = bounds(number.value, bound)
    return LocatedFigure(max(start, last.last), number.last, number.value, low, high, last.unit, place, number.last)


def _part_at(stream: Stream, place: int) -> LocatedFigure | None:
    """A part of a whole that begins at a word: "two thirds of"."""
    found = stream.at("part", place)
    if not found:
        return None
    start, bound = bounds_before(stream, place)
    value, last = float(found[0].entry.value), found[0].last
    low, high = bounds(value, bound)
    return LocatedFigure(start, last, value, low, high, SHARE, place, last)
