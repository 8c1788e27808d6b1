"""Stretches of text between quotation marks, whatever their style; attribution is not this file's business.

A mark opens where nothing, a space, a bracket or a dash stands before it, and closes where no letter follows. A
quotation over several paragraphs goes on through those that hold no mark of another one, up to its closing mark; each
paragraph gives a stretch of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.model import Span

_BEFORE_OPENING = frozenset(" \u00a0\t\n([{—–-:,/|")
_STOPS = frozenset(".,!?…")
_MOST_PARAGRAPHS = 8

# From here on lie the scripts of East Asia, which set no space beside a mark.
_EAST_ASIA = "\u2e80"


class _Mark(NamedTuple):
    place: int
    paragraph: int


def marked(text: str, paragraphs: Sequence[Span], pairs: Iterable[str]) -> list[Span]:
    """The stretches between marks, without the marks, in order and without overlaps; the outer ones of nested marks.

    `pairs` are "opening closing" as packs write them. A mark without its partner opens nothing.
    """
    closings: dict[str, set[str]] = {}
    for pair in pairs:
        opening, closing = pair.split()
        closings.setdefault(opening, set()).add(closing)
    signs = set(closings) | {closing for wanted in closings.values() for closing in wanted}
    marks = [
        _Mark(place, number)
        for number, (start, end) in enumerate(paragraphs)
        for place in range(start, end)
        if text[place] in signs
    ]
    found: list[Span] = []
    at = 0
    while at < len(marks):
        closing_at = _partner(text, paragraphs, marks, at, closings)
        if closing_at is None:
            at += 1
            continue
        found.extend(_pieces(text, paragraphs, marks[at], marks[closing_at]))
        at = closing_at + 1
    return found


def stretch_at(stretches: Sequence[Span], start: int) -> int | None:
    """The position of the stretch (of ordered, disjoint ones) in which a code point lies; None outside of all."""
    at = bisect_right(stretches, start, key=_beginning) - 1
    return at if at >= 0 and start < stretches[at][1] else None


def _beginning(stretch: Span) -> int:
    return stretch[0]


def _partner(
    text: str, paragraphs: Sequence[Span], marks: Sequence[_Mark], at: int, closings: Mapping[str, set[str]]
) -> int | None:
    """The position among the marks of the one that closes what the mark at `at` opens."""
    opening = marks[at]
    sign = text[opening.place]
    if sign not in closings or not _may_open(text, opening.place, paragraphs[opening.paragraph][0]):
        return None
    depth = 0
    for number in range(at + 1, len(marks)):
        mark = marks[number]
        start, end = paragraphs[mark.paragraph]
        is_later = mark.paragraph > opening.paragraph
        if mark.paragraph - opening.paragraph > _MOST_PARAGRAPHS:
            return None
        if is_later and mark.place == start:
            # The mark that a quotation repeats at the head of each of its paragraphs; any other begins a new one.
            if text[mark.place] != sign:
                return None
        elif text[mark.place] in closings[sign] and _may_close(text, mark.place, end):
            if depth == 0:
                return number
            depth -= 1
        elif text[mark.place] == sign and _may_open(text, mark.place, start):
            if is_later:
                return None
            depth += 1
    return None


def _may_open(text: str, place: int, start: int) -> bool:
    if place == start or text[place - 1] in _BEFORE_OPENING:
        return True
    return not (_is_letter(text[place - 1]) or text[place - 1] in _STOPS)


def _may_close(text: str, place: int, end: int) -> bool:
    return not text[place - 1].isspace() and not (place + 1 < end and _is_letter(text[place + 1]))


def _is_letter(character: str) -> bool:
    return character.isalnum() and character < _EAST_ASIA


def _pieces(text: str, paragraphs: Sequence[Span], opening: _Mark, closing: _Mark) -> Iterable[Span]:
    for number in range(opening.paragraph, closing.paragraph + 1):
        start, end = paragraphs[number]
        first = opening.place + 1 if number == opening.paragraph else start
        last = closing.place if number == closing.paragraph else end
        if number > opening.paragraph and text[first] == text[opening.place]:
            first += 1
        if text[first:last].strip():
            yield first, last
