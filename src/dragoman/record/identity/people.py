"""Which clusters are one person: names, role and country at the day, and company weighed together."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.record.identity.clusters import Cluster, Link, Named, meet
from dragoman.record.identity.evidence import context
from dragoman.record.identity.known import known_alike, known_as_two
from dragoman.record.identity.likeness import NOTHING, Agreement, agreement
from dragoman.record.identity.names import Name

# Log odds from which two are one (0.75), and from which it is worth asking a user (0.4).
SAME = 1.1
UNSURE = -0.4

Pair = tuple[int, int]


class People:
    """The comparison of persons, with what was compared already."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._alphabetic: dict[int, bool] = {}
        self._agreements: dict[Pair, Agreement] = {}

    def edge(self, one: Cluster, other: Cluster) -> Link | None:
        """What says that two clusters are one person; None where nothing does, or something excludes it."""
        if known_alike(one.known, other.known) or _are_two(one, other):
            return None
        best = self._likeness(one.named, other.named)
        if best is None:
            return None
        said, reasons = context(one, other, best.is_lone)
        points = round(best.points + said, 6)
        # Two surnames are worth keeping only where they are sure: they are no answer to a question.
        least = SAME if one.is_vague and other.is_vague else UNSURE
        return None if points < least else Link(points, (*best.reasons, *reasons))

    def may_be_one(self, one: Named, other: Named) -> bool:
        """Whether the names of two may be one person's, whatever else is told of them."""
        return self._likeness(one, other) is not None

    def _likeness(self, one: Named, other: Named) -> Agreement | None:
        """The names that agree best; None where it is too little, or others contradict."""
        found = [self._agreement(a, b) for a, b in self._telling(one[0], other[0])]
        best = found[0] if len(found) == 1 else max(found, key=lambda found: (found.points, found.reasons))
        if best.excludes or best.points < UNSURE - 2 or self._names_exclude(one[1], other[1]):
            return None
        return best

    def excludes(self, one: Cluster, other: Cluster) -> bool:
        """Whether two clusters cannot be one person: known as two, of two countries, with names that contradict.

        Two of the knowledge stay two also where one has no id.
        """
        return _are_two(one, other) or self._names_exclude(one.profiles, other.profiles)

    def _names_exclude(self, one: Sequence[tuple[int, ...]], other: Sequence[tuple[int, ...]]) -> bool:
        return any(self._contradict(mine, theirs) for mine in one for theirs in other)

    def _contradict(self, mine: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
        return all(self._agreement(a, b).excludes for a, b in self._telling(mine, theirs))

    def _telling(self, mine: Sequence[int], theirs: Sequence[int]) -> list[Pair]:
        """The pairs of names to compare: those in alphabets, where both have such.

        Syllables and consonants alone say too little beside them: the Japanese Lavrov sounds like Ryabkov.
        """
        if len(mine) == len(theirs) == 1:
            return [(mine[0], theirs[0])]
        spelled = [[number for number in some if self._is_alphabetic(number)] for some in (mine, theirs)]
        if all(spelled):
            mine, theirs = spelled
        return [(a, b) for a in mine for b in theirs]

    def _is_alphabetic(self, number: int) -> bool:
        found = self._alphabetic.get(number)
        if found is None:
            found = self._alphabetic[number] = self._names[number].is_alphabetic
        return found

    def _agreement(self, one: int, other: int) -> Agreement:
        pair = (one, other) if one < other else (other, one)
        found = self._agreements.get(pair)
        if found is None:
            found = agreement(self._names[one], self._names[other])
            # Most say nothing, and are told so sooner than they are found again.
            if found is not NOTHING:
                self._agreements[pair] = found
        return found


def _are_two(one: Cluster, other: Cluster) -> bool:
    """Whether what is known of two clusters makes them two."""
    if known_as_two(one.known, other.known):
        return True
    if one.countries and other.countries and not meet(one.countries, other.countries):
        return True
    return bool(one.entries and other.entries) and not meet(one.entries, other.entries)
