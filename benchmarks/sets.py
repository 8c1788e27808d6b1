"""Reading the development data: one plain shape a task, as its README tells.

The folder is the environment's DRAGOMAN_DATA, or `../shared/data` beside the repository. The data may only be
measured with; nothing of it is kept in the project.
"""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

Item = dict[str, Any]
T = TypeVar("T")


class SetMissing(Exception):
    """A set of the development data is not on this machine."""


@dataclass(frozen=True)
class Document:
    """One document of the parallel texts: the number of its first line, and its lines."""

    id: str
    first: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def folder() -> Path:
    """Where the sets are, or would be."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("DRAGOMAN_DATA") or beside)


def path_of(name: str) -> Path:
    """The file of a set, named without `.gz`. Raises `SetMissing`."""
    for path in (folder() / name, folder() / f"{name}.gz"):
        if path.is_file():
            return path
    raise SetMissing(f"{name} is not in {folder()}")


def present(names: Sequence[str]) -> list[str]:
    """Those of a set's files that are here; others are named on standard error. Raises `SetMissing` where none is."""
    here = []
    for name in names:
        try:
            path_of(name)
        except SetMissing as missing:
            print(f"not here: {missing}", file=sys.stderr)
        else:
            here.append(name)
    if not here:
        raise SetMissing(f"not one of {len(names)} files like {names[0]} is in {folder()}")
    return here


def read_text(name: str) -> str:
    """A set's file, unpacked. Raises `SetMissing`."""
    path = path_of(name)
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")


def items(name: str) -> list[Item]:
    """All items of a set in JSONL, in file order. Raises `SetMissing`."""
    # Not splitlines: texts may hold the other line ends of Unicode.
    return [json.loads(line) for line in read_text(name).split("\n") if line.strip()]


def sample(of: Sequence[T], most: int, identity: str = "id") -> list[T]:
    """At most so many, those with the smallest SHA-1 of their id, in their order: the same ones every time."""
    if len(of) <= most:
        return list(of)

    def digest(index: int) -> str:
        item = of[index]
        name = item[identity] if isinstance(item, dict) else str(item)
        return hashlib.sha1(name.encode()).hexdigest()

    return [of[index] for index in sorted(sorted(range(len(of)), key=digest)[:most])]


def page_bytes(item: Item) -> bytes:
    """The page as it came over the wire."""
    html: str = item["html"]
    return base64.b64decode(html) if item["html_encoding"] == "base64" else html.encode("utf-8")


@cache
def _document_ids() -> tuple[str, ...]:
    return tuple(read_text("parallel/ntrex/DOCUMENT_IDS.tsv").split())


@cache
def parallel_codes() -> tuple[str, ...]:
    """The codes of all parallel texts, English first. Raises `SetMissing`."""
    here = path_of("parallel/ntrex/eng.txt").parent
    return (
        "eng",
        *sorted(path.name.removesuffix(".txt.gz") for path in here.glob("*.txt.gz") if path.stem != "eng.txt"),
    )


@cache
def parallel_documents(code: str) -> tuple[Document, ...]:
    """The 123 news documents in one language, in file order. Raises `SetMissing`."""
    lines = [line.rstrip("\r") for line in read_text(f"parallel/ntrex/{code}.txt").split("\n")]
    names = _document_ids()
    lines = lines[: len(names)]
    documents: list[Document] = []
    first = 0
    for number in range(1, len(names) + 1):
        if number == len(names) or names[number] != names[first]:
            documents.append(Document(names[first], first, tuple(lines[first:number])))
            first = number
    return tuple(documents)


def parallel_record() -> list[Item]:
    """The annotated documents of the parallel record. Raises `SetMissing`."""
    return items("parallel/record/dev.jsonl")


def parallel_language_names() -> dict[str, str]:
    """English names of the parallel texts' codes."""
    rows = csv.reader(read_text("parallel/ntrex/LANGUAGES.tsv").splitlines(), delimiter="\t")
    return {row[0].strip(): row[-1].strip() for row in rows if len(row) > 1}
