"""A list's data written: rows that tell of one are joined, names become keys, keys a trie.

What is held in memory is a few numbers a row, and the trie while it is built; rows and keys go through files.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import marisa_trie
import msgspec
import numpy as np

from dragoman.imports.entries import Entry
from dragoman.knowledge.list_keys import full_name_key, unspaced_key
from dragoman.knowledge.list_rows import Row, contradiction, joined

Complain = Callable[[int, str], None]


class Gathered:
    """The rows of a source as they come, on the disk, with the line and a digest of the id of each."""

    def __init__(self, folder: Path, complain: Complain) -> None:
        self._file = (folder / "gathered").open("w+b")
        self._complain = complain
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Row).decode
        self._ends = array("Q", [0])
        self._lines = array("Q")
        self._digests = array("Q")
        self.left_out: dict[str, int] = {}

    def gather(self, entries: Iterable[Entry]) -> None:
        """Takes up all entries; what is wrong with them is complained of, what is of another kind counted."""
        for line, row, complaints, kind in entries:
            for complaint in complaints:
                self._complain(line, complaint)
            if row is not None:
                written = self._encode(row)
                self._file.write(written)
                self._ends.append(self._ends[-1] + len(written))
                self._lines.append(line)
                digest = hashlib.blake2b(row.id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                self._digests.append(int.from_bytes(digest, "little"))
            elif not complaints:
                self.left_out[kind] = self.left_out.get(kind, 0) + 1

    def rows(self) -> Iterator[Row]:
        """One row for every id, in the order in which the ids came; those without a name are complained of."""
        self._file.flush()
        digests = np.frombuffer(self._digests, dtype=np.uint64)
        order = np.argsort(digests, kind="stable")
        ordered = digests[order]
        starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(order) else np.zeros(0, np.int64)
        ends = np.r_[starts[1:], len(order)]
        for group in np.argsort(order[starts], kind="stable"):
            yield from self._of_one_digest(order[starts[group] : ends[group]].tolist())

    def _of_one_digest(self, numbers: list[int]) -> Iterator[Row]:
        found: dict[str, tuple[int, Row]] = {}
        for number in numbers:
            line, row = self._lines[number], self._row(number)
            before = found.get(row.id)
            wrong = contradiction(before[1], row) if before else None
            if wrong is not None and before is not None:
                self._complain(line, f"{wrong}, in line {before[0]}")
            else:
                found[row.id] = (before[0], joined(before[1], row)) if before else (line, row)
        for line, row in found.values():
            if row.names:
                yield row
            else:
                self._complain(line, f"{row.id} has no name")

    def _row(self, number: int) -> Row:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._decode(self._file.read(end - start))

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


class Keys:
    """Keys with the rows that they lead to, on the way into a trie."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._place = folder / f"{name}.keys"
        self._file = self._place.open("wb")
        self._rows = array("I")

    def add(self, key: str, row: int) -> None:
        """Takes in a key that leads to a row."""
        self._file.write(key.encode() + b"\n")
        self._rows.append(row)

    def write(self) -> int:
        """Writes the trie and its rows; gives how many different keys there are."""
        self._file.close()
        trie = marisa_trie.Trie(self._keys())
        ids = np.fromiter((trie[key] for key in self._keys()), np.uint32, len(self._rows))
        rows = np.frombuffer(self._rows, dtype=np.uint32)
        order = np.lexsort((rows, ids))
        ids, rows = ids[order], rows[order]
        fresh = np.r_[True, (ids[1:] != ids[:-1]) | (rows[1:] != rows[:-1])][: len(ids)]
        ids, rows = ids[fresh], rows[fresh]
        starts = np.searchsorted(ids, np.arange(len(trie) + 1)).astype(np.uint32)
        trie.save(str(self._folder / f"{self._name}.trie"))
        # First where the rows of each key begin, then the rows.
        with (self._folder / f"{self._name}.rows").open("wb") as file:
            file.write((starts + np.uint32(len(starts))).tobytes())
            file.write(rows.tobytes())
        self._place.unlink()
        return len(trie)

    def _keys(self) -> Iterator[str]:
        with self._place.open("rb") as file:
            for line in file:
                yield line[:-1].decode()


def write(rows: Iterable[Row], labels: dict[str, str], folder: Path) -> tuple[int, int]:
    """Writes the data of a list into a folder; gives how many rows and name forms it has.

    `labels` are the names of those offices that rows hold by their ids.
    """
    names, unspaced = Keys(folder, "names"), Keys(folder, "unspaced")
    places = array("Q", [0])
    offices: set[str] = set()
    with (folder / "rows").open("wb") as file:
        for number, row in enumerate(rows):
            places.append(places[-1] + _put(file, row))
            offices.update(role for role in row.roles if role in labels)
            for name in row.names:
                if key := full_name_key(name):
                    names.add(key, number)
                if key := unspaced_key(name):
                    unspaced.add(key, number)
    (folder / "rows.places").write_bytes(places.tobytes())
    (folder / "labels").write_bytes(msgspec.json.encode({id: labels[id] for id in sorted(offices)}))
    return len(places) - 1, names.write() + unspaced.write()


_encode = msgspec.msgpack.Encoder().encode


def _put(file: BinaryIO, row: Row) -> int:
    return file.write(_encode(row))
