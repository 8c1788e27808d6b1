"""Learn which groups of letters and sounds tell that two texts are of one thing.

    python -m scripts.learn_telling_grams        # the data: ../shared/data, or DRAGOMAN_DATA

From NTREX-128: how often a document and its translation share a group, beside how often a document and the translation
of another one do, over all languages together. What is kept is a number of four bits for each hash of a group; nothing
of the texts can be had back from it. `learned(documents)` with a part of the documents is for measuring on the others.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import sets
from dragoman.record.stories.grams import BITS, UNSEEN, all_grams
from dragoman.zstandard import zstandard

TARGET = Path(__file__).resolve().parents[1] / "src/dragoman/record/stories/grams.levels.zst"
_SMOOTHING = 5.0
_LEAST_SEEN = 3.0

Levels = tuple[NDArray[np.uint8], NDArray[np.uint8]]
Present = NDArray[np.bool_]


def learned(documents: Collection[int] | None = None) -> Levels:
    """The levels of groups of letters and of sounds, learned from these documents, by number, or from all."""
    chosen = range(len(sets.parallel_documents("eng"))) if documents is None else documents
    numbers = sorted(chosen)
    english = _present("eng", numbers)
    shared = [np.zeros(1 << BITS) for _ in english]
    by_chance = [np.zeros(1 << BITS) for _ in english]
    for code in sets.parallel_codes()[1:]:
        for kind, (one, other) in enumerate(zip(english, _present(code, numbers), strict=True)):
            both = np.count_nonzero(one & other, axis=0)
            pairs = np.count_nonzero(one, axis=0).astype(float) * np.count_nonzero(other, axis=0)
            shared[kind] += both
            by_chance[kind] += (pairs - both) / (len(numbers) - 1)
    first, second = map(_levels, shared, by_chance, UNSEEN)
    return first, second


def _present(code: str, numbers: list[int]) -> tuple[Present, Present]:
    """For each document a row: which groups stand in it."""
    documents = sets.parallel_documents(code)
    found = np.zeros((2, len(numbers), 1 << BITS), np.bool_)
    for row, number in enumerate(numbers):
        grams = all_grams(documents[number].text)
        found[0, row, grams.of_letters] = True
        found[1, row, grams.of_sounds] = True
    return found[0], found[1]


def _levels(shared: NDArray[np.float64], by_chance: NDArray[np.float64], unseen: int) -> NDArray[np.uint8]:
    ratio = np.log((shared + _SMOOTHING) / (by_chance + _SMOOTHING))
    level = np.clip(np.round(4 * ratio), 0, 15).astype(np.uint8)
    level[shared + by_chance < _LEAST_SEEN] = unseen
    return level


def packed(found: Levels) -> bytes:
    """Both tables as the program keeps them, two levels a byte."""
    whole = np.concatenate(found)
    packed_bytes: bytes = zstandard().compress((whole[0::2] | (whole[1::2] << 4)).astype(np.uint8).tobytes(), 19)
    return packed_bytes


def main() -> int:
    content = packed(learned())
    TARGET.write_bytes(content)
    print(f"{TARGET.name}: {len(content):,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
