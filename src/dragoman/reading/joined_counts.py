"""How counts join: so many units before or after a day, and one or several of a period by their place in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import structs

from dragoman.reading.glued import PREPOSITIONS
from dragoman.reading.marks import Marks
from dragoman.reading.outlook import lies_ahead
from dragoman.reading.rules import Rule, is_other_word
from dragoman.reading.said import DAYS, Kind, Loose, Nth, Piece, Said, Shift
from dragoman.reading.said_fields import (
    NUMBERED,
    PERIODS,
    ROWS,
    both_loose,
    has_only,
    is_period,
    kind_of,
    loose_and_time,
)

_FINENESS = ("day", "weekday", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century")
# "20 век" is the twentieth, "3 века" are three.
_LEAST_CENTURY = 10
_TURNING = frozenset({"last", "next"})
_LATER = frozenset({"later", "earlier"})


def _number_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "three weeks", "third quarter", "last but one day"."""
    number, unit = both_loose(one, two)
    if joint == "," or (not joint and two.first > one.last):
        return []
    is_hundred = unit.unit == "century" and number.number >= _LEAST_CENTURY
    row = _nth_of(structs.replace(number, ordinal=True) if is_hundred else number, unit)
    return row if joint else [*_amount(number, unit), *row]


def _count_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "a week": a word that counts only here."""
    count, unit = both_loose(one, two)
    return [] if joint or two.first > one.last else _amount(count, unit)


def _count_amount(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "a fortnight": one of what is an amount by itself."""
    count, amount = both_loose(one, two)
    return [amount] if count.number == 1 and not joint and one.last == two.first else []


def _amount(number: Loose, unit: Loose) -> list[Said | Loose]:
    if number.ordinal or number.marked or number.number < 1:
        return []
    return [Loose(kind="amount", number=number.number, unit=unit.unit)]


def _nth_of(number: Loose, unit: Loose) -> list[Said | Loose]:
    is_one = number.ordinal or (unit.unit == "quarter" and not unit.marked)
    if unit.unit in NUMBERED and is_one and number.number:
        return [Said(nth=Nth(number.number, unit.unit))]
    if number.ordinal and unit.unit in ROWS:
        return [Loose(kind="nth", nth=Nth(number.number, unit.unit))]
    return []


