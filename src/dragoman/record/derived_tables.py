"""What was derived as rows of the record's tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from dragoman.record.facts import Derived, Disagreement, Event, Statement
from dragoman.record.rows import insert, list_text, when_columns, when_row

# Children before parents, so that no row points nowhere on the way.
_TABLES = (
    "disagreement_claims", "disagreement_events", "disagreements", "statement_versions", "statements",
    "event_tellings", "event_parties", "events", "copies",
)  # fmt: skip


def forget_derived(connection: sqlite3.Connection) -> None:
    """Delete what was derived."""
    for table in _TABLES:
        connection.execute(f'DELETE FROM "{table}"')


def write_derived(connection: sqlite3.Connection, derived: Derived) -> None:
    """Put what was derived in the place of what was derived before."""
    forget_derived(connection)
    numbers = dict(connection.execute("SELECT key, number FROM articles").fetchall())
    rows = [(numbers[copy.article], numbers[copy.origin], copy.containment) for copy in derived.copies]
    insert(connection, "copies", ["article", "origin", "containment"], rows)
    _write_events(connection, derived.events, numbers)
    _write_statements(connection, derived.statements, numbers)
    _write_disagreements(connection, derived.disagreements, numbers)


def _write_events(connection: sqlite3.Connection, events: tuple[Event, ...], numbers: Mapping[str, int]) -> None:
    def number(article: str | None) -> int | None:
        return None if article is None else numbers[article]

    columns = ["id", "type", "mode", "contexts", "quad_class", *when_columns("when"), "when_from", "place"]
    insert(
        connection,
        "events",
        [*columns, "status", "sources", "copies"],
        [
            (
                *(one.id, one.type, one.mode, list_text(one.contexts), one.quad_class),
                *(*when_row(one.when), number(one.when_from), one.where, one.status, one.sources, one.copies),
            )
            for one in events
        ],
    )
    parties = [
        (one.id, part, position, party)
        for one in events
        for part, members in (("actor", one.actors), ("recipient", one.recipients))
        for position, party in enumerate(members)
    ]
    insert(connection, "event_parties", ["event", "part", "position", "identity"], parties)
    columns = ["event", "position", "article", "mention", "status", *when_columns("when"), "when_from"]
    insert(
        connection,
        "event_tellings",
        [*columns, *when_columns("said"), "outlet", "according_to", "source", "is_copy"],
        [
            (
                *(one.id, position, numbers[telling.article], telling.mention, telling.status),
                *(*when_row(telling.when), number(telling.when_from), *when_row(telling.said)),
                *(telling.outlet, telling.according_to, telling.source, int(telling.is_copy)),
            )
            for one in events
            for position, telling in enumerate(one.history)
        ],
    )


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
