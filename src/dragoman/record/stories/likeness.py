"""How alike two articles are by their features: one number from 0 to 1, and what of each kind it comes from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.record.stories.features import KINDS, Features, Kind, kinds_of, levels_of

# How much each kind tells of a text and its translation, as parallel texts have it, rounded.
_WEIGHTS = np.zeros(KINDS, np.float32)
for _kind, _weight in (
    (Kind.LETTERS, 0.26), (Kind.SOUNDS, 0.29), (Kind.NUMBERS, 0.20), (Kind.NAMES, 0.09), (Kind.KNOWN, 0.02),
    (Kind.DAYS, 0.07), (Kind.COUNTRIES, 0.09),
):  # fmt: skip
    _WEIGHTS[_kind] = _weight
# So much of the same letters tells all that they can: names in the letters of another language, within a text or beside
# their own writing, would else count for more than all that is said.
_ENOUGH_LETTERS = 0.3
_ALL_SHARED = float(_WEIGHTS.sum() - (1 - _ENOUGH_LETTERS) * _WEIGHTS[Kind.LETTERS])

# Two articles that name one place each, the same, are not the same for that: so much is added to what both could share.
_DOUBT = np.array([1, 1, 10, 16, 16, 10, 8, 8], np.float32)


def likenesses(one: Features, others: Sequence[Features]) -> NDArray[np.float32]:
    """A row for each of the others: the cosine of each kind of features, 0 where one side has none."""
    if not others:
        return np.zeros((0, KINDS), np.float32)
    numbers = np.concatenate([one.numbers, *(other.numbers for other in others)])
    owner = np.repeat(np.arange(len(others) + 1), [len(one.numbers), *(len(other.numbers) for other in others)])
    weights, cells = np.square(levels_of(numbers)), owner * KINDS + kinds_of(numbers)
    whole = _sums(cells, weights, len(others) + 1)
    shared = _in_sorted(numbers, one.numbers)
    products = _sums(cells[shared], weights[shared], len(others) + 1)[1:]
    cosines: NDArray[np.float32] = (products / (np.sqrt(whole[1:] * whole[0]) + _DOUBT)).astype(np.float32)
    return cosines


def _sums(cells: NDArray[np.int64], weights: NDArray[np.float32], rows: int) -> NDArray[np.float64]:
    return np.bincount(cells, weights, rows * KINDS).astype(np.float64).reshape(rows, KINDS)


def weighed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """How alike articles are by rows of `likenesses`: about 1 for the same features, 0 for none in common."""
    enough = rows.copy()
    enough[:, Kind.LETTERS] = np.minimum(rows[:, Kind.LETTERS], _ENOUGH_LETTERS)
    found: NDArray[np.float32] = enough @ _WEIGHTS / _ALL_SHARED
    return found


def likeness(one: Features, other: Features) -> float:
    """How alike two articles are: about 1 for the same features, 0 for none in common."""
    return float(weighed(likenesses(one, [other]))[0])


def _in_sorted(numbers: NDArray[np.uint32], row: NDArray[np.uint32]) -> NDArray[np.bool_]:
    if not len(row):
        return np.zeros(len(numbers), np.bool_)
    found: NDArray[np.bool_] = row[np.minimum(np.searchsorted(row, numbers), len(row) - 1)] == numbers
    return found
