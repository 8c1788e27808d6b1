"""Whom a surname means that stands in an article without any other name: somebody who is in the news at the time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.record.identity.clusters import MARGIN, PROMINENCE, Cluster, Link
from dragoman.record.identity.gathering import Room
from dragoman.record.identity.kept import Kept
from dragoman.record.identity.keys import bearers_met
from dragoman.record.identity.links import Kin
from dragoman.record.identity.nodes import Node
from dragoman.record.identity.people import SAME

# A surname that more bear tells nothing.
MOST_BEARERS = 48
_MOST_DOUBTS = 5


class Standing(Struct, frozen=True):
    """How an identity stands among others: about how many entities it has, and all its countries."""

    weight: int
    countries: tuple[str, ...]


class Meant(Struct, frozen=True):
    """Whom a surname means, by the identity's number, or None; and the links of those whom it may mean."""

    identity: int | None
    doubts: tuple[Kin, ...]


class _Candidate(Struct, frozen=True):
    identity: int
    node: int
    link: Link
    cluster: Cluster


def meant(lone: Node, kept: Kept, room: Room, standing: Callable[[int], Standing], barred: Collection[int]) -> Meant:
    """Whom a surname means among those who are in the news about its day.

    He is likely enough, and nobody else is about as likely who cannot be he, but one of whom far less is told.
    `barred` are identities of which a user said that it is not they.
    """
    candidates = _candidates(lone, kept, room, standing)
    own = room.cluster(lone)
    open_ = [one for one in candidates if one.identity not in barred and not room.people.excludes(own, one.cluster)]
    for one in open_:
        if one.link.points >= SAME and not _has_rival(one, open_, room):
            return Meant(one.identity, ())
    return Meant(None, tuple(_kin(lone, one) for one in open_[:_MOST_DOUBTS]))


def _candidates(lone: Node, kept: Kept, room: Room, standing: Callable[[int], Standing]) -> list[_Candidate]:
    """The identities that bear the surname, the likeliest first."""
    found: dict[int, list[tuple[Node, Link]]] = {}
    for number in sorted(_bearers(lone, kept, room)):
        link = room.link(lone, kept[number])
        identity = kept.identity(number)
        if link is not None and identity is not None:
            found.setdefault(identity, []).append((kept[number], link))
    candidates = [_candidate(identity, some, room, standing(identity)) for identity, some in found.items()]
    return sorted(candidates, key=lambda one: (-one.link.points, one.identity))


def _bearers(lone: Node, kept: Kept, room: Room) -> set[int]:
    found: set[int] = set()
    for keys in bearers_met(lone, room):
        query = "SELECT DISTINCT node FROM identity_keys WHERE key IN ({}) LIMIT " + str(MOST_BEARERS + 1)
        bearers = {node for (node,) in kept.rows(query, keys)}
        if len(bearers) <= MOST_BEARERS:
            found |= bearers
    kept.look_up(found)
    return found


def _candidate(identity: int, some: Sequence[tuple[Node, Link]], room: Room, standing: Standing) -> _Candidate:
    _, _, node, link = max((link.points, link.reasons, node.number, link) for node, link in some)
    first, *others = (room.cluster(node) for node, _ in some)
    cluster = first
    for other in others:
        cluster = cluster.with_(other)
    countries = tuple(dict.fromkeys((*cluster.countries, *standing.countries)))
    cluster = replace(cluster, countries=countries, told=standing.weight)
    return _Candidate(identity, node, link, cluster)


def _has_rival(one: _Candidate, candidates: Sequence[_Candidate], room: Room) -> bool:
    """Whether another one, about as good, cannot be the same."""
    return any(
        rival is not one
        and rival.link.points >= one.link.points - MARGIN
        and rival.cluster.told * PROMINENCE > one.cluster.told
        and room.people.excludes(one.cluster, rival.cluster)
        for rival in candidates
    )


def _kin(lone: Node, one: _Candidate) -> Kin:
    return Kin(lone.number, one.node, one.link)
