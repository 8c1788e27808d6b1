"""What was derived as rows of the record's tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from dragoman.language.keys import name_key
from dragoman.record.facts import Disagreement, Identity, Statement, Suggestion
from dragoman.record.rows import insert, list_text

# Children before parents, so that no row points nowhere on the way.
_TABLES = (
    "disagreement_claims", "disagreement_events", "disagreements", "statement_versions", "statements",
    "event_tellings", "event_parties", "events", "copies", "suggestions", "identity_entities", "identity_names",
    "identities",
)  # fmt: skip


def write_derived(
    connection: sqlite3.Connection, statements: tuple[Statement, ...], disagreements: tuple[Disagreement, ...]
) -> None:
    """Interim."""
    for table in ("disagreement_claims", "disagreement_events", "disagreements", "statement_versions", "statements"):
        connection.execute(f'DELETE FROM "{table}"')
    numbers = dict(connection.execute("SELECT key, number FROM articles").fetchall())
    _write_statements(connection, statements, numbers)
    _write_disagreements(connection, disagreements, numbers)


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


def _write_statements(
    connection: sqlite3.Connection, statements: tuple[Statement, ...], numbers: Mapping[str, int]
) -> None:
    insert(
        connection,
        "statements",
        ["id", "speaker", "addressee", "language", "direct", "text"],
        [(one.id, one.speaker, one.addressee, one.language, int(one.direct), one.text) for one in statements],
    )
    insert(
        connection,
        "statement_versions",
        ["statement", "position", "article", "quotation"],
        [
            (one.id, position, numbers[article], quotation)
            for one in statements
            for position, (article, quotation) in enumerate(one.versions)
        ],
    )


def _write_disagreements(
    connection: sqlite3.Connection, disagreements: tuple[Disagreement, ...], numbers: Mapping[str, int]
) -> None:
    insert(
        connection, "disagreements", ["id", "kind", "about"], [(one.id, one.kind, one.about) for one in disagreements]
    )
    insert(
        connection,
        "disagreement_events",
        ["disagreement", "position", "event"],
        [(one.id, position, event) for one in disagreements for position, event in enumerate(one.events)],
    )
    columns = ["disagreement", "position", "value", "article", "span_start", "span_end"]
    insert(
        connection,
        "disagreement_claims",
        [*columns, "sentence_start", "sentence_end", "outlet", "according_to"],
        [
            (
                *(one.id, position, claim.value, numbers[claim.article], *claim.span, *claim.sentence),
                *(claim.outlet, claim.according_to),
            )
            for one in disagreements
            for position, claim in enumerate(one.claims)
        ],
    )
