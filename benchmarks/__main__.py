"""`python -m benchmarks [TASK...]`: measure, print one table, write RESULTS.md."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

import dragoman
from benchmarks import results, sets

TASKS = (
    "page_text",
    "page_lines",
    "judge_unseen",
    "page_dates",
    "names",
    "names_unseen",
    "events_unseen",
    "identity",
    "times",
    "places",
    "quotations",
    "events",
    "parallel",
    "own_record",
    "own_statements",
    "own_disagreements",
    "partners",
    "identification",
    "archives",
    "lists",
    "duplicates",
    "speed",
    "scale",
)
# Tasks whose file has another name.
_FILES = {"identity": "identities"}
HERE = Path(__file__).resolve().parent


def measured(task: str) -> tuple[list[results.Row], int]:
    """The rows of one task, stamped, and how many of its parts broke.

    A set that is missing is named on standard error and left out; so is a part that breaks, with its traceback, that
    the others may still be measured.
    """
    module = importlib.import_module(f"benchmarks.{_FILES.get(task, task)}")
    stamp = {
        "version": dragoman.__version__,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": results.machine(),
    }
    rows: list[results.Row] = []
    broken = 0
    for part in module.PARTS:
        try:
            for row in part():
                rows.append(msgspec.structs.replace(row, task=task, **stamp))  # noqa: PERF401 - kept where the next breaks
        except sets.SetMissing as missing:
            print(f"{task}: not here: {missing}", file=sys.stderr)
        except Exception:
            traceback.print_exc()
            broken += 1
    return rows, broken


def show(rows: list[results.Row]) -> None:
    table = Table(*results.COLUMNS[:-2])
    for row in rows:
        table.add_row(*results.cells(row)[:-2])
    # Wide enough that no line is broken where the output is a file.
    Console(width=None if sys.stdout.isatty() else 180).print(table)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"all where none is named: {', '.join(TASKS)}")
    chosen = parser.parse_args().tasks or list(TASKS)
    unknown = [task for task in chosen if task not in TASKS]
    if unknown:
        parser.error(f"no such task: {', '.join(unknown)}; there are {', '.join(TASKS)}")
    new: list[results.Row] = []
    broken = 0
    for task in (task for task in TASKS if task in chosen):
        start = time.perf_counter()
        rows, failed = measured(task)
        new += rows
        broken += failed
        # After each task, so that a run that is stopped keeps what it measured.
        if rows:
            kept = results.read(HERE / "results.json")
            results.write(HERE, results.merged(kept, rows, TASKS, dragoman.__version__))
        print(f"{task}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    if not new:
        print(f"nothing measured; the data was looked for in {sets.folder()}", file=sys.stderr)
        return 1
    show(new)
    print(f"{len(new)} rows measured, {broken} parts broken; written: {HERE / 'RESULTS.md'}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
