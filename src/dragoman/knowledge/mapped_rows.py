"""Files of an imported list that stay on the disk and are mapped into memory: numbers, and rows by their numbers."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from dragoman.errors import ListError

T = TypeVar("T")


class Rows(Generic[T]):
    """The rows of a list by their numbers; a row that cannot be read raises `ListError`."""

    def __init__(self, folder: Path, kind: type[T]) -> None:
        self._bytes = mapped(folder / "rows")
        self._places = mapped(folder / "rows.places").cast("Q")
        self._folder = folder
        self._decode = msgspec.msgpack.Decoder(kind).decode

    def __getitem__(self, number: int) -> T:
        try:
            return self._decode(self._bytes[self._places[number] : self._places[number + 1]])
        except (msgspec.DecodeError, IndexError) as damage:
            raise ListError(f"{self._folder}: is damaged ({damage}); import the list again") from damage

    def __len__(self) -> int:
        return len(self._places) - 1


def mapped(place: Path) -> memoryview:
    """A file of numbers or rows, mapped into memory."""
    with place.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