def _unit_number(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "quý III", "thế kỷ 21", "tuần đầu tiên"."""
    unit, number = both_loose(one, two)
    if marks.parts_behind and unit.unit == "month" and (number.marked or number.ordinal) and not joint:
        # "ayın 15'inde"
        return [Said(shift=Shift("month", 0), day=number.number)] if number.number in DAYS else []
    if joint or not number.number:
        return []
    if unit.unit in NUMBERED and (number.ordinal or (marks.turns_behind and number.number > 0)):
        return [Said(nth=Nth(number.number, unit.unit))]
    if marks.turns_behind and number.ordinal and unit.unit in ROWS:
        return [Loose(kind="nth", nth=Nth(number.number, unit.unit))]
    return []


def several(number: int, amount: Loose) -> list[Said | Loose]:
    """The first or the last so many units of a period that stands beside them."""
    is_row = amount.unit in ROWS or amount.unit == "year"
    return [Loose(kind="nth", nth=Nth(number, amount.unit, several=amount.number))] if is_row else []


def _nth_amount(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the first three months"; the year follows."""
    number, amount = both_loose(one, two, "number")
    is_behind = kind_of(two.said) == "number"
    is_end = number.ordinal and number.number in (1, -1)
    return several(number.number, amount) if is_end and not joint and (marks.turns_behind or not is_behind) else []


def _amount_step(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "two weeks ago", "2 tuần sau", "two days later"; "in" behind an amount is a preposition of what follows."""
    amount, step = both_loose(one, two)
    if joint:
        return []
    offset = Loose(kind="offset", number=amount.number * step.number, unit=amount.unit)
    if _never_stands_there(marks, two, "only_before") or not (step.marked or _stands_free(marks, two)):
        return [offset]
    return [_stepped(amount, step), offset] if step.then else [_stepped(amount, step)]


def _amount_side(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "three days after"; the day follows."""
    amount, side = both_loose(one, two)
    return [] if joint else [Loose(kind="offset", number=amount.number * side.number, unit=amount.unit)]


def _number_unit_ago(_: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "3년전": a unit and ago in one word."""
    number, unit = both_loose(one, two)
    is_amount = not (joint or number.ordinal or number.marked or one.last < two.first) and number.number > 0
    return [Said(shift=Shift(unit.unit, -number.number))] if is_amount else []


def _offset_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "three days after Easter", "zwei Tage vor Weihnachten", "3 dagen na morgen"."""
    offset, time = loose_and_time(one, two)
    is_step = has_only(time, "shift") and time.shift is not None and time.shift.unit == "day"
    is_day = time.holiday is not None or is_step or (time.day is not None and time.month is not None)
    if joint or not is_day or time.clock or time.day_part:
        return []
    return [Said(shift=Shift(offset.unit, offset.number), base=time)]


def _stands_free(marks: Marks, step: Piece) -> bool:
    """Whether a step behind its amount is no preposition of what follows: "zwei Tage vor der Wahl"."""
    after = marks.word(step.last)
    if after is None or after.kind == "sign":
        return True
    is_turn = marks.turns_behind and marks.begins_any(_TURNING, step.first) and marks.begins_any(_LATER, step.first)
    # "По" is a preposition, "по-рано" is none.
    whole = [match for match in marks.stream.at("word", step.first) if match.last >= step.last]
    is_preposition = any(match.entry.value in PREPOSITIONS for match in whole)
    return not (is_turn or is_preposition or marks.match("of_event", step.first) is not None)


def _never_stands_there(marks: Marks, step: Piece, head: str) -> bool:
    """Whether the pack says that a step stands only on the other side of its length."""
    found = marks.match(head, step.first)
    return found is not None and found.last >= step.last


def _step_amount(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "vor zwei Wochen", "in two weeks", "il y a deux ans"."""
    step, amount = both_loose(one, two)
    is_then = step.then and not marks.turns_behind
    if joint or is_then or _never_stands_there(marks, one, "only_behind"):
        return []
    # "Mittwoch in zwei Wochen" names a day.
    names_day = amount.unit == "week" and marks.ending("weekday", one.first) is not None
    # "In the two years" looks back on them.
    is_unsure = two.first > one.last or (not names_day and _is_unsure(marks, one))
    if step.number > 0 and not step.marked and not step.then and is_unsure:
        return []
    return [_stepped(amount, step)]


def _stepped(amount: Loose, step: Loose) -> Said:
    unit, steps = amount.unit, amount.number * step.number
    if step.marked:
        return Said(reach=Shift(unit, steps))
    return Said(shift=Shift(unit, steps), then=step.then)


def _is_unsure(marks: Marks, step: Piece) -> bool:
    """Whether "in two days" may be a length, or count from what is told: the sentence tells no future."""
    stream, place = marks.stream, step.first
    sentence = stream.sentence_of(place)
    is_whole = all(_is_timely(marks, at) for at in range(sentence.first, sentence.last))
    return not is_whole and not lies_ahead(stream, place)


def _is_timely(marks: Marks, place: int) -> bool:
    """Whether a word is one of time, a number, a small word or a sign."""
    stream, word = marks.stream, marks.words[place]
    return word.kind in ("number", "sign") or any(stream.at(kind, place) for kind in ("time", "number", "word"))


def _unit_step(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "неделю назад", "a week ago": one of the unit, unless something before says how many."""
    unit, step = both_loose(one, two)
    before = marks.word(one.first - 1)
    is_one = before is None or before.kind == "sign" or len(before.text) <= 2 or is_other_word(marks, one.first - 1)
    is_turned = marks.stands_after(one.first, "last", "this", "next")
    if joint or not _may_be_one(marks, one, unit) or is_turned or not is_one or not _stands_free(marks, two):
        return []
    if _never_stands_there(marks, two, "only_before"):
        return []
    return [_stepped(Loose(kind="amount", number=1, unit=unit.unit), step)]


def _step_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "через неделю", "il y a un an"."""
    step, unit = both_loose(one, two)
    if joint or step.then or not _may_be_one(marks, two, unit) or _never_stands_there(marks, one, "only_behind"):
        return []
    if step.number > 0 and _is_unsure(marks, one):
        return []
    return [_stepped(Loose(kind="amount", number=1, unit=unit.unit), step)]


def _may_be_one(marks: Marks, piece: Piece, unit: Loose) -> bool:
    """Whether a unit without a number may be one: not a plural, nor in a language that would say "one"."""
    says_one = "1" in marks.stream.lexicon.pack.time.counts or marks.words[piece.first].kind == "single"
    return not unit.marked and not says_one


def _time_step(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "le mardi suivant": the first after the day that the text has told."""
    step, time = loose_and_time(one, two)
    is_turn = step.then and marks.turns_behind and not joint and has_only(time, "weekday")
    return [structs.replace(time, turn=step.number, then=True)] if is_turn else []


def _nth_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the first Monday of March 2022", "the last day of the year"; or "ekimin birinci salısı"."""
    nth, time = loose_and_time(one, two)
    if joint or nth.nth is None or not is_period(time):
        return []
    return [Said(nth=nth.nth, within=time)] if _is_finer(nth.nth, time) else []


def _is_finer(nth: Nth, period: Said) -> bool:
    """Whether a unit fits into a period: a week into a month, no month into a week."""
    if period.nth is not None:
        unit = period.nth.unit
    elif period.shift is not None and not (period.month or period.season):
        unit = period.shift.unit
    else:
        unit = "month" if period.month else "quarter" if period.season else "decade" if period.decade else "year"
    return _FINENESS.index(nth.unit) < _FINENESS.index(unit)


def _nth_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the last day of the month"."""
    nth, unit = both_loose(one, two, "nth")
    is_behind = kind_of(two.said) == "nth"
    is_apart = two.first > one.last if not is_behind else marks.parts_behind
    if joint or nth.nth is None or not is_apart or unit.unit not in PERIODS or unit.unit == nth.nth.unit:
        return []
    return [Said(nth=nth.nth, within=Said(shift=Shift(unit.unit, 0)))]


RULES: Mapping[tuple[Kind, Kind], Rule] = MappingProxyType(
    {
        ("number", "unit"): _number_unit,
        ("count", "unit"): _count_unit,
        ("unit", "number"): _unit_number,
        ("amount", "step"): _amount_step,
        ("amount", "side"): _amount_side,
        ("number", "unit ago"): _number_unit_ago,
        ("offset", "time"): _offset_time,
        ("count", "amount"): _count_amount,
        ("step", "amount"): _step_amount,
        ("unit", "step"): _unit_step,
        ("step", "unit"): _step_unit,
        ("time", "step"): _time_step,
        ("number", "amount"): _nth_amount,
        ("amount", "number"): _nth_amount,
        ("nth", "time"): _nth_time,
        ("time", "nth"): _nth_time,
        ("nth", "unit"): _nth_unit,
        ("unit", "nth"): _nth_unit,
    }
)
