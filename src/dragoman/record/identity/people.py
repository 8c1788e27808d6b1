"""Which clusters are one person: names, role and country at the day, and company weighed together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.record.identity.blocks import Pair, family_keys, full_keys, pairs
from dragoman.record.identity.clusters import MARGIN, Cluster, Edge
from dragoman.record.identity.evidence import Company, context
from dragoman.record.identity.known import known_alike, known_as_two
from dragoman.record.identity.likeness import Agreement, agreement, family_parts
from dragoman.record.identity.names import Name

# Log odds from which two are one (0.75), and from which it is worth asking a user (0.4).
SAME = 1.1
UNSURE = -0.4
_NEARLY = SAME - MARGIN
_MOST_BEARERS = 48


class People:
    """The comparison of persons, with what was compared already."""

    def __init__(self, names: Sequence[Name], company: Company) -> None:
        self._names = names
        self._company = company
        self._agreements: dict[Pair, Agreement] = {}

    def edges(self, clusters: Sequence[Cluster]) -> Iterator[Edge]:
        """All pairs of clusters that are one person or may be."""
        for one, other in self._candidates(clusters):
            edge = self._edge(clusters, one, other)
            # Two surnames alone are worth keeping only where they are nearly sure: they are no answer to a question.
            both_vague = clusters[one].is_vague and clusters[other].is_vague
            if edge is not None and edge.points >= (_NEARLY if both_vague else UNSURE):
                yield edge

    def excludes(self, one: Cluster, other: Cluster) -> bool:
        """Whether two clusters cannot be one person: known as two, of two countries, with names that contradict.

        Two of the knowledge stay two also where one has no id.
        """
        if known_as_two(one.known, other.known):
            return True
        if one.countries and other.countries and one.countries.keys().isdisjoint(other.countries):
            return True
        if one.entries and other.entries and one.entries.isdisjoint(other.entries):
            return True
        return any(self._contradict(mine, theirs) for mine in one.profiles for theirs in other.profiles)

    def _contradict(self, mine: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
        return all(self._agreement(a, b).excludes for a, b in self._telling(mine, theirs))

    def _telling(self, mine: Sequence[int], theirs: Sequence[int]) -> list[Pair]:
        """The pairs of names to compare: those in alphabets, where both have such.

        Syllables and consonants alone say too little beside them: the Japanese Lavrov sounds like Ryabkov.
        """
        every = [(a, b) for a in mine for b in theirs]
        spelled = [(a, b) for a, b in every if self._names[a].is_alphabetic and self._names[b].is_alphabetic]
        return spelled or every

    def _agreement(self, one: int, other: int) -> Agreement:
        pair = (one, other) if one < other else (other, one)
        found = self._agreements.get(pair)
        if found is None:
            found = self._agreements[pair] = agreement(self._names[pair[0]], self._names[pair[1]])
        return found

    def _edge(self, clusters: Sequence[Cluster], one: int, other: int) -> Edge | None:
        first, second = clusters[one], clusters[other]
        if known_alike(first.known, second.known):
            return None
        best = max(
            (self._agreement(a, b) for a, b in self._telling(first.names, second.names)),
            key=lambda found: (found.points, found.reasons),
        )
        if best.excludes or best.points < UNSURE - 2:
            return None
        said, reasons = context(first, second, self._company, best.is_lone)
        return Edge(round(best.points + said, 6), one, other, (*best.reasons, *reasons))

    def _candidates(self, clusters: Sequence[Cluster]) -> Iterator[Pair]:
        full = [number for number, cluster in enumerate(clusters) if not cluster.is_vague]
        vague = [number for number, cluster in enumerate(clusters) if cluster.is_vague]
        order = [self._order(cluster) for cluster in clusters]
        keyed = ((number, self._full_keys(clusters[number])) for number in full)
        yield from pairs(keyed, order.__getitem__)
        by_family: dict[str, list[int]] = {}
        for number in full:
            for key in self._family_keys(clusters[number]):
                by_family.setdefault(key, []).append(number)
        seen: set[Pair] = set()
        for number in vague:
            for key in sorted(self._family_keys(clusters[number])):
                bearers = by_family.get(key, ())
                for bearer in bearers if len(bearers) <= _MOST_BEARERS else ():
                    pair = (number, bearer) if number < bearer else (bearer, number)
                    if pair not in seen:
                        seen.add(pair)
                        yield pair
        keyed = ((number, self._family_keys(clusters[number])) for number in vague)
        yield from pairs(keyed, order.__getitem__)

    def _full_keys(self, cluster: Cluster) -> set[str]:
        return {key for name in cluster.names if not self._names[name].is_lone for key in full_keys(self._names[name])}

    def _family_keys(self, cluster: Cluster) -> set[str]:
        return {key for name in cluster.names for key in family_keys(family_parts(self._names[name]))}

    def _order(self, cluster: Cluster) -> str:
        parts = self._names[cluster.names[0]].parts
        return " ".join((parts[-1].key, parts[0].key))
