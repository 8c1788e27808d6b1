"""The same pages give the same bytes, whatever the order, the number of processes and the number of runs."""

from __future__ import annotations

import io
import os
import random
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Program
from tests.whole import Whole

import dragoman
from dragoman import analysing
from dragoman.contract import encode


@pytest.fixture(scope="module")
def two_pages(demo_pages: Path) -> list[Path]:
    """One of HTML and one of text."""
    return [demo_pages / "07-en.html", demo_pages / "09-ru.txt"]


def exported(record: Path) -> bytes:
    stream = io.BytesIO()
    with dragoman.open_record(record) as kept:
        kept.export(stream)
    return stream.getvalue()


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_gives_the_same_bytes_in_the_same_order(
    jobs: int, demo: Whole, demo_pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysing, "_PAGES_AT_ONCE", 2)
    found = [encode(one) for one in dragoman.analyse_many(sorted(demo_pages.iterdir()), jobs=jobs)]
    assert found == [encode(one) for one in demo.analyses.values()]


def test_the_command_writes_the_same_bytes_on_two_processes(run: Program, demo: Whole, two_pages: list[Path]) -> None:
    done = run("analyse", "--jobs", 2, *two_pages)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == [encode(demo.analyses[page.name]) for page in two_pages]


def test_another_order_of_sources_gives_each_article_the_same_bytes(demo: Whole, demo_pages: Path) -> None:
    backward = dragoman.analyse_many(sorted(demo_pages.iterdir(), reverse=True))
    assert [encode(one) for one in backward] == [encode(one) for one in reversed(demo.analyses.values())]


def test_any_jobs_and_runs_and_order_give_the_same_record(run: Program, demo: Whole, tmp_path: Path) -> None:
    folder = demo.path.parent / "in-runs.dragoman"
    pages = [Path(one.source.uri) for one in demo.analyses.values()]
    random.Random(7).shuffle(pages)
    # The second run on two processes, with pages that are known already.
    for jobs, some in ((1, pages[:7]), (2, pages[5:])):
        assert run("read", *some, "--record", folder, "--jobs", jobs).returncode == 0
    assert exported(folder) == exported(demo.path)


def test_the_demo_record_does_not_depend_on_the_order_in_which_its_pages_came(demo: Whole, tmp_path: Path) -> None:
    before = exported(demo.path)
    for seed in (1, 2):
        analyses = list(demo.analyses.values())
        random.Random(seed).shuffle(analyses)
        again = tmp_path / f"{seed}.dragoman"
        with dragoman.open_record(again, create=True) as record:
            for analysis in analyses[:9]:
                record.fold([analysis])
            record.fold(analyses[9:], batch=2)
        assert exported(again) == before


def test_reading_again_changes_nothing(run: Program, two_pages: list[Path], tmp_path: Path) -> None:
    record = tmp_path / "record.dragoman"
    run("read", *two_pages)
    before = exported(record)
    again = run("read", *two_pages)
    assert again.returncode == 0
    assert b"0 new articles" in again.stdout
    assert b"2 known already" in again.stdout
    assert exported(record) == before


def test_nothing_of_the_surroundings_gets_into_an_analysis(
    program: Path, demo: Whole, two_pages: list[Path], tmp_path: Path
) -> None:
    """Neither the order of hashes, nor the zone of the clock, nor the language of the user."""
    surroundings = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}
    command = [str(program), "analyse", *map(str, two_pages)]
    answer = subprocess.run(command, capture_output=True, env=surroundings, cwd=tmp_path, check=True).stdout
    assert answer.splitlines() == [encode(demo.analyses[page.name]) for page in two_pages]
