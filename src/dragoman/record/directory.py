"""Identities looked up by id and by name, and those of them that may be one."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from dragoman.model import EntityKind
from dragoman.record.ask import select
from dragoman.record.facts import Identity, Local, Spelling
from dragoman.record.identity import identities_in
from dragoman.record.rows import list_from_text, list_text

# The day of an article; a masthead's is that of the visit.
_DATED = "CASE WHEN published_basis <> 'masthead' THEN published_latest END"


class Head(NamedTuple):
    """Who an identity is, without where it stands."""

    id: str
    name: str
    kind: EntityKind


class RoleTold(Struct, frozen=True):
    """What articles call somebody, and the first and last day on which one that does so appeared."""

    role: str
    first: date | None
    last: date | None
    articles: int


def identities(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[Identity]:
    """Identities by id, all or those asked for."""
    columns = "SELECT id, kind, name, knowledge_id, country, sector, listed FROM identities"
    heads = select(connection, columns, "id", ids, "id")
    names = select(
        connection,
        "SELECT identity, name, script, sum(mentions), suspicious FROM identity_names",
        "identity",
        ids,
        "identity, name",
        group="identity, name",
    )
    entities = select(
        connection,
        "SELECT identity, articles.key, entity FROM identity_entities JOIN articles ON number = article",
        "identity",
        ids,
        "identity, articles.key, entity",
    )
    return [
        Identity(
            id=one,
            kind=row[0],
            name=row[1],
            knowledge_id=row[2],
            country=row[3],
            sector=row[4],
            spellings=tuple(
                Spelling(name, script, mentions, bool(suspicious))
                for name, script, mentions, suspicious in names.get(one, ())
            ),
            entities=tuple((key, entity) for key, entity in entities.get(one, ())),
            listed=list_from_text(row[5]),
        )
        for one, (row, *_) in heads.items()
    ]


def identity_of(connection: sqlite3.Connection, entities: Collection[Local]) -> dict[Local, str]:
    """The ids of the identities of these entities of articles."""
    wanted = set(entities)
    keys = dict(
        connection.execute(
            "SELECT number, key FROM articles WHERE key IN (SELECT value FROM json_each(?))",
            (list_text(sorted({article for article, _ in wanted})),),
        )
    )
    found = identities_in(connection, keys)
    return {
        (keys[article], entity): identity.id
        for (article, entity), identity in found.items()
        if (keys[article], entity) in wanted
    }


def entities_of(connection: sqlite3.Connection, article: int, identities: Sequence[str]) -> dict[str, str]:
    """The entities of an article that are one of these identities, with its id."""
    rows = connection.execute(
        "SELECT entity, identity FROM identity_entities "
        "WHERE article = ? AND identity IN (SELECT value FROM json_each(?)) ORDER BY entity",
        (article, list_text(identities)),
    )
    return dict(rows.fetchall())


def identities_of(connection: sqlite3.Connection, knowledge_ids: Sequence[str], keys: Sequence[str]) -> list[str]:
    """The ids of those who have one of these ids in Wikidata, or one of these keys of a whole name."""
    rows = connection.execute(
        "SELECT id FROM identities WHERE knowledge_id IN (SELECT value FROM json_each(?)) "
        "OR name_key IN (SELECT value FROM json_each(?)) ORDER BY id",
        (list_text(knowledge_ids), list_text(keys)),
    )
    return [identity for (identity,) in rows]


def last_parts(connection: sqlite3.Connection) -> list[str]:
    """The keys of the last parts of all names."""
    rows = connection.execute("SELECT last_part FROM identities UNION SELECT last_part FROM identity_names ORDER BY 1")
    return [part for (part,) in rows if part]


def keys_ending_in(connection: sqlite3.Connection, parts: Sequence[str]) -> list[tuple[str, str]]:
    """The ids of those one of whose names ends in one of these parts, with the key of that name."""
    rows = connection.execute(
        "SELECT id, name_key FROM identities WHERE last_part IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT identity, name_key FROM identity_names WHERE last_part IN (SELECT value FROM json_each(?1)) "
        "ORDER BY 1, 2",
        (list_text(parts),),
    )
    return rows.fetchall()


def identities_known(connection: sqlite3.Connection, knowledge_ids: Collection[str]) -> list[str]:
    """The ids of those who have one of these ids in Wikidata."""
    rows = connection.execute(
        "SELECT id FROM identities WHERE knowledge_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (list_text(sorted(knowledge_ids)),),
    )
    return [identity for (identity,) in rows]


def countries_of(connection: sqlite3.Connection, codes: Sequence[str]) -> list[str]:
    """The ids of the countries that have one of these codes (ISO 3166 alpha-3)."""
    rows = connection.execute(
        "SELECT id FROM identities WHERE kind = 'country' AND country IN (SELECT value FROM json_each(?)) ORDER BY id",
        (list_text(codes),),
    )
    return [identity for (identity,) in rows]


def identities_named(connection: sqlite3.Connection, key: Sequence[str]) -> list[str]:
    """The ids of those who bear a name of this key: the whole of it, or a single part that ends theirs."""
    column, value = ("last_part", key[0]) if len(key) == 1 else ("name_key", " ".join(key))
    rows = connection.execute(
        f"SELECT id FROM identities WHERE {column} = ? OR name_key = ? "
        f"UNION SELECT identity FROM identity_names WHERE {column} = ? OR name_key = ? ORDER BY 1",
        (value, " ".join(key)) * 2,
    )
    return [identity for (identity,) in rows] if key else []


def keys_of(connection: sqlite3.Connection, identity: str) -> list[str]:
    """The keys of all names of an identity."""
    rows = connection.execute("SELECT DISTINCT name_key FROM identity_names WHERE identity = ? ORDER BY 1", (identity,))
    return [key for (key,) in rows]


def people_beginning(connection: sqlite3.Connection, key: str, most: int) -> list[str]:
    """The ids of people a key of whose whole name begins so, at most so many."""
    rows = connection.execute(
        "SELECT DISTINCT identity FROM identity_names JOIN identities ON id = identity "
        "WHERE identity_names.name_key BETWEEN ?1 AND ?1 || '{' AND kind = 'person' ORDER BY 1 LIMIT ?2",
        (key, most),
    )
    return [identity for (identity,) in rows]


def identities_partly_named(connection: sqlite3.Connection, key: Sequence[str]) -> list[str]:
    """The ids of those in whose names the parts of this key stand in a row, wherever."""
    rows = connection.execute(
        "SELECT id FROM identities WHERE instr(' ' || name_key || ' ', ?1) "
        "UNION SELECT identity FROM identity_names WHERE instr(' ' || name_key || ' ', ?1) ORDER BY 1",
        (f" {' '.join(key)} ",),
    )
    return [identity for (identity,) in rows] if key else []


def heads(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Head]:
    """The canonical names and kinds of these identities."""
    rows = connection.execute(
        "SELECT id, name, kind FROM identities WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (list_text(ids),),
    )
    return [Head(*row) for row in rows]


def roles(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The roles in which articles name these identities, the most frequent first."""
    found: dict[str, tuple[str, ...]] = {}
    for identity, role in connection.execute(
        "SELECT identity, role FROM identity_entities WHERE role IS NOT NULL "
        "AND identity IN (SELECT value FROM json_each(?)) GROUP BY identity, role ORDER BY identity, -count(*), role",
        (list_text(ids),),
    ):
        found[identity] = (*found.get(identity, ()), role)
    return found


def roles_told(connection: sqlite3.Connection, identity: str) -> tuple[RoleTold, ...]:
    """What articles call this identity, in the order of the first days; what no dated article says comes last."""
    rows = connection.execute(
        f"SELECT role, min({_DATED}), max({_DATED}), count(DISTINCT article) FROM identity_entities "
        "JOIN articles ON number = article WHERE role IS NOT NULL AND identity = ? GROUP BY role "
        f"ORDER BY min({_DATED}) IS NULL, min({_DATED}), role",
        (identity,),
    )
    return tuple(RoleTold(role, _day(first), _day(last), articles) for role, first, last, articles in rows)


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def count_of_kind(connection: sqlite3.Connection, kind: EntityKind) -> int:
    """How many identities are of this kind."""
    return int(connection.execute("SELECT count(*) FROM identities WHERE kind = ?", (kind,)).fetchone()[0])
