"""Stretches of text between quotation marks, whatever their style; attribution is not this file's business.

A mark opens where nothing or a space, bracket or dash stands before it, and closes where no letter follows. A
quotation over several paragraphs has an opening mark at the head of each and a closing one at the end of the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import Span

_BEFORE_OPENING = frozenset(" \u00a0\t\n([{—–-:,/|")


def marked(text: str, paragraphs: Sequence[Span], pairs: Iterable[str]) -> list[Span]:
    """The stretches between marks, without the marks, in order and without overlaps; the outer ones of nested marks.

    `pairs` are "opening closing" as packs write them. A mark without its partner opens nothing, save where the next
    paragraph goes on with a mark of its own.
    """
    closings: dict[str, set[str]] = {}
    for pair in pairs:
        opening, closing = pair.split()
        closings.setdefault(opening, set()).add(closing)
    found: list[Span] = []
    carried: set[str] = set()
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        carried = _in_paragraph(text, start, end, closings, carried, _opens_at(text, following, closings), found)
    return found


def _in_paragraph(
    text: str,
    start: int,
    end: int,
    closings: dict[str, set[str]],
    carried: set[str],
    goes_on: bool,
    found: list[Span],
) -> set[str]:
    """Adds the stretches of one paragraph; gives the closing marks of one that is still open at its end."""
    place = start
    while place < end:
        if text[place] not in closings or not _opens(text, place, start):
            place += 1
            continue
        wanted = closings[text[place]] | (carried if place == start else set())
        close = _closing(text, place + 1, end, text[place], wanted)
        if close is None:
            if goes_on:
                found.append((place + 1, end))
                return wanted
            place += 1
            continue
        if close > place + 1:
            found.append((place + 1, close))
        place = close + 1
    return set()


def _opens(text: str, place: int, start: int) -> bool:
    return place == start or text[place - 1] in _BEFORE_OPENING or not (text[place - 1].isalnum() or text[place - 1] in ".,!?")


def _opens_at(text: str, paragraph: Span | None, closings: dict[str, set[str]]) -> bool:
    return paragraph is not None and paragraph[0] < paragraph[1] and text[paragraph[0]] in closings


def _closing(text: str, start: int, end: int, opening: str, wanted: set[str]) -> int | None:
    depth = 0
    for place in range(start, end):
        letter = text[place]
        is_closing = letter in wanted and not (place + 1 < end and text[place + 1].isalnum())
        if is_closing and not text[place - 1].isspace():
            if depth == 0:
                return place
            depth -= 1
        elif letter == opening and letter not in wanted and text[place - 1] in _BEFORE_OPENING:
            depth += 1
    return None
