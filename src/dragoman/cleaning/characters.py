"""The characters of all blocks of a page at once: how many of each class stand in each block, and its words.

The page is one array of code points; tables tell the class of each, sums over the blocks' stretches count them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Integers = NDArray[np.int64]

CLASSES = ("letters", "unspaced", "digits", "capitals", "commas", "stops", "quotes", "marks")
_PACKED = 4
_BITS = 16
_MOST = (1 << _BITS) - 1

_COMMAS = ",;،、，؛"
_STOPS = ".!?。！？।؟۔"
_QUOTES = '"“”„«»‟「」『』'
_MARKS = "@©®|»«›‹→←#•·/\\>=+_*▪►▶■●★☆"
_CLOSERS = ")]\"'”’“»›」』＂/ "
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF)
)  # fmt: skip

# A word carries meaning from this many letters on.
_SHORTEST_WORD = 4
_WORD_BITS = 14
WORDS = 1 << _WORD_BITS
_PRIME = np.uint64(0x9E3779B97F4A7C15 | 1)
_PAIR = np.uint64(1_000_003)


class Counted(Struct, frozen=True):
    """Of each block: its length in code points, its characters by class, its words, how it ends.

    `word` and `block` run over the different words of each block; `word` is its number below `WORDS`.
    `ends` is 1 where the last character ends a sentence, 2 where it is an ellipsis, -1 where only what stands before
    it can tell, else 0.
    """

    length: Floats
    counts: dict[str, Floats]
    words: Floats
    capitalised: Floats
    ends: Integers
    word: Integers
    block: Integers


class _Tables(Struct, frozen=True):
    """What is known of each character of the basic plane."""

    packed: tuple[Any, Any]
    letter: Any
    upper: Any
    unspaced: Any
    lower: Any
    end: Any


@cache
def _tables() -> _Tables:
    size = 1 << 16
    unspaced = np.zeros(size, bool)
    for low, high in _UNSPACED:
        unspaced[low : high + 1] = True
    categories = [unicodedata.category(chr(code)) for code in range(size)]
    letter = np.array([category[0] in "LM" for category in categories]) & ~unspaced
    upper = np.array([category == "Lu" for category in categories])
    digit = np.array([category == "Nd" for category in categories])
    lower = np.arange(size, dtype=np.uint32)
    for code in np.flatnonzero(upper).tolist():
        lower[code] = ord(chr(code).lower()[0])
    signs = [_of(_COMMAS), _of(_STOPS), _of(_QUOTES), _of(_MARKS)]
    packed = np.zeros((2, size), np.uint64)
    for at, mask in enumerate((letter, unspaced, digit, upper, *signs)):
        row, place = divmod(at, _PACKED)
        packed[row] |= mask.astype(np.uint64) << np.uint64(_BITS * place)
    end = np.zeros(size, np.int64)
    end[_of(_CLOSERS) | letter | unspaced | digit] = -1
    end[_of(_STOPS)] = 1
    end[ord("…")] = 2
    return _Tables((packed[0], packed[1]), letter, upper, unspaced, lower, end)


def _of(characters: str) -> Any:
    mask = np.zeros(1 << 16, bool)
    mask[[ord(character) for character in characters]] = True
    return mask


@cache
def _powers(length: int) -> tuple[Any, Any]:
    """Powers of an odd number modulo 2**64, and those of its inverse."""
    inverse = pow(int(_PRIME), -1, 1 << 64)
    with np.errstate(over="ignore"):
        return np.cumprod(np.full(length, _PRIME)), np.cumprod(np.full(length, np.uint64(inverse)))


def counted(lines: Sequence[str]) -> Counted:
    """The characters and words of blocks, none of which is empty or holds a line's end."""
    tables = _tables()
    codes = np.frombuffer(("\n".join(lines) + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
    if codes.max() >= 1 << 16:
        # Beyond the basic plane there are rare Han characters and pictures.
        codes = np.where(codes >= 0x20000, np.uint32(0x4E00), np.where(codes >= 1 << 16, np.uint32(0x2605), codes))
    stops = np.flatnonzero(codes == 10)
    starts = np.concatenate(([0], stops[:-1] + 1))
    length: Any = stops - starts
    last = codes[stops - 1]
    ends: Any = tables.end[last]
    ends[(last == ord(".")) & (codes[stops - 2] == ord(".")) & (length > 1)] = 2
    is_letter = tables.letter[codes]
    before = np.empty_like(is_letter)
    before[0] = False
    before[1:] = is_letter[:-1]
    begins, beyond = np.flatnonzero(is_letter & ~before), np.flatnonzero(before & ~is_letter)
    block = np.searchsorted(starts, begins, "right") - 1
    counts = _counts(codes, starts, int(length.max()), tables)
    words, blocks = _different_words(codes, starts, begins, beyond, block, tables)
    return Counted(
        length.astype(float),
        counts,
        np.bincount(block, minlength=len(starts)).astype(float),
        np.bincount(block, weights=tables.upper[codes[begins]], minlength=len(starts)).astype(float),
        ends,
        words,
        blocks,
    )


def _counts(codes: Any, starts: Any, longest: int, tables: _Tables) -> dict[str, Floats]:
    """Characters by class: the counts of four classes are summed at once, each in its own bits of a number."""
    found: dict[str, Floats] = {}
    for row, table in enumerate(tables.packed):
        packed = table[codes]
        if longest <= _MOST:
            counts = _apart(np.add.reduceat(packed, starts)).astype(float)
        else:
            counts = np.add.reduceat(_apart(packed).astype(float), starts)
        for place in range(_PACKED):
            found[CLASSES[row * _PACKED + place]] = counts[:, place]
    return found


def _apart(packed: Any) -> Any:
    """The four counts in each number, side by side."""
    return packed.astype("<u8").view("<u2").reshape(-1, _PACKED)


def _different_words(
    codes: Any, starts: Any, begins: Any, beyond: Any, block: Any, tables: _Tables
) -> tuple[Integers, Integers]:
    """The different words of each block, of four letters or more, or pairs of an unspaced script, in small letters.

    A word goes by the highest bits of a polynomial of its characters: two of a page's words seldom share them, and
    where they do, one of two weights among many is a little off.
    """
    up, down = _powers(1 << max(12, len(codes).bit_length()))
    with np.errstate(over="ignore"):
        sums = np.cumsum(tables.lower[codes] * up[: len(codes)])
        sums = np.concatenate((np.zeros(1, np.uint64), sums))
        long = beyond - begins >= _SHORTEST_WORD
        begins, beyond, block = begins[long], beyond[long], block[long]
        hashes = (sums[beyond] - sums[begins]) * down[begins]
        wide = tables.unspaced[codes]
        pairs = np.flatnonzero(wide[:-1] & wide[1:])
        if len(pairs):
            hashes = np.concatenate((hashes, (codes[pairs] * _PAIR + codes[pairs + 1]) * _PRIME))
            block = np.concatenate((block, np.searchsorted(starts, pairs, "right") - 1))
        numbers = (hashes >> np.uint64(64 - _WORD_BITS)).astype(np.int64)
    both = np.sort(numbers * len(starts) + block)
    first = np.empty(len(both), bool)
    first[:1] = True
    np.not_equal(both[1:], both[:-1], out=first[1:])
    word, of = np.divmod(both[first], len(starts))
    return word, of
