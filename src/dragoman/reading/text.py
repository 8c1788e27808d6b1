"""Sentences of a text, with their places.

Method: a stop ends a sentence unless the word before it is an abbreviation, an initial or a day's number before a
month, or the word after it begins in lower case. Quotation marks and brackets that close after the stop belong to it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from dragoman.language.words import Word
from dragoman.model import Span

_STOPS = frozenset(".!?…。！？।؟۔")
# What goes on longer without a stop is a list or a table; its grammar would tell nothing.
_MOST_WORDS = 300
_DAY_DIGITS = 2
_DASHES = frozenset("-–")
_NEED_NO_SPACE = frozenset("。！？")
_CLOSING = frozenset("\"'”’»“)]}」』›")
_OPENING = frozenset("\"'“‘«„”([{「『‹—–-•")


class Sentence(Struct, frozen=True):
    """A sentence: its words from `first` to before `last`, its code points, the paragraph it stands in."""

    first: int
    last: int
    span: Span
    paragraph: int


def sentences(
    text: str,
    words: Sequence[Word],
    paragraphs: Sequence[Span],
    abbreviations: Collection[str],
    numbered: Mapping[str, int],
) -> list[Sentence]:
    """The sentences of a text in order; none reaches over a paragraph's end.

    `abbreviations` are folded words, and so are those of `numbered`, behind the stop of a number of so many digits at
    most: months, and what ordinals count where nouns have a capital ("im 17. Jahrhundert").
    """
    found: list[Sentence] = []
    place = 0
    for number, (_, paragraph_end) in enumerate(paragraphs):
        stop = place
        while stop < len(words) and words[stop].start < paragraph_end:
            stop += 1
        while place < stop:
            end = _sentence_end(text, words, place, stop, abbreviations, numbered)
            found.append(Sentence(place, end, (words[place].start, words[end - 1].end), number))
            place = end
    return found


def _sentence_end(
    text: str, words: Sequence[Word], first: int, stop: int, abbreviations: Collection[str], numbered: Mapping[str, int]
) -> int:
    stop = min(stop, first + _MOST_WORDS)
    for place in range(first, stop):
        if words[place].text not in _STOPS or not _ends(text, words, place, stop, abbreviations, numbered):
            continue
        end = place + 1
        while end < stop and (words[end].text in _STOPS or _closes(text, words, end)):
            end += 1
        return end
    return stop


def _closes(text: str, words: Sequence[Word], place: int) -> bool:
    word = words[place]
    touches = words[place - 1].end == word.start
    return touches and word.text in _CLOSING


def _ends(
    text: str, words: Sequence[Word], place: int, stop: int, abbreviations: Collection[str], numbered: Mapping[str, int]
) -> bool:
    following = place + 1
    while following < stop and (words[following].text in _STOPS or _closes(text, words, following)):
        following += 1
    if following == stop:
        return True
    sign = words[place].text
    if sign in _NEED_NO_SPACE:
        return True
    if words[following - 1].end == words[following].start:
        return False
    if words[following].text in _DASHES and place and words[place - 1].kind == "number":
        # "14.10. - 15.10.2013"
        return False
    while following < stop - 1 and words[following].text in _OPENING:
        following += 1
    after = words[following]
    if after.text[0].islower():
        return False
    return sign != "." or not _is_shortened(words, place, after, abbreviations, numbered)


def _is_shortened(
    words: Sequence[Word], place: int, after: Word, abbreviations: Collection[str], numbered: Mapping[str, int]
) -> bool:
    if place == 0 or words[place - 1].end != words[place].start:
        return False
    before = words[place - 1]
    if before.kind == "number":
        most = _DAY_DIGITS if after.kind == "number" else numbered.get(after.folded, 0)
        return len(before.text) <= most
    is_initial = len(before.text) == 1 and before.text.isupper()
    return is_initial or before.folded in abbreviations
