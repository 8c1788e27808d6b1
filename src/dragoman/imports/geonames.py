"""GeoNames' own files: places by line, and their names in other languages in a file of their own.

Columns as in GeoNames' readme: nineteen of a place, ten of an alternate name, parted by tabs. A file may be zipped, as
GeoNames gives it, or gzipped.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dragoman.errors import ListError
from dragoman.imports.entries import LONGEST_NAME
from dragoman.knowledge.countries import alpha3_of
from dragoman.knowledge.place import PlaceKind
from dragoman.knowledge.place_rows import PlaceRow

Complain = Callable[[int, str], None]

LONGEST_LINE = 1 << 20
_COLUMNS, _NAME_COLUMNS = 19, 8
_MOST_NAMES = 500
# Codes that stand in the place of a language but say that a name is an address, a number or a code.
_NO_LANGUAGES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon"})
_REGIONS = frozenset({"ADM1", "ADM2", "ADM1H", "RGN", "ISL", "ISLS", "ISLET", "PEN", "TERR"})


class Wanted(NamedTuple):
    """What is taken of a file: places of these countries (alpha-3; none for all) and kinds, settlements so large."""

    countries: frozenset[str]
    kinds: frozenset[PlaceKind]
    population: int

    def has(self, row: PlaceRow) -> bool:
        """Whether a place is taken; what is no settlement has no inhabitants to be counted by."""
        if row.kind not in self.kinds or (self.countries and row.country not in self.countries):
            return False
        return row.kind not in ("city", "district") or row.population >= self.population


class Name(NamedTuple):
    """One more name of a place, by the place's number."""

    number: int
    name: str


def places(place: Path, complain: Complain) -> Iterator[PlaceRow]:
    """The places of a file; what is wrong with a line is complained of. Raises `ListError` where it cannot be read."""
    for line, columns in _table(place, _COLUMNS, complain):
        try:
            row = _place(columns)
        except ValueError as wrong:
            complain(line, str(wrong))
            continue
        if row is not None:
            yield row


def names(place: Path, complain: Complain) -> Iterator[Name]:
    """The names that somebody uses today, of a file of alternate names; the same errors."""
    for line, columns in _table(place, _NAME_COLUMNS, complain):
        if columns[2] in _NO_LANGUAGES or "1" in columns[6:8]:
            continue
        name = " ".join(columns[3].split())
        if not columns[1].isdecimal() or not name or len(name) > LONGEST_NAME:
            complain(line, f"no name of a place: {columns[1][:20]!r}, {columns[3][:40]!r}")
            continue
        yield Name(int(columns[1]), name)


def _place(columns: list[str]) -> PlaceRow | None:
    """The place of a line; None for one of a kind that no list holds. Raises `ValueError` with what is wrong."""
    number, name, plain, alternates, north, east, feature, code, country = columns[:9]
    kind = _kind(feature, code)
    if kind is None:
        return None
    if not number.isdecimal() or not 0 < int(number) < 1 << 32:
        raise ValueError(f"{number[:20]!r} is no number of a place")
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise ValueError(f"no name, or one of {len(name):,} characters")
    latitude, longitude = _degrees(north, 90), _degrees(east, 180)
    if not columns[14].isdecimal() and columns[14]:
        raise ValueError(f"{columns[14][:20]!r} is no number of inhabitants")
    spellings = (" ".join(each.split()) for each in (name, plain, *alternates.split(",")[:_MOST_NAMES]))
    return PlaceRow(
        number=int(number),
        name=name,
        names=tuple(dict.fromkeys(each for each in spellings if each and len(each) <= LONGEST_NAME)),
        kind=kind,
        country=alpha3_of(country) if country else None,
        latitude=latitude,
        longitude=longitude,
        population=int(columns[14] or 0),
        capital=code == "PPLC",
    )


def _degrees(written: str, most: int) -> float:
    try:
        found = float(written)
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        raise ValueError(f"{written[:20]!r} are no degrees between -{most} and {most}")
    return round(found, 4)


def _kind(feature: str, code: str) -> PlaceKind | None:
    match feature:
        case "P":
            return "district" if code == "PPLX" else None if code in ("PPLH", "PPLQ", "PPLW") else "city"
        case "A":
            return "region" if code in _REGIONS else None
        case "H":
            return "river" if code.startswith("STM") else "sea"
        case "T":
            return "region" if code in _REGIONS else "mountain"
        case "L":
            return "region" if code in _REGIONS else None
        case "S":
            return "site"
    return None


def _table(place: Path, least: int, complain: Complain) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file with their numbers, cut at tabs; those with too few columns are complained of."""
    seen = False
    with _opened(place) as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            seen = True
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                complain(number, f"a line of more than {LONGEST_LINE:,} bytes")
                while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                continue
            try:
                columns = line.decode("utf-8").rstrip("\r\n").split("\t")
            except UnicodeDecodeError:
                complain(number, "not text in UTF-8")
                continue
            if len(columns) < least:
                complain(number, f"{len(columns)} columns, not {least} as GeoNames has")
                continue
            yield number, columns
    if not seen:
        raise ListError("empty")


@contextmanager
def _opened(place: Path) -> Iterator[BinaryIO]:
    """A file's bytes, unpacked. Raises `ListError` for a damaged one."""
    with place.open("rb") as file:
        head = file.read(4)
    try:
        if head.startswith(b"\x1f\x8b"):
            with gzip.open(place) as unpacked:
                yield unpacked  # type: ignore[misc]  # a GzipFile reads as a BinaryIO does
        elif head.startswith(b"PK"):
            with zipfile.ZipFile(place) as packed, packed.open(_member(packed)) as unpacked:
                yield unpacked  # type: ignore[misc]  # so does a member of a ZIP
        else:
            with place.open("rb") as file:
                yield file
    except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error, NotImplementedError, RuntimeError) as damage:
        raise ListError(f"damaged: {damage}") from damage


def _member(packed: zipfile.ZipFile) -> str:
    """The table of a ZIP as GeoNames packs it: the largest text in it that is no readme."""
    found = [each for each in packed.infolist() if each.filename.endswith(".txt") and "readme" not in each.filename]
    if not found:
        raise ListError("no .txt file is in it")
    return max(found, key=lambda each: each.file_size).filename
