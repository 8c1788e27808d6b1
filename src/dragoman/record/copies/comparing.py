"""Whether two texts are copies of one another, by the runs of words that they share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from dragoman.record.copies.fingerprints import Prints

# Texts are copies by what they share of all that either has. A reprint with an end of its own holds most of what it
# reprints; two changed words, which take all runs with them that they stand in, are forgiven in a short one too. Of a
# shortened one nearly all stands in the longer, which is not many times its length: a brief that a long report quotes
# in passing is no reprint, nor is a later report that tells much more than the brief.
_LEAST_LIKENESS = 0.49
_LEAST_CONTAINED, _LEAST_OF_CHANGED, _OF_LENGTH = 0.8, 0.7, 0.5
_FORGIVEN = 8
_LEAST_OF_SHORTENED, _SHORTENED_LENGTH = 0.9, 0.28
# Texts that share less than this are formulas and headlines: they are copies only where they are the same.
_FEWEST_SHARED = 8
# Copies whose sketches share less than this part of what is to be expected are rarer than one in a thousand.
_OF_EXPECTED = 0.25


class Shared(Struct, frozen=True):
    """How many runs two texts have, the shorter and the longer, and how many of them both."""

    shorter: int
    longer: int
    both: int

    @property
    def containment(self) -> float:
        """How much of the shorter stands in the longer: 0 to 1."""
        return self.both / self.shorter if self.shorter else 0.0

    @property
    def likeness(self) -> float:
        """How much of what either has stands in both (Jaccard): 0 to 1."""
        of_all = self.shorter + self.longer - self.both
        return self.both / of_all if of_all else 0.0


def shared(one: Prints, other: Prints) -> Shared:
    """What two texts share, by all their fingerprints."""
    shorter, longer = sorted((one, other), key=len)
    # Both are sorted and without repetitions, so what stands beside its like is shared.
    together = np.concatenate((shorter, longer))
    together.sort()
    return Shared(shorter.size, longer.size, int(np.count_nonzero(together[1:] == together[:-1])))


def may_be_copies(runs: int, others: int, sketch: Sequence[int], other_sketch: Sequence[int]) -> bool:
    """Whether two texts of so many runs, with these of their smallest prints, can be copies.

    The prints tell how much two texts share, if roughly; what is told apart by them need not be read.
    """
    shorter, longer = sorted((runs, others))
    if shorter < longer * _SHORTENED_LENGTH or not sketch or not other_sketch:
        return False
    # Of all that either has, the smallest prints: those no larger than the largest of both sketches.
    largest = min(sketch[-1], other_sketch[-1])
    both = len(set(sketch).intersection(other_sketch))
    either = bisect_right(sketch, largest) + bisect_right(other_sketch, largest) - both
    return both >= either * _least_likeness(shorter / longer) * _OF_EXPECTED


def _least_likeness(of_length: float) -> float:
    """How much copies share at least of what either has, where one has this part of the length of the other."""
    contained = _LEAST_OF_CHANGED if of_length >= _OF_LENGTH else _LEAST_OF_SHORTENED
    return min(_LEAST_LIKENESS, contained * of_length / (1 + of_length - contained * of_length))


def are_copies(found: Shared, is_longer_later: bool = False) -> bool:
    """Whether what two texts share makes them copies of one another; on which days they were published may tell."""
    if found.both < _FEWEST_SHARED:
        return found.both == found.longer > 0
    if found.likeness >= _LEAST_LIKENESS:
        return True
    of_length = found.shorter / found.longer
    if of_length >= _OF_LENGTH:
        is_most = found.both + _FORGIVEN >= found.shorter * _LEAST_CONTAINED
        return is_most and found.containment >= _LEAST_OF_CHANGED
    return not is_longer_later and of_length >= _SHORTENED_LENGTH and found.containment >= _LEAST_OF_SHORTENED
