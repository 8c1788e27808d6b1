"""Nodes as clusters to be compared: with their names, facts and company, and the keys by which they meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from dragoman.knowledge.offices import people as people_in_office
from dragoman.model import EntityKind
from dragoman.record.identity.bearers import Bearer, digest
from dragoman.record.identity.blocks import Keys, family_keys, full_keys
from dragoman.record.identity.clusters import Cluster, Days, Link, Named, around
from dragoman.record.identity.likeness import family_parts
from dragoman.record.identity.names import Name, name_of
from dragoman.record.identity.nodes import Node, Written, full_of, names_of_unknown
from dragoman.record.identity.others import Others
from dragoman.record.identity.people import People

_MOST_SURFACES = 6
_MOST_NAMES = 40_000
_MOST_LINKS = 200_000
_rooms: list[Room] = []

_Told = TypeVar("_Told")


def room() -> Room:
    """The room where nodes are compared, with what was compared there lately; it is a new one when it is full."""
    if not _rooms or _rooms[0].is_full:
        _rooms[:] = [Room()]
    return _rooms[0]


class Room:
    """The clusters of nodes, made once each, and their comparison.

    `keys` has those of nodes that were met lately, `unknown` the names of persons whose nodes are told by them, so that
    they never change.
    """

    def __init__(self) -> None:
        self.names: list[Name] = []
        self.people = People(self.names)
        self.others = Others(self.names)
        self.unknown: dict[int, Named] = {}
        self.keys: dict[int, tuple[Node, Keys]] = {}
        self._numbers: dict[Written, int | None] = {}
        self._families: dict[tuple[int, ...], tuple[str, ...]] = {}
        self._compared: dict[tuple[EntityKind, tuple[int, ...]], tuple[int, ...]] = {}
        self._clusters: dict[int, tuple[Node, Cluster]] = {}
        self._links: dict[tuple[int, int], tuple[Node, Node, Link | None]] = {}

    @property
    def is_full(self) -> bool:
        """Whether it holds so much that it is better to begin with a new one."""
        return len(self._numbers) > _MOST_NAMES or len(self._links) > _MOST_LINKS

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

    def may_be_one(self, one: Node, other: Node) -> bool:
        """Whether two nodes of one kind have names that one may bear."""
        first, second = self.cluster(one), self.cluster(other)
        if one.sample[0].kind != "person":
            return self.others.may_be_one(first, second)
        return self.people.may_be_one(first.named, second.named)

    def families(self, node: Node) -> tuple[str, ...]:
        """The keys of the surnames by which a person may be called."""
        names = self.cluster(node).names
        found = self._families.get(names)
        if found is None:
            keys = {key for name in names for key in family_keys(family_parts(self.names[name]))}
            found = self._families[names] = tuple(sorted(keys))
        return found

    def compared(self, node: Node) -> tuple[int, ...]:
        """The keys under which a node is compared with its neighbours."""
        cluster, kind = self.cluster(node), node.sample[0].kind
        # Its code says which country it is, whatever it is called.
        if kind == "country" and cluster.countries:
            return ()
        found = self._compared.get((kind, cluster.names))
        if found is None:
            keys = self._person_keys(cluster) if kind == "person" else self.others.keys(cluster)
            found = self._compared[kind, cluster.names] = tuple(sorted([digest(f"{kind} {key}") for key in keys]))
        return found

    def _person_keys(self, cluster: Cluster) -> set[str]:
        names = (self.names[name] for name in cluster.names)
        return {key for name in names if not name.is_lone for key in full_keys(name)}

    def comparison(self, kind: EntityKind) -> People | Others:
        """By what those of a kind are compared."""
        return self.people if kind == "person" else self.others

    def _gathered(self, node: Node) -> Cluster:
        sample = node.sample
        if sample[0].is_unknown_person:
            names = profile = self._of(names_of_unknown(sample[0]))
            if not node.is_vague:
                self.unknown[node.number] = names, (names,)
        else:
            names, profile = self._of_known_or_thing(sample)
        return Cluster(
            members=(),
            names=names,
            profiles=(profile,),
            known=_each(known for bearer in sample for known in bearer.known),
            entries=_entries(sample),
            countries=_each(bearer.country for bearer in sample if bearer.country is not None),
            roles=_roles(sample),
            articles=_each(bearer.article for bearer in sample),
            told=node.weight,
            has_more=node.has_more,
            company=node.company,
            tokens=_each(bearer.token for bearer in sample),
            is_vague=node.is_vague,
        )

    def _of(self, written: Iterable[Written]) -> tuple[int, ...]:
        """The numbers of written names that have a letter."""
        numbers = (self._number(one) for one in written)
        return tuple(number for number in numbers if number is not None)

    def _number(self, written: Written) -> int | None:
        if written not in self._numbers:
            name = name_of(*written)
            self._numbers[written] = None if name is None else len(self.names)
            if name is not None:
                self.names.append(name)
        return self._numbers[written]

    def _of_known_or_thing(self, own: Sequence[Bearer]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The names of who has a canonical one: by which it is met, and by which it is told from others.

        It is met by that name, by what the knowledge has beside it, and by its most usual surface forms. What is no
        person is told from others by its country alone.
        """
        often = Counter([bearer.name for bearer in own])
        name = min(often, key=lambda name: (-often[name], name))
        surfaces: dict[Written, int] = {}
        for bearer in own:
            for form, count in bearer.forms:
                surfaces[form, bearer.language] = surfaces.get((form, bearer.language), 0) + count
        usual = sorted(surfaces, key=lambda surface: (-surfaces[surface], surface))[:_MOST_SURFACES]
        if own[0].kind != "person":
            return self._of(dict.fromkeys([(name, ""), *usual])), ()
        written = [(spelling, "") for spelling in (name, *_spellings(name, own))]
        return self._of(full_of((*written, *usual))), self._of(full_of(written))


def _each(told: Iterable[_Told]) -> tuple[_Told, ...]:
    """What is told, each once."""
    return tuple(dict.fromkeys(told))


def _entries(own: Sequence[Bearer]) -> tuple[str, ...]:
    """The names of people of the knowledge that these persons have."""
    if own[0].kind != "person":
        return ()
    return _each(bearer.name for bearer in own if bearer.name in _canonical_names())


def _roles(own: Sequence[Bearer]) -> dict[str, Days | None]:
    roles: dict[str, Days | None] = {}
    for bearer in own:
        if bearer.role is not None:
            days = None if bearer.day is None else (bearer.day, bearer.day)
            roles[bearer.role] = around(roles.get(bearer.role), days)
    return roles


def _spellings(name: str, own: Sequence[Bearer]) -> tuple[str, ...]:
    """How the knowledge spells the person that these are."""
    return next((found for bearer in own if (found := _known_spellings().get((name, bearer.knowledge_id)))), ())


@cache
def _canonical_names() -> frozenset[str]:
    return frozenset(person.name for person in people_in_office())


@cache
def _known_spellings() -> dict[tuple[str, str | None], tuple[str, ...]]:
    return {(person.name, person.knowledge_id): person.spellings for person in people_in_office()}
