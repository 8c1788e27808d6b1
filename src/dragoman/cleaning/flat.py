"""A flat page's article: the lines that the judge keeps, mended at their edges, and what they tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from dragoman.cleaning import shapes
from dragoman.cleaning.blocks import Block, blocks
from dragoman.cleaning.boilerplate import Boilerplate, Found
from dragoman.cleaning.edges import extended, inserted
from dragoman.cleaning.headline import FARTHEST, headline_of
from dragoman.cleaning.judge import Verdict, judge, reconsidered
from dragoman.cleaning.languages import language_of
from dragoman.cleaning.metadata import FlatPage, FlatTold, told_by
from dragoman.errors import UnreadablePage
from dragoman.language.identify import Identified
from dragoman.model import Dropped

# How much a phrase of a pack, and a wide gap in the page, count against a block and what follows it.
_BOILERPLATE, _COMMENTS, _BREAK = 5.0, 80.0, 10.0
_WIDE_GAP = 5

# So many blocks at the page's top, and behind its article, may tell what they are by a phrase.
_TOP = 4

# So many blocks may be a page's longest sentences, and so many code points of them are enough to tell a language.
_LONGEST, _ENOUGH_TO_TELL = 12, 600


class FlatText(Struct, frozen=True):
    """What a flat page holds: paragraphs in their order, the headline first; what they tell; the article's language."""

    paragraphs: tuple[str, ...]
    title: str | None
    told: FlatTold
    dropped: Dropped
    seen: Identified


def read_flat(text: str, boilerplate: Boilerplate, languages: Collection[str], url: str | None = None) -> FlatText:
    """The article of a page of plain text that was found at `url`; it is in one of `languages`, if any are given.

    Raises `UnreadablePage` where there is none.
    """
    given = blocks(text)
    lines = [block.text for block in given]
    if not lines:
        raise UnreadablePage("no text found")
    sentences = _longest_sentences(lines)
    seen = language_of("\n".join(sentences), languages)
    verdict = judge(lines)
    marked = _marked(lines, verdict, boilerplate, [seen.language, "und"])
    kept, headline, start = _choose(given, verdict, marked)
    if not any(kept):
        raise UnreadablePage("no article found")
    flat = FlatPage(tuple(lines), tuple(kept), headline, start, seen.language, marked.boilerplate)
    dropped = [line for line, keep in zip(lines, kept, strict=True) if not keep]
    paragraphs = tuple(line for line, keep in zip(lines, kept, strict=True) if keep)
    # What the page's sentences are in, the article is in where one of them is its own.
    if not set(sentences) & set(paragraphs):
        seen = language_of("\n".join(paragraphs), languages)
    title = None if headline is None else lines[headline]
    return FlatText(paragraphs, title, told_by(flat, url), Dropped(len(dropped), sum(map(len, dropped))), seen)


def _marked(lines: Sequence[str], verdict: Verdict, boilerplate: Boilerplate, languages: Sequence[str]) -> Found:
    """What the packs' phrases say of the blocks at the page's top, and of those in and around the article."""
    start, stop = max(0, verdict.run[0] - FARTHEST), min(len(lines), verdict.run[1] + _TOP)
    top = min(_TOP, start)
    found = boilerplate.find([*lines[:top], *lines[start:stop]], languages)

    def spread(marks: Sequence[bool]) -> tuple[bool, ...]:
        return (*marks[:top], *[False] * (start - top), *marks[top:], *[False] * (len(lines) - stop))

    return Found(spread(found.boilerplate), spread(found.comments))


def _choose(given: Sequence[Block], verdict: Verdict, marked: Found) -> tuple[list[bool], int | None, int]:
    """Which blocks are the article, which of them is its headline, and where its text begins."""
    lines = [block.text for block in given]
    against = [
        _BOILERPLATE * boilerplate + _COMMENTS * comments + _BREAK * (block.gap >= _WIDE_GAP and at > 0)
        for at, (block, boilerplate, comments) in enumerate(
            zip(given, marked.boilerplate, marked.comments, strict=True)
        )
    ]
    if any(against):
        verdict = reconsidered(verdict, against)
    barred = [one or two for one, two in zip(marked.boilerplate, marked.comments, strict=True)]
    kept, start, stop = extended(lines, verdict, barred)
    kept = [keep and not bar for keep, bar in zip(kept, barred, strict=True)]
    if not any(keep and shapes.tells(line) for line, keep in zip(lines, kept, strict=True)):
        return [False] * len(lines), None, 0
    headline = headline_of(lines, start, stop, barred)
    first = start if headline is None else headline + 1
    for at in range(first):
        kept[at] = at == headline
    for at in inserted(lines, kept, first):
        kept[at] = False
    while first < stop and not kept[first]:
        first += 1
    return kept, headline, first


def _longest_sentences(lines: Sequence[str]) -> list[str]:
    """Some of the page's longest full sentences, else the beginning of all of it: by these its language is told."""
    found: list[str] = []
    for line in sorted(dict.fromkeys(lines), key=len, reverse=True)[:_LONGEST]:
        if shapes.width(line) > 60 and shapes.ends_sentence(line):
            found.append(line)
            if sum(map(len, found)) > _ENOUGH_TO_TELL:
                break
    return found or list(lines)
