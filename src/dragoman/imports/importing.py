"""A file in, a list out: opened, its form told, its rows gathered, joined and written, put in its place as a whole."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from msgspec import Struct

from dragoman.errors import ListError, UnreadablePage
from dragoman.imports.building import Gathered, write
from dragoman.imports.entries import Entry
from dragoman.imports.forms import entries
from dragoman.intake.stream import Stream
from dragoman.intake.unpacking import DECODERS, Unpacked
from dragoman.knowledge.list_folder import DATA, Imported, alone, checked_name, imported_list, made_with, put
from dragoman.knowledge.lists import rows_of

_DEEPEST = 4
_ENDINGS = frozenset(
    {".gz", ".bz2", ".xz", ".zst", ".json", ".jsonl", ".ndjson", ".ijson", ".ftm", ".csv", ".tsv", ".txt", ".zip"}
)


class Outcome(Struct, frozen=True):
    """What an import came to: the list, how many complaints there were, and what of other kinds was left out."""

    list: Imported
    complaints: int
    left_out: dict[str, int]


def import_file(place: Path, moment: str, complain: Callable[[str], None], name: str | None = None) -> Outcome:
    """Imports a file as a list, in place of the one of that name; the file's name is the list's where none is told.

    `moment` is the time, as it is to be kept. `complain` is told, with file and line, what of the file cannot be used.
    Raises `ListError`, and leaves what was there, where the file is no list, is damaged, or holds nobody.
    """
    checked = list_name(name, place)
    labels: dict[str, str] = {}
    with place.open("rb") as file:
        packed = _Hashed(file)
        try:
            form, found = entries(_unpacked(Stream(packed.more)), labels)
            return _import(
                found,
                labels,
                lambda line, wrong: complain(f"{place}: {_where(form, line)}: {wrong}"),
                lambda: (checked, str(place.name), packed.digest(), form, moment),
            )
        except (UnreadablePage, ListError) as reason:
            raise ListError(f"{place}: {reason}") from reason


def renew(name: str) -> Outcome:
    """Makes the data of a list anew of its own rows, as a newer program may need. Raises `ListError`."""
    old = imported_list(name)
    rows, labels = rows_of(old)
    found = (Entry(number, row) for number, row in enumerate(rows, start=1))
    return _import(found, labels, lambda *_: None, lambda: (name, old.file, old.sha256, old.form, old.imported))


def _import(
    found: Iterable[Entry],
    labels: dict[str, str],
    complain: Callable[[int, str], None],
    told: Callable[[], tuple[str, str, str, str, str]],
) -> Outcome:
    """Makes a list of entries and puts it in its place when it is whole.

    `told` gives its name, file, digest, form and moment, once all entries were read.
    """
    complaints = 0

    def count(line: int, wrong: str) -> None:
        nonlocal complaints
        complaints += 1
        complain(line, wrong)

    with alone() as folder, TemporaryDirectory(prefix=".importing-", dir=folder) as unfinished:
        data = Path(unfinished, "data")
        data.mkdir()
        gathered = Gathered(Path(unfinished), count)
        try:
            gathered.gather(found)
            rows, forms = write(gathered.rows(), labels, data)
        finally:
            gathered.close()
        if not rows:
            raise ListError("no person or organisation with a name is in it")
        imported = put_in_place(data, folder, rows, forms, told(), DATA)
    return Outcome(imported, complaints, gathered.left_out)


def put_in_place(
    data: Path, folder: Path, rows: int, forms: int, told: tuple[str, str, str, str, str], parts: Iterable[str]
) -> Imported:
    """Moves what was made among the lists and says that it is the one in use; `parts` are the files of its data."""
    name, file, digest, form, moment = told
    # A folder of its own also for the same file imported again: what is in use is not written over.
    place = folder / name / f"{digest[:12]}-{os.urandom(4).hex()}"
    imported = Imported(
        name=name,
        file=file,
        sha256=digest,
        form=form,
        imported=moment,
        rows=rows,
        forms=forms,
        data=place.name,
        sizes={part: (data / part).stat().st_size for part in parts},
        made_with=made_with(),
    )
    place.parent.mkdir(exist_ok=True)
    data.rename(place)
    put(imported)
    return imported


def _where(form: str, line: int) -> str:
    return f"row {line}" if form == "answer" else f"line {line}"


def list_name(name: str | None, place: Path) -> str:
    """What a list is called; the file's name is taken where none is told. Raises `ListError` for no such name."""
    return checked_name(name if name is not None else _name_of(place))


def _name_of(place: Path) -> str:
    name = place.name
    while Path(name).suffix.lower() in _ENDINGS:
        name = Path(name).stem
    return name


def _unpacked(stream: Stream) -> Stream:
    """What a stream holds when all that packs it is undone. Raises `UnreadablePage` for what is packed too often."""
    for _ in range(_DEEPEST):
        head = stream.peek(8)
        packing = next((magic for magic in DECODERS if head.startswith(magic)), None)
        if packing is None:
            return stream
        stream = Stream(Unpacked(stream, DECODERS[packing], packing).more)
    raise UnreadablePage(f"packed more than {_DEEPEST} times")


class _Hashed:
    """A file being read, and the digest of all that was read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def more(self, size: int) -> bytes:
        got = self._file.read(size)
        self._digest.update(got)
        return got

    def digest(self) -> str:
        """The digest of the whole file, in hexadecimal."""
        while self.more(1 << 20):
            pass
        return self._digest.hexdigest()
