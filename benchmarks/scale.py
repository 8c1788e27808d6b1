"""The record as it grows: made articles (`made_articles`) folded in, and asked while others are folded in.

One record grows to 10,000 articles, then to 100,000; to a million where DRAGOMAN_SCALE=1000000 asks for it (any number
is allowed). It lies in the folder that DRAGOMAN_SCALE_FOLDER names and is gone on with there, or in a temporary one. At
each of these sizes:

- *Folded*: articles a second of processor time, of one process, in the last 10,000; and by the clock.
- *Memory*: the most that the process held which folded up to this size.
- *Bytes an article*: the file by its tables (dbstat), without the texts; and without the index of words, too.
- *Read again*: what it takes to fold the last 10,000 again, all of which are in, as a share of what it took at first.
- *Questions*: what one takes, the 50th and the 99th of a hundred, while another process folds in 1,000 articles after
  1,000. People, events and words are those of articles drawn evenly from the record.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.results import Row
from benchmarks.scale_questions import asked_while
from benchmarks.scale_run import WINDOW
from dragoman.record.store import open_record

SIZES = (10_000, 100_000)
_FEW = 4_000


def sizes() -> list[int]:
    """The sizes to be measured, up to the one that is asked for."""
    most = int(os.environ.get("DRAGOMAN_SCALE", SIZES[-1]))
    return sorted({*(size for size in (*SIZES, 1_000_000) if size <= most), most})


@contextmanager
def _folder() -> Iterator[Path]:
    named = os.environ.get("DRAGOMAN_SCALE_FOLDER")
    if named:
        yield Path(named)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _command(record: Path, first: int, last: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.scale_run", str(record), str(first), str(last)]


def _folded(record: Path, first: int, last: int) -> dict[str, Any]:
    ran = subprocess.run(_command(record, first, last), check=True, stdout=subprocess.PIPE)
    return dict(json.loads(ran.stdout))


def _held(record: Path) -> int:
    """How many articles a record holds; none where there is none."""
    if not record.exists():
        return 0
    with open_record(record) as kept:
        return int(kept.connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def _bytes(record: Path) -> dict[str, int]:
    """The bytes of each table and index, and those of all texts."""
    with open_record(record) as kept:
        kept.connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        rows = kept.connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")
        found = {name: int(size) for name, size in rows}
        (texts,) = kept.connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM articles").fetchone()
    return found | {"texts": int(texts)}


def growth() -> Iterator[Row]:
    with _folder() as folder:
        record = folder / "scale.dragoman"
        for size in sizes():
            begun = _held(record)
            if begun < size:
                yield from _measured(record, begun, size)


def _measured(record: Path, begun: int, size: int) -> Iterator[Row]:
    row = partial(Row, set="made", languages="6", items=f"{size:,} articles")
    goal = partial(row, whose="our goal")
    took = _folded(record, begun, size)
    number, processor, clock = took["windows"][-1]
    last = "in the last 10,000" if number == WINDOW else f"in the last {number:,}"
    yield row(
        measure=f"folded, {last}", ours=number / processor, unit="articles/s", to_beat="300", whose="our goal, a core"
    )
    yield row(measure=f"folded by the clock, {last}", ours=number / clock, unit="articles/s")
    yield goal(measure="memory at most", ours=took["memory"] / 1e6, unit="MB", to_beat="600")
    yield from _sizes(record, size, goal)
    again = _folded(record, max(0, size - WINDOW), size)["windows"][-1]
    share = (again[1] / again[0]) / (processor / number)
    yield goal(measure="read again, share of the time", ours=share, to_beat=".2")
    for name, (half, most) in asked_while(record, _command(record, size, size + _FEW)).items():
        yield row(measure=f"{name}, p50 while articles are folded in", ours=half, unit="ms")
        yield row(
            measure=f"{name}, p99 while articles are folded in", ours=most, unit="ms", to_beat="50", whose="our goal"
        )


def _sizes(record: Path, size: int, goal: Callable[..., Row]) -> Iterator[Row]:
    tables = _bytes(record)
    texts = tables.pop("texts")
    whole = sum(tables.values()) - texts
    words = sum(number for name, number in tables.items() if name.startswith("article_words"))
    yield goal(measure="bytes an article without text", ours=whole / size, unit="bytes", to_beat="4096")
    without = (whole - words) / size
    yield goal(measure="bytes an article without text and index of words", ours=without, unit="bytes", to_beat="4096")
    for name, number in sorted(tables.items(), key=lambda item: -item[1]):
        print(f"scale: {name}: {(number - texts * (name == 'articles')) / size:,.0f} bytes an article", file=sys.stderr)


PARTS: list[Callable[[], Iterator[Row]]] = [growth]
