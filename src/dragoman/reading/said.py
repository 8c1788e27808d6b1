"""What an expression of time says, before it is counted out to days."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

Part = Literal["early", "middle", "late"]


class Shift(NamedTuple):
    """A step from the publication: the unit, and how many of it ahead (or back, below 0)."""

    unit: str
    steps: int


class Clock(NamedTuple):
    """A time of day; `zone` is a name of `knowledge.calendar.zone_names`; without `exact` only the hour is told."""

    hour: int
    minute: int = 0
    second: int = 0
    exact: bool = True
    zone: str | None = None


class Said(Struct, frozen=True, kw_only=True):
    """What an expression says, before it is counted out.

    `shift` counts from the publication, alone ("yesterday") or as the year, month or week of what else is said ("March
    last year", "Monday next week"). `turn` is -1 for "last Monday", 0 for "this", 1 for "next". `reach` is a stretch
    that ends or begins at the publication ("the last two weeks").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    decade: bool = False
    weekend: bool = False
    part: Part | None = None
    shift: Shift | None = None
    turn: int | None = None
    reach: Shift | None = None
    clock: Clock | None = None


class Found(NamedTuple):
    """What is said from a word to before another."""

    first: int
    last: int
    said: Said
