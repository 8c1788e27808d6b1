"""Corrections out of the lines of an exported record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.errors import WrongCorrection
from dragoman.record.corrections import Correction, CorrectionKind

_SIDES: dict[CorrectionKind, int] = {
    **dict.fromkeys(("merge", "split", "not-same", "speaker", "merge-events", "merge-stories"), 2),
    **dict.fromkeys(("rename", "link", "reject", "date", "split-event", "split-story"), 1),
    "undo": 0,
}


class _Line(Struct):
    kind: str


def corrections_in(lines: Iterable[bytes], name: str) -> list[Correction]:
    """The corrections among the lines of an export, as they are numbered there; lines of other kinds are passed over.

    Raises `WrongCorrection`, naming file `name` and line, for one that cannot be read; then none is taken.
    """
    found: list[Correction] = []
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            if msgspec.json.decode(line, type=_Line).kind == "correction":
                found.append(_correction(msgspec.json.decode(line)))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise WrongCorrection(f"{name}: line {place} is no line of an exported record: {error}") from error
    numbers = {one.number for one in found}
    for one in found:
        if one.kind == "undo" and one.undoes not in numbers:
            raise WrongCorrection(f"{name}: {one} undoes correction {one.undoes}, which is not in it")
    return found


def _correction(plain: dict[str, Any]) -> Correction:
    fields = {("kind" if name == "of_kind" else name): value for name, value in plain.items() if name != "kind"}
    read = msgspec.convert(fields, Correction)
    needs_value = read.kind in ("rename", "link", "date")
    if len(read.sides) != _SIDES[read.kind] or not all(read.sides) or needs_value != (read.value is not None):
        raise msgspec.ValidationError(f"a {read.kind} needs other parts")
    return read
