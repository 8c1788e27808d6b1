"""What single words of time say by themselves: the parts of which `joining` puts expressions together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from dragoman.knowledge.eras import FIRST_YEAR, Calendar, calendar_of_year, era_words, year_span
from dragoman.language.automaton import Match
from dragoman.language.compiled import Entry
from dragoman.reading.clock import clock_at
from dragoman.reading.marks import Marks
from dragoman.reading.numeric_dates import numeric_date
from dragoman.reading.said import DAY_PARTS, PARTS, DayPart, Loose, Part, Piece, Said, Shift

PLAIN_YEARS = range(1000, 2200)
# What stands behind a year or a day as its sign: "2022 m.", "10 d.".
_SIGN_OF_YEAR = 2
_LAST_DAY = 31
_DECEMBER = 12
_MOST_CENTURIES = 21
_TURNS = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}
_STEPS = {"ago": (-1, False), "hence": (1, False), "earlier": (-1, True), "later": (1, True)}
_TURNED = re.compile(r"(last|this|next) (?:([1-7])|([a-z]+))")
_VALUE = re.compile(r"(then )?([a-z]+)([+-]\d+)(?: ([a-z]+))?")
# Cyrillic papers write Roman numbers with their own letters, too.
ROMAN = re.compile(r"((?=[IVXІХ])[XХ]{0,2}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3}))([^\W\d_IVXІХ]{0,4})$")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


def atoms(marks: Marks, place: int) -> list[Piece]:
    """What a word, or a phrase or a number that begins at it, can say of time; every reading of it."""
    pieces: list[Piece] = []
    heads = marks.heads(place)
    if "number" in heads or "ordinal_before" in heads or "day_word" in heads:
        pieces += _numbers(marks, place)
    if "year_word" in heads or "number" in heads:
        pieces += _years(marks, place)
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
    return pieces or _roman(marks, place)


def shift_of(value: str) -> Said | None:
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
        return [(past_stop(marks, last), _of_calendar(head, match.entry.index))]
    if head == "month_word":
        counted = marks.count(last)
        is_month = counted is not None and 1 <= counted[0] <= _DECEMBER
        return [(counted[1], Said(month=counted[0]))] if counted is not None and is_month else []
    if head == "foreign month":
        return [(last, Said(month=match.entry.index, calendar=match.entry.form))]
    if head == "era":
        return _of_era(marks, match)
    if head == "decade_word":
        return _decade(marks, match.first, last)
    return [(last, _plain(match))]


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


def _of_era(marks: Marks, match: Match) -> list[tuple[int, Said | Loose | None]]:
    """A year of another era behind its word: "令和2年", "พ.ศ. 2565"."""
    era = era_words()[match.entry.form]
    word = marks.word(match.last)
    if era.behind or word is None:
        return []
    number = 1 if word.text == FIRST_YEAR else marks.digits(match.last, 4)
    span = None if number is None else year_span(era.calendar, number)
    if number is None or span is None:
        return []
    last = marks.past(match.last + 1, "year_word")
    is_ours = span[0].month == 1
    said = Said(year=span[0].year) if is_ours else Said(year=number, calendar=era.calendar)
    return [(last, said)]


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
    if marks.days_alone and after > signed and not is_ordinal and 1 <= number <= _LAST_DAY:
        pieces.append(Piece(place, after, Said(day=number)))
    if after > last:
        pieces.append(Piece(place, after, Loose(kind="number", number=number, ordinal=is_ordinal, marked=is_marked)))
    month = marks.after("month_word", signed)
    if month is not None and start == place and 1 <= number <= _DECEMBER:
        pieces.append(Piece(place, month, Said(month=number)))
    return pieces


def past_ordinal(marks: Marks, place: int) -> int:
    """Behind the sign of an ordinal that hangs on a number: "th", "-го", a full stop."""
    if not marks.touches(place):
        return place
    hyphen = marks.is_dash(place) and marks.touches(place + 1)
    for start in (place, place + hyphen):
        last = marks.after("ordinal", start)
        if last is not None:
            return last
    return place + 1 if marks.is_sign(place, ".") and marks.word(place + 1) is not None else place


def _years(marks: Marks, place: int) -> list[Piece]:
    """A year of four digits with the language's word for it before or behind, and a decade of such digits."""
    word = marks.after("year_word", place)
    start = place if word is None else word
    year = marks.digits(start, 4)
    if year is None and word is None:
        spelled = _year_by_digits(marks, start)
        if spelled is not None:
            return [spelled]
    if year is None or year not in PLAIN_YEARS:
        return _short_decade(marks, start) if word is None else []
    if marks.is_sign(start + 1, "./:") and marks.touches(start + 1) and marks.digits(start + 2, 9) is not None:
        return []
    pieces: list[Piece] = []
    behind = _past_year_word(marks, start + 1)
    if word is not None or behind > start + 1 or not marks.counts_something(start + 1):
        calendar = calendar_of_year(marks.stream.lexicon.language, year)
        foreign = calendar if calendar != "gregorian" and word_or_month(calendar) else None
        said = Said(year=_ours(calendar, year)) if foreign is None else Said(year=year, calendar=foreign)
        pieces.append(Piece(place, _past_sign_of_year(marks, behind), said))
    decade = _past_decade_word(marks, start + 1)
    if decade > start + 1 and year % 10 == 0:
        pieces.append(Piece(place, decade, Said(year=year, decade=True)))
    return pieces


