"""Which countries an article is about, persons and offices speaking for theirs; in one number, so that many compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.model import Analysis

_MOST, _MAIN = 4, 3
_LESSER = 3  # one that is named so many times less often than the first is no main one
_LETTERS, _BITS, _COUNT = 3, 5, 2
_WIDTH = _LETTERS * _BITS
_SHIFTS = np.array([_COUNT + _WIDTH * place for place in range(_MOST)], np.int64)


class Compared(Struct, frozen=True):
    """For each of the others: whether it is about other countries; whether each has a main one that the other lacks."""

    others: NDArray[np.bool_]
    each_its_own: NDArray[np.bool_]


def told_countries(analysis: Analysis) -> Counter[str]:
    """How often an article names each country or somebody of it."""
    country = {entity.id: entity.country for entity in analysis.entities if entity.country}
    return Counter(country[mention.entity] for mention in analysis.mentions if mention.entity in country)


def most_told(often: Counter[str], most: int) -> list[str]:
    """The countries that are named most often."""
    return sorted(often, key=lambda land: (-often[land], land))[:most]


def packed(analysis: Analysis) -> int:
    """The countries most told, the first first, and how many of them are main ones; 0 for none."""
    often = told_countries(analysis)
    lands = [land for land in most_told(often, _MOST) if len(land) == _LETTERS and land.isascii() and land.isupper()]
    main = [land for land in lands[:_MAIN] if often[land] * _LESSER >= often[lands[0]]]
    return sum(_code(land) << int(shift) for land, shift in zip(lands, _SHIFTS, strict=False)) | len(main)


def _code(land: str) -> int:
    return sum((ord(letter) - ord("A") + 1) << (_BITS * place) for place, letter in enumerate(land))


def compared(one: int, others: Sequence[int]) -> Compared:
    """How the countries of an article lie to those of others; an article without any is neither."""
    whole = np.array([one, *others], np.int64)
    codes = (whole[:, None] >> _SHIFTS) & ((1 << _WIDTH) - 1)
    is_main = np.arange(_MOST) < (whole & ((1 << _COUNT) - 1))[:, None]
    same = (codes[1:, :, None] == codes[0]) & (codes[0] > 0)
    theirs_shared, own_shared = same.any(axis=2), same.any(axis=1)
    both = (whole[0] > 0) & (whole[1:] > 0)
    met = (theirs_shared & is_main[1:]).any(axis=1) | (own_shared & is_main[0]).any(axis=1)
    lacking = (~theirs_shared & is_main[1:]).any(axis=1) & (~own_shared & is_main[0]).any(axis=1)
    return Compared(both & ~met, both & met & lacking)
