"""Figures: numbers with what they count, and the bounds that the text puts on them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.language.pack import Unit
from dragoman.reading.currencies import money_before, money_behind
from dragoman.reading.numbers import Number, amount_at, begins_with_prefix, number_at
from dragoman.reading.stream import Stream

PEOPLE = "people"
PERCENT = "percent"
SHARE = "share"

_DASHES = "-–—‐‑"
_OPENING = "([{\"'“‘«„‚¿¡"
_CLOSING = ".,;:!?…)]}\"'”’»“،؛؟"
_APOSTROPHES = "'’"
_PERCENT = "%٪％"
# What a unit's word may only be a part of: "tấn" (tonnes) in "tấn công" (to attack).
_LONGER = ("event", "report", "role", "time")
_ABOUT = 0.1
_MOST_BETWEEN = 2
_FATE_BEFORE = 3
_FATE_BEHIND = 6
_BARE_FATE_BEHIND = 3
_MOST_BOUNDS = 3

_Units = tuple[str, int, int]


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
        figure = _figure_at(stream, place, done)
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
    if place == 0 or words[place - 1].end != words[place].start or _unit_before(stream, place) is not None:
        return False
    before = words[place - 1]
    return before.text[-1] not in _APOSTROPHES and (before.kind != "sign" or before.text not in _OPENING)


def _figure_at(stream: Stream, place: int, done: int) -> LocatedFigure | None:
    part = _part_at(stream, place)
    number = amount_at(stream, place)
    if number is None or (part is not None and part.last > number.last):
        return part
    stop = stream.sentence_of(place).last
    other = _other_end(stream, place, number, stop)
    end = number.last if other is None else other.last
    bound_behind, unit_start = _bound_behind(stream, end, stop)
    unit_before = _unit_before(stream, place)
    if unit_before is not None and unit_before[1] < done:
        # "5 € 7 €": the sign is the other number's.
        unit_before = None
    unit = unit_before or _unit_after(stream, unit_start, stop)
    start, bound = _bounds_before(stream, place if unit_before is None else unit_before[1])
    if unit is None:
        unit = _bare_fate(stream, start, max(end, unit_start), done, number.bound is not None)
    if unit is None:
        return part
    name, unit_first, unit_last = unit
    last = max(end, unit_start, unit_last)
    if not bound_behind:
        bound_behind, last = _bound_behind(stream, last, stop)
    start = max(start, done)
    named = _fated(stream, name, start, last, done)
    if named is None or (number.value == 1 and stream.words[place].kind == "word" and not _has_fate(stream, named)):
        return part
    if other is not None:
        low, high = _in_proportion(stream, place, number, other), other.value
        start = max(min(start, _opening_of_range(stream, place)), done)
        return LocatedFigure(start, last, (low + high) / 2, low, high, named, unit_first, unit_last)
    opening = place if unit_before is None else unit_first
    if bound is not None and _is_target(stream, opening, start, named, done):
        start, bound = opening, None
    low_end, high_end = _bounds(number.value, bound or bound_behind or number.bound)
    return LocatedFigure(start, last, number.value, low_end, high_end, named, unit_first, unit_last)


def _is_target(stream: Stream, place: int, start: int, unit: str, done: int) -> bool:
    """Whether what looks like a bound belongs to the verb: "to" is "up to" in some languages ("rose to 9 percent").

    `place` is where the number begins, `start` where the bound does, `done` the end of the figure before.
    """
    if stream.ends_kind(place, "fate"):
        return True
    return bool(stream.at("to", start)) and (unit == PERCENT or start == done)


def _unit_before(stream: Stream, place: int) -> _Units | None:
    """The unit that stands right before a number: a currency's sign or code, or a word of the pack ("yüzde")."""
    if money := money_before(stream, place):
        return money
    if place == 0:
        return None
    return next(
        ((match.entry.value, place - 1, place) for match in stream.at("unit before", place - 1) if match.last == place),
        None,
    )


def _part_at(stream: Stream, place: int) -> LocatedFigure | None:
    """A part of a whole that begins at a word: "two thirds of"."""
    found = stream.at("part", place)
    if not found:
        return None
    start, bound = _bounds_before(stream, place)
    value, last = float(found[0].entry.value), found[0].last
    low, high = _bounds(value, bound)
    return LocatedFigure(start, last, value, low, high, SHARE, place, last)


