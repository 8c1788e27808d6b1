"""The record's file: a SQLite database with one writer, whose readers never wait."""

from __future__ import annotations

import gc
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from msgspec import Struct

from dragoman.errors import DragomanError, NewerRecord, NotARecord, RecordFull, RecordLocked
from dragoman.model import Analysis, Source
from dragoman.record import folding, rulings, shelf
from dragoman.record.derive import DERIVATION
from dragoman.record.export import export, export_corrections
from dragoman.record.facts import Filed
from dragoman.record.filings import Filings
from dragoman.record.kept_corrections import ruled_in
from dragoman.record.packing import pack

APPLICATION_ID = 0x44524147  # "DRAG", by which `file` and SQLite tell a record from another database
_HEADER = b"SQLite format 3\x00"
# Measured: in larger pages fewer bytes stay empty behind rows of one to two thousand, a cache and a log of such sizes
# cost little memory, and the log is then copied into the file a quarter as often.
_PAGE = 8_192
_CACHE = 64 * 1024 * 1024
_LOG = 16 * 1024 * 1024
_STATEMENTS = 512


class Folded(Struct, frozen=True):
    """What a run of `Record.fold` brought in, in pages."""

    articles: int = 0
    refusals: int = 0
    already_in: int = 0

    def __add__(self, other: Folded) -> Folded:
        return Folded(
            self.articles + other.articles, self.refusals + other.refusals, self.already_in + other.already_in
        )


def open_record(path: str | os.PathLike[str], create: bool = False, patience: float = 10.0) -> Record:
    """The record in the file `path`; a record made by an earlier version is brought up to this one.

    With `create`, a file that is missing or empty becomes a new record. `patience` is how many seconds to wait for
    another writer. Raises `NotARecord`, `NewerRecord`, `RecordLocked` or `RecordFull`.
    """
    place = Path(path)
    _check_file(place, create)
    with _named_errors(place):
        connection = _connect(place, patience)
        try:
            _bring_up(connection, place, create)
        except BaseException:
            connection.close()
            raise
    return Record(connection, place)


def record_in_memory() -> Record:
    """A new record that is gone when it is closed."""
    place = Path(":memory:")
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=_STATEMENTS)
    _set_up(connection)
    _bring_up(connection, place, create=True)
    return Record(connection, place)


def _check_file(place: Path, create: bool) -> None:
    if place.is_dir():
        raise NotARecord(f"{place}: is a folder, not a record")
    if not place.exists():
        if create and place.parent.is_dir():
            return
        missing = "there is no such file" if place.parent.is_dir() else "there is no such folder"
        raise NotARecord(f"{place}: {missing}")
    try:
        with place.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise NotARecord(f"{place}: cannot be read: {error.strerror}") from error
    if header != _HEADER and not (header == b"" and create):
        raise NotARecord(f"{place}: is no record" if header else f"{place}: is empty, not a record")


def _connect(place: Path, patience: float) -> sqlite3.Connection:
    address = place.absolute().as_uri()
    if place.exists() and not os.access(place, os.W_OK):
        # Without a log beside it nobody writes, and SQLite need not leave its own marks.
        waiting = place.with_name(place.name + "-wal")
        address += "?mode=ro" if waiting.exists() and waiting.stat().st_size else "?mode=ro&immutable=1"
    connection = sqlite3.connect(
        address, uri=True, timeout=patience, isolation_level=None, cached_statements=_STATEMENTS
    )
    _set_up(connection)
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # Says nothing to a file that has pages already.
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute(f"PRAGMA cache_size = {-_CACHE // 1024}")
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG // page}")


@cache
def _migrations() -> tuple[tuple[int, str], ...]:
    folder = resources.files("dragoman.record") / "migrations"
    scripts = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    return tuple(sorted((int(file.name.split("_")[0]), file.read_text(encoding="utf-8")) for file in scripts))


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _bring_up(connection: sqlite3.Connection, place: Path, create: bool) -> None:
    latest = _migrations()[-1][0]
    version, owner = _number(connection, "user_version"), _number(connection, "application_id")
    if owner != APPLICATION_ID:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if owner or version or tables or not create:
            raise NotARecord(f"{place}: is a SQLite database, but no record")
    if version > latest:
        raise NewerRecord(f"{place}: was made by a newer version (record {version}, this one knows {latest})")
    if version < latest:
        connection.execute("PRAGMA journal_mode = WAL")
        with _transaction(connection):
            # Another program may have brought it up while this one waited.
            for number, script in _migrations():
                if number > _number(connection, "user_version"):
                    _run_script(connection, script)
                    _AFTER.get(number, lambda _: None)(connection)
                    connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA synchronous = NORMAL")


