"""Nodes, their members, spellings and identities in the record's tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from dragoman.language.homoglyphs import mixed_script
from dragoman.language.scripts import first_script
from dragoman.record.facts import Local
from dragoman.record.identity.bearers import key_of
from dragoman.record.identity.blocks import Row
from dragoman.record.identity.clusters import Link
from dragoman.record.identity.nodes import MOST_TOLD, Node, packed, unpacked
from dragoman.record.rows import list_text

_MOST_AT_ONCE = 500


class ToldEntity(Struct, frozen=True, array_like=True, gc=False):
    """What an article contributed to a node: its token in company, its spellings and how often they stand."""

    entity: str
    node: int
    token: int
    spellings: tuple[tuple[int, int], ...]


class Told(Struct, frozen=True, array_like=True, gc=False):
    """What an article of this key contributed, and the span of days in which it appeared."""

    key: str
    span: int
    entities: tuple[ToldEntity, ...]


_encoder = Encoder()
_decoder = Decoder(Told)


def among(connection: sqlite3.Connection, query: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query for all these values, which stand in it as `({})`."""
    listed = list(values)
    for start in range(0, len(listed), _MOST_AT_ONCE):
        some = listed[start : start + _MOST_AT_ONCE]
        yield from connection.execute(query.format(", ".join("?" * len(some))), some).fetchall()


