"""The fingerprints of texts: a number for each run of words, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.record.copies.letters import DROPPED, SPACED, UNSPACED, mixed, read

Prints = NDArray[np.uint64]

# A run is five words, or eight letters where words stand without spaces. Copies share most of their runs; texts on the
# same matter by other hands hardly any.
_WORDS, _LETTERS = 5, 8

_BASE = 0x9E6C63D0876A9A35
_INVERSE = pow(_BASE, -1, 1 << 64)
_WORD_BASE = 0xD1342543DE82EF95
_WORD_BASE_2 = _WORD_BASE**2 % (1 << 64)
_WORD_BASE_4 = _WORD_BASE**4 % (1 << 64)
# So many code points are worked through at once, short texts together: what is done to them stays near the processor.
_AT_ONCE = 1 << 15
_LONGEST = 1 << 20
_BETWEEN_TEXTS = "\x00"


def fingerprints(texts: Sequence[str]) -> list[Prints]:
    """For each text the numbers of all its runs, each once, in ascending order; a text shorter than a run has none.

    Case, accents, signs, spaces and the typographic form of letters have no say, nor has what follows a million signs.
    """
    portions = _portions([text[:_LONGEST] for text in texts])
    return [prints for portion in portions for prints in _fingerprints(portion)]


def _portions(texts: Sequence[str]) -> Iterator[list[str]]:
    portion: list[str] = []
    length = 0
    for text in texts:
        if portion and length + len(text) > _AT_ONCE:
            yield portion
            portion, length = [], 0
        portion.append(text)
        length += len(text) + 1
    if portion:
        yield portion


def _fingerprints(texts: Sequence[str]) -> Iterator[Prints]:
    words = _words(texts)
    fives, eights = _runs(words.numbers)
    begin = 0
    for end in words.ends:
        found = fives[begin : max(end - _WORDS + 1, begin)]
        single = words.are_letters[begin:end]
        if single.any():
            whole = eights[begin : max(end - _LETTERS + 1, begin)]
            found = np.concatenate((found[~single[: found.size]], whole[single[: whole.size]]))
        yield _sorted_once(found)
        begin = end


class _Words(Struct, frozen=True):
    """The words of some texts as numbers, which of them are letters of unspaced scripts, where each text's end."""

    numbers: Prints
    are_letters: NDArray[np.bool_]
    ends: list[int]


def _words(texts: Sequence[str]) -> _Words:
    codes = np.frombuffer(_BETWEEN_TEXTS.join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    text_ends = np.cumsum([len(text) + 1 for text in texts])
    kinds, values = read(codes)
    heard = kinds != DROPPED
    if not heard.all():
        text_ends = np.cumsum(heard)[text_ends - 1]
        kinds, values = kinds[heard], values[heard]
    begins = kinds >= SPACED
    ends = begins.copy()
    goes_on = (kinds[:-1] == SPACED) & (kinds[1:] == SPACED)
    begins[1:] &= ~goes_on
    ends[:-1] &= ~goes_on
    first, last = np.flatnonzero(begins), np.flatnonzero(ends)
    # A word's number is the sum of its letters' values, each times the power of its place in the word.
    powers, inverses = _powers(max(2 * _AT_ONCE, 1 << int(kinds.size).bit_length()))
    sums = np.cumsum(values * powers[: kinds.size], dtype=np.uint64)
    before = sums[first] - values[first] * powers[first]
    numbers = mixed((sums[last] - before) * inverses[first])
    return _Words(numbers, kinds[first] == UNSPACED, np.searchsorted(first, text_ends).tolist())


@lru_cache(maxsize=2)
def _powers(length: int) -> tuple[Prints, Prints]:
    return _row_of_powers(_BASE, length), _row_of_powers(_INVERSE, length)


def _row_of_powers(base: int, length: int) -> Prints:
    row = np.full(length, base, dtype=np.uint64)
    row[0] = 1
    return np.multiply.accumulate(row)


def _runs(words: Prints) -> tuple[Prints, Prints]:
    """A number for the five words that begin at each word, and one for the eight."""
    pairs = words[:-1] * np.uint64(_WORD_BASE) + words[1:]
    fours = pairs[:-2] * np.uint64(_WORD_BASE_2) + pairs[2:]
    fives = fours[:-1] * np.uint64(_WORD_BASE) + words[4:]
    eights = fours[:-4] * np.uint64(_WORD_BASE_4) + fours[4:]
    return mixed(fives), mixed(eights)


def _sorted_once(numbers: Prints) -> Prints:
    numbers = np.sort(numbers)
    is_first = np.ones(numbers.size, dtype=np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
    return numbers[is_first]
