"""What words say in signs that hold in any language, so that a translation can be told from other words.

The lexicons mark the same things in all languages: a refusal, "not", "because", a country, a unit. Beside these stand
numbers, and words that sound alike in many languages by the consonants that they begin with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate

from msgspec import Struct

from dragoman.language.keys import part_key
from dragoman.language.words import Word
from dragoman.model import Span
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream
from dragoman.record.statements.weights import names, weights

# Kinds of marks that mean one thing in every pack, by their values ...
_BY_VALUE = {
    "event": "event",
    "doubtful": "event",
    "framed": "event",
    "word": "word",
    "time": "time",
    "context": "context",
}
# ... and those of which there are many, each rare.
_NAMED = frozenset({"country", "place", "organisation", "office"})
_COUNTED = frozenset({"unit", "group", "multiplier", "month", "weekday"})
_CONSONANTS = {
    **dict.fromkeys("pbfv", "P"), **dict.fromkeys("td", "T"), **dict.fromkeys("szc", "S"),
    **dict.fromkeys("kgh", "K"), "m": "M", "n": "N", "l": "L", "r": "R",
}  # fmt: skip
_LEAST_CONSONANTS, _MOST_CONSONANTS = 3, 5
_CLAUSE_ENDS = frozenset(",;:.!?…—–،؛؟。、，；：？！")
# How much room the same words take in writing: signs of these stand for so many letters.
_ROOM = (
    (re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"), 3.0),
    (re.compile("[\u3040-\u30ff\uac00-\ud7a3]"), 2.2),
    (re.compile("[\u0590-\u06ff]"), 1.25),
    (re.compile(r"\w"), 1.0),
)


class Sign(Struct, frozen=True, gc=False):
    """Something that words say: its kind, what it is, and the letter at which it stands."""

    kind: str
    value: str
    at: float


class Alone(Struct, frozen=True, gc=False):
    """What the signs of a wording weigh where another has none of them: those of which there are many apart."""

    closed: float
    open: float


class Wording(Struct, frozen=True, dict=True):
    """Words as signs: `length` in letters of a spaced alphabet, `clauses` where each clause ends, in such letters."""

    length: float
    clauses: tuple[float, ...]
    signs: tuple[Sign, ...]

    @cached_property
    def places(self) -> dict[tuple[str, str], tuple[float, ...]]:
        """Where each sign stands, in letters from the beginning."""
        found: dict[tuple[str, str], list[float]] = defaultdict(list)
        for sign in self.signs:
            found[sign.kind, sign.value].append(sign.at)
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def alone(self) -> Alone:
        """What its signs weigh by themselves."""
        found = {True: 0.0, False: 0.0}
        for key, places in self.places.items():
            _, absent, is_open = names(*key)
            weight = weights().get(absent, 0.0)
            # What speaks for a translation by standing alone is not diluted: the sum is to be no less than it can be.
            found[is_open and weight <= 0.0] += weight * len(places)
        return Alone(closed=found[False], open=found[True])


@lru_cache(maxsize=4_000)
def wording(text: str, language: str) -> Wording:
    """The signs of a quotation's words."""
    stream = Stream(text, _whole(text), lexicon(language))
    offsets = list(accumulate((_room(letter) for letter in text), initial=0.0))
    ends = [offsets[word.end] for word in stream.words if word.text in _CLAUSE_ENDS]
    length = offsets[-1]
    inner = [end for end in ends if end < length * 0.98]
    signs = sorted(
        {Sign(kind, value, round(offsets[word.start], 1)) for word, kind, value in _signs(stream)},
        key=lambda sign: (sign.at, sign.kind, sign.value),
    )
    return Wording(length, (*inner, length), tuple(signs))


def _whole(text: str) -> list[Span]:
    return [(0, len(text))]


def letters(text: str) -> float:
    """How many letters of a spaced alphabet a text takes."""
    return sum(map(_room, text))


@lru_cache(maxsize=20_000)
def _room(letter: str) -> float:
    if letter.isascii():
        return 1.0 if letter.isalnum() else 0.0
    for wide, room in _ROOM:
        if wide.match(letter):
            return room
    return 0.0


def _signs(stream: Stream) -> Iterator[tuple[Word, str, str]]:
    taken: dict[int, set[str]] = defaultdict(set)
    for kind in stream.kinds():
        for match in stream.matches(kind):
            told = _told(kind, match.entry.value)
            if told is None:
                continue
            taken[match.first].add(told[0])
            yield stream.words[match.first], *told
    for place, word in enumerate(stream.words):
        if word.kind == "number":
            yield word, "number", re.sub(r"\D", "", word.text)
        elif word.kind == "single":
            yield word, "sign", word.text
        elif word.text in "?؟？":
            yield word, "asked", ""
        elif not taken.get(place, set()) & {"event", "named", "word"}:
            consonants = _consonants(word.folded)
            for length in range(_LEAST_CONSONANTS, len(consonants) + 1):
                yield word, f"sound{length}", consonants[:length]


def _told(kind: str, value: str) -> tuple[str, str] | None:
    if kind in _BY_VALUE and value:
        return _BY_VALUE[kind], value
    if kind in _NAMED and value:
        return "named", value
    if kind in _COUNTED and value:
        return "counted", value
    return None


@lru_cache(maxsize=20_000)
def _consonants(word: str) -> str:
    """The first consonants of a word by coarse classes."""
    found: list[str] = []
    for letter in part_key(word):
        heard = _CONSONANTS.get(letter)
        if heard and (not found or found[-1] != heard):
            found.append(heard)
    return "".join(found[:_MOST_CONSONANTS])
