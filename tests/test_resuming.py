"""A run over a web archive that is killed without notice goes on where it stood."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result
from tests.intake.archive_writing import answer, packed, record

from dragoman import analysing
from dragoman.analysing import Lap
from dragoman.intake.refusal import Refusal
from dragoman.model import Analysis, Page
from dragoman.record.store import open_record

PAGES = 20
BATCH = 5
READ = 13
KEPT = 10
STRUCK = 3

# Tells on standard output the number of each page that it reads, and dies before it reads one more than it may.
KILLED = """
import os, signal, sys
from dragoman import analysing
from dragoman.analysing import Lap
from dragoman.intake.refusal import Refusal
from dragoman.model import Analysis, Page
from dragoman.record.store import open_record
archive, path, batch, may = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
read, number = analysing.analysis_of, 0
def watched(page, *told):
    global number
    if number == may:
        os.kill(os.getpid(), signal.SIGKILL)
    number += 1
    os.write(1, f"{page.source.record} ".encode())
    return read(page, *told)
analysing.analysis_of = watched
with open_record(path, create=True) as record:
    record.fold(analysing.analyse_many([archive], is_known=record.has), batch=batch)
"""


def news(number: int) -> bytes:
    """A piece of news, different for every number, that can be read."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Talks of day {number} - The Lantern Herald</title></head><body>'
        '<nav><ul><li><a href="/">World</a></li><li><a href="/music">Music</a></li></ul></nav><article>'
        f"<h1>Talks of day {number}</h1><p>Antony Blinken met with Sergey Lavrov in Geneva on {number % 28 + 1} January"
        f" 2022. It was their talk number {number}, and it lasted until late in the evening.</p><p>“We spoke of grain,"
        f" of gas and of {number} prisoners,” Blinken said after the meeting with the Russian foreign minister.</p>"
        "</article></body></html>"
    ).encode()


def plain() -> bytes:
    return b"".join(responses())


def compressed() -> bytes:
    return b"".join(packed(responses()))


def damaged() -> bytes:
    """A compressed archive of which one of the first records is struck."""
    members = packed(responses())
    spoilt = bytearray(members[STRUCK])
    spoilt[len(spoilt) // 2] ^= 1
    members[STRUCK] = bytes(spoilt)
    return b"".join(members)


def responses() -> list[bytes]:
    return [record("response", answer(news(number)), number) for number in range(PAGES)]


def killed(archive: Path, path: Path, may: int = READ) -> list[int]:
    """The numbers of the pages that a run reads which is killed when it has read so many."""
    command = [sys.executable, "-c", KILLED, str(archive), str(path), str(BATCH), str(may)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return [int(number) for number in done.stdout.split()]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that are read in this process."""
    numbers: list[int] = []
    read = analysing.analysis_of

    def watched(page: Page | Refusal, lap: Lap | None = None, languages: Sequence[str] = ()) -> Analysis:
        numbers.append(page.source.record)
        return read(page, lap, languages)

    monkeypatch.setattr(analysing, "analysis_of", watched)
    return numbers


@pytest.fixture(params=[plain, compressed, damaged], ids=lambda make: make.__name__)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / ("news.warc" if request.param is plain else "news.warc.gz")
    path.write_bytes(request.param())
    return path


def exported(path: Path) -> bytes:
    stream = io.BytesIO()
    with open_record(path) as kept:
        kept.export(stream)
    return stream.getvalue()


def test_it_goes_on_at_the_first_page_that_is_not_in_the_record(
    archive: Path, tmp_path: Path, called: Callable[..., Result], seen: list[int]
) -> None:
    path = tmp_path / "broken.dragoman"
    assert killed(archive, path) == list(range(READ))
    again = called("read", archive, "--record", path)
    # What was read and not yet kept is the open batch alone.
    assert seen == list(range(KEPT, PAGES))
    assert f"{KEPT} known already" in again.stdout


def test_the_record_is_that_of_a_run_without_a_break(
    archive: Path, tmp_path: Path, called: Callable[..., Result]
) -> None:
    path, straight = tmp_path / "broken.dragoman", tmp_path / "straight.dragoman"
    killed(archive, path)
    struck = "damaged" in called("read", archive, "--record", path).stdout
    whole = called("read", archive, "--record", straight)
    assert f"{PAGES - struck} new articles, {struck:d} refused; 0 known already" in whole.stdout
    assert exported(path) == exported(straight)


def test_a_run_that_is_killed_again_and_again_comes_to_its_end(
    tmp_path: Path, called: Callable[..., Result], seen: list[int]
) -> None:
    archive, path, straight = (tmp_path / name for name in ("news.warc.gz", "broken.dragoman", "straight.dragoman"))
    archive.write_bytes(damaged())
    assert killed(archive, path, 7) == list(range(7))
    assert killed(archive, path, 7) == list(range(5, 12))
    assert killed(archive, path, 9) == list(range(10, 19))
    called("read", archive, "--record", path)
    assert seen == list(range(15, PAGES))
    called("read", archive, "--record", straight)
    assert exported(path) == exported(straight)


def test_a_run_that_came_to_its_end_reads_nothing_again(
    archive: Path, tmp_path: Path, called: Callable[..., Result], seen: list[int]
) -> None:
    path = tmp_path / "record.dragoman"
    called("read", archive, "--record", path)
    before = exported(path)
    seen.clear()
    called("read", archive, "--record", path)
    assert seen == []
    assert exported(path) == before
