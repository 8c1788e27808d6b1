"""Expressions of time in a text, with the days they mean.

The words are the lexicon's, the grammar holds for all languages. What counts from the publication needs its day;
sets ("every Monday") and lengths ("for two days") are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date

from msgspec import Struct, structs

from dragoman.model import When
from dragoman.reading.counting import counted, counted_range
from dragoman.reading.dates import date_at, past_ordinal
from dragoman.reading.marks import Marks
from dragoman.reading.moments import has_day, moment_at
from dragoman.reading.outlook import lies_ahead
from dragoman.reading.said import Found, Said
from dragoman.reading.stream import Stream
from dragoman.reading.years import with_year

_TELLING_HEADS = frozenset({"month", "weekday", "phrase", "unit", "season"})
_LEADING_HEADS = frozenset(
    {
        *("last", "next", "this", "ago", "hence", "early", "middle", "late", "from", "every", "morning", "evening"),
        *("day_word", "month_word", "year_word", "decade_word", "hour_word"),
    }
)
# How far behind a small word that opens an expression the next word of it may stand: "at the end of the year".
_NEAR = 3
# How far behind a number a word of time may stand: "twenty-one days ago".
_FAR = 6
_MOST_DAYS = 31
_JOINTS = frozenset("/-–—.:~,")


class LocatedTime(Struct, frozen=True):
    """An expression of time, from word `first` to before `last`, and what it means."""

    first: int
    last: int
    when: When


class Expression(Struct, frozen=True):
    """What is said at a place: one thing, or a range from one to another."""

    first: int
    last: int
    said: Said
    until: Said | None = None


def located_times(stream: Stream, published: When | None) -> tuple[list[LocatedTime], list[str]]:
    """The expressions of time of a text in order, and warnings of those that contradict themselves.

    Days count from the publication; one that is unknown, or only a bound, leaves them open (`counting.counted`). The
    basis is explicit for full dates, relative for what is counted, inferred where the publication itself is.
    """
    found: list[LocatedTime] = []
    warnings: list[str] = []
    for expression in _clocks_on_days(stream, list(expressions(stream))):
        when = _when(stream, expression, published)
        if when is None:
            continue
        found.append(LocatedTime(expression.first, expression.last, when))
        weekday = expression.said.weekday
        if weekday and expression.said.day and when.earliest and when.earliest.isoweekday() != weekday:
            surface = stream.surface(expression.first, expression.last)
            warnings.append(f"the weekday does not fit the date: {surface}")
    return _dated_by_the_text(found), warnings


def expressions(stream: Stream) -> Iterator[Expression]:
    """What is said of time, from left to right; none overlaps another."""
    marks = Marks(stream)
    done = 0
    for place in _openings(stream):
        if place < done:
            continue
        marks.stop = stream.sentence_of(place).last
        after_set = _set(marks, place)
        if after_set is not None:
            done = after_set
            continue
        for expression in _at(marks, place):
            yield expression
            done = expression.last


def _openings(stream: Stream) -> list[int]:
    """The words at which an expression can begin: those of time, and small ones with such a word close behind."""
    matches = stream.matches("time")
    numbers = {match.first for match in stream.matches("number")}
    numbers.update(place for place, word in enumerate(stream.words) if word.kind == "number")
    firsts = {match.first for match in matches} | numbers
    beside = {match.first for match in matches} | {match.last + 1 for match in matches}
    places = {place for place in numbers if _may_open(stream, place, beside)}
    for match in matches:
        head = match.entry.value
        leads = head in _LEADING_HEADS and not firsts.isdisjoint(range(match.last, match.last + _NEAR))
        if leads or head in _TELLING_HEADS:
            places.add(match.first)
    places.update(match.first for match in stream.matches("word") if match.entry.value == "between")
    return sorted(places)


def _may_open(stream: Stream, place: int, beside: Set[int]) -> bool:
    """Whether a number is worth a look: digits of a date or a clock, or a word of time not far behind."""
    if not beside.isdisjoint(range(place + 1, place + _FAR)):
        return True
    words = stream.words
    if words[place].kind != "number":
        return False
    follows = words[place + 1].text if place + 1 < len(words) else ""
    return follows in _JOINTS or "." in words[place].text or len(words[place].text) == 4


def _when(stream: Stream, expression: Expression, published: When | None) -> When | None:
    first = expression.first
    ahead = _needs_outlook(expression) and (lies_ahead(stream, first) or _stands_after_until(stream, first))
    if expression.until is not None:
        return counted_range(expression.said, expression.until, published, ahead)
    return counted(expression.said, published, ahead)


def _stands_after_until(stream: Stream, place: int) -> bool:
    """Whether a word that can only mean "until" stands before: what is put off till Monday lies ahead."""
    if not place or stream.words[place - 1].kind == "sign" or stream.ends_head(place, "to", "and"):
        return False
    return any(match.entry.value == "until" and match.last == place for match in stream.at("time", place - 1))


def _needs_outlook(expression: Expression) -> bool:
    said = expression.until or expression.said
    return said.year is None and said.shift is None and said.turn is None


def _dated_by_the_text(found: list[LocatedTime]) -> list[LocatedTime]:
    """Days without a year take the year of the same day where the text tells it elsewhere."""
    days = {f"--{d:%m-%d}": d for one in found if one.when.basis == "explicit" and (d := one.when.earliest)}
    if not days:
        return found
    return [_dated(one, days.get(one.when.time or "") if one.when.latest is None else None) for one in found]


def _dated(one: LocatedTime, day: date | None) -> LocatedTime:
    return one if day is None else structs.replace(one, when=When(day, day, "day", "inferred"))


def _clocks_on_days(stream: Stream, said: list[Expression]) -> Iterator[Expression]:
    """Times of day alone get the day that their sentence tells, best one before them; without one they are dropped."""
    for number, expression in enumerate(said):
        clock = expression.said.clock
        if clock is None or expression.said != Said(clock=clock):
            yield expression
            continue
        around = (*reversed(said[:number]), *said[number + 1 :])
        sentence = stream.sentence_of(expression.first)
        day = next((one for one in around if _tells_day(one) and stream.sentence_of(one.first) == sentence), None)
        if day is not None:
            yield structs.replace(expression, said=structs.replace(day.said, clock=clock))


def _tells_day(expression: Expression) -> bool:
    return expression.until is None and expression.said.clock is None and has_day(expression.said)


def _set(marks: Marks, place: int) -> int | None:
    """Behind "every Monday", "each two days"."""
    after = marks.after("every", place)
    if after is None:
        return None
    count = marks.count(after)
    start = after if count is None else count[1]
    last = marks.past(start, "weekday", "unit", "month", "season", "phrase", "morning", "evening")
    return last if last > start else None


def _at(marks: Marks, place: int) -> Sequence[Expression]:
    opened = marks.after("from", place)
    if opened is None:
        opened = marks.past_grammar(place, "between")
    start = opened if opened is not None and opened > place else place
    listed = _days_of_one_month(marks, place, start)
    if listed:
        return listed
    first = moment_at(marks, start)
    if first is None:
        return ()
    end = _end_of_range(marks, first, is_open=start > place)
    if end is not None:
        return (Expression(place if start > place else first.first, end.last, first.said, end.said),)
    return (Expression(first.first, first.last, first.said),)


def _end_of_range(marks: Marks, first: Found, is_open: bool) -> Found | None:
    """What a dash or a word for "to" joins to an expression."""
    place = first.last
    after, join = _past_join(marks, place, is_open)
    if join != "-":
        return None
    year = marks.digits(after, 4)
    if first.said.year and not first.said.month and year is not None and year > first.said.year and year < 2200:
        return Found(after, marks.past(after + 1, "year_word"), Said(year=year))
    end = moment_at(marks, after)
    if end is None:
        return _end_day(marks, first, after)
    if _is_like(first.said, end.said):
        return end
    return None


def _end_day(marks: Marks, first: Found, place: int) -> Found | None:
    """The last day of "March 27-29"; the year stands behind it."""
    day = marks.digits(place, 2)
    if day is None or first.said.day is None or first.said.month is None or not first.said.day < day <= 31:
        return None
    if marks.counts_something(place + 1):
        return None
    said, last = with_year(marks, structs.replace(first.said, day=day, weekday=None), place + 1)
    return Found(place, last, said)


def _is_like(one: Said, other: Said) -> bool:
    """Whether two expressions can be the ends of one range."""
    fields = ("month", "day", "weekday", "season")
    if all((getattr(one, field) is None) == (getattr(other, field) is None) for field in fields):
        return True
    return one.day is not None and other.day is not None


def _days_of_one_month(marks: Marks, place: int, start: int) -> Sequence[Expression]:
    """As "27-29 March", "from 27 to 29 March", "on 10, 12 and 13 January", "14 - 15.10."."""
    days: list[tuple[int, int]] = []
    at = marks.past(start, "day_word") if start > place else start
    joins = ""
    while (day := marks.digits(at, 2)) is not None and 1 <= day <= 31 and (days or not _hangs_on(marks, at)):
        if len(days) == _MOST_DAYS:
            return ()
        days.append((at, day))
        after = marks.past(past_ordinal(marks, at + 1), "day_word")
        at, join = _past_join(marks, after, is_open=start > place)
        if not join:
            return ()
        joins += join
        at = marks.past(at, "day_word")
        last = date_at(marks, at)
        if last is not None and last.said.day is not None:
            return _range_of_days(place, days[0][1], last) if joins == "-" else _list_of_days(marks, days, last, joins)
    return ()


def _hangs_on(marks: Marks, place: int) -> bool:
    return marks.touches(place) and not marks.is_sign(place - 1, "([\"'“‘«„")


def _past_join(marks: Marks, place: int, is_open: bool) -> tuple[int, str]:
    """Behind what joins two expressions: "-" for the ends of a range, "," for a list, "" for nothing."""
    if marks.is_dash(place):
        return place + 1, "-"
    together = marks.past_grammar(place, "and")
    until = marks.past(place, "until")
    if is_open:
        after = max(until, together, marks.past_grammar(place, "to"))
        return after, "-" if after > place else ""
    if until > place and together == place:
        return until, "-"
    if marks.is_sign(place, ","):
        return place + 1, ","
    return together, "," if together > place else ""


def _range_of_days(place: int, first: int, last: Found) -> Sequence[Expression]:
    said = structs.replace(last.said, weekday=None)
    if first >= (said.day or 0):
        return ()
    return (Expression(place, last.last, structs.replace(said, day=first), last.said),)


def _list_of_days(marks: Marks, days: list[tuple[int, int]], last: Found, joins: str) -> Sequence[Expression]:
    if "-" in joins or not marks.stands_after(days[0][0], "on", "day_word"):
        return ()
    said = structs.replace(last.said, weekday=None)
    alone = [Expression(at, at + 1, structs.replace(said, day=day)) for at, day in days]
    return (*alone, Expression(last.first, last.last, last.said))
