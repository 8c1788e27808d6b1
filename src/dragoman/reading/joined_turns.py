"""How last, this and next join with units, weekdays, months and counts, before or behind them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import structs

from dragoman.reading.joined_counts import several
from dragoman.reading.marks import Marks
from dragoman.reading.rules import STEPPING, Rule
from dragoman.reading.said import Kind, Loose, Nth, Piece, Said, Shift
from dragoman.reading.said_fields import NUMBERED, PERIODS, ROWS, both_loose, has_only, kind_of, loose_and_time

# What a turn that stands before it may belong to.
_TURNED = ("unit", "month", "weekday", "season", "morning", "evening", "night")


def _turn_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "last week", "the last two weeks", "this year", "the same day"."""
    turn, unit = both_loose(one, two)
    return [] if joint or not _stands_before(marks, one, two) else _turned_unit(turn, unit)


def _stands_before(marks: Marks, turn: Piece, named: Piece) -> bool:
    """Whether a turn belongs to what follows: it touches that, and may stand before it."""
    if turn.last != named.first or marks.match("only_behind", turn.first) is not None:
        return False
    return not _is_step(marks, turn.first)


def _is_step(marks: Marks, place: int) -> bool:
    """Whether, in a language whose turns stand behind, a word is one for "before" or "after" as well."""
    return marks.turns_behind and marks.begins_any(STEPPING, place)


def _turned_unit(turn: Loose, unit: Loose) -> list[Said | Loose]:
    if unit.marked and not turn.count:
        # "the last years" are no days.
        return []
    if turn.marked and not unit.marked:
        # "We will be only 3 next week."
        return []
    if turn.count:
        amount = Loose(kind="amount", number=turn.count, unit=unit.unit)
        reach: list[Said | Loose] = [Said(reach=Shift(unit.unit, turn.number * turn.count))]
        return [*reach, *several(-1, amount)] if turn.number == -1 else reach
    said: list[Said | Loose] = []
    if unit.unit == "weekend":
        said.append(Said(shift=Shift("week", turn.number), weekend=True, then=turn.then))
    elif unit.unit in PERIODS:
        said.append(Said(shift=Shift(unit.unit, turn.number), then=turn.then))
    elif unit.unit == "day" and turn.number >= 0:
        said.append(Said(shift=Shift("day", turn.number), then=turn.then or turn.number == 1))
    if turn.number < 0 and unit.unit in ROWS:
        said.append(Loose(kind="nth", nth=Nth(turn.number, unit.unit)))
    return said


def _unit_turn(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "tuần trước", "la semaine dernière"."""
    if joint or not _may_stand_behind(marks, two):
        return []
    turn, unit = both_loose(one, two, "turn")
    if _is_step(marks, two.first) and marks.is_counted(one.first):
        return []
    return _turned_unit(turn, unit)


def _may_stand_behind(marks: Marks, turn: Piece) -> bool:
    """Whether a turn belongs to what stands before it, as this language may have it, and not to what follows."""
    if not marks.turns_behind:
        return False
    return not any(marks.match(head, turn.last) for head in _TURNED)


def _turn_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "last Monday", "next March", "this summer"."""
    turn, time = loose_and_time(one, two)
    if joint or not _stands_before(marks, one, two):
        return []
    return _turned_time(marks, turn, time)


def _turned_time(marks: Marks, turn: Loose, time: Said) -> list[Said | Loose]:
    if turn.count or time.turn is not None:
        return []
    if has_only(time, "shift") or has_only(time, "shift", "weekend"):
        # "no fim de semana passado"
        is_open = time.shift is not None and not time.shift.steps and time.shift.unit != "day"
        return [structs.replace(time, shift=Shift(time.shift.unit, turn.number))] if is_open and time.shift else []
    if has_only(time, "weekday") and marks.stream.lexicon.pack.time.weekday_of_week:
        return [structs.replace(time, shift=Shift("week", turn.number), then=turn.then)]
    if has_only(time, "weekday"):
        turned: list[Said | Loose] = [structs.replace(time, turn=turn.number, then=turn.then)]
        return [*turned, Loose(kind="nth", nth=Nth(-1, "weekday", time.weekday))] if turn.number == -1 else turned
    is_one = has_only(time, "day") or has_only(time, "month") or has_only(time, "season") or has_only(time, "holiday")
    if is_one or has_only(time, "month", "day") or has_only(time, "month", "day", "weekday"):
        return [structs.replace(time, turn=turn.number, then=turn.then)]
    if time.nth is not None and time.within is None and time.nth.unit in NUMBERED:
        return [structs.replace(time, turn=turn.number)]
    return []


def _time_turn(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "lundi dernier", "tháng Ba tới"."""
    if joint or not _may_stand_behind(marks, two):
        return []
    return _turned_time(marks, *loose_and_time(one, two)) if one.last == two.first else []


def _turn_number(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the last two"; the unit follows."""
    turn, number = both_loose(one, two, "turn")
    if joint or one.last < two.first or turn.number not in (-1, 1) or turn.then or turn.count:
        return []
    is_day = number.ordinal or number.marked or (marks.days_alone and marks.match("day_word", two.last) is not None)
    # What stands first counts the unit only where that is several: "3 prochains jours".
    return [] if is_day else [structs.replace(turn, count=number.number, marked=kind_of(one.said) == "number")]


def _turn_amount(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the last two weeks", "3 ngày tới"."""
    turn, amount = both_loose(one, two, "turn")
    if one.said is turn and marks.match("only_behind", one.first) is not None:
        # "Il a passé un an": a verb, no last year.
        return []
    is_behind = kind_of(two.said) == "turn"
    if joint or turn.number not in (-1, 1) or turn.then or turn.count or (is_behind and not marks.turns_behind):
        return []
    if _is_step(marks, two.first if is_behind else one.first) or (marks.days_alone and amount.unit == "day"):
        # "trước" behind an amount is "ago"; with the word for day a number is a day's.
        return []
    reach: list[Said | Loose] = [Said(reach=Shift(amount.unit, turn.number * amount.number))]
    return [*reach, *several(-1, amount)] if turn.number == -1 else reach


def _turned_part(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "this morning", "last night"."""
    turn, part = both_loose(one, two, "turn")
    is_behind = kind_of(two.said) == "turn"
    if joint or turn.count or turn.number not in (-1, 0, 1) or (is_behind and not _may_stand_behind(marks, two)):
        return []
    return [Said(shift=Shift("day", turn.number), day_part=part.day_part, then=turn.then or turn.number == 1)]


RULES: Mapping[tuple[Kind, Kind], Rule] = MappingProxyType(
    {
        ("turn", "unit"): _turn_unit,
        ("unit", "turn"): _unit_turn,
        ("turn", "time"): _turn_time,
        ("time", "turn"): _time_turn,
        ("turn", "number"): _turn_number,
        ("number", "turn"): _turn_number,
        ("turn", "amount"): _turn_amount,
        ("amount", "turn"): _turn_amount,
        ("turn", "day part"): _turned_part,
        ("day part", "turn"): _turned_part,
    }
)