def _bounds(value: float, bound: str | None) -> tuple[float | None, float | None]:
    if bound == "more_than":
        return value, None
    if bound == "less_than":
        return None, value
    margin = abs(value) * _ABOUT
    if bound == "nearly":
        return value - margin, value
    return (value - margin, value + margin) if bound == "about" else (value, value)


def _bounds_before(stream: Stream, place: int) -> tuple[int, str | None]:
    """Where the bounds begin that stand just before a figure, and the one of them that rules: "at least some 300"."""
    sentence = stream.sentence_of(place)
    ends = {match.last: match for match in reversed(list(stream.within("bound", sentence)))}
    ruling: str | None = None
    for _ in range(_MOST_BOUNDS):
        match = ends.get(place)
        if match is None or match.entry.value == "exactly":
            break
        place = match.first
        if ruling is None or ruling == "about":
            ruling = match.entry.value
    return place, ruling


def _bound_behind(stream: Stream, place: int, stop: int) -> tuple[str | None, int]:
    """The bound that begins at a word behind a number ("or more", "'den fazla"), and where it ends."""
    found = stream.at("bound behind", place) if place < stop else ()
    return (found[0].entry.value, found[0].last) if found else (None, place)


def _other_end(stream: Stream, place: int, number: Number, stop: int) -> Number | None:
    """The second, greater number of "20-30", "20 to 30", "between 20 and 30", "from 20 to 30"."""
    words, end = stream.words, number.last
    if end >= stop or number.bound == "more_than":
        return None
    sign = words[end].kind == "sign" and words[end].text in _DASHES
    both = (
        sign and end + 1 < stop and (words[end - 1].end == words[end].start) == (words[end].end == words[end + 1].start)
    )
    start = end + 1 if both else _joined(stream, end, _opening_of_range(stream, place) < place)
    if start is None or start >= stop:
        return None
    other = number_at(stream, start)
    return other if other is not None and _in_proportion(stream, place, number, other) < other.value else None


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


def _opening_of_range(stream: Stream, place: int) -> int:
    """Where the "between" or "from" begins that stands before a number; the number itself where none does."""
    if place == 0:
        return place
    if stream.ends_kind(place, "from"):
        return min(match.first for match in stream.within("from", stream.sentence_of(place)) if match.last == place)
    is_opened = stream.is_head(place - 1, "between", "from") or any(
        match.entry.value == "from" for match in stream.at("time", place - 1)
    )
    return place - 1 if is_opened else place


def _in_proportion(stream: Stream, place: int, number: Number, other: Number) -> float:
    """The lower end, with the multiplier that stands only after the upper: "2-3 million", "two to three thousand"."""
    if number.value >= 1000 or any(stream.at("multiplier", at) for at in range(place, number.last)):
        return number.value
    factor = 1.0
    for at in range(number.last + 1, other.last):
        for match in stream.at("multiplier", at)[:1]:
            factor *= float(match.entry.value)
    return number.value * factor


def _unit_after(stream: Stream, place: int, stop: int) -> _Units | None:
    """The unit that follows a number, at most two describing words between ("100,000 Russian troops")."""
    words = stream.words
    if place >= stop:
        return None
    if words[place].text == "." and place + 1 < stop and stream.at("multiplier", place - 1):
        place += 1
    start = place + 1 if stream.is_head(place, "of", "from") and not stream.at("unit", place) else place
    if start < stop and words[start].text in _PERCENT:
        return PERCENT, start, start + 1
    if start < stop and (money := money_behind(stream, start)):
        return money
    for find in (_unit_at, _people_at):
        for at in range(start, min(start + _MOST_BETWEEN + 1, stop)):
            unit = find(stream, at, stop)
            if unit is not None:
                return unit
            if not _describes(stream, at):
                break
    return None


def _unit_at(stream: Stream, place: int, stop: int) -> _Units | None:
    """What is counted, by a word of the pack."""
    for kind in ("unit", "measure"):
        found = stream.at(kind, place)
        if found and found[0].last <= stop and not _begins_longer(stream, place, found[0].last):
            return found[0].entry.value, place, found[0].last
    return None


