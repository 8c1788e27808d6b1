"""The same pages give the same bytes, whatever the order, the number of processes and the number of runs."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

import dragoman
from dragoman.contract import encode
from tests.conftest import Program
from tests.whole import Whole


@pytest.fixture(scope="module")
def some_pages(demo_pages: Path) -> list[Path]:
    """A page of each language and both kinds, so that more than one process has work."""
    return [page for page in sorted(demo_pages.iterdir()) if page.name[:2] in ("02", "07", "09", "10", "11", "13", "16")]


def exported(record: Path) -> bytes:
    stream = io.BytesIO()
    with dragoman.open_record(record) as kept:
        kept.export(stream)
    return stream.getvalue()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_writes_the_same_bytes_in_the_same_order(
    jobs: int, run: Program, demo: Whole, some_pages: list[Path]
) -> None:
    done = run("analyse", "--jobs", jobs, *some_pages)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == [encode(demo.analyses[page.name]) for page in some_pages]


def test_another_order_of_sources_gives_each_article_the_same_bytes(run: Program, some_pages: list[Path]) -> None:
    forward = run("analyse", *some_pages).stdout.splitlines()
    backward = run("analyse", *reversed(some_pages)).stdout.splitlines()
    assert forward == backward[::-1]


def test_a_page_is_read_the_same_alone_as_in_company(run: Program, demo: Whole, some_pages: list[Path]) -> None:
    alone = run("analyse", some_pages[-1]).stdout
    assert alone == encode(demo.analyses[some_pages[-1].name]) + b"\n"


def test_any_jobs_and_runs_and_order_give_the_same_record(
    run: Program, some_pages: list[Path], tmp_path: Path
) -> None:
    straight, shuffled = tmp_path / "straight.dragoman", tmp_path / "shuffled.dragoman"
    assert run("read", *some_pages, "--record", straight).returncode == 0
    mixed = [*some_pages]
    random.Random(7).shuffle(mixed)
    # Two runs, the second with another number of processes and with pages that are known already.
    assert run("read", *mixed[:4], "--record", shuffled, "--jobs", 2).returncode == 0
    assert run("read", *mixed[2:], "--record", shuffled).returncode == 0
    assert exported(straight) == exported(shuffled)


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


def test_reading_again_changes_nothing(run: Program, some_pages: list[Path], tmp_path: Path) -> None:
    record = tmp_path / "record.dragoman"
    run("read", *some_pages[:2])
    before = exported(record)
    again = run("read", *some_pages[:2])
    assert again.returncode == 0
    assert b"0 new articles" in again.stdout
    assert b"2 known already" in again.stdout
    assert exported(record) == before


def test_nothing_of_the_surroundings_gets_into_an_analysis(
    program: Path, some_pages: list[Path], tmp_path: Path
) -> None:
    """Neither the order of hashes, nor the zone of the clock, nor the language of the user."""
    import os
    import subprocess

    answers = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("4242", "Pacific/Kiritimati", "tr_TR.UTF-8")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        command = [program, "analyse", *some_pages]
        answers.add(subprocess.run(command, capture_output=True, env=surroundings, cwd=tmp_path, check=True).stdout)
    assert len(answers) == 1
