"""Processes that are killed, that write at once, that find the disk full: nothing is lost, nothing comes twice.

DRAGOMAN_KILLS says how many processes are killed, 200 where it says nothing.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from tests.killing import articles, begin, live

from dragoman.errors import DragomanError, RecordFull
from dragoman.record.store import open_record
from dragoman.record.verifying import verify

ARTICLES = 120
KILLS = int(os.environ.get("DRAGOMAN_KILLS", "200"))
HERE = Path(__file__).resolve().parents[1]


def exported(record: Path) -> bytes:
    out = record.with_suffix(".jsonl")
    with open_record(record) as kept, out.open("wb") as stream:
        kept.export(stream)
    return out.read_bytes()


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that one process folded without interruption."""
    record = tmp_path_factory.mktemp("straight") / "record.dragoman"
    live(record, articles(ARTICLES), 50)
    return record


@pytest.fixture(scope="module")
def needed(straight: Path) -> int:
    """How many pages of the file a whole record needs."""
    with open_record(straight) as kept:
        return int(kept.connection.execute("PRAGMA page_count").fetchone()[0])


def test_a_record_whose_writers_were_killed_is_that_of_one_who_was_not(straight: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.dragoman"
    command = [sys.executable, "-m", "tests.killing", str(record), str(ARTICLES), str(KILLS), "11"]
    ran = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    at_work, _ = map(int, ran.stdout.split())
    assert at_work >= KILLS // 2
    assert exported(record) == exported(straight)
    with open_record(record) as kept:
        assert list(verify(kept.connection, deep=True)) == []


def test_two_processes_that_fold_at_once_make_the_record_of_one(straight: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.dragoman"
    coming = articles(ARTICLES)
    children = [begin(record, coming[:100], 7), begin(record, list(reversed(coming[30:])), 5)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert exported(record) == exported(straight)
    with open_record(record) as kept:
        assert list(verify(kept.connection)) == []


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_full_disk_loses_nothing_and_is_gone_on_from_when_there_is_room(
    share: float, straight: Path, needed: int, tmp_path: Path
) -> None:
    record = tmp_path / "record.dragoman"
    coming = articles(ARTICLES)
    with open_record(record, create=True) as kept:
        kept.connection.execute(f"PRAGMA max_page_count = {int(needed * share)}")
        with pytest.raises(RecordFull, match="no space is left; what was written before stays"):
            kept.fold(coming, 10)
        there = {filed.key for filed in kept.articles()}
    with open_record(record) as kept:
        assert {filed.key for filed in kept.articles()} == there
        kept.fold(coming, 10)
    assert exported(record) == exported(straight)


def test_a_file_that_may_not_grow_is_told_in_one_line(straight: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.dragoman"
    coming = articles(ARTICLES)
    with open_record(record, create=True) as kept:
        kept.fold(coming[:20], 5)
    most = record.stat().st_size + 300_000
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        with pytest.raises(DragomanError, match="cannot be written or read") as told, open_record(record) as kept:
            kept.fold(coming, 10)
        assert "\n" not in str(told.value)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with open_record(record) as kept:
        assert len(list(kept.articles())) >= 20
        kept.fold(coming, 10)
    assert exported(record) == exported(straight)
