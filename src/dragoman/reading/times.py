"""Expressions of time in a text, with the days they mean.

The words are the lexicon's, the grammar holds for all languages. What counts from the publication needs its day, what
counts from a day told before ("two days later") takes the last one; sets ("every Monday") and lengths ("for two
days") are found and name no days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import Literal

from msgspec import Struct, structs

from dragoman.model import When
from dragoman.reading.atoms import QUARTER, ROMAN
from dragoman.reading.chart import Chart, chart_of, longest_said, loose
from dragoman.reading.clock import is_marked
from dragoman.reading.counting import DESIGNATORS, anchor_of, counted, counted_range
from dragoman.reading.grounds import Outlook
from dragoman.reading.marks import Marks
from dragoman.reading.outlook import lies_ahead
from dragoman.reading.ranges import Expression, days_at, night_at, range_at
from dragoman.reading.said import DAY_PARTS, Clock, Piece, Said, Shift
from dragoman.reading.said_fields import has_day
from dragoman.reading.standing import stands
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_TELLING_HEADS = frozenset(
    {
        *("month", "foreign month", "month_word", "weekday", "phrase", "unit", "pair", "season", "holiday", "decade"),
        *("repeated", "era", "year_word", "day_word", "hour_word", "decade_word"),
        *("plural", *DAY_PARTS),
    }
)
# Words that only lead to a part of an expression, or stand between two.
_SMALL_HEADS = frozenset({"on", "of", "article", "until", "night_to", "ordinal", "doubtful", "since_event", "of_event"})
_WHOLE = frozenset({"weekday", "month"})
# How far before and behind a helping word the word must stand that it belongs to: "the first ... of the month".
_BEFORE, _BEHIND = 3, 7
# How far behind a number a word of time may stand: "twenty-one days ago".
_FAR = 6
_JOINTS = frozenset("/-–—.:~,")
_TODAY = Shift("day", 0)
_ENDS = frozenset(".:!?")

Sort = Literal["date", "duration", "set"]


class LocatedTime(Struct, frozen=True):
    """An expression of time, from word `first` to before `last`, and what it means; only a date names days.

    `beside` is how many days from the publication it is said to lie ("today, 12 February").
    """

    first: int
    last: int
    when: When
    sort: Sort = "date"
    beside: int | None = None


class Unresolved(Struct, frozen=True):
    """A set or a length, as ISO 8601 writes it, or a time of day whose day stands elsewhere."""

    first: int
    last: int
    value: str = ""
    clock: Clock | None = None


def located_times(stream: Stream, published: When | None) -> tuple[list[LocatedTime], list[str]]:
    """The expressions of time of a text in order, and warnings of those that contradict themselves.

    Days count from the publication; one that is unknown, or only a bound, leaves them open (`counting.counted`). The
    basis is explicit for full dates, relative for what is counted, inferred where the publication itself is.
    """
    found: list[LocatedTime] = []
    warnings: list[str] = []
    told: When | None = None
    said = list(expressions(stream))
    for at, expression in enumerate(said):
        if isinstance(expression, Unresolved):
            located = _unresolved(stream, said, at, _day_before(stream, said, at, told) or published)
        else:
            located = _located(stream, expression, published, told)
        if located is None and isinstance(expression, Expression):
            found += _each_end(stream, expression, published, told)
        if located is None:
            continue
        found.append(located)
        if isinstance(expression, Expression):
            warnings += _contradiction(stream, expression, located.when)
            told = located.when if located.when.latest is not None else told
    return _dated_by_the_text(found), warnings


def _each_end(stream: Stream, expression: Expression, published: When | None, told: When | None) -> list[LocatedTime]:
    """What looks like a range and runs backwards is two days: "of 12 February 2015 and 5 September 2014"."""
    if expression.parted is None or expression.until is None:
        return []
    one = structs.replace(expression, last=expression.parted[0], until=None)
    two = structs.replace(expression, first=expression.parted[1], said=expression.until, until=None)
    located = (_located(stream, each, published, told) for each in (one, two))
    return [each for each in located if each is not None]


def _contradiction(stream: Stream, expression: Expression, when: When) -> list[str]:
    """The warning of a weekday that its date does not fall on."""
    weekday = expression.said.weekday
    if not (weekday and expression.said.day and when.earliest) or when.earliest.isoweekday() == weekday:
        return []
    return [f"the weekday does not fit the date: {stream.surface(expression.first, expression.last)}"]


def expressions(stream: Stream) -> Iterator[Expression | Unresolved]:
    """What is said of time, from left to right; none overlaps another."""
    marks = Marks(stream)
    for sentence, places in _by_sentence(stream):
        marks.stop = sentence.last
        chart = chart_of(marks, places)
        done = sentence.first
        for place in places:
            if place < done:
                continue
            for expression in _at(marks, chart, place):
                yield expression
                done = expression.last


def _by_sentence(stream: Stream) -> Iterator[tuple[Sentence, list[int]]]:
    """The sentences that can tell a time, with the words at which a part of an expression can begin."""
    matches = stream.matches("time")
    numbers = {match.first for match in stream.matches("number")}
    numbers.update(place for place, word in enumerate(stream.words) if word.kind == "number")
    beside = {match.first for match in matches} | {match.last + 1 for match in matches}
    telling = {match.first for match in matches if match.entry.value in _TELLING_HEADS}
    telling.update(place for place in numbers if _may_open(stream, place, beside))
    telling.update(_romans(stream))
    if QUARTER.search(stream.text):
        telling.update(place for place, word in enumerate(stream.words) if QUARTER.fullmatch(word.text))
    helping = {match.first for match in matches if match.entry.value not in _SMALL_HEADS}
    helping.update(match.first for match in stream.matches("word") if match.entry.value in ("between", "from"))
    inside = {place for match in matches if match.entry.value in _WHOLE for place in range(match.first + 1, match.last)}
    telling.update(match.last - 1 for match in matches if match.entry.value in _TELLING_HEADS)
    near = {place for place in helping if not telling.isdisjoint(range(place - _BEFORE, place + _BEHIND))}
    # "Hai" in "thứ Hai" (Monday) is no number.
    places = sorted((telling - (inside & numbers)) | near)
    at = 0
    while at < len(places):
        sentence = stream.sentence_of(places[at])
        end = max(at + 1, bisect_left(places, sentence.last, at))
        yield sentence, places[at:end]
        at = end


def _romans(stream: Stream) -> Iterator[int]:
    """Roman numbers beside a word for century, quarter or half."""
    for match in stream.matches("time"):
        if match.entry.form in ("century", "quarter", "half") and match.entry.value == "unit":
            for place in (match.first - 1, match.first - 3, match.last, match.last + 1):
                if 0 <= place < len(stream.words) and ROMAN.match(stream.words[place].text):
                    yield place


def _may_open(stream: Stream, place: int, beside: Set[int]) -> bool:
    """Whether a number is worth a look: digits of a date or a clock, or a word of time not far behind."""
    if not beside.isdisjoint(range(place, place + _FAR)):
        return True
    words = stream.words
    if words[place].kind != "number":
        return False
    follows = words[place + 1].text if place + 1 < len(words) else ""
    return follows in _JOINTS or "." in words[place].text or len(words[place].text) == 4


def _at(marks: Marks, chart: Chart, place: int) -> Sequence[Expression | Unresolved]:
    """What begins at a word, the richest reading first."""
    regular = _set(marks, chart, place)
    if regular is not None:
        return (regular,)
    night = night_at(marks, chart, place)
    if night is not None:
        return (night,)
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
        if said.unit in DESIGNATORS:
            return (Unresolved(place, piece.last, DESIGNATORS[said.unit][1].format(said.number)),)
    return ()


def _set(marks: Marks, chart: Chart, place: int) -> Unresolved | None:
    """As "every Monday", "each two days", "daily"."""
    often = marks.match("repeated", place)
    day = marks.match("weekday", place)
    if day is not None and (behind := marks.match("repeated", day.last) or marks.match("every", day.last)):
        return Unresolved(place, behind.last, f"R/W-{day.entry.index}")
    if often is not None:
        form = often.entry.form
        value = f"W-{form}" if form.isdigit() else DESIGNATORS.get(form, DESIGNATORS["day"])[1].format(1)
        return Unresolved(place, often.last, f"R/{value}")
    after = marks.after("every", place)
    if after is None:
        return None
    count = marks.count(after)
    number, start = (1, after) if count is None else count
    unit = marks.match("unit", start)
    if unit is not None and unit.entry.form in DESIGNATORS:
        return Unresolved(place, unit.last, f"R/{DESIGNATORS[unit.entry.form][1].format(number)}")
    weekday = marks.match("weekday", start)
    if weekday is not None:
        return Unresolved(place, weekday.last, f"R/W-{weekday.entry.index}")
    last = marks.past(start, "month", "season", "phrase", "morning", "evening", "night", "holiday")
    return Unresolved(place, last, "R/P1Y") if last > start else None


def _located(stream: Stream, expression: Expression, published: When | None, told: When | None) -> LocatedTime | None:
    outlook = _outlook(stream, expression)
    if expression.until is not None:
        when = counted_range(expression.said, expression.until, published, outlook, told)
    else:
        when = counted(expression.said, published, outlook, told)
    beside = expression.said.beside
    return None if when is None else LocatedTime(expression.first, expression.last, when, beside=beside)


def _outlook(stream: Stream, expression: Expression) -> Outlook:
    said = expression.until or expression.said
    if said.year is not None or said.shift is not None or said.turn is not None:
        return "told"
    if _is_all(stream, expression):
        return "announced"
    first = expression.first
    return "ahead" if lies_ahead(stream, first) or _stands_after_until(stream, first) else "told"


def _is_all(stream: Stream, expression: Expression) -> bool:
    """Whether a text is nothing but an expression of time: then it announces, as the line of a programme does."""
    words = stream.words
    is_end = all(word.text in _ENDS for word in words[expression.last :])
    places = range(expression.first)
    is_begin = len(places) < 3 and all(stream.at("time", at) or stream.at("word", at) for at in places)
    return is_begin and len(stream.sentences) == 1 and is_end


def _stands_after_until(stream: Stream, place: int) -> bool:
    """Whether a word that can only mean "until" stands before: what is put off till Monday lies ahead."""
    if not place or stream.words[place - 1].kind == "sign" or stream.ends_head(place, "to", "and"):
        return False
    return any(match.entry.value == "until" and match.last == place for match in stream.at("time", place - 1))


def _day_before(stream: Stream, said: Sequence[Expression | Unresolved], at: int, told: When | None) -> When | None:
    """The day told last, if the sentence before tells it."""
    sentence = stream.sentence_of(said[at].first)
    before = stream.sentence_of(sentence.first - 1) if sentence.first else sentence
    is_near = at > 0 and said[at - 1].first >= before.first and before.paragraph == sentence.paragraph
    return told if is_near else None


def _unresolved(
    stream: Stream, said: Sequence[Expression | Unresolved], at: int, ground: When | None
) -> LocatedTime | None:
    """A length or a set, which names no days, or a time of day on the day that its sentence or the text tells."""
    one = said[at]
    assert isinstance(one, Unresolved)
    if one.clock is None:
        sort: Sort = "set" if one.value.startswith("R") else "duration"
        return LocatedTime(one.first, one.last, When(None, None, "none", "explicit", one.value), sort)
    sentence = stream.sentence_of(one.first)
    around = (*reversed(said[:at]), *said[at + 1 :])
    day = next((each for each in around if _tells_day(each) and stream.sentence_of(each.first) == sentence), None)
    if isinstance(day, Expression):
        dated = Expression(one.first, one.last, structs.replace(day.said, clock=one.clock))
        return _located(stream, dated, ground, None)
    if ground is None or anchor_of(ground) is None or ground.earliest != ground.latest:
        return None
    when = counted(Said(clock=one.clock, shift=_TODAY), ground, "told")
    # Nothing says that it is this day and no other.
    return None if when is None else LocatedTime(one.first, one.last, structs.replace(when, basis="inferred"))


def _tells_day(each: Expression | Unresolved) -> bool:
    return isinstance(each, Expression) and each.until is None and each.said.clock is None and has_day(each.said)


def _dated_by_the_text(found: list[LocatedTime]) -> list[LocatedTime]:
    """Days without a year take the year of the same day where the text tells it elsewhere."""
    days = {f"--{d:%m-%d}": d for one in found if one.when.basis == "explicit" and (d := one.when.earliest)}
    if not days:
        return found
    return [_dated(one, days.get(one.when.time or "") if one.when.latest is None else None) for one in found]


def _dated(one: LocatedTime, day: date | None) -> LocatedTime:
    return one if day is None else structs.replace(one, when=When(day, day, "day", "inferred"))
