"""The record worked out anew from the articles that it keeps, and compared."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from dragoman.record import folding
from dragoman.record.export import lines
from dragoman.record.filings import Filings
from dragoman.record.kept_corrections import ruled_in
from dragoman.record.store import Record, open_record
from dragoman.record.verifying.damage import Damage

_SHOWN = 120
_BATCH = 400


def worked_out_anew(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Where a copy in which all articles are folded in again, in the order of their keys, is another record.

    The first line of the export in which they differ, and the first row of each table.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anew.dragoman"
        with closing(sqlite3.connect(path)) as copy:
            connection.backup(copy)
        with open_record(path) as record:
            record.connection.execute("PRAGMA synchronous = OFF")
            _fold_again(record)
            yield from _other_lines(connection, record.connection)
            for layer in folding.LAYERS:
                for table in layer.tables:
                    yield from _other_rows(connection, record.connection, table)


def _fold_again(record: Record) -> None:
    with record.writing() as connection:
        folding.begin_anew(connection)
        connection.execute("DELETE FROM waiting")
        filings, rulings = Filings(connection), ruled_in(connection).rulings
        keys = [key for (key,) in connection.execute("SELECT key FROM articles ORDER BY key")]
        for start in range(0, len(keys), _BATCH):
            folding.wait_for(connection, keys[start : start + _BATCH])
            folding.fold_waiting(connection, filings, rulings, _BATCH)


def _other_lines(connection: sqlite3.Connection, anew: sqlite3.Connection) -> Iterator[Damage]:
    for kept, made in zip_longest(lines(connection), lines(anew)):
        if kept != made:
            yield Damage("export", None, f"{_shown(kept)}, and worked out anew {_shown(made)}")
            return


def _other_rows(connection: sqlite3.Connection, anew: sqlite3.Connection, table: str) -> Iterator[Damage]:
    """The first row in which the words and days of a table differ: its numbers may be of the order in which it came."""
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    columns = [f'"{name}"' for _, name, kind, *_ in rows if kind in ("TEXT", "REAL")] or ["count(*)"]
    asked = _ordered(columns, table)
    for kept, made in zip_longest(connection.execute(asked), anew.execute(asked)):
        if kept != made:
            yield Damage(table, None, f"{_told(kept)}, and worked out anew {_told(made)}")
            return


def _ordered(columns: Sequence[str], table: str) -> str:
    listed = ", ".join(columns)
    return f'SELECT {listed} FROM "{table}" ORDER BY {", ".join(str(place + 1) for place in range(len(columns)))}'


def _shown(line: bytes | None) -> str:
    if line is None:
        return "nothing more"
    written = line.decode("utf-8", "replace").strip()
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]} ..."


def _told(row: tuple[object, ...] | None) -> str:
    return "nothing more" if row is None else ", ".join("-" if cell is None else str(cell) for cell in row)[:_SHOWN]
