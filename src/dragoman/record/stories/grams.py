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
_BLANK = 32
_GROUPS = (3, 4, 5)
_LONGEST_WORD = 10
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
    blank = plain == _BLANK
    group, inside = row, np.ones(len(row), np.bool_)
    found = []
    for length in range(2, _GROUPS[-1] + 1):
        # A blank may stand at either end of a group and nowhere within.
        inside = inside[:-1] if length == 2 else inside[:-1] & ~blank[length - 2 : -1]
        group = group[:-1] * _STEP + row[length - 1 :]
        if length >= _GROUPS[0]:
            found.append(group[inside] + _kind(length))
    marked = np.zeros(1 << BITS, np.bool_)
    # Cheaper than sorting: a group is marked in a row of all that there may be.
    marked[_numbered(np.concatenate(found))] = True
    return np.flatnonzero(marked).astype(np.uint32)


def _sound_groups(sounds: Letters) -> Numbers:
    blanks = np.flatnonzero(sounds == _BLANK)
    begins, lengths = blanks[:-1] + 1, np.diff(blanks) - 1
    words = lengths >= _GROUPS[0]
    begins, lengths = begins[words], lengths[words]
    row = np.concatenate((sounds, np.full(_LONGEST_WORD, _BLANK, np.uint8))).astype(np.uint64)
    group = np.zeros(len(begins), np.uint64)
    found = []
    for length in range(1, _LONGEST_WORD + 1):
        group = group * _STEP + row[begins + (length - 1)]
        if length in _GROUPS:
            found.append(group[lengths >= length] + _kind(length))
        if length >= _GROUPS[0]:
            found.append(group[lengths == length] + _kind(length + 16))
    return np.unique(_numbered(np.concatenate(found)))


def _kind(number: int) -> np.uint64:
    return np.uint64(number << 59)


def _numbered(groups: NDArray[np.uint64]) -> Numbers:
    mixed = groups * _MIX
    return ((mixed ^ (mixed >> np.uint64(29))) * _MIX >> np.uint64(64 - BITS)).astype(np.uint32)
