"""A date with the part of the day and the time of day that stand beside it."""

from __future__ import annotations

from msgspec import structs

from dragoman.reading.clock import clock_at, is_marked
from dragoman.reading.marks import Marks
from dragoman.reading.periods import period_at
from dragoman.reading.said import Clock, Found, Said

_CLOCK_HEADS = frozenset({"number", "hour_word"})
_SHORT_WORD = 3


def moment_at(marks: Marks, place: int) -> Found | None:
    """One expression with the part of the day and the clock that stand beside it."""
    prefixed = _clock_first(marks, place)
    if prefixed is not None:
        return prefixed
    found = period_at(marks, place)
    if found is None:
        return _after_part_of_day(marks, place) or _clock_alone(marks, place)
    last = _past_part_of_day(marks, found.last)
    if not has_day(found.said):
        return found
    clock = _clock_after(marks, last)
    if clock is None:
        return found._replace(last=last)
    return Found(place, clock[1], structs.replace(found.said, clock=clock[0]))


def has_day(said: Said) -> bool:
    """Whether a single day is said, to which a time of day can belong."""
    return bool(said.day or said.weekday or (said.shift is not None and said.shift.unit == "day"))


def _clock_first(marks: Marks, place: int) -> Found | None:
    """As "10:30 a.m. on Monday", "lúc 4:00 chiều ngày 23/4"."""
    read = clock_at(marks, place, beside_date=True) if not _CLOCK_HEADS.isdisjoint(marks.heads(place)) else None
    if read is None:
        return None
    start = read[1] + 1 if marks.is_sign(read[1], ",") else read[1]
    dated = period_at(marks, marks.past(marks.past_grammar(start, "in", "of"), "on"))
    if dated is None or not has_day(dated.said):
        return None
    return Found(place, dated.last, structs.replace(dated.said, clock=read[0]))


def _clock_after(marks: Marks, place: int) -> tuple[Clock, int] | None:
    start = place + 1 if marks.is_sign(place, ",") else place
    for at in dict.fromkeys((start, marks.past(start, "on"), _past_short(marks, start))):
        if at < marks.stop and (read := clock_at(marks, at, beside_date=True)):
            return read
    return None


def _clock_alone(marks: Marks, place: int) -> Found | None:
    read = clock_at(marks, place, beside_date=False)
    if read is None or not is_marked(marks, place, read[1]):
        return None
    return Found(place, read[1], Said(clock=read[0]))


def _after_part_of_day(marks: Marks, place: int) -> Found | None:
    """As "on the night of 5 March", "sáng 26/2"."""
    after = marks.past(place, "morning", "evening")
    if after == place:
        return None
    for start in dict.fromkeys((after, marks.past_grammar(after, "of", "in"), marks.past(after, "on"))):
        dated = period_at(marks, start)
        if dated is not None and has_day(dated.said):
            return Found(place, dated.last, dated.said)
    return None


def _past_part_of_day(marks: Marks, place: int) -> int:
    start = marks.past(marks.past_grammar(place, "in"), "on")
    last = marks.past(start, "morning", "evening")
    return last if last > start else marks.past(place, "morning", "evening")


def _past_short(marks: Marks, place: int) -> int:
    word = marks.word(place)
    return place + 1 if word is not None and word.kind == "word" and len(word.text) <= _SHORT_WORD else place
