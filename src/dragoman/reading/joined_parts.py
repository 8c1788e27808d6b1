"""How parts of a period and of a day join with it: early March, the end of the year, Monday morning, at ten."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import structs

from dragoman.reading.clock import hour_of_day
from dragoman.reading.marks import Marks
from dragoman.reading.rules import Rule
from dragoman.reading.said import Kind, Loose, Piece, Said, Shift
from dragoman.reading.said_fields import (
    PERIODS,
    both_loose,
    has_day,
    has_only,
    is_month,
    is_period,
    kind_of,
    loose_and_time,
)


def _part_time(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "early March", "at the end of last year"; or "Mart başında"."""
    part, time = loose_and_time(one, two)
    is_behind = kind_of(two.said) == "part"
    if (joint and not (joint == "-" and not is_behind)) or is_behind != marks.parts_behind or not is_period(time):
        return []
    return [structs.replace(time, part=part.part)]


def _part_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "at the end of the month"; or "yıl sonunda"."""
    part, unit = both_loose(one, two, "part")
    is_behind = kind_of(two.said) == "part"
    if joint or unit.marked or is_behind != marks.parts_behind or unit.unit not in PERIODS:
        return []
    return [Said(shift=Shift(unit.unit, 0), part=part.part)]


def _numbered_unit(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "the week of 6 March", "third quarter of the year"."""
    unit, time = loose_and_time(one, two)
    is_apart = two.first > one.last and not joint
    if one.said is unit and unit.unit == "week" and time.day and time.month and is_apart:
        return [Said(shift=Shift("week", 0), base=time)]
    is_named = (unit.unit == "month" and is_month(time)) or (unit.unit == "year" and has_only(time, "year"))
    is_decade = unit.marked and time.year is not None and not time.year % 10
    if one.said is unit and is_named and not joint and not is_decade and not marks.is_counted(one.first):
        # "the month of March", "the year 1990".
        return [time]
    if one.said is time and time.nth is not None and time.within is None and unit.unit == "year" and is_apart:
        return [structs.replace(time, within=Said(shift=Shift("year", 0)))]
    return []


def _day_part(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "Monday morning", "on the night of 5 March", "sáng 26/2"."""
    part, time = loose_and_time(one, two)
    if joint or not has_day(time) or time.day_part or time.clock:
        return []
    is_bare = one.said is time and has_only(time, "weekday") and one.last == two.first
    if is_bare and marks.match("doubtful", one.first) is not None:
        # "A segunda noite" is the second night, Monday night is "segunda à noite".
        return []
    return [structs.replace(time, day_part=part.day_part)]


def _part_clock(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "午後3時": the part of the day before its hour."""
    part, clock = both_loose(one, two, "day part")
    if joint or two.first > one.last or clock.clock is None or part.day_part is None:
        return []
    hour = hour_of_day(clock.clock.hour, part.day_part)
    return [structs.replace(clock, clock=clock.clock._replace(hour=hour))]


def _clock(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """As "10:30 a.m. on Monday", "Monday at 10:30", "lúc 4:00 chiều ngày 23/4"."""
    clock, time = loose_and_time(one, two)
    is_listed = joint == "," and one.said is clock and time.shift is not None
    if joint == "-" or is_listed or not has_day(time) or time.clock:
        return []
    return [structs.replace(time, clock=clock.clock)]


RULES: Mapping[tuple[Kind, Kind], Rule] = MappingProxyType(
    {
        ("part", "time"): _part_time,
        ("time", "part"): _part_time,
        ("part", "unit"): _part_unit,
        ("unit", "part"): _part_unit,
        ("unit", "time"): _numbered_unit,
        ("time", "unit"): _numbered_unit,
        ("day part", "time"): _day_part,
        ("time", "day part"): _day_part,
        ("clock", "time"): _clock,
        ("day part", "clock"): _part_clock,
        ("time", "clock"): _clock,
    }
)
