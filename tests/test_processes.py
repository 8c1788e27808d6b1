"""What becomes of the processes that share the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 20

PROGRAM = """
import multiprocessing, time
from dragoman.analysing import analyse_many
found = analyse_many(["pages"], jobs=2)
next(found)
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
time.sleep(600)
"""


def is_running(process: int) -> bool:
    """Whether a process does anything any more: one that nobody has asked after does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see other processes")
def test_where_a_run_is_killed_its_processes_end_too(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jsonl").write_text('{"text": "Vane met Holm in the capital on Wednesday."}\n')
    run = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    children = [int(process) for process in run.stdout.readline().split()]
    assert len(children) >= 1
    assert all(map(is_running, children))
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    until = time.monotonic() + PATIENCE
    while any(map(is_running, children)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(is_running, children))
    run.stdout.close()
