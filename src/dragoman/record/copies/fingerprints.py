"""The fingerprints of a text: a number for each run of its words, the same on every machine."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dragoman.record.copies.letters import DROPPED, SPACED, UNSPACED, mixed, read

Prints = NDArray[np.uint64]

# A run is five words, or eight letters where words stand without spaces. Copies share most of their runs; texts
# on the same matter by other hands hardly any.
_WORDS = 5

_BASE = 0x9E6C63D0876A9A35
_INVERSE = pow(_BASE, -1, 1 << 64)
_WORD_BASE = 0xD1342543DE82EF95
_WORD_BASE_2 = _WORD_BASE**2 % (1 << 64)
_WORD_BASE_4 = _WORD_BASE**4 % (1 << 64)
_FEWEST_POWERS = 1 << 16


def fingerprints(text: str) -> Prints:
    """The numbers of all runs of a text, each once, in ascending order; a text shorter than a run has none.

    Case, accents, signs, spaces and the typographic form of letters have no say.
    """
    words, unspaced = _words(text)
    if words.size < _WORDS:
        return words[:0]
    found = mixed(_runs(words, unspaced))
    found.sort()
    is_first = np.ones(found.size, dtype=np.bool_)
    np.not_equal(found[1:], found[:-1], out=is_first[1:])
    return found[is_first]


def _words(text: str) -> tuple[Prints, NDArray[np.bool_]]:
    """A number for each word or letter of an unspaced script, in their order, and whether it is such a letter."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds, values = read(codes)
    heard = kinds != DROPPED
    if not heard.all():
        kinds, values = kinds[heard], values[heard]
    if not kinds.size:
        return values, kinds == UNSPACED
    single = kinds == UNSPACED
    letters = kinds >= SPACED
    # Whether a word may go on from each place to the next.
    joined = (kinds[:-1] == SPACED) & (kinds[1:] == SPACED)
    begins, ends = letters.copy(), letters.copy()
    begins[1:] &= ~joined
    ends[:-1] &= ~joined
    first, last = np.flatnonzero(begins), np.flatnonzero(ends)
    powers, inverses = _powers(max(_FEWEST_POWERS, 1 << int(kinds.size).bit_length()))
    sums = np.cumsum(values * powers[: kinds.size], dtype=np.uint64)
    before = sums[first] - values[first] * powers[first]
    return mixed((sums[last] - before) * inverses[first]), single[first]


@lru_cache(maxsize=2)
def _powers(length: int) -> tuple[Prints, Prints]:
    return _row_of_powers(_BASE, length), _row_of_powers(_INVERSE, length)


def _row_of_powers(base: int, length: int) -> Prints:
    row = np.full(length, base, dtype=np.uint64)
    row[0] = 1
    return np.multiply.accumulate(row)


def _runs(words: Prints, unspaced: NDArray[np.bool_]) -> Prints:
    """A number for the run that begins at each word, as far as there is a whole one."""
    pairs = words[:-1] * np.uint64(_WORD_BASE) + words[1:]
    fours = pairs[:-2] * np.uint64(_WORD_BASE_2) + pairs[2:]
    fives = fours[:-1] * np.uint64(_WORD_BASE) + words[4:]
    if not unspaced.any():
        return fives
    eights = fours[:-4] * np.uint64(_WORD_BASE_4) + fours[4:]
    return np.concatenate((fives[~unspaced[: fives.size]], eights[unspaced[: eights.size]]))
