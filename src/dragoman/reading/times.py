"""Expressions of time in a text, with the days they mean.

The words are the lexicon's, the grammar holds for all languages. What counts from the publication needs its day;
sets ("every Monday") and lengths ("for two days") are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date

from msgspec import Struct, structs

from dragoman.model import When
from dragoman.reading.clock import clock_at, is_marked
from dragoman.reading.counting import Clock, Said, counted, counted_range
from dragoman.reading.dates import Found, date_at, is_dash, past_ordinal, with_year
from dragoman.reading.marks import Marks
from dragoman.reading.outlook import lies_ahead
from dragoman.reading.periods import period_at
from dragoman.reading.stream import Stream

_OPENING_HEADS = frozenset(
    {
        *("month", "weekday", "phrase", "unit", "season", "last", "next", "this", "ago", "hence", "early", "middle"),
        *("late", "from", "every", "day_word", "month_word", "year_word", "decade_word", "hour_word", "morning"),
        "evening",
    }
)
_CLOCK_HEADS = frozenset({"number", "hour_word"})
_SHORT_WORD = 3
# How far behind a number a word of time may stand: "twenty-one days ago".
_FAR = 6
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
    """The words at which an expression can begin."""
    places = {match.first for match in stream.matches("time") if match.entry.value in _OPENING_HEADS}
    beside = {match.first for match in stream.matches("time")} | {match.last + 1 for match in stream.matches("time")}
    numbers = {match.first for match in stream.matches("number")}
    numbers.update(place for place, word in enumerate(stream.words) if word.kind == "number")
    places.update(place for place in numbers if _may_open(stream, place, beside))
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
    ahead = lies_ahead(stream, expression.first) if _needs_outlook(expression) else False
    if expression.until is not None:
        return counted_range(expression.said, expression.until, published, ahead)
    return counted(expression.said, published, ahead)


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
    return expression.until is None and expression.said.clock is None and _has_day(expression.said)


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
    first = _one(marks, start)
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
    end = _one(marks, after)
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
    days, at = [], start
    joins = ""
    while (day := marks.digits(at, 2)) is not None and 1 <= day <= 31 and not (at == start and _hangs_on(marks, at)):
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
    if is_dash(marks, place):
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


def _one(marks: Marks, place: int) -> Found | None:
    """One expression with the part of the day and the clock that stand beside it."""
    prefixed = _clock_first(marks, place)
    if prefixed is not None:
        return prefixed
    found = period_at(marks, place)
    if found is None:
        return _after_part_of_day(marks, place) or _clock_alone(marks, place)
    last = _past_part_of_day(marks, found.last)
    if not _has_day(found.said):
        return found
    clock = _clock_after(marks, last)
    if clock is None:
        return found._replace(last=last)
    return Found(place, clock[1], structs.replace(found.said, clock=clock[0]))


def _has_day(said: Said) -> bool:
    return bool(said.day or said.weekday or (said.shift is not None and said.shift.unit == "day"))


def _clock_first(marks: Marks, place: int) -> Found | None:
    """As "10:30 a.m. on Monday", "lúc 4:00 chiều ngày 23/4"."""
    read = clock_at(marks, place, beside_date=True) if not _CLOCK_HEADS.isdisjoint(marks.heads(place)) else None
    if read is None:
        return None
    start = read[1] + 1 if marks.is_sign(read[1], ",") else read[1]
    dated = period_at(marks, marks.past(marks.past_grammar(start, "in", "of"), "on"))
    if dated is None or not _has_day(dated.said):
        return None
    return Found(place, dated.last, structs.replace(dated.said, clock=read[0]))


def _clock_after(marks: Marks, place: int) -> tuple[Clock, int] | None:
    start = place + 1 if marks.is_sign(place, ",") else place
    for at in dict.fromkeys((start, marks.past(start, "on"), _past_short(marks, start))):
        if at < marks.stop and (read := clock_at(marks, at, beside_date=True)):
            return read
    return None


def _clock_alone(marks: Marks, place: int) -> Found | None:
    read = clock_at(marks, place, beside_date=False)
    if read is None or not is_marked(marks, place, read[1]):
        return None
    return Found(place, read[1], Said(clock=read[0]))


def _after_part_of_day(marks: Marks, place: int) -> Found | None:
    """As "on the night of 5 March", "sáng 26/2"."""
    after = marks.past(place, "morning", "evening")
    if after == place:
        return None
    for start in dict.fromkeys((after, marks.past_grammar(after, "of", "in"), marks.past(after, "on"))):
        dated = period_at(marks, start)
        if dated is not None and _has_day(dated.said):
            return Found(place, dated.last, dated.said)
    return None


def _past_part_of_day(marks: Marks, place: int) -> int:
    start = marks.past(marks.past_grammar(place, "in"), "on")
    last = marks.past(start, "morning", "evening")
    return last if last > start else marks.past(place, "morning", "evening")


def _past_short(marks: Marks, place: int) -> int:
    word = marks.word(place)
    return place + 1 if word is not None and word.kind == "word" and len(word.text) <= _SHORT_WORD else place
