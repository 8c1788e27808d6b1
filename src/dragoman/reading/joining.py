"""How the parts of an expression of time join: one grammar for all languages, whatever order they put them in.

A rule takes two parts that stand beside each other, the first and the second, and gives what they say together. What
stands between them is their joint: nothing or small words (""), a comma, a bracket (","), a dash or slash ("-").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec import structs

from dragoman.reading.marks import Marks
from dragoman.reading.numeric_dates import in_century
from dragoman.reading.outlook import lies_ahead
from dragoman.reading.said import Kind, Loose, Nth, Piece, Said, Shift

PERIODS = frozenset({"week", "month", "quarter", "half", "year", "decade", "century"})
# Units of which one by its number names a stretch: the third quarter, the 21st century.
_NUMBERED = frozenset({"quarter", "half", "century"})
_LAST_DAY = 31
_MOST_WEEKDAYS = 5
# "20 век" is the twentieth, "3 века" are three.
_LEAST_CENTURY = 10
_ROWS = frozenset({"day", "week", "weekend", "month", "quarter", "half"})
STEPPING = frozenset({"ago", "hence", "earlier", "later"})
_NOTHING = (None, False)
_THIS_YEAR = Shift("year", 0)

Both = TypeVar("Both", Said, Loose)
Rule = Callable[[Marks, Piece, Piece, str], "list[Said | Loose]"]


def kind_of(said: Said | Loose) -> Kind:
    """What sort of a part this is."""
    return said.kind if isinstance(said, Loose) else "time"


def joined(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """What two parts say together, in every way they can; empty where they do not belong together."""
    rule = _RULES.get((kind_of(one.said), kind_of(two.said)))
    return [] if rule is None else rule(marks, one, two, joint)


def has_only(said: Said, *fields: str) -> bool:
    """Whether nothing is said but these, and all of them."""
    return {field for field in said.__struct_fields__ if getattr(said, field) not in _NOTHING} == set(fields)


def has_day(said: Said) -> bool:
    """Whether a single day is said, to which a time of day can belong."""
    if said.nth is not None:
        return said.nth.unit in ("day", "weekday")
    is_step = said.shift is not None and said.shift.unit == "day"
    return bool(said.day or said.weekday or said.holiday or is_step)


def is_period(said: Said) -> bool:
    """Whether what is said has a beginning and an end to speak of, and parts: a month, a year, this week."""
    if said.part or said.clock or said.day_part or said.reach or said.base or has_day(said) or said.weekend:
        return False
    if said.nth is not None:
        return said.nth.unit in PERIODS
    return bool(said.month or said.year or said.season or (said.shift is not None and said.shift.unit in PERIODS))


def _times(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    first, second = one.said, two.said
    assert isinstance(first, Said)
    assert isinstance(second, Said)
    together = _merged(first, second, joint) or _merged(second, first, joint)
    return [] if together is None else [together]


def _merged(fine: Said, coarse: Said, joint: str) -> Said | None:
    """What a day, month or season says together with the week, month or year that it lies in, or its weekday."""
    if has_only(coarse, "year") and fine.shift == _THIS_YEAR and fine.part is not None and joint != ",":
        # "Jahresende 2021": the period that a word names is that of the year behind it.
        return Said(year=coarse.year, part=fine.part)
    if fine.clock or coarse.clock or fine.reach or coarse.reach or fine.part or coarse.part:
        return None
    if has_only(coarse, "year", "calendar") and fine.calendar == coarse.calendar and fine.year is None:
        return structs.replace(fine, year=coarse.year)
    if has_only(coarse, "year") and _lacks_year(fine) and not fine.calendar:
        return _in_year(fine, coarse) if not (joint == "-" and fine.weekday and not fine.month) else None
    if coarse.shift is not None and has_only(coarse, "shift", *(["then"] if coarse.then else [])):
        return _in_shift(fine, coarse)
    if has_only(coarse, "weekday") and joint != "-" and fine.weekday in (None, coarse.weekday):
        is_dated = fine.day is not None or (fine.shift is not None and fine.shift.unit == "day") or fine.holiday
        return structs.replace(fine, weekday=coarse.weekday) if is_dated and not fine.day_part else None
    if fine.shift is not None and fine.shift.unit == "day" and coarse.day and coarse.month and not coarse.shift:
        # "today, 12 February": the date tells more, and with it the day of publication.
        return structs.replace(coarse, beside=fine.shift.steps) if has_only(fine, "shift") else coarse
    return None


def _lacks_year(said: Said) -> bool:
    if said.year is not None or said.shift is not None or said.decade or said.turn is not None:
        return False
    if said.nth is not None:
        within = said.within
        return _lacks_year(within) if within is not None else said.nth.unit in _NUMBERED
    return bool(said.month or said.season or said.holiday)


def _in_year(fine: Said, year: Said) -> Said:
    if fine.nth is not None:
        return structs.replace(fine, within=year if fine.within is None else _in_year(fine.within, year))
    return structs.replace(fine, year=year.year)


def _in_shift(fine: Said, coarse: Said) -> Said | None:
    """A month of last year, a Monday of next week, the third quarter of this year."""
    assert coarse.shift is not None
    unit = coarse.shift.unit
    if unit == "year" and _lacks_year(fine):
        if fine.nth is not None:
            return structs.replace(fine, within=coarse if fine.within is None else _in_shift(fine.within, coarse))
        return structs.replace(fine, shift=coarse.shift, then=coarse.then)
    if unit == "week" and has_only(fine, "weekday"):
        return structs.replace(fine, shift=coarse.shift, then=coarse.then)
    if unit == "day" and has_only(fine, "shift", "then") and fine.shift is not None and not coarse.then:
        return structs.replace(fine, base=coarse)
    return None


def _number_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "27 December", "ngày 10 tháng này", "the 20th of next month", "first Monday"."""
    number, time = one.said, two.said
    assert isinstance(number, Loose)
    assert isinstance(time, Said)
    if joint == ",":
        return []
    if number.ordinal and has_only(time, "weekday") and abs(number.number) <= _MOST_WEEKDAYS and joint == "":
        return [Loose(kind="nth", nth=Nth(number.number, "weekday", time.weekday))]
    if not 1 <= number.number <= _LAST_DAY or not _may_be_day(marks, one, number):
        return []
    if time.month is not None and time.day is None and time.nth is None and not (time.part or time.clock):
        is_sure = time.year is not None or not _is_doubtful(marks, two)
        return [structs.replace(time, day=number.number)] if is_sure and not time.turn else []
    return [structs.replace(time, day=number.number)] if _is_shifted_month(time) and joint == "" else []


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