def _begins_longer(stream: Stream, place: int, last: int) -> bool:
    return any(match.last > last for kind in _LONGER for match in stream.at(kind, place))


def _people_at(stream: Stream, place: int, stop: int) -> _Units | None:
    """Who is counted, by the name of a people ("Syrians") or of a group that is a unit too."""
    for match in (*stream.at("group", place), *stream.at("country", place)):
        if match.last <= stop:
            if match.entry.form == "people":
                return PEOPLE, place, match.last
            if any(unit.name == match.entry.value for unit in stream.lexicon.pack.unit):
                return match.entry.value, place, match.last
    return None


def _describes(stream: Stream, place: int) -> bool:
    """Whether a word may stand between a number and its unit."""
    if stream.words[place].kind != "word":
        return False
    if stream.words[place - 1].end == stream.words[place].start and stream.words[place - 1].kind != "sign":
        return False
    return not any(
        stream.at(kind, place)
        for kind in ("word", "report", "event", "time", "bound", "bound behind", "number", "multiplier", "fate")
    )


def _fated(stream: Stream, unit: str, first: int, last: int, done: int) -> str | None:
    """The unit, by what befell those counted: of people who were killed it is the dead; None for a mere measure."""
    fate = next((one for one in _fates(stream, first, last, done) if one.of == unit), None)
    if fate is not None:
        return fate.name
    is_figure = any(one.name == unit and not one.alone for one in stream.lexicon.pack.unit)
    return None if is_figure else unit


def _has_fate(stream: Stream, unit: str) -> bool:
    """Whether a unit is of those whom something befell: "one" counts them, and hardly anything else."""
    return any(one.name == unit and one.fate for one in stream.lexicon.pack.unit)


def _fates(stream: Stream, first: int, last: int, done: int) -> list[Unit]:
    """What befalls those counted from word `first` to before `last`: told right before them, behind them or near."""
    if stream.ends_kind(first, "fate"):
        return _fate_ending(stream, first)
    units = stream.lexicon.pack.unit
    found: list[Unit] = []
    for place in range(last, min(last + _FATE_BEHIND, stream.sentence_of(first).last)):
        found.extend(units[match.entry.index] for match in stream.at("fate", place))
        if found or _parts(stream, place):
            break
    for place in range(first - 1, max(first - _FATE_BEFORE, done, 0), -1):
        if _parts(stream, place):
            break
        if stream.ends_kind(place, "fate"):
            found.extend(_fate_ending(stream, place))
    return found


def _fate_ending(stream: Stream, place: int) -> list[Unit]:
    sentence = stream.sentence_of(place - 1)
    units = stream.lexicon.pack.unit
    return [units[match.entry.index] for match in stream.within("fate", sentence) if match.last == place]


def _parts(stream: Stream, place: int) -> bool:
    """Whether a clause or a further number begins at a word."""
    word = stream.words[place]
    return word.kind in ("sign", "number") or stream.is_head(place, "and", "break") or bool(stream.at("number", place))


def _bare_fate(stream: Stream, first: int, last: int, done: int, is_untold: bool) -> _Units | None:
    """The unit of a number without one, by what befell those counted.

    The words stand right before it ("injuring 30"), or right behind it if it is untold ("hundreds were killed") or
    others were counted before ("12 people were killed and 30 were wounded").
    """
    stop = stream.sentence_of(first).last
    units = stream.lexicon.pack.unit
    found: list[Unit] = []
    if stream.ends_kind(first, "fate") and _closes(stream, last, stop):
        found = _fate_ending(stream, first)
    elif is_untold or done > stream.sentence_of(first).first:
        for place in range(last, min(last + _BARE_FATE_BEHIND, stop)):
            if found or _parts(stream, place):
                break
            found = [units[match.entry.index] for match in stream.at("fate", place)]
    unit = next((one for one in found if one.of == PEOPLE), None)
    return (unit.name, first, last) if unit is not None else None


def _closes(stream: Stream, place: int, stop: int) -> bool:
    """Whether nothing follows a number at a word that it could count."""
    if place >= stop:
        return True
    return stream.words[place].text in _CLOSING or bool(stream.at("word", place) or stream.at("time", place))
