"""Phrases of language packs that a menu, a comment box or an inserted link is made of, found in blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from dragoman.language.pack import CleaningWords
from dragoman.language.patterns import ANY, expand
from dragoman.language.patterns import Sequence as Phrase
from dragoman.language.words import Folding, words

# One word is boilerplate only where little else stands in the block: "Share prices fell" is news.
_MOST_WORDS_BESIDE_ONE = 4

# A phrase of so many words is one wherever it stands.
_LONG = 4

_FIRST_LETTERS = re.compile(r"\w{1,2}")
# Letters that every folding leaves alone.
_LETTERS = re.compile("[a-zа-яα-ω]+")

# So many characters of a block are looked at: phrases stand at its beginning.
_LOOKED_AT = 160


class Found(Struct, frozen=True):
    """For each block whether a phrase of the packs marks it, and whether it opens the comments."""

    boilerplate: tuple[bool, ...]
    comments: tuple[bool, ...]


class Boilerplate:
    """The phrases of some packs, ready to be looked for.

    A phrase counts at the beginning of a block; one of four words or more also further on; one word alone only in
    a block of a few words, or before a colon.
    """

    def __init__(self, packs: Mapping[str, CleaningWords]) -> None:
        """Take the phrases of each language by its code."""
        self._fold = Folding({})
        self._boilerplate = {code: self._phrases(given.boilerplate) for code, given in packs.items()}
        self._comments = {code: self._phrases(given.comments) for code, given in packs.items()}

    def find(self, blocks: Sequence[str], languages: Sequence[str]) -> Found:
        """What the phrases of these languages say of the blocks."""
        boilerplate = self._of(self._boilerplate, languages)
        comments = self._of(self._comments, languages)
        probes = sorted(_probes(boilerplate) | _probes(comments))
        marks: dict[str, tuple[bool, bool]] = {}
        for block in blocks:
            if block not in marks:
                parts = self._cut(block) if self._may_match(block, (boilerplate, comments), probes) else []
                marks[block] = (self._marks(boilerplate, block, parts), self._marks(comments, block, parts))
        return Found(tuple(marks[block][0] for block in blocks), tuple(marks[block][1] for block in blocks))

    def _may_match(self, block: str, phrases: Sequence[Mapping[str, list[Phrase]]], probes: Sequence[str]) -> bool:
        """Whether the block begins as some phrase does, or holds a word of a long one: most blocks do neither."""
        first = _FIRST_LETTERS.search(block)
        start = self._fold(first[0]) if first else ""
        if any(start[:size] in some for some in phrases for size in (1, 2)):
            return True
        lowered = block[:_LOOKED_AT].lower()
        return any(probe in lowered for probe in probes)

    def _phrases(self, patterns: Sequence[str]) -> dict[str, list[Phrase]]:
        """The phrases by the beginning of their first word."""
        found: dict[str, list[Phrase]] = {}
        for pattern in patterns:
            for phrase, _ in expand(pattern, self._fold):
                found.setdefault(phrase[0][:2].rstrip("*"), []).append(phrase)
        return found

    def _of(self, phrases: Mapping[str, dict[str, list[Phrase]]], languages: Sequence[str]) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for language in languages:
            for start, given in phrases.get(language, {}).items():
                found.setdefault(start, []).extend(given)
        return found

    def _cut(self, block: str) -> list[str]:
        parts = words(block[:_LOOKED_AT], self._fold)
        return [word.folded for word in parts if word.kind != "sign" or word.text == ":"]

    def _marks(self, phrases: Mapping[str, list[Phrase]], block: str, parts: list[str]) -> bool:
        for at in range(len(parts)):
            for size in (1, 2):
                for phrase in phrases.get(parts[at][:size], ()):
                    if (
                        (at == 0 or len(phrase) >= _LONG)
                        and _matches(phrase, parts, at)
                        and _tells(phrase, block, parts)
                    ):
                        return True
        return False


def _probes(phrases: Mapping[str, list[Phrase]]) -> set[str]:
    """Of each phrase that may stand anywhere, the longest run of plain letters, without which it is not there."""
    found = set()
    for given in phrases.values():
        for phrase in given:
            if len(phrase) >= _LONG:
                found.add(max((piece for part in phrase for piece in _LETTERS.findall(part)), key=len, default=""))
    return found


def _matches(phrase: Phrase, parts: Sequence[str], at: int) -> bool:
    if at + len(phrase) > len(parts):
        return False
    return all(_same(want, part) for want, part in zip(phrase, parts[at:], strict=False))


def _same(want: str, part: str) -> bool:
    return want == ANY or (part.startswith(want[:-1]) if want.endswith("*") else part == want)


def _tells(phrase: Phrase, block: str, parts: Sequence[str]) -> bool:
    if len(phrase) > 1:
        return True
    return len([part for part in parts if part != ":"]) <= _MOST_WORDS_BESIDE_ONE or parts[1] == ":"
