"""What single words of time say by themselves: the parts of which `joining` puts expressions together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import cast

from dragoman.knowledge.eras import Calendar
from dragoman.language.automaton import Match
from dragoman.language.compiled import Entry
from dragoman.reading.clock import clock_at
from dragoman.reading.marks import Marks, shortened_months
from dragoman.reading.numeric_dates import numeric_date
from dragoman.reading.said import DAY_PARTS, DAYS, MONTHS, PARTS, DayPart, Loose, Nth, Part, Piece, Said, Shift
from dragoman.reading.years import decade_at, era_at, past_ordinal, years_at

_MOST_CENTURIES = 21
_TURNS = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}
_STEPS = {"ago": (-1, False), "hence": (1, False), "earlier": (-1, True), "later": (1, True)}
_TURNED = re.compile(r"(last|this|next) (?:([1-7])|([a-z]+))")
_VALUE = re.compile(r"(then )?([a-z]+)([+-]\d+)(?: ([a-z]+))?")
# Cyrillic papers write Roman numbers with their own letters, too.
ROMAN = re.compile(r"((?=[IVXІХ])[XХ]{0,2}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3}))([^\W\d_IVXІХ]{0,4})$")
QUARTER = re.compile(r"([Qq](?=[1-4])|[Hh](?=[12]))(\d)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


def atoms(marks: Marks, place: int) -> list[Piece]:
    """What a word, or a phrase or a number that begins at it, can say of time; every reading of it."""
    pieces: list[Piece] = []
    heads = marks.heads(place)
    if "number" in heads or "ordinal_before" in heads or "day_word" in heads:
        pieces += _numbers(marks, place)
    if "year_word" in heads or "number" in heads:
        pieces += years_at(marks, place)
    if "number" in heads or "day_word" in heads:
        dated = numeric_date(marks, marks.past(place, "day_word"))
        if dated is not None:
            pieces.append(dated._replace(first=place))
    if "number" in heads or "hour_word" in heads:
        read = clock_at(marks, place, beside_date=True)
        if read is not None:
            pieces.append(Piece(place, read[1], Loose(kind="clock", clock=read[0])))
    several = marks.match("plural", place)
    for match in marks.beginning(place):
        if several is None or match.entry.value != "unit" or match.last > several.last:
            pieces += [Piece(place, last, said) for last, said in _of_match(marks, match) if said]
    return pieces or _quarter(marks, place) or _roman(marks, place)


def _shift_of(value: str) -> Said | None:
    """What a pack's phrase tells: "week-1", "then day+1", "day+0 evening"; None for what has no days ("now")."""
    turned = _TURNED.fullmatch(value)
    if turned is not None:
        turn, weekday, season = turned.groups()
        return Said(turn=_TURNS[turn], weekday=int(weekday) if weekday else None, season=season)
    parted = _VALUE.fullmatch(value)
    if parted is None:
        return None
    then, unit, steps, part = parted.groups()
    return Said(
        shift=Shift("week" if unit == "weekend" else unit, int(steps)),
        weekend=unit == "weekend",
        then=bool(then),
        day_part=next((each for each in DAY_PARTS if each == part), None),
        part=next((each for each in PARTS if each == part), None),
    )


def _of_match(marks: Marks, match: Match) -> list[tuple[int, Said | Loose | None]]:
    head, last = match.entry.value, match.last
    if head in ("month", "weekday"):
        if _is_small_word(marks, match):
            return []
        return [(_past_stop(marks, last), _of_calendar(head, match.entry.index))]
    if head == "month_word":
        counted = marks.count(last)
        is_month = counted is not None and counted[0] in MONTHS
        return [(counted[1], Said(month=counted[0]))] if counted is not None and is_month else []
    if head == "foreign month":
        return [(last, Said(month=match.entry.index, calendar=cast("Calendar", match.entry.form)))]
    if head == "era":
        return era_at(marks, match)
    if head == "decade_word":
        return decade_at(marks, match.first, last)
    return [(last, _plain(match))]


def _is_small_word(marks: Marks, match: Match) -> bool:
    """Whether a month's short name without its full stop is a small word of the language: Czech "pro" is "for"."""
    is_short = marks.words[match.first].folded in shortened_months(marks.stream.lexicon.language)
    return is_short and bool(marks.stream.at("word", match.first)) and not marks.is_sign(match.last, ".")


def _of_calendar(head: str, number: int) -> Said:
    return Said(month=number) if head == "month" else Said(weekday=number)


def _plain(match: Match) -> Said | Loose | None:
    read = _PLAIN.get(match.entry.value)
    return None if read is None else read(match.entry)


def _turn(number: int, _: Entry) -> Loose:
    return Loose(kind="turn", number=number)


def _step(number: int, then: bool, _: Entry) -> Loose:
    return Loose(kind="step", number=number, then=then)


def _part_of_period(part: Part, _: Entry) -> Loose:
    return Loose(kind="part", part=part)


def _part_of_day(part: DayPart, _: Entry) -> Loose:
    return Loose(kind="day part", day_part=part)


