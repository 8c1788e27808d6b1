"""Statements as they stand in the record; their words are cut from the articles."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dragoman.record.facts import Statement, Version
from dragoman.record.rows import list_text

_AMONG = "IN (SELECT value FROM json_each(?))"
_QUOTED_IN = """EXISTS (SELECT 1 FROM statement_versions JOIN articles ON articles.number = article
    WHERE statement = statements.id AND published_basis <> 'masthead'"""


def statements(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[Statement]:
    """Statements by id, all or those asked for."""
    among, values = ("", ()) if ids is None else (f"WHERE statements.id {_AMONG}", (list_text(ids),))
    versions: dict[str, list[Version]] = defaultdict(list)
    for statement, *row, start, end, source, is_copy in connection.execute(
        "SELECT statement, articles.key, quotation, statement_versions.kind, articles.language, span_start, span_end, "
        "source, is_copy FROM statement_versions JOIN articles ON articles.number = article "
        f"{among.replace('statements.id', 'statement')} ORDER BY statement, position",
        values,
    ):
        key, quotation, kind, language = row
        versions[statement].append(
            Version(
                article=key,
                quotation=quotation,
                kind=kind,
                language=language,
                span=(start, end),
                source=source,
                is_copy=bool(is_copy),
            )
        )
    rows = connection.execute(
        "SELECT statements.id, speaker, addressee, statements.language, direct, "
        "substr(text, span_start + 1, span_end - span_start), first_day, sources, copies "
        f"FROM statements JOIN articles ON articles.number = article {among} ORDER BY statements.id",
        values,
    )
    return [
        Statement(
            id=row[0],
            speaker=row[1],
            addressee=row[2],
            language=row[3],
            direct=bool(row[4]),
            text=row[5],
            first_day=None if row[6] is None else date.fromisoformat(row[6]),
            sources=row[7],
            copies=row[8],
            versions=tuple(versions[row[0]]),
        )
        for row in rows.fetchall()
    ]


def statement_ids(
    connection: sqlite3.Connection,
    *,
    speakers: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    type: str | None = None,
    language: str | None = None,
) -> list[str]:
    """The ids of the statements that fit all that is asked.

    `since` and `until` bound the publication of an article that quotes them (one of unknown day fits neither), `type`
    is that of an event which the quoted words tell, `language` that of one of the articles.
    """
    conditions = [
        (f"speaker {_AMONG}", None if speakers is None else list_text(speakers)),
        (
            "id IN (SELECT statement FROM statement_versions JOIN articles ON articles.number = article "
            "WHERE articles.language = ?)",
            language,
        ),
        (_QUOTED_IN + " AND published_latest >= ?)", None if since is None else since.isoformat()),
        (_QUOTED_IN + " AND published_earliest <= ?)", None if until is None else until.isoformat()),
        (
            "EXISTS (SELECT 1 FROM statement_versions, json_each(types) WHERE statement = statements.id AND value = ?)",
            type,
        ),
    ]
    asked = [(condition, value) for condition, value in conditions if value is not None]
    where = " AND ".join(condition for condition, _ in asked) or "1"
    rows = connection.execute(f"SELECT id FROM statements WHERE {where} ORDER BY id", [value for _, value in asked])
    return [statement for (statement,) in rows]


def statements_about(connection: sqlite3.Connection, identity: str) -> list[str]:
    """The ids of the statements of others in whose words this identity stands, or that are said to it."""
    rows = connection.execute(
        "SELECT statement FROM statement_about JOIN statements ON id = statement "
        "WHERE identity = ? AND speaker IS NOT ? ORDER BY statement",
        (identity, identity),
    )
    return [statement for (statement,) in rows]


def statement_days(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, date]:
    """The first day on which an article that quotes each of these statements appeared, where one is known."""
    rows = connection.execute(
        f"SELECT id, first_day FROM statements WHERE first_day IS NOT NULL AND id {_AMONG}", (list_text(ids),)
    )
    return {statement: date.fromisoformat(day) for statement, day in rows}


def latest_statements(connection: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    """These statements, those first that appeared last; those of which no day is known come last."""
    rows = connection.execute(
        f"SELECT id FROM statements WHERE id {_AMONG} ORDER BY first_day DESC NULLS LAST, id", (list_text(ids),)
    )
    return [statement for (statement,) in rows]
