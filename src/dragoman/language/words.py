"""Words of a text and of a pattern, cut by one and the same rule, with offsets in code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# Letters, digits and the signs that belong to them. `\w` alone cuts words of India, Thailand or Myanmar at their
# vowel signs and Arabic words at their points.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0dff\u0e00-\u0e4e\u0e80-\u0eff\u0f18-\u0fbc\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
    "\u00ad\u200c\u200d"
)
_LETTER = rf"[\w{_MARKS}]"
_SINGLE = r"[\u3005\u3040-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"

_WORD = (
    rf"(?P<single>{_SINGLE})"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<short>(?:[^\W\d_]\.){2,})"
    r"|(?P<possessive>['’ʼ]s\b)"
    rf"|(?P<word>(?!{_SINGLE})[^\W\d](?:(?!{_SINGLE}){_LETTER})*(?:['’ʼ](?!s\b)(?:(?!{_SINGLE}){_LETTER})+)*)"
    # Marks of writing direction and byte order are seen by nobody.
    r"|(?P<sign>[^\w\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff])"
)

_APOSTROPHE = "['’ʼ]"
_SMALL = "[a-zß-öø-ÿœ]"

# Soft hyphens and joiners, and the stress mark that dictionaries and some Cyrillic pages put on vowels.
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\u0301]")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'"})


class Word(NamedTuple):
    """One word, number or sign: its place in the text, and the form by which lexicons know it."""

    start: int
    end: int
    text: str
    folded: str
    kind: str

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Folding:
    """Brings a word to the form under which lexicons keep it: lower case, one apostrophe, the pack's own letters.

    `elisions` are words that an apostrophe ties to the next one: they are words of their own.
    """

    def __init__(self, letters: dict[str, str], elisions: Sequence[str] = ()) -> None:
        self.pattern = re.compile("|".join((*_elided(elisions), _WORD)))
        self._letters = str.maketrans(letters)
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The folded form of one word."""
        folded = self._known.get(word)
        if folded is None:
            folded = self._fold(word)
            if len(self._known) < 200_000:
                self._known[word] = folded
        return folded

    def _fold(self, word: str) -> str:
        lowered = word.lower().translate(_APOSTROPHES)
        if not lowered.isascii():
            lowered = _IGNORED.sub("", unicodedata.normalize("NFC", lowered))
        return lowered.translate(self._letters)


def _elided(elisions: Sequence[str]) -> list[str]:
    """Patterns of elided words; one in lower case is written with a capital only before a small letter.

    "D'abord" is two words, and "D'Alema" a name.
    """
    listed = [re.escape(each.rstrip("'")) for each in elisions]
    opening = [each.capitalize() for each in listed if each.islower()]
    if not listed:
        return []
    return [rf"(?P<elided>(?:{'|'.join(listed)}){_APOSTROPHE}|(?:{'|'.join(opening)}){_APOSTROPHE}(?={_SMALL}))"]


def words(text: str, fold: Folding, start: int = 0, end: int | None = None) -> list[Word]:
    """The words, numbers and signs of a stretch of text, in order; offsets count from the text's beginning.

    A Chinese or Japanese character is a word of its own.
    """
    stop = len(text) if end is None else end
    found = []
    for match in fold.pattern.finditer(text, start, stop):
        surface, kind = match.group(), match.lastgroup or "sign"
        found.append(Word(match.start(), match.end(), surface, fold(surface), "word" if kind == "elided" else kind))
    return found
