"""How the parts of a date join: days, months, years, weekdays, and the week, month or year that they lie in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import structs

from dragoman.knowledge.eras import year_span
from dragoman.reading.marks import Marks
from dragoman.reading.rules import Rule, is_other_word
from dragoman.reading.said import DAYS, Kind, Loose, Nth, Piece, Said, Shift
from dragoman.reading.said_fields import NUMBERED, both_times, has_only, is_month, loose_and_time
from dragoman.reading.years import in_century

_MOST_WEEKDAYS = 5
_THIS_YEAR = Shift("year", 0)


def _times(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    first, second = both_times(one, two)
    if joint == "," and has_only(first, "year"):
        # A year before a comma belongs to what stands before it.
        return []
    together = _merged(first, second, joint) or _merged(second, first, joint)
    return [] if together is None else [together]


def _merged(fine: Said, coarse: Said, joint: str) -> Said | None:
    """What a day, month or season says together with the week, month or year that it lies in, or its weekday."""
    if has_only(coarse, "year") and fine.shift == _THIS_YEAR and fine.part is not None and joint != ",":
        # "Jahresende 2021": the period that a word names is that of the year behind it.
        return Said(year=coarse.year, part=fine.part)
    if fine.clock or coarse.clock or fine.reach or coarse.reach or fine.part or coarse.part:
        return None
    return (
        _with_year(fine, coarse, joint)
        or _half_of_month(fine, coarse, joint)
        or _in_shift(fine, coarse)
        or _with_weekday(fine, coarse, joint)
        or _with_date(fine, coarse, joint)
    )


def _with_year(fine: Said, coarse: Said, joint: str) -> Said | None:
    if has_only(coarse, "year", "calendar"):
        is_same = fine.calendar == coarse.calendar and fine.year is None
        return structs.replace(fine, year=coarse.year) if is_same else None
    if not has_only(coarse, "year") or not _lacks_year(fine):
        return None
    if fine.calendar is not None:
        # A year beside a month of another calendar is of that calendar, if it has such years.
        is_such = coarse.year is not None and year_span(fine.calendar, coarse.year) is not None
        return structs.replace(fine, year=coarse.year) if is_such else None
    return _in_year(fine, coarse) if not (joint == "-" and fine.weekday and not fine.month) else None


def _half_of_month(fine: Said, coarse: Said, joint: str) -> Said | None:
    """As "the first half of May"."""
    is_half = fine.nth is not None and fine.nth.unit == "half" and fine.within is None
    is_open = is_half and not joint and (is_month(coarse) or _is_shifted_month(coarse))
    return structs.replace(fine, within=coarse) if is_open else None


def _with_weekday(fine: Said, coarse: Said, joint: str) -> Said | None:
    if not has_only(coarse, "weekday") or joint == "-" or fine.weekday not in (None, coarse.weekday):
        return None
    is_dated = fine.day is not None or (fine.shift is not None and fine.shift.unit == "day") or fine.holiday
    return structs.replace(fine, weekday=coarse.weekday) if is_dated and not fine.day_part else None


def _with_date(fine: Said, coarse: Said, joint: str) -> Said | None:
    """As "today, 12 February": the date tells more, and with it the day of publication."""
    is_step = fine.shift is not None and fine.shift.unit == "day" and not (fine.then and joint != ",")
    if fine.shift is None or not is_step or not coarse.day or not coarse.month or coarse.shift:
        return None
    return structs.replace(coarse, beside=fine.shift.steps) if has_only(fine, "shift") else coarse


def _lacks_year(said: Said) -> bool:
    if said.year is not None or said.shift is not None or said.decade or said.turn is not None:
        return False
    if said.nth is not None:
        within = said.within
        return _lacks_year(within) if within is not None else said.nth.unit in NUMBERED
    return bool(said.month or said.season or said.holiday)


def _in_year(fine: Said, year: Said) -> Said:
    if fine.nth is not None:
        return structs.replace(fine, within=year if fine.within is None else _in_year(fine.within, year))
    return structs.replace(fine, year=year.year)


def _in_shift(fine: Said, coarse: Said) -> Said | None:
    """A month of last year, a Monday of next week, the third quarter of this year."""
    if coarse.shift is None or not has_only(coarse, "shift", *(["then"] if coarse.then else [])):
        return None
    unit = coarse.shift.unit
    if unit == "year" and _lacks_year(fine):
        if fine.nth is not None:
            return structs.replace(fine, within=coarse if fine.within is None else _in_shift(fine.within, coarse))
        return structs.replace(fine, shift=coarse.shift, then=coarse.then)
    if unit == "week" and has_only(fine, "weekday"):
        return structs.replace(fine, shift=coarse.shift, then=coarse.then)
    return None


def _number_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "27 December", "ngày 10 tháng này", "the 20th of next month", "first Monday"."""
    number, time = loose_and_time(one, two)
    if joint == "," or (joint == "-" and marks.days_alone):
        return []
    if number.ordinal and has_only(time, "weekday") and abs(number.number) <= _MOST_WEEKDAYS and joint == "":
        return [Loose(kind="nth", nth=Nth(number.number, "weekday", time.weekday))]
    if number.number not in DAYS or not _may_be_day(marks, one, number) or _is_parted_by_in(marks, one, two):
        return []
    if time.month is not None and time.day is None and time.nth is None and not (time.part or time.clock):
        is_sure = time.year is not None or not _is_doubtful(marks, two)
        return [structs.replace(time, day=number.number)] if is_sure and not time.turn else []
    # "Les cinq derniers mois" are five months.
    is_count = one.last == two.first and not (number.ordinal or number.marked or marks.touches(one.first))
    return [structs.replace(time, day=number.number)] if _is_shifted_month(time) and not (joint or is_count) else []