class Kept:
    """The nodes of a record while articles are folded into it; each is read once.

    `was` has the identities of nodes as they were read, by number.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._nodes: dict[int, Node | None] = {}
        self._identities: dict[int, int | None] = {}
        self.was: dict[int, int] = {}
        self._spellings: dict[str, int] = {}
        self._assigned: dict[int, int] = {}
        self._doubts: dict[int, list[tuple[int, int, float, str]]] = {}

    def look_up(self, numbers: Iterable[int]) -> None:
        """Read these nodes at once."""
        missing = sorted({number for number in numbers if number not in self._nodes})
        self._nodes.update(dict.fromkeys(missing))
        query = "SELECT number, identity, facts FROM identity_nodes WHERE number IN ({})"
        for number, identity, facts in among(self.connection, query, missing):
            self._nodes[number] = unpacked(facts)
            self._identities[number] = identity
            if identity is not None:
                self.was[number] = identity

    def get(self, number: int) -> Node | None:
        """A node, or None where the record has none of this number."""
        if number not in self._nodes:
            self.look_up([number])
        return self._nodes[number]

    def __getitem__(self, number: int) -> Node:
        found = self.get(number)
        if found is None:
            raise KeyError(number)
        return found

    def identity(self, number: int) -> int | None:
        """The number of the identity of a node, None where it has none yet."""
        return self._identities.get(number) if self.get(number) is not None else None

    def put(self, nodes: Collection[Node]) -> None:
        """Write nodes, new or changed."""
        for node in nodes:
            self._nodes[node.number] = node
        self.connection.executemany(
            "INSERT INTO identity_nodes (number, is_lone, facts) VALUES (?, ?, ?) "
            "ON CONFLICT (number) DO UPDATE SET is_lone = excluded.is_lone, facts = excluded.facts",
            [(node.number, int(node.is_lone), packed(node)) for node in nodes],
        )

    def take_out(self, numbers: Collection[int]) -> None:
        """Delete nodes that have no member left."""
        self.connection.executemany("DELETE FROM identity_nodes WHERE number = ?", [(number,) for number in numbers])
        for number in numbers:
            self._nodes[number] = None
            self._identities.pop(number, None)

    def assign(self, node: int, identity: int) -> None:
        """Give a node its identity, both by number; `write` writes it."""
        self._identities[node] = identity
        self._assigned[node] = identity

    def doubt(self, nodes: Iterable[int], doubts: Iterable[tuple[int, int, Link]]) -> None:
        """Put these links in the place of those of the nodes that stayed open; `write` writes them."""
        self._doubts.update((node, []) for node in nodes)
        for one, other, link in doubts:
            self._doubts[one].append((one, other, link.points, list_text(link.reasons)))

    def write(self) -> None:
        """Write the identities that nodes were given, and what stayed open."""
        connection = self.connection
        connection.executemany(
            "UPDATE identity_nodes SET identity = ? WHERE number = ?",
            [(identity, node) for node, identity in self._assigned.items()],
        )
        query = "SELECT one FROM identity_doubts WHERE one IN ({})"
        gone = {one for (one,) in self.rows(query, sorted(self._doubts))}
        connection.executemany("DELETE FROM identity_doubts WHERE one = ?", [(one,) for one in sorted(gone)])
        connection.executemany(
            "INSERT INTO identity_doubts (one, other, points, reasons) VALUES (?, ?, ?, ?)",
            [row for rows in self._doubts.values() for row in rows],
        )
        self._assigned.clear()
        self._doubts.clear()

    def of_identities(self, identities: Iterable[int]) -> dict[int, list[int]]:
        """The nodes of these identities."""
        self.write()
        return self._grouped("identity IN ({})", identities)

    def cores_of(self, identities: Iterable[int]) -> dict[int, list[int]]:
        """The nodes of these identities that are more than surnames."""
        self.write()
        return self._grouped("identity IN ({}) AND is_lone = 0", identities)

    def _grouped(self, condition: str, identities: Iterable[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        query = f"SELECT identity, number FROM identity_nodes WHERE {condition} ORDER BY number"
        for identity, number in among(self.connection, query, sorted(identities)):
            found.setdefault(identity, []).append(number)
        return found

    def held(self, identities: Iterable[int]) -> set[int]:
        """Those of the identities that have a node."""
        self.write()
        query = (
            "SELECT asked.value FROM json_each(?) AS asked "
            "WHERE EXISTS (SELECT 1 FROM identity_nodes WHERE identity = asked.value)"
        )
        return {number for (number,) in self.connection.execute(query, (list_text(sorted(identities)),))}

    def articles_of(self, nodes: Iterable[int]) -> set[int]:
        """The articles in which the entities of these nodes stand."""
        query = "SELECT DISTINCT article FROM identity_members WHERE node IN ({})"
        return {article for (article,) in among(self.connection, query, nodes)}

    def rows(self, query: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query for all these values, which stand in it as `({})`."""
        return among(self.connection, query, values)

    def first_members(self, node: int) -> list[tuple[int, str]]:
        """Article and entity of the members of a node whose articles' keys come first."""
        rows = self.connection.execute(
            "SELECT article, entity FROM identity_members JOIN articles ON number = article WHERE node = ? "
            "ORDER BY key, entity LIMIT ?",
            (node, MOST_TOLD),
        )
        return rows.fetchall()

    def locals_of(self, nodes: Iterable[int]) -> Iterator[tuple[int, Local]]:
        """The members of these nodes, each with its node."""
        query = "SELECT node, key, entity FROM identity_members JOIN articles ON number = article WHERE node IN ({})"
        return ((node, (key, entity)) for node, key, entity in self.rows(query, nodes))

    def nodes_of(self, entities: Collection[Local]) -> dict[Local, int]:
        """The nodes of these entities, of those that are there."""
        found = {
            (told.key, one.entity): one.node
            for told in self.told_by_key({article for article, _ in entities})
            for one in told.entities
        }
        return {local: found[local] for local in sorted(entities) if local in found}

    def move_keys(self, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """Take out and put in rows of keys."""
        self.connection.executemany("DELETE FROM identity_keys WHERE key = ? AND place = ? AND node = ?", sorted(gone))
        self.connection.executemany("INSERT INTO identity_keys (key, place, node) VALUES (?, ?, ?)", sorted(come))

    def told(self, articles: Iterable[int]) -> dict[int, Told]:
        """What these articles contributed, by number; those that contributed nothing are left out."""
        query = "SELECT article, told FROM identity_articles WHERE article IN ({})"
        return {article: _decoder.decode(told) for article, told in among(self.connection, query, sorted(articles))}

    def told_by_key(self, keys: Iterable[str]) -> Iterator[Told]:
        """What the articles of these keys contributed."""
        query = (
            "SELECT told FROM articles JOIN identity_articles ON identity_articles.article = articles.number "
            "WHERE key IN ({})"
        )
        return (_decoder.decode(told) for (told,) in among(self.connection, query, sorted(keys)))

    def forget_told(self, articles: Iterable[int]) -> None:
        """Delete what these articles contributed."""
        self.connection.executemany(
            "DELETE FROM identity_articles WHERE article = ?", [(article,) for article in articles]
        )

    def put_told(self, told: Iterable[tuple[int, Told]]) -> None:
        """Write what articles contribute."""
        self.connection.executemany(
            "INSERT INTO identity_articles (article, told) VALUES (?, ?)",
            [(article, _encoder.encode(one)) for article, one in told],
        )

    def spellings(self, names: Iterable[str]) -> dict[str, int]:
        """The numbers of these spellings; those that were not there get one."""
        asked = dict.fromkeys(names)
        missing = [name for name in asked if name not in self._spellings]
        query = "SELECT name, number FROM spellings WHERE name IN ({})"
        self._spellings.update(self.rows(query, missing))
        new = [name for name in missing if name not in self._spellings]
        self.connection.executemany(
            "INSERT INTO spellings (name, script, suspicious, name_key, last_part) VALUES (?, ?, ?, ?, ?)",
            [(name, first_script(name), int(mixed_script(name)), *keys_of(name)) for name in new],
        )
        self._spellings.update(self.rows(query, new))
        return {name: self._spellings[name] for name in asked}

    def count_spellings(self, counts: Iterable[tuple[int, int, int, int]]) -> None:
        """Add to how often spellings stand: node, spelling, more mentions and more entities (or less)."""
        rows = list(counts)
        self.connection.executemany(
            "INSERT INTO identity_spellings (node, spelling, mentions, articles) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (node, spelling) DO UPDATE SET mentions = mentions + excluded.mentions, "
            "articles = articles + excluded.articles",
            rows,
        )
        less = [(node, spelling) for node, spelling, _, articles in rows if articles < 0]
        self.connection.executemany(
            "DELETE FROM identity_spellings WHERE node = ? AND spelling = ? AND articles = 0", less
        )
        self.connection.executemany(
            "DELETE FROM spellings WHERE number = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM identity_spellings WHERE spelling = ?1)",
            [(spelling,) for _, spelling in less],
        )
        if less:
            self._spellings.clear()

    def count_members(self, gone: Iterable[tuple[int, int, str]], come: Iterable[Sequence[int | str | None]]) -> None:
        """Take out and put in members: node, article, entity; with the role where they come."""
        self.connection.executemany(
            "DELETE FROM identity_members WHERE node = ? AND article = ? AND entity = ?", list(gone)
        )
        self.connection.executemany(
            "INSERT INTO identity_members (node, article, entity, role) VALUES (?, ?, ?, ?)", list(come)
        )


def keys_of(name: str) -> tuple[str, str]:
    """The script-free key of a name, and that of its last part."""
    key = key_of(name)
    return " ".join(key), key[-1] if key else ""
