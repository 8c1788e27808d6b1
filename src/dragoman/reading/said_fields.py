"""What fields an expression of time fills, and what sort of a part it is."""

from __future__ import annotations

from typing import Literal

from msgspec import structs

from dragoman.reading.said import Kind, Loose, Piece, Said

PERIODS = frozenset({"week", "month", "quarter", "half", "year", "decade", "century"})
# Units of which one by its number names a stretch (the third quarter), and those that stand in a row (the third day).
NUMBERED = frozenset({"quarter", "half", "century"})
ROWS = frozenset({"day", "week", "weekend", "month", "quarter", "half"})


def kind_of(said: Said | Loose) -> Kind:
    """What sort of a part this is."""
    return said.kind if isinstance(said, Loose) else "time"


def has_only(said: Said, *fields: str) -> bool:
    """Whether nothing is said but these, and all of them; a turn of 0 ("this") says something."""
    for field in fields:
        value = getattr(said, field)
        if value is None or value is False:
            return False
    values = structs.astuple(said)
    told = len(values) - values.count(None) - (not said.decade) - (not said.weekend) - (not said.then)
    return told == len(fields)


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


def is_month(said: Said) -> bool:
    """Whether a month is said, with a year or without, and no day or part of it."""
    return said.month is not None and said.day is None and said.nth is None and said.part is None


def both_times(one: Piece, two: Piece) -> tuple[Said, Said]:
    """What two parts say of which each is a whole expression. Raises `TypeError` for others."""
    if isinstance(one.said, Said) and isinstance(two.said, Said):
        return one.said, two.said
    raise TypeError(one, two)


def loose_and_time(one: Piece, two: Piece) -> tuple[Loose, Said]:
    """The loose part and the whole expression of two parts, in whatever order. Raises `TypeError` for others."""
    if isinstance(one.said, Loose) and isinstance(two.said, Said):
        return one.said, two.said
    if isinstance(one.said, Said) and isinstance(two.said, Loose):
        return two.said, one.said
    raise TypeError(one, two)


def both_loose(one: Piece, two: Piece, first: Kind | Literal[""] = "") -> tuple[Loose, Loose]:
    """Two loose parts, the one of the kind `first` before the other. Raises `TypeError` for others."""
    if isinstance(one.said, Loose) and isinstance(two.said, Loose):
        return (two.said, one.said) if first and one.said.kind != first else (one.said, two.said)
    raise TypeError(one, two)
