"""Years as they are written, and years, months and weeks that count from now ("last year", "this week")."""

from __future__ import annotations

import re

from msgspec import structs

from dragoman.reading.marks import Marks
from dragoman.reading.said import Said, Shift

_SHORT_WORD = 3
_TURNS = (("last", -1), ("this", 0), ("next", 1))
_TURNING = frozenset(head for head, _ in _TURNS)
PLAIN_YEARS = range(1000, 2200)


def year_at(marks: Marks, place: int) -> tuple[int, int] | None:
    """A year of four digits, with the language's word for it before or after; None for an amount ("2000 people")."""
    word = marks.after("year_word", place)
    start = place if word is None else word
    year = marks.digits(start, 4)
    if year is None or year not in PLAIN_YEARS:
        return None
    last = marks.past(start + 1, "year_word")
    if word is None and last == start + 1 and marks.counts_something(last):
        return None
    if marks.is_sign(start + 1, "./:") and marks.touches(start + 1) and marks.digits(start + 2, 9) is not None:
        return None
    return year, last


def shift_at(marks: Marks, place: int, unit: str) -> tuple[Shift, int] | None:
    """A unit of the calendar counted from now ("last year", "this week"), and where the text goes on."""
    if not marks.begins(place):
        return None
    phrase = marks.match("phrase", place)
    if phrase is not None:
        shift = shift_of(phrase.entry.form)
        return (shift, phrase.last) if shift is not None and shift.unit == unit else None
    turned = turn_at(marks, place)
    start = place if turned is None else turned[1]
    named = marks.match("unit", start)
    if named is None or named.entry.form != unit:
        return None
    if turned is not None:
        return Shift(unit, turned[0]), named.last
    turned = turn_at(marks, named.last)
    return None if turned is None else (Shift(unit, turned[0]), turned[1])


def shift_of(value: str) -> Shift | None:
    """The step that a pack's value tells: "week-1"; None for what has no days ("now")."""
    parted = re.fullmatch(r"([a-z]+)([+-]\d+)", value)
    return None if parted is None else Shift(parted.group(1), int(parted.group(2)))


def turn_at(marks: Marks, place: int) -> tuple[int, int] | None:
    """A word for last (-1), this (0) or next (1), and where the text goes on."""
    for head, turn in _TURNS if marks.begins_any(_TURNING, place) else ():
        after = marks.after(head, place)
        if after is not None:
            return turn, after
    return None


def with_year(marks: Marks, said: Said, last: int) -> tuple[Said, int]:
    """What is said with the year that follows: "2022", ", 2022", "of last year"."""
    start = last
    if marks.is_sign(start, ",/") or (marks.is_dash(start) and marks.touches(start)):
        slashed = not marks.is_sign(start, ",")
        start += 1
        if slashed and marks.digits(start, 4) is None:
            return said, last
    else:
        start = past_of(marks, start, "of", "in")
    year = year_at(marks, start)
    if year is not None:
        return structs.replace(said, year=year[0]), year[1]
    shift = shift_at(marks, start, "year")
    if shift is not None:
        return structs.replace(said, shift=shift[0]), shift[1]
    return said, last


def past_of(marks: Marks, place: int, *heads: str) -> int:
    """Behind the small word of these heads that joins day, month and year.

    Where the pack knows no word for "of", behind one short word: "3 de marzo de 2020".
    """
    if marks.stream.lexicon.pack.grammar.of:
        return marks.past_grammar(place, *heads)
    word = marks.word(place)
    is_short = word is not None and word.kind == "word" and len(word.text) <= _SHORT_WORD and not word.capitalised
    return place + 1 if is_short and not marks.heads(place) else place