def _numbers(marks: Marks, place: int) -> list[Piece]:
    """A number as the count, the day or the place in a row that it may be, and what a word behind it makes of it."""
    start = marks.past(place, "day_word")
    before = marks.past(start, "ordinal_before")
    counted = marks.count(before)
    if counted is None or marks.hangs_on(before):
        return []
    number, last = counted
    signed = past_ordinal(marks, last) if marks.words[last - 1].kind == "number" else last
    after = marks.past(signed, "day_word")
    is_ordinal = signed > last or before > start
    is_marked = start > place or after > signed
    pieces = [Piece(place, last, Loose(kind="number", number=number, ordinal=before > start, marked=start > place))]
    is_named = start > place or (marks.days_alone and after > signed)
    if is_named and not is_ordinal and number in DAYS:
        pieces.append(Piece(place, after, Said(day=number)))
    if signed > last and is_day_alone(marks, place, signed):
        pieces.append(Piece(place, signed, Said(day=number)))
    if after > last:
        pieces.append(Piece(place, after, Loose(kind="number", number=number, ordinal=is_ordinal, marked=is_marked)))
    month = marks.after("month_word", signed)
    is_month = signed > last or marks.days_alone
    if month is not None and is_month and start == place and number in MONTHS:
        pieces.append(Piece(place, month, Said(month=number)))
    return pieces


def _past_stop(marks: Marks, place: int) -> int:
    """Behind the full stop of what is shortened, where the sentence goes on after it: "Aug. 8", "пон., 5 май"."""
    if marks.is_sign(place, ".") and marks.touches(place):
        following = marks.word(place + 1)
        if following is not None and (following.kind == "number" or marks.is_sign(place + 1, ",")):
            return place + 1
    return place


def is_day_alone(marks: Marks, place: int, last: int) -> bool:
    """Whether an ordinal in digits is a day without its month: "on the 18th", and nothing behind it."""
    article = marks.ending("article", place)
    is_on = article is not None and marks.stands_after(article.first, "on")
    after = marks.word(last)
    return is_on and marks.words[place].kind == "number" and (after is None or after.kind == "sign")


def _quarter(marks: Marks, place: int) -> list[Piece]:
    """As "Q3 2019", "H1"."""
    word = marks.word(place)
    parted = None if word is None else QUARTER.fullmatch(word.text)
    if parted is None:
        return []
    is_small = parted.group(1).islower()
    if is_small and not (marks.is_year(place + 1) or (marks.is_dash(place + 1) and marks.is_year(place + 2))):
        return []
    unit = "quarter" if parted.group(1) in "Qq" else "half"
    return [Piece(place, place + 1, Said(nth=Nth(int(parted.group(2)), unit)))]


def _roman(marks: Marks, place: int) -> list[Piece]:
    """A Roman number beside a word for century or quarter: "XXI век", "quý III", "al XX-lea"."""
    start = marks.past(place, "ordinal_before")
    word = marks.word(start)
    parted = None if word is None or word.kind != "word" else ROMAN.match(word.text)
    if word is None or parted is None:
        return []
    digits, ending = parted.groups()
    if ending and ending.lower() not in marks.stream.lexicon.pack.time.ordinal:
        return []
    value = _roman_value(digits)
    last = past_ordinal(marks, start + 1)
    return [Piece(place, last, Loose(kind="number", number=value, ordinal=True))] if value else []


def _roman_value(text: str) -> int:
    """The value of a Roman number up to the 21 that news counts centuries with; 0 for another."""
    values = [_ROMAN_DIGITS[letter] for letter in text]
    value = sum(-each if each < max(values[at:]) else each for at, each in enumerate(values))
    return value if value <= _MOST_CENTURIES else 0


_PLAIN: Mapping[str, Callable[[Entry], Said | Loose | None]] = MappingProxyType(
    {
        "season": lambda entry: Said(season=entry.form),
        "holiday": lambda entry: Said(holiday=entry.form),
        "decade": lambda entry: Said(year=entry.index, decade=True),
        "phrase": lambda entry: _shift_of(entry.form),
        "unit": lambda entry: Loose(kind="unit", unit=entry.form),
        "plural": lambda entry: Loose(kind="unit", unit=entry.form, marked=True),
        "half": lambda entry: Said(nth=Nth(entry.index, "half")),
        "count": lambda entry: Loose(kind="count", number=entry.index),
        "unit_ago": lambda entry: Loose(kind="unit ago", unit=entry.form),
        "pair": lambda entry: Loose(kind="amount", number=2, unit=entry.form),
        "before": lambda _: Loose(kind="side", number=-1),
        "after": lambda _: Loose(kind="side", number=1),
        "within": lambda _: Loose(kind="step", number=1, marked=True),
        "nth": lambda entry: Loose(kind="number", number=entry.index, ordinal=True),
        "same": lambda _: Loose(kind="turn", number=0, then=True),
        **{head: partial(_turn, number) for head, number in _TURNS.items()},
        **{head: partial(_step, *step) for head, step in _STEPS.items()},
        **{part: partial(_part_of_period, part) for part in PARTS},
        **{part: partial(_part_of_day, part) for part in DAY_PARTS},
    }
)
