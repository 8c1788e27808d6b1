"""Whether two texts are copies of one another, by the runs of words that they share."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from dragoman.record.copies.fingerprints import Prints

# Texts are copies by what they share of all that either has. A reprint with an end of its own holds most of what it
# reprints. Of a shortened one nearly all stands in the longer, which is not many times its length: a brief that a long
# report quotes in passing is no reprint, nor is a later report that tells much more than the brief.
_LEAST_LIKENESS = 0.49
_LEAST_CONTAINED, _OF_LENGTH = 0.8, 0.5
_LEAST_OF_SHORTENED, _SHORTENED_LENGTH = 0.9, 0.28
# Texts that share less than this are formulas and headlines: they are copies only where they are the same.
_FEWEST_SHARED = 8


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


def may_be_copies(runs: int, others: int) -> bool:
    """Whether two texts of so many runs can be copies at all."""
    shorter, longer = sorted((runs, others))
    return shorter > 0 and shorter >= longer * _SHORTENED_LENGTH


def are_copies(found: Shared, is_longer_later: bool = False) -> bool:
    """Whether what two texts share makes them copies of one another; on which days they were published may tell."""
    if found.both < _FEWEST_SHARED:
        return found.both == found.longer > 0
    if found.likeness >= _LEAST_LIKENESS:
        return True
    of_length = found.shorter / found.longer
    if of_length >= _OF_LENGTH:
        return found.containment >= _LEAST_CONTAINED
    return not is_longer_later and of_length >= _SHORTENED_LENGTH and found.containment >= _LEAST_OF_SHORTENED
