"""What small learned trees say of rows of numbers; `scripts/boosting.py` learns them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


class Trees(Struct, frozen=True):
    """Symmetric trees of depth three, in columns.

    A level's questions for all trees stand in a row, then the next level's; `first` is where each tree's eight answers
    begin.
    """

    rows: NDArray[np.int64]
    thresholds: Floats
    answers: Floats
    first: NDArray[np.int64]

    def scores(self, seen: Floats) -> Floats:
        """The sum of the trees' answers for each column of `seen`, which has a row for each feature."""
        trees = len(self.first)
        above = (seen.take(self.rows, 0) > self.thresholds).view(np.uint8).reshape(3, trees, -1)
        path = above[0] * np.uint8(4)
        path += above[1] * np.uint8(2)
        path += above[2]
        found: Floats = self.answers.take(path + self.first).sum(0)
        return found


def trees_of(data: Sequence[Mapping[str, Any]], features: Sequence[str]) -> Trees:
    """Trees as they are written down, each with its questions ("above": feature and threshold) and eight "answers"."""
    row = {name: number for number, name in enumerate(features)}
    asked = [question for level in range(3) for question in (tree["above"][level] for tree in data)]
    return Trees(
        np.array([row[name] for name, _ in asked], np.int64),
        np.array([[threshold] for _, threshold in asked], np.float32),
        np.array([answer for tree in data for answer in tree["answers"]]),
        np.arange(0, 8 * len(data), 8)[:, None],
    )