def is_other_word(marks: Marks, place: int) -> bool:
    """Whether a word has another sense beside that of time."""
    stream = marks.stream
    return bool(stream.at("word", place) or stream.at("event", place) or stream.at("report", place))


def _time_number(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "December 27", "Thu 15th", "tháng 3 ngày 5"."""
    time, number = one.said, two.said
    assert isinstance(time, Said)
    assert isinstance(number, Loose)
    if joint == "-" and time.day and time.month and time.year is None:
        return _short_year(marks, time, two)
    if (
        joint == ","
        and has_only(time, "weekday")
        and marks.is_sign(two.first - 1, "(")
        and marks.is_sign(two.last, ")")
    ):
        return [structs.replace(time, day=number.number)] if 1 <= number.number <= _LAST_DAY else []
    if (joint == "," and not (time.weekday and number.ordinal)) or _stands_in(marks, one.last, two.first):
        return []
    if not 1 <= number.number <= _LAST_DAY or marks.counts_something(two.last):
        return _weekday_in_row(marks, time, number)
    is_day = number.ordinal or number.marked
    if not is_day and marks.words[two.last - 1].kind != "number":
        return _weekday_in_row(marks, time, number)
    if has_only(time, "weekday"):
        day = [structs.replace(time, day=number.number)] if is_day or _ends_here(marks, two.last) else []
        return [*day, *_weekday_in_row(marks, time, number)]
    if _is_shifted_month(time) and number.marked and joint == "":
        return [structs.replace(time, day=number.number)]
    is_month = time.month is not None and time.day is None and time.nth is None and not (time.part or time.clock)
    if not is_month or time.turn or _opens_row(marks, two, number):
        return []
    is_date = is_day or (marks.order != "DMY" and not _is_doubtful(marks, one)) or _ends_day(marks, two.last)
    is_clear = not (marks.is_sign(two.last, ":./") and marks.digits(two.last + 1, 4) is not None)
    if is_date and is_clear and not (time.year is not None and marks.order != "YMD" and not is_day):
        return [structs.replace(time, day=number.number)]
    return []


def _stands_in(marks: Marks, first: int, last: int) -> bool:
    """Whether "in" stands between two parts: "May in the 11th Circuit" is no day."""
    return any(marks.stream.ends_head(place, "in") for place in range(first + 1, last + 1))


def _opens_row(marks: Marks, piece: Piece, number: Loose) -> bool:
    """Whether an ordinal in words belongs to what follows: "nisanın ilk pazartesisi"."""
    is_word = number.ordinal and marks.words[piece.last - 1].kind != "number"
    return is_word and any(marks.match(head, piece.last) for head in ("weekday", "unit"))


def _short_year(marks: Marks, time: Said, two: Piece) -> list[Said | Loose]:
    """As "31-Oct-74"."""
    word = marks.words[two.first]
    is_year = word.kind == "number" and len(word.text) == 2 and two.last == two.first + 1
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
    return _ends_here(marks, place) or marks.is_year(place)


def _number_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "three weeks", "third quarter", "last but one day"."""
    number, unit = one.said, two.said
    assert isinstance(number, Loose)
    assert isinstance(unit, Loose)
    if joint == "," or (not joint and two.first > one.last):
        return []
    is_hundred = unit.unit == "century" and number.number >= _LEAST_CENTURY
    row = _nth_of(structs.replace(number, ordinal=True) if is_hundred else number, unit)
    return row if joint else [*_amount(number, unit), *row]


def _count_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "a week": a word that counts only here."""
    count, unit = one.said, two.said
    assert isinstance(count, Loose)
    assert isinstance(unit, Loose)
    return [] if joint or two.first > one.last else _amount(count, unit)


def _amount(number: Loose, unit: Loose) -> list[Said | Loose]:
    if number.ordinal or number.marked or number.number < 1:
        return []
    return [Loose(kind="amount", number=number.number, unit=unit.unit)]


def _nth_of(number: Loose, unit: Loose) -> list[Said | Loose]:
    if unit.unit in _NUMBERED and (number.ordinal or unit.unit == "quarter") and number.number:
        return [Said(nth=Nth(number.number, unit.unit))]
    if number.ordinal and unit.unit in _ROWS:
        return [Loose(kind="nth", nth=Nth(number.number, unit.unit))]
    return []


def _unit_number(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "quý III", "thế kỷ 21", "tuần đầu tiên"."""
    unit, number = one.said, two.said
    assert isinstance(number, Loose)
    assert isinstance(unit, Loose)
    if marks.parts_behind and unit.unit == "month" and (number.marked or number.ordinal) and not joint:
        # "ayın 15'inde"
        return [Said(shift=Shift("month", 0), day=number.number)] if 1 <= number.number <= _LAST_DAY else []
    if joint or not number.number:
        return []
    if unit.unit in _NUMBERED and (number.ordinal or (marks.turns_behind and number.number > 0)):
        return [Said(nth=Nth(number.number, unit.unit))]
    if marks.turns_behind and number.ordinal and unit.unit in _ROWS:
        return [Loose(kind="nth", nth=Nth(number.number, unit.unit))]
    return []


def _turn_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "last week", "the last two weeks", "this year", "the same day"."""
    turn, unit = one.said, two.said
    assert isinstance(turn, Loose)
    assert isinstance(unit, Loose)
    return [] if joint or _is_step(marks, one.first) else _turned_unit(turn, unit)


def _is_step(marks: Marks, place: int) -> bool:
    """Whether, in a language whose turns stand behind, a word is one for "before" or "after" as well."""
    return marks.turns_behind and marks.begins_any(STEPPING, place)


def _counts_before(marks: Marks, place: int) -> bool:
    """Whether a number stands right before a word."""
    return bool(place) and (marks.words[place - 1].kind == "number" or marks.stream.ends_kind(place, "number"))


def _turned_unit(turn: Loose, unit: Loose) -> list[Said | Loose]:
    if unit.marked and not turn.count:
        # "the last years" are no days.
        return []
    if turn.count:
        amount = Loose(kind="amount", number=turn.count, unit=unit.unit)
        reach: list[Said | Loose] = [Said(reach=Shift(unit.unit, turn.number * turn.count))]
        return [*reach, *_several(-1, amount)] if turn.number == -1 else reach
    said: list[Said | Loose] = []
    if unit.unit == "weekend":
        said.append(Said(shift=Shift("week", turn.number), weekend=True, then=turn.then))
    elif unit.unit in PERIODS:
        said.append(Said(shift=Shift(unit.unit, turn.number), then=turn.then))
    elif unit.unit == "day" and turn.number >= 0:
        said.append(Said(shift=Shift("day", turn.number), then=turn.then or turn.number == 1))
    if turn.number < 0 and unit.unit in _ROWS:
        said.append(Loose(kind="nth", nth=Nth(turn.number, unit.unit)))
    return said


def _unit_turn(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "tuần trước", "la semaine dernière"."""
    if joint or not _may_stand_behind(marks, two):
        return []
    assert isinstance(one.said, Loose)
    assert isinstance(two.said, Loose)
    if _is_step(marks, two.first) and _counts_before(marks, one.first):
        return []
    return _turned_unit(two.said, one.said)


def _may_stand_behind(marks: Marks, turn: Piece) -> bool:
    """Whether a turn belongs to what stands before it, as this language may have it, and not to what follows."""
    if not marks.turns_behind:
        return False
    heads = ("unit", "month", "weekday", "season", *("morning", "evening", "night"))
    return not any(marks.match(head, turn.last) for head in heads)


def _turn_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "last Monday", "next March", "this summer"."""
    turn, time = one.said, two.said
    assert isinstance(turn, Loose)
    assert isinstance(time, Said)
    return [] if joint or _is_step(marks, one.first) else _turned_time(turn, time)


def _turned_time(turn: Loose, time: Said) -> list[Said | Loose]:
    if turn.count or time.turn is not None:
        return []
    if has_only(time, "shift") or has_only(time, "shift", "weekend"):
        # "no fim de semana passado"
        is_open = time.shift is not None and not time.shift.steps and time.shift.unit != "day"
        return [structs.replace(time, shift=Shift(time.shift.unit, turn.number))] if is_open and time.shift else []
    if has_only(time, "weekday"):
        turned: list[Said | Loose] = [structs.replace(time, turn=turn.number, then=turn.then)]
        return [*turned, Loose(kind="nth", nth=Nth(-1, "weekday", time.weekday))] if turn.number == -1 else turned
    is_one = has_only(time, "day") or has_only(time, "month") or has_only(time, "season") or has_only(time, "holiday")
    if is_one or has_only(time, "month", "day") or has_only(time, "month", "day", "weekday"):
        return [structs.replace(time, turn=turn.number, then=turn.then)]
    if time.nth is not None and time.within is None and time.nth.unit in _NUMBERED:
        return [structs.replace(time, turn=turn.number)]
    return []


def _time_turn(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "lundi dernier", "tháng Ba tới"."""
    if joint or not _may_stand_behind(marks, two):
        return []
    assert isinstance(one.said, Said)
    assert isinstance(two.said, Loose)
    return _turned_time(two.said, one.said)


def _turn_number(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the last two"; the unit follows."""
    turn, number = (one.said, two.said) if kind_of(one.said) == "turn" else (two.said, one.said)
    assert isinstance(turn, Loose)
    assert isinstance(number, Loose)
    if joint or turn.number not in (-1, 1) or turn.then or turn.count or number.ordinal or number.marked:
        return []
    return [structs.replace(turn, count=number.number)]


def _turn_amount(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the last two weeks", "3 ngày tới"."""
    turn, amount = (one.said, two.said) if kind_of(one.said) == "turn" else (two.said, one.said)
    assert isinstance(turn, Loose)
    assert isinstance(amount, Loose)
    is_behind = kind_of(two.said) == "turn"
    if joint or turn.number not in (-1, 1) or turn.then or turn.count or (is_behind and not marks.turns_behind):
        return []
    if _is_step(marks, two.first if is_behind else one.first) or (marks.days_alone and amount.unit == "day"):
        # "trước" behind an amount is "ago"; with the word for day a number is a day's.
        return []
    reach: list[Said | Loose] = [Said(reach=Shift(amount.unit, turn.number * amount.number))]
    return [*reach, *_several(-1, amount)] if turn.number == -1 else reach


def _several(number: int, amount: Loose) -> list[Said | Loose]:
    is_row = amount.unit in _ROWS or amount.unit == "year"
    return [Loose(kind="nth", nth=Nth(number, amount.unit, several=amount.number))] if is_row else []


def _nth_amount(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the first three months"; the year follows."""
    number, amount = (one.said, two.said) if kind_of(one.said) == "number" else (two.said, one.said)
    assert isinstance(number, Loose)
    assert isinstance(amount, Loose)
    is_behind = kind_of(two.said) == "number"
    is_end = number.ordinal and number.number in (1, -1)
    return _several(number.number, amount) if is_end and not joint and (marks.turns_behind or not is_behind) else []


def _amount_step(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "two weeks ago", "2 tuần sau", "two days later"; "in" behind an amount is a preposition of what follows."""
    amount, step = one.said, two.said
    assert isinstance(amount, Loose)
    assert isinstance(step, Loose)
    if joint or (not step.then and not _stands_free(marks, two)):
        return []
    return [_stepped(amount, step)]


def _stands_free(marks: Marks, step: Piece) -> bool:
    """Whether a step behind its amount is no preposition of what follows: "zwei Tage vor der Wahl"."""
    after = marks.word(step.last)
    return not marks.stream.at("word", step.first) or after is None or after.kind == "sign"


def _step_amount(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "vor zwei Wochen", "in two weeks", "il y a deux ans"."""
    step, amount = one.said, two.said
    assert isinstance(amount, Loose)
    assert isinstance(step, Loose)
    is_then = step.then and not marks.turns_behind
    if joint or is_then or (step.number > 0 and not step.marked and _is_unsure(marks, one)):
        return []
    return [_stepped(amount, step)]


def _stepped(amount: Loose, step: Loose) -> Said:
    unit, steps = amount.unit, amount.number * step.number
    if step.marked:
        return Said(reach=Shift(unit, steps))
    return Said(shift=Shift(unit, steps), then=step.then)


def _is_unsure(marks: Marks, step: Piece) -> bool:
    """Whether "in two days" may be a length: its word is a mere "in", and the sentence tells no future."""
    stream, place = marks.stream, step.first
    is_word = stream.is_head(place, "in") and step.last == place + 1
    is_whole = stream.sentence_of(place).first == place and marks.word(step.last + 2) is None
    return is_word and not is_whole and not lies_ahead(stream, place)


def _unit_step(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "неделю назад", "a week ago": one of the unit, unless something before says how many."""
    unit, step = one.said, two.said
    assert isinstance(unit, Loose)
    assert isinstance(step, Loose)
    before = marks.word(one.first - 1)
    is_one = before is None or before.kind == "sign" or len(before.text) <= 2 or is_other_word(marks, one.first - 1)
    if joint or unit.marked or not is_one or (not step.then and not _stands_free(marks, two)):
        return []
    return [_stepped(Loose(kind="amount", number=1, unit=unit.unit), step)]


def _step_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "через неделю", "il y a un an"."""
    step, unit = one.said, two.said
    assert isinstance(unit, Loose)
    assert isinstance(step, Loose)
    if joint or step.then or unit.marked or (step.number > 0 and _is_unsure(marks, one)):
        return []
    return [_stepped(Loose(kind="amount", number=1, unit=unit.unit), step)]


def _time_step(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "le mardi suivant": the first after the day that the text has told."""
    time, step = one.said, two.said
    assert isinstance(time, Said)
    assert isinstance(step, Loose)
    is_turn = step.then and marks.turns_behind and not joint and has_only(time, "weekday")
    return [structs.replace(time, turn=step.number, then=True)] if is_turn else []


def _part_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "early March", "at the end of last year"; or "Mart başında"."""
    part, time = (one.said, two.said) if kind_of(one.said) == "part" else (two.said, one.said)
    assert isinstance(part, Loose)
    assert isinstance(time, Said)
    is_behind = kind_of(two.said) == "part"
    if (joint and not (joint == "-" and not is_behind)) or is_behind != marks.parts_behind or not is_period(time):
        return []
    return [structs.replace(time, part=part.part)]


def _part_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "at the end of the month"; or "yıl sonunda"."""
    part, unit = (one.said, two.said) if kind_of(one.said) == "part" else (two.said, one.said)
    assert isinstance(part, Loose)
    assert isinstance(unit, Loose)
    is_behind = kind_of(two.said) == "part"
    if joint or is_behind != marks.parts_behind or unit.unit not in PERIODS:
        return []
    return [Said(shift=Shift(unit.unit, 0), part=part.part)]


def _nth_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the first Monday of March 2022", "the last day of the year"; or "ekimin birinci salısı"."""
    nth, time = (one.said, two.said) if kind_of(one.said) == "nth" else (two.said, one.said)
    assert isinstance(nth, Loose)
    assert isinstance(time, Said)
    if joint or nth.nth is None or not is_period(time):
        return []
    is_own = has_only(time, "shift") and time.shift is not None and time.shift.unit == nth.nth.unit
    return [] if is_own else [Said(nth=nth.nth, within=time)]


def _nth_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the last day of the month"."""
    nth, unit = (one.said, two.said) if kind_of(one.said) == "nth" else (two.said, one.said)
    assert isinstance(nth, Loose)
    assert isinstance(unit, Loose)
    is_behind = kind_of(two.said) == "nth"
    is_apart = two.first > one.last if not is_behind else marks.parts_behind
    if joint or nth.nth is None or not is_apart or unit.unit not in PERIODS or unit.unit == nth.nth.unit:
        return []
    return [Said(nth=nth.nth, within=Said(shift=Shift(unit.unit, 0)))]


def _numbered_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the week of 6 March", "third quarter of the year"."""
    time, unit = (one.said, two.said) if kind_of(one.said) == "time" else (two.said, one.said)
    assert isinstance(unit, Loose)
    assert isinstance(time, Said)
    is_apart = two.first > one.last and not joint
    if one.said is unit and unit.unit == "week" and time.day and time.month and is_apart:
        return [Said(shift=Shift("week", 0), base=time)]
    is_named = (unit.unit == "month" and _is_month(time)) or (unit.unit == "year" and has_only(time, "year"))
    if one.said is unit and is_named and not joint:
        # "the month of March", "the year 1990".
        return [time]
    if one.said is time and time.nth is not None and time.within is None and unit.unit == "year" and is_apart:
        return [structs.replace(time, within=Said(shift=Shift("year", 0)))]
    return []


def _is_month(time: Said) -> bool:
    return time.month is not None and time.day is None and time.nth is None and time.part is None


def _day_part(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "Monday morning", "on the night of 5 March", "sáng 26/2"."""
    part, time = (one.said, two.said) if kind_of(one.said) == "day part" else (two.said, one.said)
    assert isinstance(part, Loose)
    assert isinstance(time, Said)
    if joint or not has_day(time) or time.day_part or time.clock:
        return []
    return [structs.replace(time, day_part=part.day_part)]


def _turned_part(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "this morning", "last night"."""
    turn, part = (one.said, two.said) if kind_of(one.said) == "turn" else (two.said, one.said)
    assert isinstance(turn, Loose)
    assert isinstance(part, Loose)
    is_behind = kind_of(two.said) == "turn"
    if joint or turn.count or turn.number not in (-1, 0, 1) or (is_behind and not _may_stand_behind(marks, two)):
        return []
    return [Said(shift=Shift("day", turn.number), day_part=part.day_part, then=turn.then or turn.number == 1)]


def _clock(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "10:30 a.m. on Monday", "Monday at 10:30", "lúc 4:00 chiều ngày 23/4"."""
    clock, time = (one.said, two.said) if kind_of(one.said) == "clock" else (two.said, one.said)
    assert isinstance(clock, Loose)
    assert isinstance(time, Said)
    if joint == "-" or not has_day(time) or time.clock:
        return []
    return [structs.replace(time, clock=clock.clock)]


_RULES: Mapping[tuple[Kind, Kind], Rule] = MappingProxyType(
    {
        ("time", "time"): _times,
        ("number", "time"): _number_time,
        ("time", "number"): _time_number,
        ("number", "unit"): _number_unit,
        ("count", "unit"): _count_unit,
        ("unit", "number"): _unit_number,
        ("turn", "unit"): _turn_unit,
        ("unit", "turn"): _unit_turn,
        ("turn", "time"): _turn_time,
        ("time", "turn"): _time_turn,
        ("turn", "number"): _turn_number,
        ("number", "turn"): _turn_number,
        ("turn", "amount"): _turn_amount,
        ("amount", "turn"): _turn_amount,
        ("amount", "step"): _amount_step,
        ("step", "amount"): _step_amount,
        ("unit", "step"): _unit_step,
        ("step", "unit"): _step_unit,
        ("time", "step"): _time_step,
        ("number", "amount"): _nth_amount,
        ("amount", "number"): _nth_amount,
        ("part", "time"): _part_time,
        ("time", "part"): _part_time,
        ("part", "unit"): _part_unit,
        ("unit", "part"): _part_unit,
        ("nth", "time"): _nth_time,
        ("time", "nth"): _nth_time,
        ("nth", "unit"): _nth_unit,
        ("unit", "nth"): _nth_unit,
        ("unit", "time"): _numbered_unit,
        ("time", "unit"): _numbered_unit,
        ("day part", "time"): _day_part,
        ("time", "day part"): _day_part,
        ("turn", "day part"): _turned_part,
        ("day part", "turn"): _turned_part,
        ("clock", "time"): _clock,
        ("time", "clock"): _clock,
    }
)
