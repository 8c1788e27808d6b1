"""A place of an article that shows why it was found, with what was looked for marked in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.model import Analysis, Span
from dragoman.record.ask_words import Words
from dragoman.record.directory import entities_of
from dragoman.record.shelf import filed_by_number
from dragoman.record.store import Record
from dragoman.record.words import placed_words

_LOOKED_THROUGH = 50_000
_BEFORE = 60
_LONGEST = 240


class Snippet(Struct, frozen=True):
    """Words of an article; `span` and `marks` are in code points of its text."""

    text: str
    span: Span
    marks: tuple[Span, ...]


def with_words(record: Record, number: int, asked: Sequence[Words]) -> Snippet:
    """Where the most of these words stand near each other; the beginning, where only the title has them."""
    text = _text(filed_by_number(record.connection, number).analysis)
    return _around(text, sorted(_places(text[:_LOOKED_THROUGH], asked)))


def in_mention(record: Record, number: int, mention: str, named: Sequence[str]) -> Snippet:
    """The sentence that tells an event, with the word that does so and the names of these identities marked."""
    analysis = filed_by_number(record.connection, number).analysis
    told = next(one for one in analysis.events if one.id == mention)
    first, last = told.sentence
    marks = [told.trigger, *(span for span, _ in _named(record, number, analysis, named))]
    inside = sorted({mark for mark in marks if first <= mark[0] and mark[1] <= last})
    if last - first <= _LONGEST:
        return Snippet(_text(analysis)[first:last], (first, last), _apart(inside))
    return _around(_text(analysis), [(mark, place) for place, mark in enumerate(inside)])


def naming_one(record: Record, number: int, named: Sequence[str]) -> Snippet:
    """Where the most of these identities are named near each other."""
    analysis = filed_by_number(record.connection, number).analysis
    return _around(_text(analysis), sorted(_named(record, number, analysis, named)))


def _text(analysis: Analysis) -> str:
    assert analysis.article is not None
    return analysis.article.text


def _named(record: Record, number: int, analysis: Analysis, named: Sequence[str]) -> Iterator[tuple[Span, int]]:
    """Where these identities stand, each with its place among those that were asked for."""
    meant = entities_of(record.connection, number, named)
    for mention in analysis.mentions:
        if mention.entity in meant and mention.form != "pronoun":
            yield mention.span, named.index(meant[mention.entity])


def _places(text: str, asked: Sequence[Words]) -> Iterator[tuple[Span, int]]:
    """Where each of these words stands, with its place among those that were asked for."""
    placed = [(_plain(word), span) for word, span in placed_words(text)]
    for place, words in enumerate(asked):
        wanted = [_plain(word) for word in words.words]
        for start in range(len(placed) - len(wanted) + 1):
            found = [word for word, _ in placed[start : start + len(wanted)]]
            if found == wanted or (words.is_beginning and _begin(found, wanted)):
                yield (placed[start][1][0], placed[start + len(wanted) - 1][1][1]), place


def _begin(found: list[str], wanted: list[str]) -> bool:
    return found[:-1] == wanted[:-1] and found[-1].startswith(wanted[-1])


def _plain(word: str) -> str:
    """A word without accents, which the full text does not know."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _around(text: str, marks: Sequence[tuple[Span, int]]) -> Snippet:
    """A stretch about that mark near which the most that was asked for stands; the marks are in order."""
    longest = _LONGEST // 2 if marks and _is_wide(text[marks[0][0][0]]) else _LONGEST

    def near(first: int) -> int:
        begin = marks[first][0][0]
        return len({place for (start, end), place in marks if begin <= start and end <= begin + longest - _BEFORE})

    best = max(range(len(marks)), key=lambda first: (near(first), -first), default=None)
    begin = 0 if best is None else _cut_before(text, marks[best][0][0])
    inside = [mark for mark, _ in marks if begin <= mark[0] and mark[1] <= begin + longest]
    end = _cut_behind(text, begin, begin + longest, max((mark[1] for mark in inside), default=begin))
    return Snippet(text[begin:end], (begin, end), _apart(inside))


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in ("W", "F")


def _cut_before(text: str, mark: int) -> int:
    """Where to begin so that the mark is in sight and no word is cut, nor a paragraph joined to the one before."""
    begin = max(0, mark - _BEFORE, text.rfind("\n", 0, mark) + 1)
    if begin == 0 or text[begin - 1].isspace():
        return begin
    blank = text.find(" ", begin, mark)
    return begin if blank < 0 else blank + 1


def _cut_behind(text: str, begin: int, end: int, last_mark: int) -> int:
    """Where to end: with the paragraph, if it is not too short, else between words; no mark is cut."""
    paragraph = text.find("\n", max(last_mark, begin + _BEFORE), end)
    if paragraph >= 0:
        return paragraph
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", max(last_mark, end - _BEFORE), end)
    return end if blank < 0 else blank


def _apart(marks: Sequence[Span]) -> tuple[Span, ...]:
    """Marks that do not overlap, in their order; of two that do, the first."""
    found: list[Span] = []
    for mark in sorted(marks, key=lambda one: (one[0], -one[1])):
        if not found or mark[0] >= found[-1][1]:
            found.append(mark)
    return tuple(found)
