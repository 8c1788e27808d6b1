"""`dragoman read`, watched and killed: `python -m benchmarks.broken_off JOURNAL LAST ARGUMENT...`.

Writes into JOURNAL, a line each, the number in its archive of every page that is read, and kills itself without notice
(SIGKILL) when LAST pages are read; never where LAST is 0. The arguments are those of `dragoman`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

from dragoman import analysing
from dragoman.analysing import Lap
from dragoman.cli import main
from dragoman.intake.refusal import Refusal
from dragoman.model import Analysis, Page


def run(journal: str, last: int, arguments: list[str]) -> None:
    read = analysing.analysis_of
    # Without a buffer: what was read before the end is told.
    pen = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    number = 0

    def watched(page: Page | Refusal, lap: Lap | None = None, languages: Sequence[str] = ()) -> Analysis:
        nonlocal number
        if last and number == last:
            os.kill(os.getpid(), signal.SIGKILL)
        number += 1
        os.write(pen, f"{page.source.record}\n".encode())
        return read(page, lap, languages)

    analysing.analysis_of = watched
    main(arguments)


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
