"""Expressions of time in a text, with the days they mean.

The words are the lexicon's, the grammar holds for all languages. What counts from the publication needs its day, what
counts from a day told before ("two days later") takes the last one; sets ("every Monday") and lengths ("for two
days") are found and name no days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct, structs

from dragoman.model import When
from dragoman.reading.counting import anchor_of, counted, counted_range, length
from dragoman.reading.expressions import Unresolved, expressions
from dragoman.reading.grounds import Outlook
from dragoman.reading.outlook import lies_ahead, names_future
from dragoman.reading.ranges import Expression
from dragoman.reading.said import Clock, Said, Shift
from dragoman.reading.said_fields import has_day, has_only
from dragoman.reading.stream import Stream

_TODAY = Shift("day", 0)
_ENDS = frozenset(".:!?")
# Words between two weekdays that are told together, and the days from the one to the other.
_MOST_BETWEEN = 3
_MOST_APART = 3

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


def located_times(stream: Stream, published: When | None) -> tuple[list[LocatedTime], list[str]]:
    """The expressions of time of a text in order, and warnings of those that contradict themselves.

    Days count from the publication; one that is unknown, or only a bound, leaves them open (`counting.counted`). The
    basis is explicit for full dates, relative for what is counted, inferred where the publication itself is.
    """
    found: list[LocatedTime] = []
    warnings: list[str] = []
    told: When | None = None
    said = _with_shared_years(stream, list(expressions(stream)))
    for at, one in enumerate(said):
        if isinstance(one, Unresolved):
            if one.clock is None:
                found.append(_dayless(one))
            else:
                before = _day_before(stream, said, at, told, published)
                found += _time_of_day(stream, said, at, one.clock, published, before)
            continue
        located = _located(stream, one, published, told)
        if located is None:
            found += _each_end(stream, one, published, told)
            continue
        if at and has_only(one.said, "weekday"):
            located = _in_order(stream, said[at - 1], found[-1:], located)
        found.append(located)
        warnings += _contradiction(stream, one, located.when)
        told = located.when if located.when.latest is not None else told
    return _dated_by_the_text(found), warnings


def _in_order(
    stream: Stream, before: Expression | Unresolved, found: Sequence[LocatedTime], located: LocatedTime
) -> LocatedTime:
    """A weekday joined to another is the one that follows it: "late Monday and Tuesday"."""
    day, last = located.when.earliest, found[-1].when.latest if found else None
    is_bare = isinstance(before, Expression) and before.said.weekday is not None and before.said.shift is None
    is_near = 0 < located.first - before.last <= _MOST_BETWEEN and stream.ends_head(located.first, "and")
    if day is None or last is None or day > last or not is_bare or not is_near:
        return located
    day += timedelta(days=7)
    if (day - last).days > _MOST_APART:
        return located
    return structs.replace(located, when=structs.replace(located.when, earliest=day, latest=day))


def _with_shared_years(stream: Stream, said: list[Expression | Unresolved]) -> list[Expression | Unresolved]:
    """The year behind several months belongs to all of them: "in January and February 2021"."""
    for at in range(len(said) - 2, -1, -1):
        one, other = said[at], said[at + 1]
        if not (isinstance(one, Expression) and isinstance(other, Expression)):
            continue
        is_joined = all(
            word.text == "," or stream.is_head(one.last + n, "and")
            for n, word in enumerate(stream.words[one.last : other.first])
        )
        if is_joined and has_only(one.said, "month") and has_only(other.said, "month", "year"):
            year = (other.said.year or 0) - ((one.said.month or 0) > (other.said.month or 0))
            said[at] = structs.replace(one, said=structs.replace(one.said, year=year))
    return said


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


def _located(stream: Stream, expression: Expression, published: When | None, told: When | None) -> LocatedTime | None:
    outlook = _outlook(stream, expression)
    if expression.until is not None:
        when = counted_range(expression.said, expression.until, published, outlook, told)
    else:
        told_length = _told_length(stream, expression) if outlook == "told" else None
        if told_length is not None:
            return LocatedTime(expression.first, expression.last, told_length, "duration")
        when = counted(expression.said, published, outlook, told)
    beside = expression.said.beside
    return None if when is None else LocatedTime(expression.first, expression.last, when, beside=beside)


def _told_length(stream: Stream, expression: Expression) -> When | None:
    """The length that is told where nothing speaks of the future: "183 emissions within 24 hours"."""
    reach = expression.said.reach
    is_within = any(one.entry.value == "within" for one in stream.at("time", expression.first))
    # A pack of names alone knows no words of the future.
    if not (is_within and stream.lexicon.pack.grammar.future) or names_future(stream, expression.first):
        return None
    value = None if reach is None else length(reach.unit, reach.steps)
    return None if value is None else When(None, None, "none", "explicit", value)


def _outlook(stream: Stream, expression: Expression) -> Outlook:
    said = expression.until or expression.said
    is_shifted = said.shift is not None and not said.then and not said.weekend
    if said.year is not None or is_shifted:
        return "told"
    if _is_all(stream, expression):
        return "announced"
    first = expression.first
    is_ahead = said.turn is None and (lies_ahead(stream, first) or _stands_after_until(stream, first))
    return "ahead" if is_ahead else "told"


def _is_all(stream: Stream, expression: Expression) -> bool:
    """Whether a text is nothing but an expression of time: then it announces, as the line of a programme does."""
    words = stream.words
    is_end = all(word.text in _ENDS for word in words[expression.last :])
    places = range(expression.first)
    is_begin = len(places) < 3 and all(stream.at("time", at) or stream.at("word", at) for at in places)
    return is_begin and len(stream.sentences) == 1 and is_end


def _stands_after_until(stream: Stream, place: int) -> bool:
    """Whether a word that can only mean "until" stands before: what is put off till Monday lies ahead."""
    if not place or stream.words[place - 1].kind == "sign" or stream.ends_head(place, "to", "and", "with"):
        return False
    return any(match.entry.value == "until" and match.last == place for match in stream.at("time", place - 1))


def _day_before(
    stream: Stream, said: Sequence[Expression | Unresolved], at: int, told: When | None, published: When | None
) -> When | None:
    """The day told last, if the sentence before tells it."""
    sentence = stream.sentence_of(said[at].first)
    before = stream.sentence_of(sentence.first - 1) if sentence.first else sentence
    is_near = at > 0 and said[at - 1].first >= before.first and before.paragraph == sentence.paragraph
    return told if is_near and not _is_coming(told, published) else None


def _is_coming(told: When | None, published: When | None) -> bool:
    return bool(told and published and told.latest and published.latest and told.latest > published.latest)


def _dayless(one: Unresolved) -> LocatedTime:
    """A length or a set, which names no days."""
    sort: Sort = "set" if one.value.startswith("R") else "duration"
    return LocatedTime(one.first, one.last, When(None, None, "none", "explicit", one.value), sort)


def _time_of_day(
    stream: Stream,
    said: Sequence[Expression | Unresolved],
    at: int,
    clock: Clock,
    published: When | None,
    told: When | None,
) -> list[LocatedTime]:
    """A time of day, the one at a place of `said`, on the day that its sentence or the text tells, if one does."""
    one = said[at]
    sentence = stream.sentence_of(one.first)
    around = (*reversed(said[:at]), *said[at + 1 :])
    day = next((each for each in around if _tells_day(each) and stream.sentence_of(each.first) == sentence), None)
    if isinstance(day, Expression) and (told is None or day.first > one.first):
        dated = Expression(one.first, one.last, structs.replace(day.said, clock=clock))
        located = _located(stream, dated, published, told)
        return [] if located is None else [located]
    ground = told or published
    if ground is None or anchor_of(ground) is None or ground.earliest != ground.latest:
        return []
    when = counted(Said(clock=clock, shift=_TODAY), ground, "told")
    # Without a day in its sentence, nothing says that it is this day and no other.
    basis = ground.basis if isinstance(day, Expression) else "inferred"
    return [] if when is None else [LocatedTime(one.first, one.last, structs.replace(when, basis=basis))]


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
