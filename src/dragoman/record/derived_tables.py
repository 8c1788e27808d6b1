"""What was derived as rows of the record's tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from dragoman.language.keys import name_key
from dragoman.record.facts import Identity, Suggestion
from dragoman.record.rows import insert, list_text


def _write_identities(
    connection: sqlite3.Connection, identities: tuple[Identity, ...], numbers: Mapping[str, int]
) -> None:
    heads = [
        (
            *(one.id, one.kind, one.name, one.knowledge_id, one.country, one.sector, list_text(one.listed)),
            *_keys(one.name),
        )
        for one in identities
    ]
    names = [
        (one.id, spelling.name, spelling.script, spelling.mentions, int(spelling.suspicious), *_keys(spelling.name))
        for one in identities
        for spelling in one.spellings
    ]
    columns = ["id", "kind", "name", "knowledge_id", "country", "sector", "listed", "name_key", "last_part"]
    insert(connection, "identities", columns, heads)
    columns = ["identity", "name", "script", "mentions", "suspicious", "name_key", "last_part"]
    insert(connection, "identity_names", columns, names)
    entities = [(numbers[article], entity, one.id) for one in identities for article, entity in one.entities]
    insert(connection, "identity_entities", ["article", "entity", "identity"], entities)


def _write_suggestions(connection: sqlite3.Connection, suggestions: tuple[Suggestion, ...]) -> None:
    rows = [(*one.identities, one.score, list_text(one.reasons)) for one in suggestions]
    insert(connection, "suggestions", ["one", "other", "score", "reasons"], rows)


def _keys(name: str) -> tuple[str, str]:
    key = name_key(name)
    return " ".join(key), key[-1] if key else ""
