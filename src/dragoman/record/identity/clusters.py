"""Entities that are taken for one, with what is told of them; two clusters join where nothing forbids it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dragoman.record.identity.constraints import Unions

# How much better a candidate must be than one that excludes him.
MARGIN = 0.5
# He of whom about so many times more articles tell is meant by a surname, though another bears it.
PROMINENCE = 8
# A cluster's names are compared no further than this: whom so many names fit is known well enough.
_MOST_PROFILES = 24

Days = tuple[int, int]
Named = tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]  # the names by which one is met, and the profiles
_Told = TypeVar("_Told")


class Cluster(Struct, frozen=True, gc=False):
    """Entities that are one by knowledge, by a user's word, or because nothing tells them apart.

    `names` are numbers of the names by which it can be met; `profiles` those of each of its bearers, for what excludes
    him. `known` are ids of Wikidata and of lists, `entries` names of people of the knowledge. `roles` have the first
    and last day on which an article gives them (None: of no known day). `articles` are some of those that tell of them,
    `told` is about how many do, `has_more` whether more than these; `tokens` is what they are in the company of others.
    `is_vague`: it has only a name that many may bear, so that others decide who it is.
    """

    members: Sequence[int]
    names: tuple[int, ...]
    profiles: tuple[tuple[int, ...], ...]
    known: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    roles: Mapping[str, Days | None] = {}
    articles: tuple[str, ...] = ()
    told: int = 0
    has_more: bool = False
    company: tuple[int, ...] = ()
    tokens: tuple[int, ...] = ()
    is_vague: bool = False

    @property
    def first(self) -> int:
        """The smallest of the numbers of its entities."""
        return self.members[0]

    @property
    def named(self) -> Named:
        """Its names and profiles."""
        return self.names, self.profiles

    def with_(self, other: Cluster) -> Cluster:
        """With all that is told of another; the company and the names by which it is met stay its own."""
        roles = {role: around(self.roles.get(role), days) for role, days in other.roles.items()}
        return replace(
            self,
            profiles=_all(self.profiles, other.profiles)[:_MOST_PROFILES],
            known=_all(self.known, other.known),
            entries=_all(self.entries, other.entries),
            countries=_all(self.countries, other.countries),
            roles={**self.roles, **roles},
            articles=_all(self.articles, other.articles),
            told=self.told + other.told,
            has_more=self.has_more or other.has_more,
            tokens=_all(self.tokens, other.tokens),
        )

    def stands_beside(self, other: Cluster) -> bool:
        """Whether both are told of in one article."""
        if meet(self.articles, other.articles):
            return True
        return any(
            one.told == 1 and meet(another.tokens, one.company) for one, another in ((self, other), (other, self))
        )


def _all(some: tuple[_Told, ...], others: tuple[_Told, ...]) -> tuple[_Told, ...]:
    """Some and others, each once."""
    return some if some == others or not others else tuple(dict.fromkeys((*some, *others)))


def meet(some: Collection[object], others: Collection[object]) -> bool:
    """Whether they have something in common."""
    return bool(some and others) and not set(some).isdisjoint(others)


def around(one: Days | None, other: Days | None) -> Days | None:
    """The days from the first to the last of two stretches."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


class Link(Struct, frozen=True, gc=False):
    """How much says that two are one (log odds), and why."""

    points: float
    reasons: tuple[str, ...]


class Edge(Struct, frozen=True, gc=False):
    """Two clusters by number that may be one, how much says so (log odds), and why."""

    points: float
    one: int
    other: int
    reasons: tuple[str, ...]


class Clustering:
    """Clusters as they join, from the surest pair to the least sure, none against what excludes it.

    `excludes` tells of two clusters whether they cannot be one; `apart` are pairs of numbers that a user keeps apart.
    """

    def __init__(
        self,
        clusters: Sequence[Cluster],
        excludes: Callable[[Cluster, Cluster], bool],
        apart: Iterable[tuple[int, int]] = (),
    ) -> None:
        self.clusters = list(clusters)
        self._unions = Unions(len(self.clusters), apart)
        self._excludes = excludes
        self._grown: dict[int, int] = {}
        self._verdicts: dict[tuple[int, int], tuple[int, int, bool]] = {}

    def of(self, number: int) -> int:
        """The number under which a cluster is now."""
        return self._unions.groups.of(number)

    def all(self) -> list[Cluster]:
        """The clusters that are left."""
        return [cluster for number, cluster in enumerate(self.clusters) if self.of(number) == number]

    def are_two(self, one: int, other: int) -> bool:
        """Whether something forbids that two clusters are one."""
        first, second = sorted((self.of(one), self.of(other)))
        if self._unions.are_apart(first, second):
            return True
        grown = self._grown.get(first, 0), self._grown.get(second, 0)
        verdict = self._verdicts.get((first, second))
        if verdict is None or verdict[:2] != grown:
            verdict = (*grown, self._excludes(self.clusters[first], self.clusters[second]))
            self._verdicts[first, second] = verdict
        return verdict[2]

    def join(self, edges: Iterable[Edge], least: float) -> list[Edge]:
        """Joins along the edges of at least so many points; gives back those that stayed open.

        An edge stays open where one of its ends could as well be somebody whom the other end is not.
        """
        ordered = sorted(edges, key=lambda edge: (-edge.points, edge.one, edge.other))
        candidates: dict[int, list[tuple[float, int]]] = {}
        for edge in ordered:
            for end, beyond in ((edge.one, edge.other), (edge.other, edge.one)):
                if not self.clusters[beyond].is_vague:
                    candidates.setdefault(end, []).append((edge.points, beyond))
        left: list[Edge] = []
        for edge in ordered:
            if self.of(edge.one) == self.of(edge.other):
                continue
            if edge.points < least or self.are_two(edge.one, edge.other) or self._is_open(edge, candidates):
                left.append(edge)
            else:
                self._unite(edge.one, edge.other)
        return [edge for edge in left if not self.are_two(edge.one, edge.other)]

    def _is_open(self, edge: Edge, candidates: Mapping[int, Sequence[tuple[float, int]]]) -> bool:
        """Whether an end of the edge has another candidate, about as good, that cannot be who the other end is.

        Of a surname and a full name only the surname is asked, and only full names are candidates: who has one is
        somebody already.
        """
        ends = ((edge.one, edge.other), (edge.other, edge.one))
        vague = [pair for pair in ends if self.clusters[pair[0]].is_vague]
        is_vague = len(vague) == 1
        for end, beyond in vague if is_vague else ends:
            met = {self.of(end), self.of(beyond)}
            for points, candidate in candidates.get(end, ()):
                if points < edge.points - MARGIN:
                    break
                rival = self.of(candidate)
                if rival in met:
                    continue
                met.add(rival)
                if is_vague and self._is_overshadowed(rival, beyond):
                    continue
                if not self.are_two(end, rival) and self.are_two(beyond, rival):
                    return True
        return False

    def _is_overshadowed(self, one: int, other: int) -> bool:
        often = [self.clusters[self.of(number)].told for number in (one, other)]
        return often[0] * PROMINENCE <= often[1]

    def _unite(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._unions.join(first, second)
        self.clusters[first] = self.clusters[first].with_(self.clusters[second])
        self._grown[first] = self._grown.get(first, 0) + 1
