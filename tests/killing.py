"""A record that is folded by one process after another, each killed at a random moment.

`python -m tests.killing RECORD ARTICLES KILLS SEED` begins KILLS processes, one after the other. Each folds some of the
articles into the record, in an order, in batches and for a time of its own, and is killed with signal 9; the last
is let live and folds them all. Prints how many were killed while they were at work, and how many had ended before.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.made_articles import made
from msgspec.structs import replace

from dragoman.model import Analysis
from dragoman.record.store import open_record

_LONGEST = 1.5


def articles(number: int) -> list[Analysis]:
    """The articles that are folded in; some are given by two pages, of which the later may speak for them."""
    found = list(islice(made(seed=7, a_day=60), number))
    again = (_moved(one, place) for place, one in enumerate(found) if place % 9 == 0)
    return [*found, *again]


def _moved(one: Analysis, place: int) -> Analysis:
    return replace(one, source=replace(one.source, uri=f"moved/{one.source.uri}", sha256=f"{place:064x}"))


def live(record: Path, coming: Sequence[Analysis], batch: int) -> None:
    """Fold these articles in, as a process of its own would."""
    with open_record(record, create=True, patience=60) as kept:
        kept.fold(coming, batch)


def begin(record: Path, coming: Sequence[Analysis], batch: int) -> int:
    """Begin a process that folds these articles in; its number. It ends with 0 where it did."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        live(record, coming, batch)
        status = 0
    finally:
        os._exit(status)


def killed(record: Path, coming: Sequence[Analysis], random: Random) -> bool:
    """Whether a process that folds some of these articles in was still at work at the moment chosen for its end."""
    some = random.sample(list(coming), random.randint(1, len(coming)))
    child = begin(record, some, random.randint(1, 30))
    time.sleep(min(random.expovariate(1 / 0.05), _LONGEST))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a process ended with an error")
    return os.WIFSIGNALED(status)


def main(record: Path, number: int, kills: int, seed: int) -> None:
    coming, random, at_work = articles(number), Random(seed), 0
    for _ in range(kills):
        at_work += killed(record, coming, random)
    live(record, coming, 50)
    print(at_work, kills - at_work)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
