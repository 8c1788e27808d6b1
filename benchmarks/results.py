"""Rows of the table: kept in results.json, shown in RESULTS.md. A row holds only what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct


class Row(Struct, frozen=True, kw_only=True):
    """One measured figure.

    `ours` is a share between 0 and 1 where `unit` is empty, else a quantity in that unit. `to_beat` is the score to
    beat as its source writes it, `whose` says who reached it and who measured it.
    """

    task: str = ""
    set: str
    languages: str
    items: str
    measure: str
    ours: float
    unit: str = ""
    to_beat: str = ""
    whose: str = ""
    version: str = ""
    date: str = ""
    machine: str = ""


COLUMNS = ("task", "set", "languages", "items", "measure", "ours", "to beat", "whose", "measured")
_TITLE = "# What Dragoman reaches\n\n"
_PREFACE = (
    "Written by `python -m benchmarks` (`make bench`); every figure under *ours* was measured by it on the day in the"
    " last column. Shares are between 0 and 1. What each measure means stands at the head of the task's file in this"
    " folder; the scores to beat are those of the development data's README.\n"
)


def machine() -> str:
    """The computer in words: processor, cores, system, Python."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines() if cpuinfo.is_file() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    processor = models[0] if models else platform.processor() or platform.machine()
    python = f"Python {platform.python_version()}"
    return f"{processor}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}"


def read(path: Path) -> list[Row]:
    return msgspec.json.decode(path.read_bytes(), type=list[Row]) if path.is_file() else []


def merged(kept: Iterable[Row], new: Sequence[Row], tasks: Sequence[str], version: str) -> list[Row]:
    """The new rows in place of the old ones of the tasks just run, with the others of the same version.

    Tasks stand in the order of `tasks`, which names all there are.
    """
    ran = {row.task for row in new}
    stay = [row for row in kept if row.version == version and row.task not in ran and row.task in tasks]
    return sorted([*stay, *new], key=lambda row: tasks.index(row.task))


def shown(row: Row) -> str:
    """The figure as it stands in the table."""
    if not row.unit:
        return f"{row.ours:.3f}".removeprefix("0") if row.ours < 1 else f"{row.ours:.3f}"
    digits = 0 if row.ours >= 1000 else 1 if row.ours >= 10 else 2
    return f"{row.ours:,.{digits}f} {row.unit}"


def cells(row: Row) -> tuple[str, ...]:
    return (row.task, row.set, row.languages, row.items, row.measure, shown(row), row.to_beat, row.whose, row.date)


def markdown(rows: Sequence[Row]) -> str:
    versions = ", ".join(sorted({row.version for row in rows}))
    machines = "; ".join(sorted({row.machine for row in rows}))
    last = max((row.date for row in rows), default="")
    table = [COLUMNS, tuple("---:" if name in ("ours", "to beat") else "---" for name in COLUMNS)]
    table += [tuple(cell.replace("|", "\\|") for cell in cells(row)) for row in rows]
    lines = "".join(f"| {' | '.join(line)} |\n" for line in table)
    return f"{_TITLE}Dragoman {versions}, last measured {last}. Machine: {machines}.\n\n{_PREFACE}\n{lines}"


def write(folder: Path, rows: Sequence[Row]) -> None:
    pretty = msgspec.json.format(msgspec.json.encode(list(rows)), indent=1)
    (folder / "results.json").write_bytes(pretty + b"\n")
    (folder / "RESULTS.md").write_text(markdown(rows), encoding="utf-8")
