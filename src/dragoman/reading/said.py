"""What an expression of time says, before it is counted out to days, and the loose parts that it is put together of."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from dragoman.knowledge.eras import Calendar

Part = Literal["early", "middle", "late"]
DayPart = Literal["morning", "noon", "afternoon", "evening", "night", "midnight"]
# What a part of an expression is. A "time" says which days are meant, all others need a part beside them.
Kind = Literal[
    "time",
    "number",
    "count",
    "unit",
    "unit ago",
    "amount",
    "offset",
    "side",
    "turn",
    "step",
    "part",
    "day part",
    "nth",
    "clock",
]

PARTS: tuple[Part, ...] = ("early", "middle", "late")
DAY_PARTS: tuple[DayPart, ...] = ("morning", "noon", "afternoon", "evening", "night", "midnight")
# The numbers that a day of a month may have, and a month of ours.
DAYS = range(1, 32)
MONTHS = range(1, 13)


class Shift(NamedTuple):
    """A step from a day: the unit, and how many of it ahead (or back, below 0)."""

    unit: str
    steps: int


class Clock(NamedTuple):
    """A time of day; `zone` is a name of `knowledge.calendar.zone_names`; without `exact` only the hour is told."""

    hour: int
    minute: int = 0
    second: int = 0
    exact: bool = True
    zone: str | None = None


class Nth(NamedTuple):
    """One of a period, or `several` of them: the second Monday, the last day (-1), the first three months."""

    number: int
    unit: str
    weekday: int | None = None
    several: int = 1


class Said(Struct, frozen=True, kw_only=True):
    """What an expression says; year, month and day count in `calendar` where that is not ours (`knowledge.eras`).

    `shift` counts from the publication, or with `then` from the day that the text has told last, alone ("yesterday")
    or as the year, month or week of what else is said ("March last year", "Monday next week"). `turn` is -1 for "last
    Monday", 0 for "this", 1 for "next". `reach` is a stretch that ends or begins there ("the last two weeks"). `nth`
    is one of a period, `within`; `base` is what `shift` counts from where that is said ("two days after Easter").
    `beside` is how many days from the publication a date is said to lie ("today, 12 February" is 0).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar | None = None
    weekday: int | None = None
    season: str | None = None
    holiday: str | None = None
    decade: bool = False
    weekend: bool = False
    part: Part | None = None
    day_part: DayPart | None = None
    shift: Shift | None = None
    then: bool = False
    turn: int | None = None
    reach: Shift | None = None
    nth: Nth | None = None
    within: Said | None = None
    base: Said | None = None
    beside: int | None = None
    clock: Clock | None = None


class Loose(Struct, frozen=True, kw_only=True):
    """A part that says nothing alone.

    A number (perhaps an ordinal, or `marked` as a day's), a unit (`marked` where it is several), so many of it, a turn
    ("last" is -1, "after next" 2) or a step ("ago" is -1, "in" 1), both with `then` where they count from the day that
    the text has told. `count` is how many a turn is of ("the last two").
    """

    kind: Kind
    number: int = 0
    count: int = 0
    ordinal: bool = False
    marked: bool = False
    unit: str = ""
    then: bool = False
    nth: Nth | None = None
    part: Part | None = None
    day_part: DayPart | None = None
    clock: Clock | None = None


class Piece(NamedTuple):
    """What stands from a word to before another: a part of an expression, or a whole one."""

    first: int
    last: int
    said: Said | Loose
