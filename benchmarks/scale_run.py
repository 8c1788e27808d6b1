"""One run of folding made articles into a record, in a process of its own, so that its memory and time are its alone.

`python -m benchmarks.scale_run RECORD FIRST LAST` folds in the articles from FIRST on, before LAST, a thousand at a
time as a reader does, and prints what it took as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.made_articles import made
from dragoman.model import Analysis
from dragoman.record.store import Record, open_record

BATCH = 1_000
WINDOW = 10_000


class Laps:
    """Processor time, and time by the clock, of each window of articles."""

    def __init__(self) -> None:
        self.windows: list[tuple[int, float, float]] = []

    def add(self, articles: int, processor: float, clock: float) -> None:
        """Add what a batch took."""
        if not self.windows or self.windows[-1][0] >= WINDOW:
            self.windows.append((0, 0.0, 0.0))
        before = self.windows[-1]
        self.windows[-1] = (before[0] + articles, before[1] + processor, before[2] + clock)


def _batches(first: int, last: int) -> Iterator[list[Analysis]]:
    coming = islice(made(), first, last)
    while batch := list(islice(coming, BATCH)):
        yield batch


def _fold(record: Record, batch: list[Analysis], laps: Laps) -> None:
    processor, clock = time.process_time(), time.perf_counter()
    record.fold(batch)
    laps.add(len(batch), time.process_time() - processor, time.perf_counter() - clock)


def main(path: Path, first: int, last: int) -> None:
    laps = Laps()
    for batch in _batches(first, last):
        # Each batch comes as a run of its own does: a record that is opened anew has nothing at hand.
        with open_record(path, create=True, patience=600) as record:
            _fold(record, batch, laps)
        print(f"{path.name}: {first + sum(window[0] for window in laps.windows):,} articles", file=sys.stderr)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"windows": laps.windows, "memory": memory}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
