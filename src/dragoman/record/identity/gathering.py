"""Nodes as clusters to be compared: with their names, facts and company, and the keys by which they meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.knowledge.offices import people as people_in_office
from dragoman.model import EntityKind
from dragoman.record.identity.bearers import Bearer
from dragoman.record.identity.clusters import Cluster, Link, around
from dragoman.record.identity.names import Name, name_of
from dragoman.record.identity.nodes import Node, Written, full_of, names_of_unknown
from dragoman.record.identity.others import Others
from dragoman.record.identity.people import People

_MOST_SURFACES = 6
_MOST_NAMES = 40_000
_MOST_LINKS = 200_000
_rooms: list[Room] = []


def room() -> Room:
    """The room where nodes are compared, with what was compared there lately; it is a new one when it is full."""
    if not _rooms or _rooms[0].is_full:
        _rooms[:] = [Room()]
    return _rooms[0]


class Room:
    """The clusters of nodes, made once each, and their comparison."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self.people = People(self.names)
        self.others = Others(self.names)
        self._numbers: dict[Written, int] = {}
        self._clusters: dict[int, tuple[Node, Cluster]] = {}
        self._links: dict[tuple[int, int], tuple[Node, Node, Link | None]] = {}

    @property
    def is_full(self) -> bool:
        """Whether it holds so much that it is better to begin with a new one."""
        return len(self.names) > _MOST_NAMES or len(self._links) > _MOST_LINKS

    def cluster(self, node: Node) -> Cluster:
        """What is told of a node; not to be changed."""
        found = self._clusters.get(node.number)
        if found is None or found[0] is not node:
            found = self._clusters[node.number] = (node, self._gathered(node))
        return found[1]

    def link(self, one: Node, other: Node) -> Link | None:
        """What says that two nodes of one kind are one; None where nothing does, or something excludes it."""
        first, second = (one, other) if one.number < other.number else (other, one)
        known = self._links.get((first.number, second.number))
        if known is not None and known[0] is first and known[1] is second:
            return known[2]
        link = self.comparison(one.sample[0].kind).edge(self.cluster(first), self.cluster(second))
        self._links[first.number, second.number] = (first, second, link)
        return link

    def comparison(self, kind: EntityKind) -> People | Others:
        """By what those of a kind are compared."""
        return self.people if kind == "person" else self.others

    def _gathered(self, node: Node) -> Cluster:
        if node.sample[0].is_unknown_person:
            names = profile = self._of(names_of_unknown(node.sample[0]))
        else:
            names, profile = self._of_known_or_thing(node.sample)
        cluster = Cluster(members=(), names=names, profiles=[profile], is_vague=node.is_vague)
        cluster.told, cluster.has_more = node.weight, node.has_more
        cluster.company = frozenset(node.company)
        _add_facts(cluster, node.sample)
        return cluster

    def _of(self, written: Iterable[Written]) -> tuple[int, ...]:
        """The numbers of written names that have a letter."""
        return tuple(self._number(one, name) for one in written if (name := name_of(*one)) is not None)

    def _number(self, written: Written, name: Name) -> int:
        found = self._numbers.get(written)
        if found is None:
            found = self._numbers[written] = len(self.names)
            self.names.append(name)
        return found

    def _of_known_or_thing(self, own: Sequence[Bearer]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The names of who has a canonical one: by which it is met, and by which it is told from others.

        It is met by that name, by what the knowledge has beside it, and by its most usual surface forms.
        """
        often = Counter(bearer.name for bearer in own)
        name = min(often, key=lambda name: (-often[name], name))
        written = [(spelling, "") for spelling in (name, *_spellings(name, own))]
        surfaces: Counter[Written] = Counter()
        for bearer in own:
            for form, count in bearer.forms:
                surfaces[form, bearer.language] += count
        usual = sorted(surfaces, key=lambda surface: (-surfaces[surface], surface))[:_MOST_SURFACES]
        every = list(dict.fromkeys([*written, *usual]))
        met_by = full_of(every) if own[0].kind == "person" else every
        return self._of(met_by), self._of(full_of(written))


def _add_facts(cluster: Cluster, own: Sequence[Bearer]) -> None:
    cluster.known = frozenset(known for bearer in own for known in bearer.known)
    if own[0].kind == "person":
        cluster.entries = frozenset(bearer.name for bearer in own if bearer.name in _canonical_names())
    cluster.countries.update(bearer.country for bearer in own if bearer.country is not None)
    cluster.articles.update(bearer.article for bearer in own)
    cluster.tokens = frozenset(bearer.token for bearer in own)
    for bearer in own:
        if bearer.role is not None:
            days = None if bearer.day is None else (bearer.day, bearer.day)
            cluster.roles[bearer.role] = around(cluster.roles.get(bearer.role), days)


def _spellings(name: str, own: Sequence[Bearer]) -> tuple[str, ...]:
    """How the knowledge spells the person that these are."""
    return next((found for bearer in own if (found := _known_spellings().get((name, bearer.knowledge_id)))), ())


@cache
def _canonical_names() -> frozenset[str]:
    return frozenset(person.name for person in people_in_office())


@cache
def _known_spellings() -> dict[tuple[str, str | None], tuple[str, ...]]:
    return {(person.name, person.knowledge_id): person.spellings for person in people_in_office()}
