"""Expressions of two ends and of several days: "from 27 to 29 March", "the night of Friday to Saturday"."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from msgspec import Struct, structs

from dragoman.reading.chart import Chart, loose, past_small_words, starts_behind
from dragoman.reading.marks import Marks
from dragoman.reading.said import DAY_PARTS, DAYS, Loose, Piece, Said, Shift
from dragoman.reading.said_fields import has_day, has_only, is_month
from dragoman.reading.standing import stands

_MOST_DAYS = 31
_CENTURY = 100
_PARTS_OF_DAY = frozenset(DAY_PARTS)
Pair = tuple[Said, Said]


class Expression(Struct, frozen=True):
    """What is said from word `first` to before word `last`: one thing, or a range from one to another.

    `parted` is where the first end of a range ends and the second begins.
    """

    first: int
    last: int
    said: Said
    until: Said | None = None
    parted: tuple[int, int] | None = None


def range_at(marks: Marks, chart: Chart, place: int) -> Expression | None:
    """The range that begins at a word: with its first end, or with what opens it ("from", "between")."""
    opened = marks.after("from", place)
    if opened is None:
        opened = marks.past_grammar(place, "between", "from")
    is_open = opened > place
    for start in dict.fromkeys((opened, *past_small_words(marks, opened), place)) if is_open else (place,):
        for piece in _longest(chart.get(start, ())):
            found = _range_from(marks, chart, piece, is_open)
            if found is not None:
                return structs.replace(found, first=place)
    return None


def _longest(pieces: Sequence[Piece]) -> list[Piece]:
    return sorted(pieces, key=attrgetter("last"), reverse=True)


def _range_from(marks: Marks, chart: Chart, piece: Piece, is_open: bool) -> Expression | None:
    """The range whose first end a piece is."""
    for start in _starts_of_end(marks, piece.last, is_open):
        for end in _longest([*chart.get(start, ()), *_now(marks, start)]):
            pair = _ends(marks, piece, end) if is_open or _closes_unopened(marks, end) else None
            if pair is not None:
                found = _with_year_behind(marks, chart, piece.first, end.last, pair)
                return structs.replace(found, parted=(piece.last, end.first))
    return None


def _now(marks: Marks, place: int) -> list[Piece]:
    """A word for now ends a range on the day of publication."""
    phrase = marks.match("phrase", place)
    is_now = phrase is not None and phrase.entry.form == "now"
    return [Piece(place, phrase.last, Said(shift=Shift("day", 0)))] if phrase is not None and is_now else []


def _has_between(marks: Marks, place: int) -> bool:
    """Whether a word for between stands behind both ends: "2015年和2018年之间"."""
    places = (place, *past_small_words(marks, place))
    return any(marks.past_grammar(at, "between") > at for at in places)


def _closes_unopened(marks: Marks, end: Piece) -> bool:
    """Whether a piece may be the end of a range that nothing opens."""
    if isinstance(end.said, Loose) and not _closes_as_number(marks, end, end.said):
        return False
    # A dash may be a word for "and" to the pack.
    is_listed = marks.stream.ends_head(end.first, "and") and not marks.is_dash(end.first - 1)
    return not marks.begins_any(_PARTS_OF_DAY, end.first) and (not is_listed or _has_between(marks, end.last))


def _closes_as_number(marks: Marks, end: Piece, number: Loose) -> bool:
    """Whether a number may close a range: it is marked, or counts nothing that follows."""
    if number.ordinal or number.marked or marks.is_dash(end.first - 1):
        return True
    word = marks.word(end.last)
    return word is None or word.kind == "sign" or marks.is_year(end.last) or marks.begins(end.last)


def _starts_of_end(marks: Marks, place: int, is_open: bool) -> list[int]:
    """Where the second end of a range may begin, behind the first."""
    starts: list[int] = []
    if marks.is_sign(place, ".") and marks.touches(place) and not marks.touches(place + 1):
        # The stop of an ordinal: "od 2014. do 2019. godine".
        place += 1
    if marks.is_dash(place) or (marks.is_sign(place, "/") and marks.touches(place) and marks.touches(place + 1)):
        starts.append(place + 1)
    behind = marks.past(place, "from") if marks.parts_behind else place
    until = marks.past(behind, "until")
    is_and = marks.stream.is_head(behind, "and") and not is_open
    if until > place and not is_and:
        starts.append(until)
    elif behind > place or marks.stands_after(place, "from"):
        starts.append(behind)
    if is_open:
        starts += [at for at in (marks.past_grammar(place, "and", "to"), marks.past(place, "night_to")) if at > place]
        if marks.is_sign(place, ","):
            return starts
    if not is_open and marks.parts_behind:
        together = marks.past_grammar(place, "and")
        starts += [together] if together > place else []
    return [at for start in starts for at in (start, *past_small_words(marks, start))]


def _ends(marks: Marks, one: Piece, two: Piece) -> Pair | None:
    """What the two ends of a range say, each filled up from the other; None where they are no two ends."""
    match one.said, two.said:
        case Said() as first, Said() as last:
            return _of_likes(marks, one, two, first, last)
        case Loose() as first, Said() as last:
            is_named = is_month(last) and marks.words[two.first].kind != "number"
            return None if is_named else _opened_by_part(first, last)
        case Said() as first, Loose() as last:
            return _closed_by_part(marks, two, first, last)
    return None


def _of_likes(marks: Marks, one: Piece, two: Piece, first: Said, last: Said) -> Pair | None:
    if not has_only(last, "year") and not stands(marks, two, last):
        return None
    if has_only(first, "year") and has_only(last, "year"):
        years = (first.year or 0, last.year or 0)
        return (first, last) if years[0] < years[1] < years[0] + 10 * _CENTURY else None
    if has_only(first, "weekday", "day") and last.day and last.month:
        return structs.replace(last, day=first.day, weekday=first.weekday), last
    if has_only(last, "day") and first.day and first.month and (last.day or 0) > first.day:
        return first, structs.replace(first, day=last.day, weekday=None)
    if has_only(last, "shift") and last.shift == Shift("day", 0) and not has_only(first, "shift"):
        # "Between January 2019 and today".
        return first, last
    if not _are_alike(first, last):
        return None
    if first.year is not None and last.year is None and last.shift is None and last.month is not None:
        later = (last.month, last.day or 1) < (first.month or 1, first.day or 1)
        last = structs.replace(last, year=first.year + later)
    return first, last


def _are_alike(one: Said, other: Said) -> bool:
    """Whether two expressions can be the ends of one range."""
    fields = ("month", "day", "weekday", "season", "nth", "year")
    if all((getattr(one, field) is None) == (getattr(other, field) is None) for field in fields[:5]):
        return one.shift is None or other.shift is None or one.shift.unit == other.shift.unit
    return (one.day is not None and other.day is not None) or (has_only(one, "year") and other.year is not None)


def _opened_by_part(first: Loose, last: Said) -> Pair | None:
    """As "27-29 March", "10.30 to 12:00 on Monday"."""
    if first.kind == "clock" and last.clock is not None:
        return structs.replace(last, clock=first.clock), last
    if first.kind == "number" and is_month(last) and first.number < (last.month or 0):
        # "1～3月": months by their numbers.
        return structs.replace(last, month=first.number), last
    is_day = first.kind == "number" and first.number in DAYS
    is_dated = last.day is not None and (last.month is not None or last.shift is not None)
    if is_day and is_dated and not last.clock and first.number < (last.day or 0):
        return structs.replace(last, day=first.number, weekday=None), last
    return None


def _closed_by_part(marks: Marks, two: Piece, first: Said, last: Loose) -> Pair | None:
    """As "March 27-29", "2014-16", "Monday 10:00 to 12:00"."""
    if last.kind == "clock" and first.clock is not None:
        return first, structs.replace(first, clock=last.clock)
    if last.kind != "number" or marks.counts_something(two.last):
        return None
    if has_only(first, "year") and two.last == two.first + 1 and marks.touches(two.first):
        year = (first.year or 0) // _CENTURY * _CENTURY + last.number
        is_short = len(marks.words[two.first].text) == 2
        return (first, Said(year=year)) if is_short and year > (first.year or 0) else None
    is_later = first.day is not None and first.month is not None and first.day < last.number <= DAYS[-1]
    return (first, structs.replace(first, day=last.number, weekday=None)) if is_later else None


def _with_year_behind(marks: Marks, chart: Chart, first: int, last: int, pair: Pair) -> Expression:
    """The year that stands behind both ends belongs to both: "March 27-29, 2022"."""
    start, end = pair
    if marks.parts_behind:
        last = marks.past(last, "until")
    if end.year is None and end.shift is None and end.month is not None:
        for at, joint in starts_behind(marks, last):
            for piece in chart.get(at, ()) if joint != "-" else ():
                said = piece.said
                if isinstance(said, Said) and has_only(said, "year") and marks.is_year(at):
                    later = (start.month or 1, start.day or 1) > (end.month, end.day or 31)
                    start = structs.replace(start, year=(said.year or 0) - later)
                    return Expression(first, piece.last, start, structs.replace(end, year=said.year))
    return Expression(first, last, start, end)


def night_at(marks: Marks, chart: Chart, place: int) -> Expression | None:
    """The night from one day to the next: "the night of Friday to Saturday", "в ночь на субботу"."""
    if marks.match("night", place) is None:
        return None
    behind = marks.past(place, "night")
    following = marks.past(behind, "night_to", "until")
    if following > behind:
        for start in (following, *past_small_words(marks, following)):
            day = _day_at(chart, start)
            if day is not None and isinstance(day.said, Said):
                before = Said(shift=Shift("day", -1), base=day.said)
                return Expression(place, day.last, before, day.said)
    opened = max(marks.past(behind, "from"), marks.past_grammar(behind, "from", "of", "between", "in"))
    for start in dict.fromkeys((behind, opened, *past_small_words(marks, opened))):
        for piece in _longest(chart.get(start, ())):
            if isinstance(piece.said, Said) and not has_day(piece.said):
                continue
            found = _range_from(marks, chart, piece, is_open=True) or _next_day(marks, chart, piece)
            if found is not None:
                return structs.replace(found, first=place)
    return None


def _next_day(marks: Marks, chart: Chart, piece: Piece) -> Expression | None:
    """The day behind a night's first, with a part of the day or nothing between: "đêm 28/2 rạng sáng 1/3"."""
    following = _day_at(chart, marks.past(piece.last, "morning"))
    first, last = piece.said, following.said if following is not None else None
    if following is None or not isinstance(first, Said) or not isinstance(last, Said):
        return None
    is_next = bool(first.weekday and last.weekday and (last.weekday - first.weekday) % 7 == 1)
    if is_next or (first.day and last.day and marks.match("morning", piece.last) is not None):
        return Expression(piece.first, following.last, first, last)
    return None


