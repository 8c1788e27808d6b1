"""The script-free key of a name: what stays of it when alphabet, accents and habits of spelling are taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from dragoman.language.homoglyphs import unmixed

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^a-z0-9]+")
_DOUBLED = re.compile(r"([a-z])\1+")
# Before a consonant the letter is Bulgarian and a vowel; before these vowels it is Russian and mute.
_SPOKEN_HARD_SIGN = re.compile("ъ(?![еёюя])")
_LATIN = re.compile("[\u0000-\u024f\u1e00-\u1eff]+")
_BETWEEN_PARTS = re.compile(r"[\s\-‐-―·.,]+")

# What one and the same name is written with, from alphabet to alphabet; longer ones first.
_SPELLINGS = (
    ("shch", "s"), ("sch", "s"), ("tch", "k"), ("ph", "f"), ("kh", "h"), ("ch", "k"), ("sh", "s"), ("zh", "z"),
    ("th", "t"), ("ts", "k"), ("ck", "k"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("x", "ks"), ("w", "v"),
    ("c", "k"), ("q", "k"), ("y", "i"), ("j", "i"),
)  # fmt: skip

# Greek writes one sound of foreign names with two letters, and their last `v` with `φ`.
_GREEK = (
    ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "j"), ("ου", "u"), ("ού", "u"), ("αυ", "av"),
    ("αύ", "av"), ("ευ", "ev"), ("εύ", "ev"), ("ει", "i"), ("εί", "i"), ("οι", "i"), ("οί", "i"),
)  # fmt: skip


@lru_cache(maxsize=15_000)
def part_key(part: str) -> str:
    """The key of one word of a name; empty where neither letter nor digit is left.

    It undoes only what transliteration does, and look-alike letters of another alphabet: names that merely look alike
    keep different keys.
    """
    plain = part.lower() if part.isascii() else _SPOKEN_HARD_SIGN.sub("а", unmixed(part).lower())
    if "\u0370" <= plain[:1] <= "\u03ff":
        plain = re.sub("φ$", "v", unicodedata.normalize("NFC", plain))
        for written, meant in _GREEK:
            plain = plain.replace(written, meant)
    letters = _NEITHER_LETTER_NOR_DIGIT.sub("", anyascii(plain).lower())
    for written, meant in _SPELLINGS:
        letters = letters.replace(written, meant)
    return _DOUBLED.sub(r"\1", letters)


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin ones."""
    return text.isascii() or not any(map(str.isalpha, _LATIN.sub("", text)))


@lru_cache(maxsize=15_000)
def plain_letters(word: str) -> str:
    """A word in lower case without its accents: `Trọng` and `Trong` are one, `Katz` and `Các` are not."""
    decomposed = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=15_000)
def name_key(name: str) -> tuple[str, ...]:
    """The keys of a name's parts, in order: `Вучић` and `Vuçiq` have one key."""
    parts = (part_key(part) for part in _BETWEEN_PARTS.split(name))
    return tuple(part for part in parts if part)


def same_given_name(one: str, other: str) -> bool:
    """Whether two keys may be spellings of one given name: equal, one an initial, or alike in their beginning."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) <= 1:
        return longer.startswith(shorter)
    return len(shorter) >= 4 and shorter[:4] == longer[:4]
