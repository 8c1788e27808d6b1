"""Words of a text and of a pattern, cut by one and the same rule, with offsets in code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, starmap
from operator import add

from msgspec import Struct

from dragoman.language.remembered import Remembered

# Letters, digits and the signs that belong to them. `\w` alone cuts words of India, Thailand or Myanmar at their
# vowel signs and Arabic words at their points.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0dff\u0e00-\u0e4e\u0e80-\u0eff\u0f18-\u0fbc\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
    "\u00ad\u200c\u200d"
)
_LETTER = rf"[\w{_MARKS}]"
_SINGLE = r"[\u3005\u3040-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"

# What is cut, in the order in which it is tried.
_KINDS = {
    "single": _SINGLE,
    "number": r"\d+(?:[.,]\d+)*",
    "short": r"(?:[^\W\d_]\.){2,}",
    "possessive": r"['’ʼ]s\b",
    "word": rf"(?!{_SINGLE})[^\W\d](?:(?!{_SINGLE}){_LETTER})*(?:['’ʼ](?!s\b)(?:(?!{_SINGLE}){_LETTER})+)*",
    # Marks of writing direction and byte order are seen by nobody.
    "sign": r"[^\w\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]",
}
# Most words are letters up to a blank, a comma or a stop: cut by this alone, without a look at what each letter may
# be else, a text takes half the time. The letters are those of Latin, Greek, Cyrillic, Arabic and Korean words.
_LETTERS = r"[A-Za-zÀ-ÖØ-öø-ʯΆΈ-ΊΌΎ-ΡΣ-ώЀ-ҁҊ-ԯء-غف-يḀ-ỿ가-힣]{2,}+"
_PLAIN = _LETTERS + r"(?=[ ,.\n])"

_ALL_LETTERS = re.compile(_LETTERS)

_APOSTROPHE = "['’ʼ]"
_SMALL = "[a-zß-öø-ÿœ]"

# Soft hyphens and joiners, and the stress mark that dictionaries and some Cyrillic pages put on vowels.
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\u0301]")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'"})


class Word(Struct, frozen=True, gc=False):
    """One word, number or sign: its place in the text, and the form by which lexicons know it.

    `capitalised` says whether it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    folded: str
    kind: str
    capitalised: bool


class Folding:
    """Brings a word to the form under which lexicons keep it: lower case, one apostrophe, the pack's own letters.

    `elisions` are words that an apostrophe ties to the next one: they are words of their own.
    """

    def __init__(self, letters: dict[str, str], elisions: Sequence[str] = ()) -> None:
        kinds = {**_elided(elisions), **_KINDS}
        self._kinds = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))
        self._cuts = re.compile(f"({'|'.join((_PLAIN, *kinds.values()))})")
        self._letters = str.maketrans(letters)
        self._folded = Remembered(self._fold)
        self._looks = Remembered(self._look)

    def __call__(self, word: str) -> str:
        """The folded form of one word."""
        return self._folded[word]

    def words(self, text: str, start: int = 0) -> list[Word]:
        """The words, numbers and signs of a text that begins at this place of a longer one, in order."""
        # Before each word stands what is none, maybe nothing. All of it is counted in native loops.
        pieces = self._cuts.split(text)
        ends = list(accumulate(map(len, pieces), initial=start))
        places = zip(ends[1::2], ends[2::2], strict=False)
        return list(starmap(Word, map(add, places, map(self._looks.__getitem__, pieces[1::2]))))

    def _look(self, surface: str) -> tuple[str, str, str, bool]:
        """What a word is wherever it stands: the fields of `Word` from `text` on."""
        match = self._kinds.fullmatch(surface)
        # What is elided only before a small letter is cut otherwise where it stands alone.
        kind = match.lastgroup if match is not None else "elided"
        folded = self._folded[surface]
        # A pack may fold signs as well: "，" parts clauses as "," does.
        written = surface.translate(self._letters) if kind == "sign" else surface
        return written, folded, "word" if kind == "elided" else kind or "sign", surface[0].isupper()

    def _fold(self, word: str) -> str:
        lowered = word.lower().translate(_APOSTROPHES)
        if not lowered.isascii():
            lowered = _IGNORED.sub("", unicodedata.normalize("NFC", lowered))
        return lowered.translate(self._letters)


def _elided(elisions: Sequence[str]) -> dict[str, str]:
    """The pattern of elided words; one in lower case is written with a capital only before a small letter.

    "D'abord" is two words, and "D'Alema" a name.
    """
    listed = [re.escape(each.rstrip("'")) for each in elisions]
    opening = [each.capitalize() for each in listed if each.islower()]
    if not listed:
        return {}
    return {"elided": rf"(?:{'|'.join(listed)}){_APOSTROPHE}|(?:{'|'.join(opening)}){_APOSTROPHE}(?={_SMALL})"}


def is_plain(text: str) -> bool:
    """Whether a text is one word of letters alone."""
    return _ALL_LETTERS.fullmatch(text) is not None


def words(text: str, fold: Folding, start: int = 0, end: int | None = None) -> list[Word]:
    """The words, numbers and signs of a stretch of text, in order; offsets count from the text's beginning.

    A Chinese or Japanese character is a word of its own.
    """
    return fold.words(text[start:end], start)
