"""Articles folded into identities: what they touch is worked out anew, and nothing else."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

from dragoman.record.facts import Local, Rulings
from dragoman.record.filings import Filings
from dragoman.record.identity.blocks import Keys, Row
from dragoman.record.identity.clusters import Cluster
from dragoman.record.identity.components import components
from dragoman.record.identity.contributions import Change, contribute
from dragoman.record.identity.cores import settled
from dragoman.record.identity.entries import Entries, IdentityRow
from dragoman.record.identity.gathering import room
from dragoman.record.identity.kept import Kept
from dragoman.record.identity.keys import bearers_met, keys_of, surnames_met
from dragoman.record.identity.links import Links
from dragoman.record.identity.lone import MOST_BEARERS, meant
from dragoman.record.identity.making import entry
from dragoman.record.identity.nodes import Node
from dragoman.record.identity.said import Said

_NO_KEYS = Keys()


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], rulings: Rulings) -> set[int]:
    """Takes back what these articles contributed to identities and brings them in as they are now.

    Entities are one where a user or a knowledge id says so; else where names, role, country, day and company together
    make it likely and nothing excludes it. Where two could be meant, the entity stays on its own. Where `rulings` are
    others than before, the articles of all entities that the old or the new ones name are to be given.
    Gives the numbers of all articles of which an entity has another identity now, or an identity that looks otherwise.
    The order of articles, and how they were given before, have no say.
    """
    return _Fold(connection, filings, rulings).of(articles)


class _Fold:
    def __init__(self, connection: sqlite3.Connection, filings: Filings, rulings: Rulings) -> None:
        self._filings = filings
        self._said = Said(rulings)
        self._kept = Kept(connection)
        self._room = room()
        self._links = Links(self._kept, self._room)
        self._entries = Entries(self._kept)
        self._moved: set[int] = set()
        self._seen: set[int] = set()
        self._shown: set[int] = set()
        self._restless: set[int] = set()
        self._free: dict[int, bool] = {}
        self._changes: dict[int, Change] = {}
        self._gone: Counter[int] = Counter()
        self._crowded: dict[int, bool] = {}

    def of(self, articles: Collection[int]) -> set[int]:
        articles = {*articles, *self._said_otherwise()}
        self._changes = contribute(self._kept, self._filings, articles, self._said)
        self._moved.update(self._changes)
        gone = [number for number, change in self._changes.items() if change.after is None]
        self._seen.update(gone)
        self._kept.doubt(gone, ())
        linked = self._renew()
        self._settle_cores(linked)
        self._settle_lone(linked)
        return self._write() | set(articles)

    def _said_otherwise(self) -> set[int]:
        """The articles of entities of which users say something else now: a new article may be what they spoke of."""
        nodes = self._kept.nodes_of(self._said.locals)
        self._kept.look_up(nodes.values())
        keys = {local[0] for local, node in nodes.items() if self._kept[node].ruled != self._said.of(local)}
        return {number for (number,) in self._kept.rows("SELECT number FROM articles WHERE key IN ({})", sorted(keys))}

    def _renew(self) -> set[int]:
        """Keys and links of the nodes that changed; gives the nodes that hang together with others now."""
        named: set[int] = set()
        told: set[int] = set()
        come: set[Row] = set()
        gone: set[Row] = set()
        compared: set[Row] = set()
        for number, change in self._changes.items():
            if not (change.tells_otherwise or change.is_elsewhere):
                continue
            before = _NO_KEYS if change.before is None else keys_of(change.before, self._room)
            after = _NO_KEYS if change.after is None else keys_of(change.after, self._room)
            if before != after:
                was, now = before.rows_of(number), after.rows_of(number)
                come |= now - was
                gone |= was - now
                compared |= before.compared_of(number) ^ after.compared_of(number)
            if (before.compared, before.place) != (after.compared, after.place) or self._has_other_names(change):
                named.add(number)
            elif change.tells_otherwise:
                told.add(number)
            left = {*before.one} - {*after.one}
            self._restless.update(self._under(left if change.after is not None else {*left, number}))
        self._gone.update(key for key, _, _ in gone)
        self._kept.move_keys(gone, come)
        return self._links.renew(named, told, come & compared, gone & compared)

    def _has_other_names(self, change: Change) -> bool:
        """Whether a node is to be compared with all its neighbours: its names are others, or only a surname."""
        if change.before is None or change.after is None or change.after.is_lone:
            return True
        before, after = self._room.cluster(change.before), self._room.cluster(change.after)
        if before.names == after.names and before.profiles == after.profiles:
            return False
        return {*before.names} != {*after.names} or [{*names} for names in before.profiles] != [
            {*names} for names in after.profiles
        ]

    def _under(self, keys: Iterable[int]) -> set[int]:
        query = "SELECT node FROM identity_keys WHERE key IN ({})"
        return {node for (node,) in self._kept.rows(query, sorted(keys))}

    def _settle_cores(self, linked: set[int]) -> None:
        """Works out anew who is one of those who have more than a surname, where something may be otherwise."""
        seeds = linked | self._restless | {number for number, change in self._changes.items() if self._parts(change)}
        self._kept.look_up(seeds)
        settled_now: set[int] = set()
        for component in components(self._kept, self._links, seeds, self._ones, self._is_core):
            settled_now.update(component.nodes)
            found = settled(component, self._kept, self._room, self._said)
            for nodes in found.sets:
                self._join(nodes)
            self._kept.doubt(component.nodes, [(kin.one, kin.other, kin.link) for kin in found.open])
        self._tell_anew(number for number in self._changes if number not in settled_now and self._is_core(number))

    def _parts(self, change: Change) -> bool:
        """Whether a node may be one with others than before for what is told of it, links aside."""
        before, after = change.before, change.after
        if before is None or after is None or after.ruled or before.weight != after.weight:
            return True
        if before.sample == after.sample:
            return False
        if keys_of(before, self._room).one != keys_of(after, self._room).one:
            return True
        was, now = self._room.cluster(before), self._room.cluster(after)
        return any({*some} != {*others} for some, others in zip(_facts(was), _facts(now), strict=True))

    def _tell_anew(self, nodes: Iterable[int]) -> None:
        """Makes the identities of these nodes anew, which stay one with whom they were."""
        changed = {number for number in nodes if self._changes[number].tells_otherwise}
        identities = {self._kept.identity(number) for number in changed}
        members = self._kept.cores_of(identity for identity in identities if identity is not None)
        self._kept.look_up(number for some in members.values() for number in some)
        for some in members.values():
            self._join([self._kept[number] for number in some])

    def _ones(self, number: int) -> list[int]:
        return [number, *keys_of(self._kept[number], self._room).one]

    def _is_core(self, number: int) -> bool:
        node = self._kept.get(number)
        return node is not None and not node.is_lone

    def _join(self, nodes: Collection[Node]) -> None:
        """Makes these nodes one identity."""
        one = entry(nodes, self._said.link_of(self._locals(nodes)))
        stands_otherwise = self._entries.put(one)
        for node in nodes:
            self._seen.add(node.number)
            if self._kept.identity(node.number) != one.number:
                self._kept.assign(node.number, one.number)
                self._moved.add(node.number)
                self._shown.add(node.number)
            elif stands_otherwise:
                self._shown.add(node.number)

    def _locals(self, nodes: Iterable[Node]) -> list[Local]:
        """The entities of nodes of which users spoke."""
        ruled = [node.number for node in nodes if node.ruled]
        return [local for _, local in self._kept.locals_of(ruled)] if ruled else []

    def _settle_lone(self, linked: set[int]) -> None:
        """Works out anew whom surnames mean, and those that mean nobody else among themselves."""
        surnames = self._surnames()
        self._kept.look_up(surnames)
        restless = {number for number in linked if self._is_lone(number)}
        for number in sorted(surnames):
            if not self._is_lone(number):
                continue
            identity = self._kept.identity(number)
            was_free = identity is not None and self._is_lone(identity)
            found = meant(self._kept[number], self._kept, self._room, self._entries.standing, self._barred(number))
            self._free[number] = found.identity is None
            if found.identity is None and (number in self._changes or not was_free):
                restless.add(number)
            elif found.identity is not None and identity != found.identity:
                self._kept.assign(number, found.identity)
                self._moved.add(number)
                self._seen.add(number)
                restless.update(node for kin in self._links.of([number]) for node in (kin.one, kin.other))
            self._kept.doubt([number], [(kin.one, kin.other, kin.link) for kin in found.doubts])
        for component in components(self._kept, self._links, restless, lambda _: (), self._is_free):
            for nodes in settled(component, self._kept, self._room, self._said).sets:
                self._join(nodes)

    def _surnames(self) -> set[int]:
        """The surnames that may mean somebody else now."""
        found = {number for number, change in self._changes.items() if _matters(change)}
        found.update(self._ruled_nodes.values())
        about = {number: self._changes[number] for number in found if number in self._changes}
        for number in self._shown:
            about.setdefault(number, Change(self._kept[number], self._kept[number]))
        keys = {number: self._met_by(change) for number, change in about.items()}
        under = self._under_keys({key for pair in keys.values() for some in pair for key in some})
        self._kept.look_up(lone for some in under.values() for lone in some)
        for number, change in about.items():
            before, after = ({lone for key in some for lone in under.get(key, ())} for some in keys[number])
            for lone in (before | after) - found:
                was = change.before if lone in before else None
                now = change.after if lone in after else None
                if self._may_mean_other(self._kept[lone], was, now, number in self._shown):
                    found.add(lone)
        return found

    def _met_by(self, change: Change) -> tuple[set[int], set[int]]:
        """The keys of the surnames by which a node could be meant, and can be."""
        before, after = (
            set() if node is None else surnames_met(node, self._room) for node in (change.before, change.after)
        )
        return before, after

    def _under_keys(self, keys: Collection[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for key, node in self._kept.rows("SELECT key, node FROM identity_keys WHERE key IN ({})", sorted(keys)):
            found.setdefault(key, []).append(node)
        return found

    def _may_mean_other(self, surname: Node, was: Node | None, now: Node | None, is_shown: bool) -> bool:
        """Whether a surname may mean the bearers of a node that are told of otherwise, or nobody for their number."""
        before, after = (None if node is None else self._room.link(surname, node) for node in (was, now))
        if before != after or (is_shown and after is not None):
            return True
        return (was is None) != (now is None) and self._is_crowded(surname)

    def _is_crowded(self, surname: Node) -> bool:
        """Whether about as many bear a surname as make it tell nothing, or did before."""
        found = self._crowded.get(surname.number)
        if found is None:
            found = self._crowded[surname.number] = any(
                sum(1 for _ in self._kept.rows("SELECT 1 FROM identity_keys WHERE key IN ({})", keys))
                + sum(self._gone[key] for key in keys)
                > MOST_BEARERS
                for keys in bearers_met(surname, self._room)
            )
        return found

    @cached_property
    def _ruled_nodes(self) -> dict[Local, int]:
        """The nodes of the entities of which users spoke."""
        return self._kept.nodes_of(self._said.locals)

    def _is_lone(self, number: int) -> bool:
        node = self._kept.get(number)
        return node is not None and node.is_lone

    def _is_free(self, number: int) -> bool:
        """Whether it is a surname that means nobody who has another name."""
        if not self._is_lone(number):
            return False
        free = self._free.get(number)
        if free is not None:
            return free
        identity = self._kept.identity(number)
        return identity is None or not self._is_core(identity)

    def _barred(self, number: int) -> set[int]:
        """The identities of those from whom users keep a node apart."""
        others = {other for local in self._locals([self._kept[number]]) for other in self._said.kept_from(local)}
        places = (self._ruled_nodes.get(other) for other in others)
        found = (self._kept.identity(place) for place in places if place is not None and not self._is_lone(place))
        return {identity for identity in found if identity is not None}

    def _write(self) -> set[int]:
        """Writes the identities; gives the articles of those that look otherwise."""
        kept = self._kept
        self._join_where_named()
        kept.write()
        named = self._said.names_of({local: kept.identity(node) for local, node in self._ruled_nodes.items()})
        self._entries.look_up(kept.was[number] for number in self._moved if number in kept.was)
        former = {kept.was[number] for number in self._seen if number in kept.was}
        held = kept.held(former)
        changed = self._entries.write([number for number in former if number not in held], named)
        nodes = kept.of_identities(number for number, (one, other) in changed.items() if _look(one) != _look(other))
        looks = {node for some in nodes.values() for node in some}
        for number in self._moved:
            was, now = kept.was.get(number), kept.identity(number)
            before = None if was is None else self._entries.before(was)
            after = None if now is None else changed[now][1] if now in changed else self._entries.before(now)
            if _look(before) != _look(after):
                looks.add(number)
        return kept.articles_of(sorted(looks))

    def _join_where_named(self) -> None:
        """Makes anew the identities of surnames of which users spoke: the name that they gave may be another's now."""
        nodes = {number for number in self._moved if self._is_ruled(number)} | set(self._ruled_nodes.values())
        identities = {self._kept.was.get(number) for number in nodes} | {
            self._kept.identity(number) for number in nodes
        }
        for members in self._kept.cores_of(number for number in identities if number is not None).values():
            self._join([self._kept[number] for number in members])

    def _is_ruled(self, number: int) -> bool:
        change = self._changes.get(number)
        return change is not None and any(node is not None and node.ruled for node in (change.before, change.after))


def _matters(change: Change) -> bool:
    """Whether what follows from a node may be otherwise now."""
    is_ruled = change.after is not None and bool(change.after.ruled)
    return is_ruled or change.tells_otherwise or change.is_elsewhere


def _facts(cluster: Cluster) -> tuple[Collection[object], ...]:
    """What excludes that a cluster is one with others."""
    return cluster.known, cluster.entries, cluster.countries, cluster.names, cluster.profiles


def _look(row: IdentityRow | None) -> object:
    return None if row is None else row.head
