"""The identities that the entities of many articles add up to, and pairs of them that may be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.record.facts import Filed, Identity, Local, Rulings, Suggestion
from dragoman.record.identity.bearers import Bearer, bearers_of
from dragoman.record.identity.clusters import Cluster, Clustering, Edge
from dragoman.record.identity.constraints import Unions, in_order, last_said, ruled
from dragoman.record.identity.gathering import gathered
from dragoman.record.identity.known import is_listed
from dragoman.record.identity.making import made
from dragoman.record.identity.others import Others
from dragoman.record.identity.people import SAME, People
from dragoman.record.identity.suggesting import suggestions

_NO_RULINGS = Rulings()


class Resolved(Struct, frozen=True):
    """Who is who: the identities, and the pairs of them that a user may want to decide on."""

    identities: tuple[Identity, ...]
    suggestions: tuple[Suggestion, ...]


def resolved(articles: Sequence[Filed], rulings: Rulings = _NO_RULINGS) -> Resolved:
    """The identities of all entities of these articles, as far as they are sure, and suggestions where they are not.

    Entities are one where a user or a knowledge id says so; else where names, role, country, day and company together
    make it likely and nothing excludes it. Where two could be meant, the entity stays on its own. The order of
    `articles` has no say.
    """
    bearers = sorted((bearer for filed in articles for bearer in bearers_of(filed)), key=lambda bearer: bearer.local)
    unions = ruled({bearer.local: number for number, bearer in enumerate(bearers)}, rulings)
    _join_known(bearers, unions, rulings)
    left = _join_likely(bearers, unions)
    _join_linked(bearers, unions, rulings)
    found = made(bearers, unions.groups.all(), rulings)
    identity = identity_of(found)
    pairs = [(identity[bearers[a.first].local], identity[bearers[b.first].local], edge) for a, b, edge in left]
    return Resolved(found, suggestions(pairs))


def identities(articles: Sequence[Filed], rulings: Rulings = _NO_RULINGS) -> tuple[Identity, ...]:
    """The identities that the entities of all articles add up to, as `resolved` finds them."""
    return resolved(articles, rulings).identities


def identity_of(found: Iterable[Identity]) -> dict[Local, Identity]:
    """The identity of each entity of each article."""
    return {local: identity for identity in found for local in identity.entities}


def _join_known(bearers: Sequence[Bearer], unions: Unions, rulings: Rulings) -> None:
    """Joins those of one knowledge id, of one entry of a list, and the countries of one code.

    Two of Wikidata stay two, though an entry of a list was taken for both. Where a user parted some of them, the rest
    goes with the most of them, last with those whom he linked elsewhere.
    """
    by_id: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        for known in bearer.known:
            by_id[known].append(number)
        if bearer.kind == "country" and bearer.country is not None:
            by_id[f"country {bearer.country}"].append(number)
    links = dict(rulings.links)
    linked = [(number, links[one.local]) for number, one in enumerate(bearers) if one.local in links]
    sets_known = _Known(bearers, unions)
    for known, numbers in sorted(by_id.items(), key=lambda item: (is_listed(item[0]), item[0])):
        sets = Counter(unions.of(number) for number in numbers)
        elsewhere = {unions.of(number) for number, link in linked if link != known}
        first: list[int] = []
        for one in sorted(sets, key=lambda one: (one in elsewhere, -sets[one], one)):
            if not any(sets_known.join(other, one) for other in first):
                first.append(one)


class _Known:
    """Sets that join by their ids, with the ids in Wikidata by which the members of each are known."""

    def __init__(self, bearers: Sequence[Bearer], unions: Unions) -> None:
        self._unions = unions
        self._of: dict[int, set[str]] = defaultdict(set)
        for number, bearer in enumerate(bearers):
            if bearer.knowledge_id is not None:
                self._of[unions.of(number)].add(bearer.knowledge_id)

    def join(self, one: int, other: int) -> bool:
        """Makes the sets of two numbers one unless Wikidata or a user knows them as two; tells whether they are one."""
        mine, theirs = (self._of[self._unions.of(number)] for number in (one, other))
        if (mine and theirs and mine.isdisjoint(theirs)) or not self._unions.join(one, other):
            return False
        self._of[self._unions.of(one)] = mine | theirs
        return True


def _join_likely(bearers: Sequence[Bearer], unions: Unions) -> list[tuple[Cluster, Cluster, Edge]]:
    """Joins those that names, facts and company show to be one; gives back the pairs that stay open."""
    left: list[tuple[Cluster, Cluster, Edge]] = []
    room = gathered(bearers, unions)
    for kind, clusters in room.clusters.items():
        comparison = People(room.names, room.company) if kind == "person" else Others(room.names, room.company)
        clustering = Clustering(clusters, comparison.excludes, _apart(clusters, unions))
        left.extend(
            (clusters[edge.one], clusters[edge.other], edge)
            for edge in clustering.join(comparison.edges(clusters), SAME)
            if not (clusters[edge.one].is_vague and clusters[edge.other].is_vague)
        )
        for number, cluster in enumerate(clusters):
            unions.join(cluster.first, clusters[clustering.of(number)].first)
    return left


def _apart(clusters: Sequence[Cluster], unions: Unions) -> list[tuple[int, int]]:
    place = {cluster.first: number for number, cluster in enumerate(clusters)}
    return [(place[one], place[other]) for one, other in unions.separated() if one in place and other in place]


def _join_linked(bearers: Sequence[Bearer], unions: Unions, rulings: Rulings) -> None:
    """Joins whom a user linked to an entry of the knowledge with those that are known as that."""
    if not rulings.links:
        return
    links = in_order(rulings.links)
    first: dict[str, int] = {}
    for number, bearer in enumerate(bearers):
        if bearer.knowledge_id is not None:
            first.setdefault(bearer.knowledge_id, number)
    for members in unions.groups.all():
        linked = last_said(links, (bearers[number].local for number in members))
        if linked is not None:
            unions.join(first.setdefault(linked, members[0]), members[0])
