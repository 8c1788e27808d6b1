"""Stretches of text between quotation marks, whatever their style; attribution is not this file's business.

A mark opens where nothing, a space, a bracket or a dash stands before it, and closes where no letter follows. A
quotation over several paragraphs goes on where each of them repeats its mark, or through those that hold no mark of
another one, up to its closing mark; a paragraph that repeats the mark gives a stretch of its own. One pass over the
marks, so that text with nothing else takes no longer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.model import Span

_BEFORE_OPENING = frozenset(" \u00a0\u202f\t\n([{—–-:,/|")
_STOPS = frozenset(".,!?…")
_AFTER_CLOSING = frozenset(".,;:!?…،؛؟)")
_SINGLE = "'"
_STRAIGHT = frozenset("\"'")
_MOST_PARAGRAPHS = 8
_DEEPEST = 6
_LONGEST_UNCLOSED = 1500
_LONGEST_OVER_PARAGRAPHS = 4000

# From here on lie the scripts of East Asia, which set no space beside a mark.
_EAST_ASIA = "\u2e80"


class _Mark(NamedTuple):
    """A mark: where it stands, and what it may be by what stands beside it.

    `follows_air` and `is_airy` are true where a space stands before it and behind it.
    """

    place: int
    end: int
    sign: str
    paragraph: int
    heads: bool
    opens: bool
    closes: bool
    follows_air: bool
    is_airy: bool


def marked(text: str, paragraphs: Sequence[Span], pairs: Iterable[str]) -> list[Span]:
    """The stretches between marks, without the marks, in order and without overlaps; the outer ones of nested marks.

    `pairs` are "opening closing" as packs write them. A mark without its partner opens nothing, unless it stands at
    the head of its paragraph or behind a colon: then all that follows it there is quoted.
    """
    pattern, closings = _compiled(tuple(pairs))
    reading = _Reading(text, paragraphs, closings)
    for number, (start, end) in enumerate(paragraphs):
        marks = [_mark(text, start, end, number, found) for found in pattern.finditer(text, start, end)]
        for mark in _in_turn(text, marks):
            reading.take(mark)
    reading.close()
    return _apart(reading.found)


def _apart(found: Iterable[Span]) -> list[Span]:
    """Stretches in order, of overlapping ones the first and longest: careless marks may pair across each other."""
    kept: list[Span] = []
    for one in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def stretch_at(stretches: Sequence[Span], start: int) -> int | None:
    """The position of the stretch (of ordered, disjoint ones) in which a code point lies; None outside of all."""
    at = stretch_at_or_before(stretches, start)
    return at if at is not None and start < stretches[at][1] else None


def stretch_at_or_before(stretches: Sequence[Span], start: int) -> int | None:
    """The position of the last stretch (of ordered, disjoint ones) that begins at a code point or before it."""
    return bisect_left(stretches, (start + 1, 0)) - 1 if stretches and stretches[0][0] <= start else None


@lru_cache
def _compiled(pairs: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    closings: dict[str, set[str]] = {}
    for pair in pairs:
        opening, closing = pair.split()
        closings.setdefault(opening, set()).add(closing)
    signs = set(closings) | {closing for wanted in closings.values() for closing in wanted}
    pattern = "|".join(re.escape(sign) for sign in sorted(signs, key=lambda sign: (-len(sign), sign)))
    return re.compile(pattern or "(?!)"), {opening: frozenset(wanted) for opening, wanted in closings.items()}


class _Reading:
    """The marks of a text as they are met: those that wait for their partner, and what was found."""

    def __init__(self, text: str, paragraphs: Sequence[Span], closings: Mapping[str, frozenset[str]]) -> None:
        self.found: list[Span] = []
        self._text = text
        self._paragraphs = paragraphs
        self._closings = closings
        self._open: list[_Mark] = []
        self._inner: list[tuple[_Mark, _Mark]] = []
        self._reached = 0

    def take(self, mark: _Mark) -> None:
        """One more mark of the text."""
        if self._open and mark.paragraph > self._open[0].paragraph and not self._goes_on(mark):
            self.close()
        if self._open and mark.heads and mark.paragraph > self._open[0].paragraph:
            # The mark that a quotation repeats at the head of each of its paragraphs.
            self._reached = mark.paragraph
            return
        at = self._closed_by(mark)
        if at is not None:
            self._pair(at, mark)
        elif mark.sign in self._closings and mark.opens:
            if len(self._open) == _DEEPEST:
                self.close()
            self._open.append(mark)
            self._reached = mark.paragraph if len(self._open) == 1 else self._reached

    def close(self) -> None:
        """What still waits for a partner gets none."""
        tail = self._tail()
        if tail is not None:
            self.found.append(tail)
        for opening, closing in self._inner:
            if tail is None or opening.place >= tail[1]:
                self.found.extend(self._pieces(opening, closing))
        self._open.clear()
        self._inner.clear()

    def _goes_on(self, mark: _Mark) -> bool:
        """Whether the quotation of an earlier paragraph reaches to a mark."""
        outer = self._open[0]
        if mark.paragraph - outer.paragraph > _MOST_PARAGRAPHS or mark.place - outer.end > _LONGEST_OVER_PARAGRAPHS:
            return False
        if mark.heads:
            return mark.sign == outer.sign and mark.paragraph <= self._reached + 1
        if self._closed_by(mark) is not None:
            return outer.sign != _SINGLE or mark.paragraph == self._reached
        is_nested = outer.heads and mark.sign == outer.sign and mark.sign not in self._closings[outer.sign]
        return is_nested or (mark.sign != outer.sign and mark.sign not in self._closings[outer.sign])

    def _closed_by(self, mark: _Mark) -> int | None:
        """The position among the open marks of the one that a mark closes."""
        for at in range(len(self._open) - 1, -1, -1):
            opening = self._open[at]
            if mark.sign in self._closings[opening.sign] and (mark.closes or _is_airy_pair(opening, mark)):
                return at if mark.place > opening.end else None
        return None

    def _pair(self, at: int, mark: _Mark) -> None:
        opening = self._open[at]
        del self._open[at:]
        while self._inner and self._inner[-1][0].place > opening.place:
            self._inner.pop()
        if self._open:
            self._inner.append((opening, mark))
        else:
            self.found.extend(self._pieces(opening, mark))

    def _tail(self) -> Span | None:
        """What follows the mark that lacks its partner, up to the end of its paragraph, where it is sure to be one."""
        if not self._open or self._open[0].sign == _SINGLE:
            return None
        opening = self._open[0]
        start, end = self._paragraphs[opening.paragraph]
        before = self._text[start : opening.place].rstrip()
        if (before and before[-1] not in ":,،") or end - opening.end > _LONGEST_UNCLOSED:
            return None
        return next(_trimmed(self._text, opening.end, end), None)

    def _pieces(self, opening: _Mark, closing: _Mark) -> Iterator[Span]:
        """What stands between two marks; each paragraph that repeats the opening one is a piece of its own."""
        first = opening.end
        for number in range(opening.paragraph + 1, closing.paragraph + 1):
            start, _ = self._paragraphs[number]
            if self._text.startswith(opening.sign, start):
                yield from _trimmed(self._text, first, self._paragraphs[number - 1][1])
                first = start + len(opening.sign)
        yield from _trimmed(self._text, first, closing.place)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """A stretch without the spaces at its ends, unless nothing is left of it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _mark(text: str, start: int, end: int, paragraph: int, found: re.Match[str]) -> _Mark:
    place, behind = found.span()
    sign = found[0]
    before = text[place - 1] if place > start else " "
    after = text[behind] if behind < end else " "
    airy_before, airy_after = before.isspace(), after.isspace()
    opens = before in _BEFORE_OPENING or not (_is_letter(before) or before in _STOPS)
    closes = not airy_before and not _is_letter(after)
    if behind == end:
        opens, closes = False, True
    elif sign == _SINGLE:
        # An apostrophe opens nothing ("the '90s"), and the one of an owner closes nothing ("the workers' day").
        opens = opens and after.isalpha() and before != _SINGLE
        closes = closes and not (before == "s" and airy_after) and _SINGLE not in (before, after)
    elif sign in _STRAIGHT and airy_before and (airy_after or after in _AFTER_CLOSING):
        closes = True
    return _Mark(place, behind, sign, paragraph, place == start, opens, closes, airy_before, airy_after)


def _is_airy_pair(opening: _Mark, mark: _Mark) -> bool:
    """Whether a space stands inside both of two marks, as in « oui »."""
    return opening.is_airy and mark.follows_air and mark.sign != opening.sign


def _in_turn(text: str, marks: Sequence[_Mark]) -> Sequence[_Mark]:
    """The marks of a paragraph; straight ones that spaces were set beside carelessly open and close in turn."""
    if any(mark.sign == _SINGLE and text[mark.end : mark.end + 1] == _SINGLE for mark in marks):
        # Two apostrophes stand for one mark, and single ones within these.
        marks = [mark for mark in marks if mark.sign != _SINGLE]
    straight = [mark for mark in marks if mark.sign == '"']
    if not straight or len(straight) % 2 or len(straight) < len(marks):
        return marks
    if straight[0].opens or not text[straight[0].place - 1].isalpha():
        return marks
    turns = {mark.place: number % 2 == 0 for number, mark in enumerate(straight)}
    return [
        mark._replace(opens=turns[mark.place], closes=not turns[mark.place]) if mark.place in turns else mark
        for mark in marks
    ]


def _is_letter(character: str) -> bool:
    return character.isalnum() and character < _EAST_ASIA
