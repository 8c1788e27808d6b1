"""Bad records and bad moments: files that are no records, full disks, writers at once, runs that are broken off."""

from __future__ import annotations

import io
import json
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.conftest import Program
from tests.whole import Whole

import dragoman
from dragoman.model import Analysis, Article, Source


@pytest.fixture
def record(demo: Whole, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo.path, tmp_path / "mine.dragoman"))


def one_line(result: Result, path: Path, reason: str) -> None:
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"dragoman: {path}: ")
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("timeline",), ("person", "Lavrov"), ("read", "SOURCE")], ids=" ".join)
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(b"Not a record, but a letter.\n" * 99), "is no record"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
        (lambda path: in_sqlite(path, "PRAGMA user_version = 9999"), "newer version"),
        (lambda path: in_sqlite(path, "PRAGMA application_id = 77"), "no record"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "damaged"),
    ],
    ids=["letter", "folder", "newer", "another", "cut"],
)
def test_a_file_that_is_no_record_of_ours_is_refused_and_left_as_it_is(
    spoil: Callable[[Path], object], reason: str, command: tuple[str, ...], record: Path, called: Callable[..., Result],
    good: Path,
) -> None:  # fmt: skip
    spoil(record)
    before = record.read_bytes() if record.is_file() else b""
    arguments = [str(good) if part == "SOURCE" else part for part in command]
    one_line(called(*arguments, "--record", record), record, reason)
    assert (record.read_bytes() if record.is_file() else b"") == before