def _year_by_digits(marks: Marks, place: int) -> Piece | None:
    """A year whose digits are words, one by one, before the word for year: "二〇二二年"."""
    last = marks.after("year_word", place + 4)
    if last is None or marks.words[place].kind != "single":
        return None
    numbers = marks.stream.lexicon.pack.number.words
    digits = [
        numbers.get(marks.words[at].text, 0.0 if marks.words[at].text in "〇零" else -1.0)
        for at in range(place, place + 4)
    ]
    if not all(0 <= digit <= 9 for digit in digits):
        return None
    return Piece(place, last, Said(year=int("".join(str(int(digit)) for digit in digits))))


def word_or_month(calendar: str | None) -> bool:
    """Whether a calendar has months that are not ours."""
    return calendar == "persian"


def _ours(calendar: Calendar | None, year: int) -> int:
    """The year of ours that begins with one of a calendar whose months are ours."""
    span = year_span(calendar, year) if calendar is not None else None
    return year if span is None else span[0].year


def _past_year_word(marks: Marks, place: int) -> int:
    """Behind the word for year, or the ending that a year bears: "2022-го", "2021-ben"."""
    after = marks.past(place, "year_word")
    if after > place or marks.is_sign(place, "."):
        return after
    return past_ordinal(marks, place)


def _short_decade(marks: Marks, place: int) -> list[Piece]:
    """As "the '90s", "90-те години"; not "in his 30s"."""
    decade = marks.digits(place, 2)
    last = _past_decade_word(marks, place + 1)
    if decade is None or decade % 10 or not decade or last == place + 1:
        return []
    is_short = len(marks.words[last - 1].text) < 3 and not marks.is_sign(place - 1, "'’‘")
    return [] if is_short else [Piece(place, last, Said(year=1900 + decade, decade=True))]


def _past_decade_word(marks: Marks, place: int) -> int:
    start = place + 1 if marks.is_dash(place) else place
    return marks.after("decade_word", start) or place


def _decade(marks: Marks, place: int, last: int) -> list[tuple[int, Said | Loose | None]]:
    """A decade behind its word: "thập niên 1990", "les années 90"."""
    if marks.touches(place) or not marks.words[place].text[0].isalpha():
        return []
    last += marks.is_sign(last, "'’‘")
    year = marks.digits(last, 4)
    if year is None or year % 10 or not (10 <= year < 100 or year in PLAIN_YEARS):
        return []
    return [(last + 1, Said(year=year if year >= 100 else 1900 + year, decade=True))]


def _past_sign_of_year(marks: Marks, place: int) -> int:
    """Behind what hangs on a year: "2022-Jan"; without a pack also behind a letter or two: "2022 m."."""
    word = marks.word(place)
    if word is None or word.kind in ("number", "sign") or marks.heads(place):
        return place
    is_known = bool(marks.stream.lexicon.pack.grammar.of) and not marks.touches(place)
    if is_known or len(word.text) > _SIGN_OF_YEAR:
        return place
    has_stop = marks.is_sign(place + 1, ".") and marks.touches(place + 1)
    return place + 1 + has_stop


def past_stop(marks: Marks, place: int) -> int:
    """Behind the full stop of what is shortened, where the sentence goes on after it: "Aug. 8", "пон., 5 май"."""
    if marks.is_sign(place, ".") and marks.touches(place):
        following = marks.word(place + 1)
        if following is not None and (following.kind == "number" or marks.is_sign(place + 1, ",")):
            return place + 1
    return place


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
    value = roman_value(digits)
    last = past_ordinal(marks, start + 1)
    return [Piece(place, last, Loose(kind="number", number=value, ordinal=True))] if value else []


def roman_value(text: str) -> int:
    """The value of a Roman number up to the 21 that news counts centuries with; 0 for another."""
    values = [_ROMAN_DIGITS[letter] for letter in text]
    value = sum(-each if each < max(values[at:]) else each for at, each in enumerate(values))
    return value if value <= _MOST_CENTURIES else 0


_PLAIN: Mapping[str, Callable[[Entry], Said | Loose | None]] = MappingProxyType(
    {
        "season": lambda entry: Said(season=entry.form),
        "holiday": lambda entry: Said(holiday=entry.form),
        "decade": lambda entry: Said(year=entry.index, decade=True),
        "phrase": lambda entry: shift_of(entry.form),
        "unit": lambda entry: Loose(kind="unit", unit=entry.form),
        "plural": lambda entry: Loose(kind="unit", unit=entry.form, marked=True),
        "count": lambda entry: Loose(kind="count", number=entry.index),
        "pair": lambda entry: Loose(kind="amount", number=2, unit=entry.form),
        "within": lambda _: Loose(kind="step", number=1, marked=True),
        "nth": lambda entry: Loose(kind="number", number=entry.index, ordinal=True),
        "same": lambda _: Loose(kind="turn", number=0, then=True),
        **{head: partial(_turn, number) for head, number in _TURNS.items()},
        **{head: partial(_step, *step) for head, step in _STEPS.items()},
        **{part: partial(_part_of_period, part) for part in PARTS},
        **{part: partial(_part_of_day, part) for part in DAY_PARTS},
    }
)
