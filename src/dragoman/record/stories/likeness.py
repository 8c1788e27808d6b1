"""How alike two articles are by their features: one number from 0 to 1, and what of each kind it comes from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.record.stories.features import KINDS, Features, Kind, kinds_of, levels_of

Rows = NDArray[np.float32]

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

_LAST_BITS = 16
_LAST = np.uint32((1 << _LAST_BITS) - 1)

# Two articles that name one place each, the same, are not the same for that: so much is added to what both could share.
_DOUBT = np.array([1, 1, 10, 16, 16, 10, 8, 8], np.float32)


def likenesses(one: Features, others: Sequence[Features]) -> Rows:
    """A row for each of the others: the cosine of each kind of features, 0 where one side has none."""
    if not others:
        return np.zeros((0, KINDS), np.float32)
    return cosines(one, lengths(one), others, np.stack([lengths(other) for other in others]))


def lengths(one: Features) -> Rows:
    """How much all the features of each kind tell together: what cosines are divided by."""
    weights = np.square(levels_of(one.numbers))
    found: Rows = np.sqrt(np.bincount(kinds_of(one.numbers), weights, KINDS)).astype(np.float32)
    return found


def cosines(one: Features, own: Rows, others: Sequence[Features], theirs: Rows) -> Rows:
    """The rows of `likenesses`, of features whose lengths are known: `theirs` has a row for each of the others."""
    numbers = np.concatenate([other.numbers for other in others])
    ends = np.cumsum([len(other.numbers) for other in others])
    shared = _places_in(numbers, one.numbers)
    kept = numbers[shared]
    cells = np.searchsorted(ends, shared, side="right") * KINDS + kinds_of(kept)
    products = np.bincount(cells, np.square(levels_of(kept)), len(others) * KINDS).reshape(len(others), KINDS)
    found: Rows = (products / (theirs * own + _DOUBT)).astype(np.float32)
    return found


def weighed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """How alike articles are by rows of `likenesses`: about 1 for the same features, 0 for none in common."""
    enough = rows.copy()
    enough[:, Kind.LETTERS] = np.minimum(rows[:, Kind.LETTERS], _ENOUGH_LETTERS)
    found: NDArray[np.float32] = enough @ _WEIGHTS / _ALL_SHARED
    return found


def likeness(one: Features, other: Features) -> float:
    """How alike two articles are: about 1 for the same features, 0 for none in common."""
    return float(weighed(likenesses(one, [other]))[0])


def _places_in(numbers: NDArray[np.uint32], row: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where those of the numbers stand that are in the row, which is in order."""
    if not len(row):
        return np.zeros(0, np.int64)
    # By their last bits first, since that is cheaper than to look for each in the row.
    marked = np.zeros(1 << _LAST_BITS, np.bool_)
    marked[row & _LAST] = True
    likely = np.flatnonzero(marked[numbers & _LAST])
    found = numbers[likely]
    is_in: NDArray[np.bool_] = row[np.minimum(np.searchsorted(row, found), len(row) - 1)] == found
    return likely[is_in]