def in_sqlite(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_record_that_is_not_there_is_not_made_by_a_question(called: Callable[..., Result], tmp_path: Path) -> None:
    one_line(called("timeline"), Path("record.dragoman"), "no such file")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named_and_keeps_what_was_written(
    record: Path, called: Callable[..., Result], tmp_path: Path, demo_pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(record)
    news = tmp_path / "news.jsonl"
    text = (demo_pages / "18-en.txt").read_text("utf-8")
    news.write_text(
        "".join(json.dumps({"id": str(n), "text": f"{n}. {text}"}) + "\n" for n in range(40)), encoding="utf-8"
    )
    really_connect = sqlite3.connect

    def cramped(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = really_connect(*arguments, **options)  # type: ignore[call-overload]  # as it came
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        return connection

    with monkeypatch.context() as full:
        full.setattr(sqlite3, "connect", cramped)
        result = called("read", news, "--record", record)
    one_line(result, record, "no space is left")
    assert exported(record) == before
    # With room again the same command goes through.
    assert called("read", news, "--record", record).exit_code == 0


def test_a_full_disk_of_the_output_is_named(program: Path, good: Path, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    for command in (
        [str(program), "analyse", str(good), "--output", "/dev/full"],
        ["sh", "-c", f"'{program}' analyse '{good}' >/dev/full"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith("dragoman: ")
        assert "No space left" in done.stderr
        assert done.stderr.count("\n") == 1


def exported(record: Path) -> bytes:
    stream = io.BytesIO()
    with dragoman.open_record(record) as kept:
        kept.export(stream)
    return stream.getvalue()


def articles_in(record: Path) -> int:
    with dragoman.open_record(record) as kept:
        return kept.summary().articles


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More articles than one batch holds, each small."""
    source = tmp_path / "many.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(900):
            text = f"Blinken met with Lavrov in Geneva on 21 January 2022. It was talk number {number}."
            file.write(json.dumps({"id": f"n{number}", "text": text, "language": "en"}) + "\n")
    return source


def written(record: Path, least: int, patience: float = 30) -> int:
    """Waits until so many articles are in the file, as another program sees it."""
    until = time.monotonic() + patience
    found = 0
    while time.monotonic() < until:
        try:
            with sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True) as connection:
                (found,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        except sqlite3.OperationalError:
            found = 0
        if found >= least:
            return found
        time.sleep(0.02)
    pytest.fail(f"only {found} articles were written in {patience} s")


@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)], ids=["Ctrl-C", "kill-9"]
)
def test_a_run_that_was_stopped_keeps_what_was_read_and_goes_on(
    how: signal.Signals, status: int, program: Path, run: Program, many: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record.dragoman"
    with subprocess.Popen(
        [program, "read", many], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reading:
        written(record, 200)
        reading.send_signal(how)
        _, complaints = reading.communicate(timeout=60)
    assert reading.returncode == status
    if how == signal.SIGINT:
        assert complaints == "dragoman: interrupted; what was read is kept, run the same command to go on\n"
    kept = articles_in(record)
    assert 200 <= kept < 900
    again = run("read", many)
    assert again.returncode == 0
    assert f"{900 - kept} new articles, 0 refused; {kept} known already".encode() in again.stdout
    straight = tmp_path / "straight.dragoman"
    assert run("read", many, "--record", straight).returncode == 0
    assert exported(record) == exported(straight)


def test_an_interruption_of_analyse_ends_with_130_and_whole_lines(program: Path, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [str(program), "analyse", str(many), "--jobs", "2", "--output", str(out)]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) as reading:
        until = time.monotonic() + 30
        while not (out.exists() and out.stat().st_size) and time.monotonic() < until:
            time.sleep(0.02)
        reading.send_signal(signal.SIGINT)
        _, complaints = reading.communicate(timeout=60)
    assert reading.returncode == 130
    assert complaints.startswith(b"dragoman: interrupted; ")
    assert complaints.count(b"\n") == 1
    lines = out.read_bytes().splitlines(keepends=True)
    assert 0 < len(lines) < 900
    assert all(line.endswith(b"\n") and json.loads(line)["article"] for line in lines)


def test_two_read_the_record_while_one_writes(
    program: Path, called: Callable[..., Result], many: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record.dragoman"
    done = threading.Event()
    problems: list[str] = []
    answers = [0, 0]

    def ask(reader: int) -> None:
        while not done.is_set():
            try:
                with dragoman.open_record(record) as kept:
                    assert kept.summary().articles >= 0
                    kept.timeline()
                answers[reader] += 1
            except Exception as problem:  # any at all is what must not come
                problems.append(f"{type(problem).__name__}: {problem}")

    with subprocess.Popen([program, "read", many], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as one:
        written(record, 200)
        readers = [threading.Thread(target=ask, args=(number,)) for number in (0, 1)]
        for reader in readers:
            reader.start()
        _, complaints = one.communicate(timeout=60)
        done.set()
        for reader in readers:
            reader.join()
    assert (one.returncode, complaints, problems) == (0, b"", [])
    assert min(answers) > 0
    assert articles_in(record) == 900


@pytest.fixture
def taken(record: Path) -> Iterator[None]:
    """Another program that writes into the record and does not end."""
    connection = sqlite3.connect(record, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("ROLLBACK")
    connection.close()


@pytest.mark.usefixtures("taken")
def test_a_second_writer_is_told_and_readers_are_not_hindered(
    record: Path, called: Callable[..., Result], many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.record import store
    from dragoman.views import questions

    monkeypatch.setattr(questions, "_open", lambda path, create: store.open_record(path, create, patience=0.2))
    one_line(called("read", many, "--record", record), record, "another program is writing into it")
    assert called("timeline", "--record", record).exit_code == 0


def test_a_fault_of_the_program_on_one_page_costs_that_page(
    called: Callable[..., Result], good: Path, many: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from dragoman import analysing
    from dragoman.reading.analyse import read as really

    def faulty(source: Source, article: Article, *rest: Any) -> Analysis:
        if article.id == "n1":
            raise NameError("a name that nobody gave")
        return really(source, article, *rest)

    monkeypatch.setattr(analysing, "read", faulty)
    few = tmp_path / "few.jsonl"
    few.write_text("".join(many.read_text("utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
    result = called("analyse", few)
    assert result.exit_code == 1
    assert ["error" in one for one in map(json.loads, result.stdout.splitlines())] == [False, True, False]
    assert result.stderr.startswith(f"dragoman: {few}: a fault of the program, please report it: NameError")
