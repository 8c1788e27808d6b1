"""Who is one of those that hang together: by what is known and ruled first, then by names, facts and company."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import EntityKind
from dragoman.record.facts import Local
from dragoman.record.identity.clusters import Cluster, Clustering, Edge, Link
from dragoman.record.identity.components import Component
from dragoman.record.identity.constraints import Unions, in_order, last_said, ruled
from dragoman.record.identity.gathering import Room
from dragoman.record.identity.kept import Kept
from dragoman.record.identity.known import is_listed
from dragoman.record.identity.links import Kin
from dragoman.record.identity.nodes import Node, base_of
from dragoman.record.identity.people import SAME
from dragoman.record.identity.said import Said


class Settled(Struct, frozen=True):
    """Nodes as sets of those that are one, and the links that stayed open."""

    sets: tuple[tuple[Node, ...], ...]
    open: tuple[Kin, ...]


def settled(component: Component, kept: Kept, room: Room, said: Said) -> Settled:
    """What is one of a component.

    Nodes are one where a user or an id says so; else where names, role, country, day and company together make it
    likely and nothing excludes it. Where two could be meant, a node stays on its own.
    """
    nodes = [kept[number] for number in component.nodes]
    if len(nodes) == 1:
        return Settled((tuple(nodes),), ())
    return _Settling(nodes, component, kept, room, said).done()


class _Settling:
    def __init__(self, nodes: Sequence[Node], component: Component, kept: Kept, room: Room, said: Said) -> None:
        self._nodes = nodes
        self._kin = component.kin
        self._room = room
        self._rulings = said.rulings
        self._locals = _locals(nodes, kept)
        place = {local: number for number, some in self._locals.items() for local in some}
        self._unions = ruled(len(nodes), place, said.rulings)

    def done(self) -> Settled:
        _join_known(self._nodes, self._unions, self._links())
        self._join_same()
        left = self._join_likely()
        self._join_linked()
        sets = tuple(tuple(self._nodes[number] for number in numbers) for numbers in self._unions.groups.all())
        return Settled(sets, tuple(left))

    def _join_same(self) -> None:
        """Joins those that would be one node if users had not spoken of some of them."""
        first: dict[int, int] = {}
        for number, node in enumerate(self._nodes):
            self._unions.join(first.setdefault(base_of(node), number), number)

    def _links(self) -> dict[int, str]:
        """To which id in Wikidata users linked nodes."""
        links = dict(self._rulings.links)
        return {number: links[local] for number, some in self._locals.items() for local in some if local in links}

    def _join_likely(self) -> list[Kin]:
        """Joins those that names, facts and company show to be one; gives back the links that stay open."""
        by_kind: dict[EntityKind, list[list[int]]] = defaultdict(list)
        for numbers in self._unions.groups.all():
            by_kind[self._nodes[numbers[0]].sample[0].kind].append(numbers)
        left: list[Kin] = []
        for kind, sets in sorted(by_kind.items()):
            left.extend(self._join_of_kind(kind, sets))
        return left

    def _join_of_kind(self, kind: EntityKind, sets: Sequence[Sequence[int]]) -> Iterator[Kin]:
        clusters = [self._cluster(numbers) for numbers in sets]
        kin = self._best(sets)
        edges = [Edge(one.link.points, *pair, one.link.reasons) for pair, one in kin.items()]
        clustering = Clustering(clusters, self._room.comparison(kind).excludes, _apart(clusters, self._unions))
        for edge in clustering.join(edges, SAME):
            if not (clusters[edge.one].is_vague and clusters[edge.other].is_vague):
                yield kin[edge.one, edge.other]
        for number, cluster in enumerate(clusters):
            self._unions.join(cluster.first, clusters[clustering.of(number)].first)

    def _cluster(self, numbers: Sequence[int]) -> Cluster:
        first, *others = (self._room.cluster(self._nodes[number]) for number in numbers)
        cluster = first
        for other in others:
            cluster = cluster.with_(other)
        is_vague = all(one.is_vague for one in (first, *others))
        return replace(cluster, members=tuple(numbers), is_vague=is_vague)

    def _best(self, sets: Sequence[Sequence[int]]) -> dict[tuple[int, int], Kin]:
        """The strongest link between every two sets, by their places."""
        of = {self._nodes[number].number: place for place, numbers in enumerate(sets) for number in numbers}
        best: dict[tuple[int, int], Kin] = {}
        for one in self._kin:
            if one.one in of and one.other in of and of[one.one] != of[one.other]:
                pair = (min(of[one.one], of[one.other]), max(of[one.one], of[one.other]))
                if pair not in best or _rank(one.link) > _rank(best[pair].link):
                    best[pair] = one
        return best

    def _join_linked(self) -> None:
        """Joins whom a user linked to an entry of the knowledge with those that are known as that."""
        if not self._rulings.links or not self._locals:
            return
        links = in_order(self._rulings.links)
        first: dict[str, int] = {}
        for number, node in enumerate(self._nodes):
            if node.sample[0].knowledge_id is not None:
                first.setdefault(node.sample[0].knowledge_id, number)
        for members in self._unions.groups.all():
            linked = last_said(links, (local for number in members for local in self._locals.get(number, ())))
            if linked is not None:
                self._unions.join(first.setdefault(linked, members[0]), members[0])


def _rank(link: Link) -> tuple[float, tuple[str, ...]]:
    return link.points, link.reasons


def _locals(nodes: Sequence[Node], kept: Kept) -> dict[int, list[Local]]:
    """The entities of the nodes of which users spoke."""
    place = {node.number: number for number, node in enumerate(nodes) if node.ruled}
    found: dict[int, list[Local]] = {}
    for node, local in sorted(kept.locals_of(place)) if place else ():
        found.setdefault(place[node], []).append(local)
    return found


def _apart(clusters: Sequence[Cluster], unions: Unions) -> list[tuple[int, int]]:
    place = {cluster.first: number for number, cluster in enumerate(clusters)}
    return [(place[one], place[other]) for one, other in unions.separated() if one in place and other in place]


def _join_known(nodes: Sequence[Node], unions: Unions, links: Mapping[int, str]) -> None:
    """Joins those of one knowledge id, of one entry of a list, and the countries of one code.

    Two of Wikidata stay two, though an entry of a list was taken for both. Where a user parted some of them, the rest
    goes with the most of them, last with those whom he linked elsewhere.
    """
    by_id: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        first = node.sample[0]
        for known in first.known:
            by_id[known].append(number)
        if first.kind == "country" and first.country is not None:
            by_id[f"country {first.country}"].append(number)
    sets_known = _Known(nodes, unions)
    for known, numbers in sorted(by_id.items(), key=lambda item: (is_listed(item[0]), item[0])):
        sets: Counter[int] = Counter()
        for number in numbers:
            sets[unions.of(number)] += nodes[number].weight
        elsewhere = {unions.of(number) for number, link in links.items() if link != known}
        joined: list[int] = []
        for one in sorted(sets, key=lambda one: (one in elsewhere, -sets[one], one)):
            if not any(sets_known.join(other, one) for other in joined):
                joined.append(one)


class _Known:
    """Sets that join by their ids, with the ids in Wikidata by which the members of each are known."""

    def __init__(self, nodes: Sequence[Node], unions: Unions) -> None:
        self._unions = unions
        self._of: dict[int, set[str]] = defaultdict(set)
        for number, node in enumerate(nodes):
            if node.sample[0].knowledge_id is not None:
                self._of[unions.of(number)].add(node.sample[0].knowledge_id)

    def join(self, one: int, other: int) -> bool:
        """Makes the sets of two numbers one unless Wikidata or a user knows them as two; tells whether they are one."""
        mine, theirs = (self._of[self._unions.of(number)] for number in (one, other))
        if (mine and theirs and mine.isdisjoint(theirs)) or not self._unions.join(one, other):
            return False
        self._of[self._unions.of(one)] = mine | theirs
        return True
