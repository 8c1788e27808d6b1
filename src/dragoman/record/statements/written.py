"""Statements written into the record's tables: those that are new or differ, and those that are no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from dragoman.record.rows import insert, list_text
from dragoman.record.statements.kept import Kept
from dragoman.record.statements.making import Made

_COLUMNS = (
    "id", "speaker", "addressee", "language", "direct", "article", "span_start", "span_end", "first_day", "sources",
    "copies",
)  # fmt: skip
_Row = tuple[object, ...]
_Rows = tuple[_Row, list[_Row], list[_Row]]


def write(
    connection: sqlite3.Connection, gone: Iterable[str], statements: Sequence[tuple[Made, Sequence[Kept]]]
) -> set[str]:
    """Put statements in the place of those whose quotations they have; the ids of all that changed or are gone."""
    coming = {one.id: _rows(one, kept) for one, kept in statements}
    before = _as_they_stand(connection, {*gone, *coming})
    changed = {one for one in {*before, *coming} if before.get(one) != coming.get(one)}
    for table, column in (("statement_about", "statement"), ("statements", "id")):
        connection.executemany(
            f"DELETE FROM {table} WHERE {column} = ?", ((one,) for one in sorted(changed & before.keys()))
        )
    for one in sorted(changed & coming.keys()):
        _insert(connection, coming[one])
    return changed


def _rows(one: Made, kept: Sequence[Kept]) -> _Rows:
    by_local = {each.said.local: each for each in kept}
    head = by_local[one.head]
    row = (
        *(one.id, one.speaker, one.addressee, one.language, int(one.direct), head.article, *head.said.span),
        *(None if one.first_day is None else one.first_day.isoformat(), one.sources, one.copies),
    )
    versions = [
        (by_local[version.article, version.quotation].number, position, version.kind, version.source)
        for position, version in enumerate(one.versions)
    ]
    return row, list(versions), [(identity, one.id) for identity in one.about]


def _as_they_stand(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, _Rows]:
    wanted = (list_text(sorted(ids)),)
    among = "IN (SELECT value FROM json_each(?))"
    heads = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM statements WHERE id {among}", wanted)
    found: dict[str, _Rows] = {row[0]: (tuple(row), [], []) for row in heads}
    for statement, *row in connection.execute(
        "SELECT statement, number, position, kind, source FROM statement_versions "
        f"WHERE statement {among} ORDER BY statement, position",
        wanted,
    ):
        if statement in found:
            found[statement][1].append(tuple(row))
    for identity, statement in connection.execute(
        f"SELECT identity, statement FROM statement_about WHERE statement {among} ORDER BY statement, identity", wanted
    ):
        found[statement][2].append((identity, statement))
    return found


def _insert(connection: sqlite3.Connection, rows: _Rows) -> None:
    head, versions, about = rows
    insert(connection, "statements", _COLUMNS, [head])
    insert(connection, "statement_about", ["identity", "statement"], about)
    connection.executemany(
        "UPDATE statement_versions SET statement = ?, position = ?, kind = ?, source = ? WHERE number = ?",
        ((head[0], position, kind, source, number) for number, position, kind, source in versions),
    )
