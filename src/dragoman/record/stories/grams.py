"""What of a text's letters and sounds is most telling: a few groups of letters and of consonants, as numbers.

Which groups tell was learned from parallel texts (`scripts/learn_telling_grams.py`): those that a text shares with its
translation more often than with another text. A group nobody has seen yet is rare, and tells a good deal.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.record.stories.letters import Letters, consonants, letters, spelled
from dragoman.zstandard import zstandard

Numbers = NDArray[np.uint32]

BITS = 18  # a group's number is a hash of so many bits
MOST = 64  # so many groups of either kind are kept
UNSEEN = 8  # the level of a group that was not seen, in quarters
_LONGEST_TEXT = 20_000
_FEW = 1_500
_BLANK = 32
_GROUPS = (3, 4, 5)
_WORD_LENGTHS = range(3, 11)
_STEP = np.uint64(257)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_ORDER = np.uint32(0x9E3779B1)


class Grams(Struct, frozen=True, eq=False):
    """Numbers of groups of letters, and of groups of consonants; each once, in order."""

    of_letters: Numbers
    of_sounds: Numbers


def all_grams(text: str) -> Grams:
    """Every group of three to five letters, and every word and beginning of a word by its consonants."""
    plain = letters(text[:_LONGEST_TEXT])
    return Grams(_letter_groups(spelled(plain)), _sound_groups(consonants(plain)))


def telling(numbers: Numbers, levels: NDArray[np.uint8], most: int = MOST) -> Numbers:
    """The groups of the highest levels, in order; of equal ones those that a hash puts first."""
    if len(numbers) > most:
        # Sixteen levels above 28 bits of hash: one number to sort by.
        rank = ((15 - levels[numbers].astype(np.uint32)) << np.uint32(28)) | ((numbers * _ORDER) >> np.uint32(4))
        numbers = numbers[np.argpartition(rank, most)[:most]]
    return np.sort(numbers)


@cache
def levels() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """For each group of letters, and of consonants, how much it tells, in quarters: 0 to 15."""
    packed = zstandard().decompress(resources.files(__package__).joinpath("grams.levels.zst").read_bytes())
    halves = np.frombuffer(packed, np.uint8)
    whole = np.stack((halves & 15, halves >> 4), axis=1).reshape(2, 1 << BITS)
    return whole[0], whole[1]


def _letter_groups(plain: Letters) -> Numbers:
    row = plain.astype(np.uint64)
    found = []
    group = row
    inside = np.ones(len(row), np.bool_)
    for length in range(2, _GROUPS[-1] + 1):
        # A blank may stand at either end of a group and nowhere within.
        inside = inside[:-1]
        if length > 2:
            inside = inside & (row[length - 2 : -1] != _BLANK)
        group = group[:-1] * _STEP + row[length - 1 :]
        if length >= _GROUPS[0]:
            found.append(_numbered(group[inside], length))
    return _distinct(found)


def _sound_groups(sounds: Letters) -> Numbers:
    row = sounds.astype(np.uint64)
    blanks = np.flatnonzero(sounds == _BLANK)
    begins, lengths = blanks[:-1] + 1, np.diff(blanks) - 1
    found = []
    group = np.zeros(len(begins), np.uint64)
    for length in range(1, _WORD_LENGTHS[-1] + 1):
        reaching = lengths >= length
        begins, lengths, group = begins[reaching], lengths[reaching], group[reaching]
        group = group * _STEP + row[begins + length - 1]
        if length in _GROUPS:
            found.append(_numbered(group, length))
        if length in _WORD_LENGTHS:
            found.append(_numbered(group[lengths == length], length + 16))
    return _distinct(found)


def _numbered(groups: NDArray[np.uint64], kind: int) -> Numbers:
    mixed = (groups + np.uint64(kind << 59)) * _MIX
    return ((mixed ^ (mixed >> np.uint64(29))) * _MIX >> np.uint64(64 - BITS)).astype(np.uint32)


def _distinct(found: list[Numbers]) -> Numbers:
    if sum(map(len, found)) < _FEW:
        return np.unique(np.concatenate(found))
    # Cheaper than sorting: a group is marked in a row of all that there may be.
    marked = np.zeros(1 << BITS, np.bool_)
    for numbers in found:
        marked[numbers] = True
    return np.flatnonzero(marked).astype(np.uint32)
