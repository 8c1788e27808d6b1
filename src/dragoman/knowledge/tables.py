"""The tables of this room as they lie on disk."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import TypeVar

import msgspec

_FOLDER = Path(__file__).parent / "data"
_Row = TypeVar("_Row")


def read_table(name: str, shape: type[_Row]) -> _Row:
    """The baked table `data/<name>.json`, decoded into `shape`; what is installed has it packed.

    Raises `msgspec.ValidationError` where the table does not have that shape.
    """
    plain, packed = _FOLDER / f"{name}.json", _FOLDER / f"{name}.json.xz"
    table = plain.read_bytes() if plain.is_file() else lzma.decompress(packed.read_bytes())
    return msgspec.json.decode(table, type=shape)


def read_lines(name: str) -> list[str]:
    """The lines of `data/<name>.txt`, without the comments that begin with `#`."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
