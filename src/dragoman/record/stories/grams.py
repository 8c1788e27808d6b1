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

from dragoman.record.stories.letters import Letters, consonants, plain, spelled
from dragoman.zstandard import zstandard

Numbers = NDArray[np.uint32]

BITS = 18  # a group's number is a hash of so many bits
MOST = 64  # so many groups of either kind are kept
UNSEEN = (8, 6)  # the levels of a group of letters, and of consonants, that was not seen, in quarters
_LONGEST_TEXT = 20_000
_BLANK = 32
_CLASS = np.uint8(127)  # what stands above is no consonant, but says that a name may begin with it
_GROUPS = (3, 4, 5)
_LONGEST_WORD = 10
_STEP = np.uint32(257)
_PLACES = np.arange(_LONGEST_WORD)
_STEPS = np.cumprod(np.full(_LONGEST_WORD, _STEP), dtype=np.uint32)
_MIX, _ORDER = np.uint32(0x85EBCA6B), np.uint32(0x9E3779B1)
# Groups of one length, and whole words of one length, are told from those of another.
_OF_KIND = np.arange(32, dtype=np.uint32) * np.uint32(0xC2B2AE35)


class Grams(Struct, frozen=True, eq=False):
    """Numbers of groups of letters, and of groups of consonants; each once, in order."""

    of_letters: Numbers
    of_sounds: Numbers


def all_grams(text: str) -> Grams:
    """Every group of three to five letters, and every word and beginning of a word by its consonants."""
    written = plain(text[:_LONGEST_TEXT])
    return Grams(_letter_groups(spelled(written.letters)), _sound_groups(consonants(written.heard)))


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
    row = plain.astype(np.uint32)
    word = plain != _BLANK
    group, inside = row, np.ones(len(row), np.bool_)
    found = []
    for length in range(2, _GROUPS[-1] + 1):
        # A blank may stand at either end of a group and nowhere within.
        inside = inside[:-1] if length == 2 else inside[:-1] & word[length - 2 : -1]
        group = group[:-1] * _STEP + row[length - 1 :]
        if length >= _GROUPS[0]:
            found.append(_numbered(group[inside], _OF_KIND[length]))
    return _once(np.concatenate(found))


def _sound_groups(sounds: Letters) -> Numbers:
    begin, sounds = sounds > _CLASS, sounds & _CLASS
    blank = sounds == _BLANK
    blanks = np.flatnonzero(blank)
    begins = np.flatnonzero(blank[:-1] | begin[1:]) + 1
    lengths = blanks[np.searchsorted(blanks, begins)] - begins
    words = lengths >= _GROUPS[0]
    begins, lengths = begins[words], lengths[words]
    row = np.concatenate((sounds, np.zeros(_LONGEST_WORD, np.uint8))).astype(np.uint32)
    letters = row[begins[:, None] + _PLACES] * _STEPS
    sums = np.cumsum(letters, axis=1, dtype=np.uint32)
    whole = lengths <= _LONGEST_WORD
    found = [_numbered(sums[lengths >= length, length - 1], _OF_KIND[length]) for length in _GROUPS]
    found.append(_numbered(sums[whole, lengths[whole] - 1], _OF_KIND[lengths[whole] + 16]))
    return _once(np.concatenate(found))


def _once(numbers: Numbers) -> Numbers:
    """Each number once, in order; `numpy.unique` takes twenty times as long."""
    numbers.sort()
    return numbers[np.append(True, numbers[1:] != numbers[:-1])] if len(numbers) else numbers


def _numbered(groups: Numbers, kind: np.uint32 | Numbers) -> Numbers:
    mixed = (groups + kind) * _MIX
    numbers: Numbers = ((mixed ^ (mixed >> np.uint32(15))) * _ORDER) >> np.uint32(32 - BITS)
    return numbers
