"""What each code point is to a fingerprint: a letter and which one, a sign between words, or nothing at all.

It follows Unicode 3.2, which every Python has beside its own: the same on all of them. What came into Unicode later
is a letter as it stands.
"""

from __future__ import annotations

from functools import cache
from unicodedata import ucd_3_2_0 as unicode

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

SIGN, DROPPED, SPACED, UNSPACED = range(4)

_PLANE = 0x10000
# Letters of scripts whose words stand without spaces; each is a unit of its own.
_UNSPACED_RANGES = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19DF), (0x1A20, 0x1AAF), (0x3005, 0x3007),
    (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA48F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F),
    (0xF900, 0xFAFF),
)  # fmt: skip
# Where letters are folded or signs stand; all the rest are ideographs and syllables, letters as they stand.
_SORTED_OUT = ((0x0000, 0x33FF), (0xA490, 0xABFF), (0xD800, 0xFFFF))
_LATER_SIGNS = range(0x2000, 0x2C00)
_MODIFIERS = range(0x02B0, 0x0300)  # apostrophes for the most part, which others write as signs
# The soft hyphen, the break without width and the Arabic line that makes a word longer: they say nothing.
_SILENT = (0x00AD, 0x200B, 0x0640)
_PICTURES = (0x1F000, 0x1FBFF)
_IDEOGRAPHS = 0x20000


class Letters(Struct, frozen=True):
    """For each code point of the first plane its kind, and the number by which letters are told apart."""

    kinds: NDArray[np.uint8]
    values: NDArray[np.uint64]


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Other numbers, one for each, whose every bit depends on all bits of the first (the end of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def read(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """The kind and the value of each code point; the value of what is no letter is 0."""
    letters = _letters()
    if not codes.size or int(codes.max()) < _PLANE:
        return letters.kinds[codes], letters.values[codes]
    beyond = codes >= _PLANE
    within = np.where(beyond, 0, codes)
    kinds, values = letters.kinds[within], letters.values[within]
    far = codes[beyond]
    kinds_beyond = np.where(far >= _IDEOGRAPHS, UNSPACED, SPACED).astype(np.uint8)
    kinds_beyond[(far >= _PICTURES[0]) & (far <= _PICTURES[1])] = SIGN
    kinds[beyond] = kinds_beyond
    values[beyond] = np.where(kinds_beyond == SIGN, np.uint64(0), _values(far))
    return kinds, values


@cache
def _letters() -> Letters:
    folded = np.arange(_PLANE, dtype=np.uint32)
    kinds = np.full(_PLANE, SPACED, dtype=np.uint8)
    for first, last in _SORTED_OUT:
        for code in range(first, last + 1):
            kinds[code], folded[code] = _sorted_out(code)
    letters = kinds == SPACED
    for first, last in _UNSPACED_RANGES:
        kinds[letters & (folded >= first) & (folded <= last)] = UNSPACED
    return Letters(kinds, np.where(letters, _values(folded), np.uint64(0)))


def _values(codes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    return mixed(codes.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15))


def _sorted_out(code: int) -> tuple[int, int]:
    """The kind of a code point, and the letter that it counts as."""
    letter = chr(code)
    category = unicode.category(letter)
    if category in ("Mn", "Me", "Cf") or code in _SILENT:
        return DROPPED, code
    if category == "Cn":
        return (SIGN if code in _LATER_SIGNS else SPACED), code
    if category[0] in "PSZ" or category in ("Cc", "Co", "Cs") or code in _MODIFIERS:
        return SIGN, code
    if category == "Nd":
        return SPACED, ord("0") + unicode.decimal(letter)
    return SPACED, _folded(letter)


def _folded(letter: str) -> int:
    """The letter in lower case, without accents and typographic form, where that is one letter."""
    plain = unicode.normalize("NFKD", letter).casefold()
    base = [part for part in unicode.normalize("NFKD", plain) if unicode.category(part) not in ("Mn", "Me", "Cf")]
    return ord(base[0]) if len(base) == 1 else ord(letter)