def _run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run a script inside the open transaction, which `executescript` would end."""
    for statement in re.split(r";\s*\n", re.sub(r"(?m)^\s*--.*$", "", script)):
        if statement.strip():
            connection.execute(statement)


# What no script can do, by the number of the migration after which it is done.
_AFTER = {5: pack}


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Without looking for circles among the objects of a batch: there are many, next to none in circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _named_errors(place: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise RecordFull(f"{place}: no space is left; what was written before stays") from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise RecordLocked(f"{place}: another program is writing into it") from error
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise NotARecord(f"{place}: is no record, or a damaged one: {error}") from error
        if code == sqlite3.SQLITE_IOERR:
            full = "is the disk full, or the file at its limit? What was written before stays"
            raise DragomanError(f"{place}: cannot be written or read ({error}): {full}") from error
        if isinstance(error, sqlite3.OperationalError):
            raise DragomanError(f"{place}: {error}") from error
        raise


def _take(analyses: Iterator[Analysis], size: int) -> tuple[list[Analysis], BaseException | None]:
    """The next analyses, and what broke their coming off, if anything did: what came before is worth keeping."""
    taken: list[Analysis] = []
    try:
        for analysis in islice(analyses, size):
            taken.append(analysis)  # noqa: PERF402 - what came before an interruption must be in the list
    except BaseException as interruption:
        return taken, interruption
    return taken, None


class Record:
    """Everything that many analyses add up to, in one file. Made by `open_record`; closes as a context."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._filings = Filings(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

    def fold(self, analyses: Iterable[Analysis], batch: int = 250) -> Folded:
        """Put analyses in, `batch` of them a transaction, and work them into all the rest as they come.

        A page that is in already changes nothing, so a run that was broken off is simply run again. Where the
        analyses break off with an error, those that came are kept and the error goes on to the caller.
        Raises `RecordFull` and `RecordLocked`; what was committed stays.
        """
        coming, total, worked_in = iter(analyses), Folded(), 0
        while True:
            taken, interruption = _take(coming, batch)
            total += self.put(taken)
            is_last = interruption is not None or len(taken) < batch
            if is_last or total.articles - worked_in >= folding.TOGETHER:
                self.derive()
                worked_in = total.articles
            if interruption is not None:
                raise interruption
            if is_last:
                return total

    def put(self, analyses: Sequence[Analysis]) -> Folded:
        """Put analyses in, in one transaction, without working them into the rest: `derive` does that.

        Raises `RecordFull` and `RecordLocked`; then none of them is in.
        """
        if not analyses:
            return Folded()
        articles = refusals = 0
        with self.writing():
            for analysis in analyses:
                if not shelf.put(self.connection, analysis):
                    continue
                articles += analysis.article is not None
                refusals += analysis.article is None
        return Folded(articles, refusals, len(analyses) - articles - refusals)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is written in it stays, or nothing. Raises `RecordFull` and `RecordLocked`."""
        with _named_errors(self.path), _transaction(self.connection):
            # Rows may go before those that point to them; what points nowhere in the end is refused.
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            self._filings.forget_what_others_wrote()
            yield self.connection

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is asked within sees the record as it was at the first question, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with _named_errors(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    @property
    def is_current(self) -> bool:
        """Whether identities, events and the rest follow from all articles that are in."""
        with _named_errors(self.path):
            (value,) = self.connection.execute("SELECT value FROM state WHERE name = 'derived'").fetchone()
            return bool(value == DERIVATION) and not folding.waiting(self.connection, 1)

    def derive(self) -> None:
        """Work all articles into identities, copies, events, statements and disagreements, where some are not yet.

        They come in by batches, each of which stays, so that a run that was broken off goes on where it stood.
        """
        if self.is_current:
            return
        with self.writing():
            self._check_way()
        while not self.is_current:
            with self.writing():
                self._fold_waiting()

    def _check_way(self) -> None:
        """Begin anew where an earlier version derived what is there."""
        (value,) = self.connection.execute("SELECT value FROM state WHERE name = 'derived'").fetchone()
        if value != DERIVATION:
            folding.begin_anew(self.connection)
            self.connection.execute("UPDATE state SET value = ? WHERE name = 'derived'", (DERIVATION,))

    def _fold_waiting(self) -> None:
        with _collector_resting():
            folding.fold_waiting(self.connection, self._filings, ruled_in(self.connection).rulings)

    @contextmanager
    def correcting(self) -> Iterator[sqlite3.Connection]:
        """A transaction in which corrections are added to a record that is worked through; it ends by applying them.

        What is added stays with all that follows from it, or nothing does. Raises `RecordFull` and `RecordLocked`.
        """
        with self.writing() as connection:
            self._check_way()
            while folding.waiting(connection, 1):
                self._fold_waiting()
            before = ruled_in(connection).rulings
            yield connection
            folding.wait_for(connection, rulings.articles_that_differ(before, ruled_in(connection).rulings))
            self._fold_waiting()

    def has(self, source: Source) -> bool:
        """Whether this page is in already, as an article or as a refusal, so that it need not be read again."""
        with _named_errors(self.path):
            return shelf.is_in(self.connection, source)

    def articles(self) -> Iterator[Filed]:
        """Every article's analysis as it was folded in, in the order of the keys."""
        with _named_errors(self.path):
            yield from shelf.filed(self.connection)

    def export(self, stream: IO[bytes]) -> None:
        """Write the whole record as JSONL in UTF-8, sorted: the same articles give the same bytes."""
        with _named_errors(self.path):
            export(self.connection, stream)

    def export_corrections(self, stream: IO[bytes]) -> None:
        """Write the corrections alone, in the lines that `export` has for them."""
        with _named_errors(self.path):
            export_corrections(self.connection, stream)