def _is_parted_by_in(marks: Marks, number: Piece, month: Piece) -> bool:
    """Whether "in" stands between them, which ties no day to its month: "he won 12 in March"."""
    place = month.first
    if place == number.last or marks.stream.ends_head(place, "of") or marks.stands_after(place, "of"):
        return False
    return marks.stream.ends_head(place, "in") or marks.stands_after(place, "on")


def _is_shifted_month(time: Said) -> bool:
    is_month = time.shift is not None and time.shift.unit == "month"
    return is_month and (has_only(time, "shift") or has_only(time, "shift", "then"))


def _may_be_day(marks: Marks, piece: Piece, number: Loose) -> bool:
    """Whether a number may be a day's: digits, an ordinal, or a word where the language says dates so."""
    return number.ordinal or number.marked or marks.words[piece.last - 1].kind == "number" or marks.order != "MDY"


def _is_doubtful(marks: Marks, piece: Piece) -> bool:
    """Whether a month is another word as well and written small: "may", "march"."""
    word = marks.words[piece.first]
    return is_other_word(marks, piece.first) and not word.capitalised and not marks.writes_months_small


def _time_number(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "December 27", "Thu 15th", "tháng 3 ngày 5", "sexta-feira (24)"."""
    number, time = loose_and_time(one, two)
    if joint == "-" and time.day and time.month and time.year is None:
        return _short_year(marks, time, two)
    is_weekday = has_only(time, "weekday")
    is_hour = marks.stands_after(two.first, "hour_word")
    if is_hour or (joint == "," and not is_weekday) or _has_in_between(marks, one.last, two.first):
        return []
    row = _weekday_in_row(marks, time, number) if is_weekday and joint != "," else []
    is_day = number.number in DAYS and not marks.counts_something(two.last)
    is_told = number.ordinal or number.marked or marks.words[two.last - 1].kind == "number"
    if not is_day or not is_told:
        return row
    if is_weekday:
        fits = _may_follow_weekday(marks, two, number, joint)
        return [structs.replace(time, day=number.number), *row] if fits else row
    if joint == "-" and is_month(time):
        # "2020/Sep/23", "Sep-23-2020"
        is_last = time.year is not None or (marks.is_dash(two.last) and marks.is_year(two.last + 1))
        return [structs.replace(time, day=number.number)] if is_last else []
    fits = _may_follow_shift(time, number, joint) or _may_follow_month(marks, one, two)
    return [structs.replace(time, day=number.number)] if fits else []


def _may_follow_weekday(marks: Marks, two: Piece, number: Loose, joint: str) -> bool:
    """Whether a number behind a weekday is its day: an ordinal, one in brackets, or one that ends what is said."""
    if joint == ",":
        is_bracketed = marks.is_sign(two.first - 1, "(") and marks.is_sign(two.last, ")")
        is_row = number.ordinal and marks.words[two.first].kind == "number"
        return is_row or is_bracketed or number.marked
    # "lundi 8 au vendredi 12 mai"; not "Monday 11-4".
    is_open = marks.match("until", two.last) is not None and not marks.is_dash(two.last)
    # "söndagens första match" is no Sunday the 1st.
    is_word = marks.words[two.last - 1].kind != "number"
    is_row = is_word and two.first == two.last - 1 and number.number <= _MOST_WEEKDAYS
    return (number.ordinal and not is_row) or number.marked or is_open or _ends_here(marks, two.last)


def _may_follow_shift(time: Said, number: Loose, joint: str) -> bool:
    """As "今月10日": a day of this month."""
    return _is_shifted_month(time) and (number.marked or number.ordinal) and not joint


def _may_follow_month(marks: Marks, one: Piece, two: Piece) -> bool:
    """Whether a number behind a month is its day; where days come first, only with a sign of it."""
    number, time = loose_and_time(one, two)
    if not is_month(time) or time.clock or time.turn or _opens_row(marks, two, number) or _has_day(marks, one.first):
        return False
    is_day = number.ordinal or number.marked
    if time.year is not None and marks.order != "YMD" and not is_day:
        return False
    is_usual = marks.order != "DMY" and not _is_doubtful(marks, one)
    is_clear = not (marks.is_sign(two.last, ":./") and marks.digits(two.last + 1, 4) is not None)
    return is_clear and (is_day or is_usual or _ends_day(marks, two.last) or _opens_range(marks, number, two.last))


def _opens_range(marks: Marks, number: Loose, place: int) -> bool:
    """Whether a later day of the month follows, and then nothing that it counts: "iunie 19-20"."""
    start = place + 1 if marks.is_dash(place) else marks.past(place, "until")
    later = marks.digits(start, 2) if start > place else None
    return later is not None and number.number < later <= DAYS[-1] and _ends_day(marks, start + 1)


def _has_day(marks: Marks, place: int) -> bool:
    """Whether a month's day stands before it, so that no other follows: "8 декабря первой в мире"."""
    before = place - 1 - marks.is_sign(place - 1, ".")
    return before >= 0 and (marks.words[before].kind == "number" or marks.stands_after(place, "nth"))


def _has_in_between(marks: Marks, first: int, last: int) -> bool:
    """Whether "in" stands between two parts: "May in the 11th Circuit" is no day."""
    return any(marks.stream.ends_head(place, "in") for place in range(first + 1, last + 1))


def _opens_row(marks: Marks, piece: Piece, number: Loose) -> bool:
    """Whether an ordinal in words belongs to what follows: "nisanın ilk pazartesisi"."""
    is_word = number.ordinal and marks.words[piece.last - 1].kind != "number"
    return is_word and any(marks.match(head, piece.last) for head in ("weekday", "unit"))


def _short_year(marks: Marks, time: Said, two: Piece) -> list[Said | Loose]:
    """As "31-Oct-74"."""
    word = marks.words[two.first]
    is_joined = any(marks.is_dash(place) for place in range(marks.stream.sentence_of(two.first).first, two.first - 1))
    is_joined = is_joined and marks.words[two.first - 2].kind == "word"
    is_year = is_joined and word.kind == "number" and len(word.text) == 2 and two.last == two.first + 1
    return [structs.replace(time, year=in_century(int(word.text)))] if is_year else []


def _weekday_in_row(marks: Marks, time: Said, number: Loose) -> list[Said | Loose]:
    """The first Monday where the number stands behind: "thứ Hai đầu tiên"."""
    is_few = abs(number.number) <= _MOST_WEEKDAYS
    is_row = marks.turns_behind and number.ordinal and is_few and has_only(time, "weekday")
    return [Loose(kind="nth", nth=Nth(number.number, "weekday", time.weekday))] if is_row else []


def _ends_here(marks: Marks, place: int) -> bool:
    word = marks.word(place)
    return word is None or (word.kind == "sign" and not marks.is_sign(place, "%/:-–"))


def _ends_day(marks: Marks, place: int) -> bool:
    """Whether a number behind a month may be its day where days stand first: nothing, a sign or a year follows."""
    return _ends_here(marks, place) or marks.is_year(place) or marks.match("weekday", place) is not None


RULES: Mapping[tuple[Kind, Kind], Rule] = MappingProxyType(
    {
        ("time", "time"): _times,
        ("number", "time"): _number_time,
        ("time", "number"): _time_number,
    }
)