def _day_at(chart: Chart, place: int) -> Piece | None:
    days = [piece for piece in _longest(chart.get(place, ())) if isinstance(piece.said, Said) and has_day(piece.said)]
    return days[0] if days else None


def days_at(marks: Marks, chart: Chart, place: int) -> list[Expression]:
    """Several days of one month: "on 10, 12 and 13 January"."""
    days: list[tuple[Piece, int]] = []
    at = place
    while len(days) <= _MOST_DAYS:
        pieces = _longest(chart.get(at, ()))
        dated = _dated(pieces) if days else None
        if dated is not None and isinstance(dated.said, Said):
            said = structs.replace(dated.said, weekday=None, clock=None, day_part=None)
            alone = [Expression(piece.first, piece.last, structs.replace(said, day=day)) for piece, day in days]
            return [*alone, Expression(dated.first, dated.last, dated.said)]
        numbers = loose(pieces, "number")
        if not numbers or numbers[0][1].number not in DAYS:
            return []
        number, told = numbers[0]
        days.append((number, told.number))
        after = _past_joint_of_list(marks, number)
        if after == number.last or (len(days) == 1 and not _opens_list(marks, place)):
            return []
        at = next((start for start in (after, *past_small_words(marks, after)) if start in chart), after)
    return []


def _past_joint_of_list(marks: Marks, number: Piece) -> int:
    """Behind the comma or the word for "and" between two days; a number in words has no comma behind it."""
    last = number.last
    if marks.is_sign(last, ","):
        return last + 1 if marks.words[number.first].kind == "number" else last
    return last if marks.is_dash(last) else marks.past_grammar(last, "and")


def _dated(pieces: Sequence[Piece]) -> Piece | None:
    for piece in pieces:
        said = piece.said
        if isinstance(said, Said) and said.day is not None and (said.month is not None or said.shift is not None):
            return piece
    return None


def _opens_list(marks: Marks, place: int) -> bool:
    is_placed = marks.stands_after(place, "on", "day_word", "article") or marks.stream.ends_head(place, "in", "of")
    return is_placed or (marks.words[place].kind == "number" and not marks.touches(place))
