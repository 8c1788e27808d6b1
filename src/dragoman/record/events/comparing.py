"""Two tellings side by side: their kinds, modes, days of saying and words."""

from __future__ import annotations

from datetime import timedelta

from dragoman.record.events.telling import Told
from dragoman.record.events.times import has_open_day
from dragoman.record.families import MEETING


def kinds_agree(one: Told, other: Told) -> bool:
    """Whether both are meetings, or both calls; what was planned or called off may be either, a call at no place."""
    if talks_agree(one, other):
        return True
    meeting = one if one.family == MEETING else other
    return one.is_reciprocal and meeting.type != "CONSULT" and meeting.where is None


def talks_agree(one: Told, other: Told) -> bool:
    """Whether both are told as meetings or both as calls, or one only as talks, at no place."""
    return one.family == other.family or any(told.may_be_call and told.where is None for told in (one, other))


def modes_can_be_one(one: Told, other: Told) -> bool:
    """Whether nothing in their modes speaks against one deed."""
    return one.mode is None or other.mode is None or one.mode == other.mode


def open_day(told: Told) -> str | None:
    """The weekday or day without a year that a telling leaves open; empty where it leaves none."""
    return told.when.time if told.when is not None and has_open_day(told.when) else ""


def days_apart(one: Told, other: Told) -> timedelta:
    """How far apart two tellings were said; nothing where one has no day."""
    if one.said is None or other.said is None:
        return timedelta(0)
    return abs(one.said - other.said)


def words_in_common(one: Told, other: Told) -> float:
    """How many of the smallest words of two sentences are the same: 0 to 1, an estimate."""
    mine, its = set(one.words), set(other.words)
    smallest = set(sorted(mine | its)[: max(len(mine), len(its))])
    return len(mine & its & smallest) / len(smallest) if smallest else 0.0
