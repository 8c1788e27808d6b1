from __future__ import annotations

from pathlib import Path

import msgspec
from benchmarks.results import Row

from benchmarks import results

TASKS = ("names", "times")
OLD = Row(task="names", set="a", languages="en", items="2", measure="F1", ours=0.5, version="1", date="2026-01-01")


def test_a_task_that_ran_replaces_its_rows_and_keeps_the_others() -> None:
    other = msgspec.structs.replace(OLD, task="times")
    new = msgspec.structs.replace(OLD, ours=0.75, date="2026-02-01")
    assert results.merged([other, OLD], [new], TASKS, "1") == [new, other]


def test_rows_of_another_version_are_left_out() -> None:
    new = msgspec.structs.replace(OLD, task="times", version="2")
    assert results.merged([OLD], [new], TASKS, "2") == [new]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    results.write(tmp_path, [OLD])
    assert results.read(tmp_path / "results.json") == [OLD]
    assert "| names | a | en | 2 | F1 | .500 |" in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")


def test_a_quantity_is_shown_with_its_unit() -> None:
    assert results.shown(msgspec.structs.replace(OLD, ours=1234.5, unit="articles/s")) == "1,234 articles/s"
    assert results.shown(msgspec.structs.replace(OLD, ours=1.0)) == "1.000"
