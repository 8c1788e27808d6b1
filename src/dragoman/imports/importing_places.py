"""GeoNames' files in, a list of places out, put in its place as a whole.

What is held in memory is a few numbers for each place and name; the rows and their names go through files.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec
import numpy as np

from dragoman.errors import ListError
from dragoman.imports import geonames
from dragoman.imports.building import Keys
from dragoman.imports.geonames import Wanted
from dragoman.imports.importing import Outcome, list_name, put_in_place
from dragoman.knowledge.list_folder import alone, imported_list
from dragoman.knowledge.list_folder import data_folder as folder_of
from dragoman.knowledge.list_keys import place_key
from dragoman.knowledge.listed_places import PLACE_DATA, rows_of_places
from dragoman.knowledge.lists import PLACE_FORM
from dragoman.knowledge.place_rows import PlaceRow

_MOST_COMPLAINTS_TOLD = 1_000


def import_places(
    place: Path,
    moment: str,
    complain: Callable[[str], None],
    wanted: Wanted,
    name: str | None = None,
    alternates: Path | None = None,
) -> Outcome:
    """Imports a file of GeoNames as a list of places, in place of the one of that name.

    `moment` is the time, as it is to be kept; `alternates` a file of names in other languages, in place of those that
    the file itself has. `complain` is told, with file and line, what cannot be used. Raises `ListError`, and leaves
    what was there, where a file is damaged or none of GeoNames', or nothing of it is wanted.
    """
    count = _Count(complain)
    rows = (row for row in geonames.places(place, count.of(place)) if wanted.has(row))
    names = geonames.names(alternates, count.of(alternates)) if alternates is not None else None
    told = (list_name(name, place), place.name, _digest(place), PLACE_FORM, moment)
    try:
        return _import(rows, names, told, count)
    except (ListError, UnicodeError) as reason:
        raise ListError(f"{place}: {reason}") from reason


def renew_places(name: str) -> Outcome:
    """Makes the data of a list of places anew of its own rows. Raises `ListError`."""
    old = imported_list(name)
    told = (name, old.file, old.sha256, old.form, old.imported)
    return _import(rows_of_places(folder_of(old)), None, told, _Count(lambda _: None))


class _Count:
    """Complaints, told with file and line and counted; after a thousand they are only counted."""

    def __init__(self, complain: Callable[[str], None]) -> None:
        self._complain = complain
        self.number = 0

    def of(self, place: Path) -> Callable[[int, str], None]:
        def take(line: int, wrong: str) -> None:
            self.number += 1
            if self.number <= _MOST_COMPLAINTS_TOLD:
                self._complain(f"{place}: line {line}: {wrong}")
            elif self.number == _MOST_COMPLAINTS_TOLD + 1:
                self._complain(f"{place}: more is wrong, and is only counted from here on")

        return take


def _import(
    rows: Iterable[PlaceRow],
    names: Iterable[geonames.Name] | None,
    told: tuple[str, str, str, str, str],
    count: _Count,
) -> Outcome:
    with alone() as folder, TemporaryDirectory(prefix=".importing-", dir=folder) as unfinished:
        data = Path(unfinished, "data")
        data.mkdir()
        forms, number = _write(rows, names, Path(unfinished), data)
        if not number:
            raise ListError("no place of those that were asked for is in it")
        return Outcome(put_in_place(data, folder, number, forms, told, PLACE_DATA), count.number, {})


def _write(
    rows: Iterable[PlaceRow], names: Iterable[geonames.Name] | None, unfinished: Path, data: Path
) -> tuple[int, int]:
    """Writes the data of a list of places; gives how many name forms and places it has."""
    gathered, starts, numbers = _gathered(rows, unfinished)
    others = _others(names, numbers, unfinished) if names is not None else None
    keys = Keys(data, "names")
    places = array("Q", [0])
    encode = msgspec.msgpack.Encoder().encode
    decode = msgspec.msgpack.Decoder(PlaceRow).decode
    with gathered, (data / "rows").open("wb") as file:
        gathered.seek(0)
        for at, (start, end) in enumerate(pairwise(starts)):
            row = decode(gathered.read(end - start))
            if others is not None:
                spelled = tuple(dict.fromkeys((row.name, *row.names[:2], *others(at))))
                row = msgspec.structs.replace(row, names=spelled)
            for key in dict.fromkeys(place_key(name) for name in row.names):
                if key:
                    keys.add(key, at)
            places.append(places[-1] + file.write(encode(row)))
    (data / "rows.places").write_bytes(places.tobytes())
    order = np.argsort(numbers, kind="stable").astype(np.uint32)
    (data / "numbers").write_bytes(numbers[order].tobytes() + order.tobytes())
    return (keys.write(), len(numbers)) if len(numbers) else (0, 0)


def _gathered(rows: Iterable[PlaceRow], folder: Path) -> tuple[BinaryIO, array[int], np.ndarray]:
    """The rows on the disk, where each begins, and their numbers in GeoNames."""
    file = (folder / "gathered").open("w+b")
    encode = msgspec.msgpack.Encoder().encode
    starts, numbers = array("Q", [0]), array("I")
    for row in rows:
        starts.append(starts[-1] + file.write(encode(row)))
        numbers.append(row.number)
    return file, starts, np.frombuffer(numbers, dtype=np.uint32) if numbers else np.zeros(0, np.uint32)


def _others(names: Iterable[geonames.Name], numbers: np.ndarray, folder: Path) -> Callable[[int], Iterator[str]]:
    """The other names of each place, by its position; they wait on the disk."""
    sorter = np.argsort(numbers, kind="stable")
    sorted_numbers = numbers[sorter]
    file = (folder / "others").open("w+b")
    rows, starts = array("I"), array("Q", [0])
    for number, name in names:
        at = int(np.searchsorted(sorted_numbers, number))
        if at < len(sorted_numbers) and sorted_numbers[at] == number:
            rows.append(int(sorter[at]))
            starts.append(starts[-1] + file.write(name.encode()))
    order = np.argsort(np.frombuffer(rows, dtype=np.uint32), kind="stable") if rows else np.zeros(0, np.int64)
    ordered = np.frombuffer(rows, dtype=np.uint32)[order] if rows else np.zeros(0, np.uint32)

    def of(at: int) -> Iterator[str]:
        first, last = np.searchsorted(ordered, [at, at + 1])
        for number in order[first:last].tolist():
            file.seek(starts[number])
            yield file.read(starts[number + 1] - starts[number]).decode()

    return of


def _digest(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
