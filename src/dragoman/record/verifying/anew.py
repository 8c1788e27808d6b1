"""The record worked out anew from the articles that it keeps, and compared."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from dragoman.record import kept_corrections, shelf
from dragoman.record.export import lines
from dragoman.record.store import open_record
from dragoman.record.verifying.damage import Damage

_SHOWN = 120


def worked_out_anew(connection: sqlite3.Connection) -> Iterator[Damage]:
    """The first line in which the export differs from that of a record made of the same pages in another order."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "anew.dragoman", create=True) as record:
        record.connection.execute("PRAGMA synchronous = OFF")
        with record.writing() as anew:
            _bring_in(connection, anew)
        record.derive()
        for kept, made in zip_longest(lines(connection), lines(record.connection)):
            if kept != made:
                yield Damage("export", None, f"{_shown(kept)}, and worked out anew {_shown(made)}")
                return


def _shown(line: bytes | None) -> str:
    if line is None:
        return "nothing more"
    written = line.decode("utf-8", "replace").strip()
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]} ..."


def _bring_in(connection: sqlite3.Connection, anew: sqlite3.Connection) -> None:
    """Put the articles in by their keys, then the pages that gave none or one that was there, then the corrections."""
    anew.execute("PRAGMA defer_foreign_keys = ON")
    for filed in shelf.filed(connection):
        shelf.put(anew, filed.analysis)
    numbers = dict(anew.execute("SELECT key, number FROM articles").fetchall())
    columns = "uri, kind, record, sha256, byte_offset, fetched, pages.coder, reason, articles.key"
    for *page, key in connection.execute(
        f"SELECT {columns} FROM pages LEFT JOIN articles ON articles.number = article"
    ):
        if not _is_in(anew, page):
            anew.execute(
                "INSERT INTO pages (uri, kind, record, sha256, byte_offset, fetched, coder, reason, article) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*page, numbers.get(key)),
            )
    for correction in kept_corrections.corrections(connection):
        kept_corrections.add(anew, correction)


def _is_in(anew: sqlite3.Connection, page: list[str]) -> bool:
    uri, _, record, digest, *_ = page
    found = anew.execute("SELECT 1 FROM pages WHERE uri = ? AND record = ? AND sha256 = ?", (uri, record, digest))
    return found.fetchone() is not None
