"""Corrections as a person and a shell script make them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.whole import Whole

Called = Callable[..., Result]
OLD = Path(__file__).parent / "record" / "old" / "0002.dragoman.gz"


@pytest.fixture
def record(demo: Whole, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo.path, tmp_path / "record.dragoman"))


@pytest.fixture
def answer(called: Called, record: Path) -> Callable[..., str]:
    def answer(*arguments: str | Path) -> str:
        result = called(*arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    return answer


def refused(result: Result) -> str:
    """The one line in which a command says why it did nothing."""
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_correction_says_what_came_of_it_and_how_to_take_it_back(answer: Callable[..., str]) -> None:
    text = answer("correct", "rename", "Лаврова", "Sergey V. Lavrov", "--user", "ana", "--note", "as he signs")
    assert text.startswith('Correction 1: rename Лаврова "Sergey V. Lavrov"\n    now Sergey V. Lavrov · person')
    assert text.endswith("    to take it back: dragoman correct undo 1\n")
    assert answer("person", "Lavrovin").startswith("Sergey V. Lavrov · person")
    assert answer("correct", "undo", "1").startswith("Correction 2: undo 1\n    now Sergei Lavrov · person")
    assert answer("person", "Lavrovin").startswith("Sergei Lavrov · person")


def test_a_suggested_command_names_the_record_that_it_is_about(answer: Callable[..., str], record: Path) -> None:
    shutil.copy(record, record.with_name("my own.dragoman"))
    text = answer("correct", "rename", "Lavrov", "S. Lavrov", "--record", "my own.dragoman")
    assert text.endswith("    to take it back: dragoman correct undo 1 --record 'my own.dragoman'\n")


def test_the_list_tells_number_time_user_words_note_and_outcome(answer: Callable[..., str]) -> None:
    assert answer("correct", "list") == "Nobody has corrected this record.\n"
    answer("correct", "rename", "Lavrov", "S. Lavrov", "--user", "ana", "--note", "as he signs")
    answer("correct", "rename", "Lavrov", "Sergey Lavrov", "--user", "bo")
    answer("correct", "undo", "1", "--user", "ana")
    first, said, note, now, second, again, _, third, undo = answer("correct", "list").splitlines()
    assert re.fullmatch(r"   1  20\d\d-\d\d-\d\d \d\d:\d\d  ana  taken back by 3", first)
    assert (said.strip(), note.strip()) == ('rename Lavrov "S. Lavrov"', "as he signs")
    assert now.split()[:3] == ["now", "Sergey", "Lavrov"]
    assert second.endswith("  bo  applied")
    assert again.strip() == 'rename Lavrov "Sergey Lavrov"'
    assert (third.split()[-2:], undo.strip()) == (["ana", "applied"], "undo 1")
    rows = [json.loads(line) for line in answer("correct", "list", "--json").splitlines()]
    assert [(row["number"], row["kind"], row["fate"], row["by"]) for row in rows] == [
        (1, "rename", "undone", 3),
        (2, "rename", "applied", None),
        (3, "undo", "applied", None),
    ]
    assert rows[0]["about"][0]["name"] == "Sergey Lavrov"
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", rows[0]["said"])


def test_the_login_name_speaks_where_no_user_is_told(
    answer: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "desk")
    assert json.loads(answer("correct", "link", "Kurti", "Q777", "--json"))["correction"]["user"] == "desk"


def test_a_contradiction_is_one_line_that_names_the_earlier_one(called: Called, answer: Callable[..., str]) -> None:
    answer("correct", "not-same", "Lavrov", "Ryabkov")
    line = refused(called("correct", "merge", "Ryabkov", "Lavrov"))
    assert "says correction 1 (not-same Lavrov Ryabkov, by " in line
    assert line.endswith("to take that back: dragoman correct undo 1\n")
    assert "not-same" in answer("correct", "list")
    assert "merge" not in answer("correct", "list")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("merge", "Zog", "Lavrov"), "nobody is named 'Zog'"),
        (("link", "Lavrov", "58217"), "no Wikidata id"),
        (("rename", "Lavrov", "x" * 10_000), "is no name"),
        (("rename", "x" * 10_000, "Lavrov"), "nobody is named 'xxx"),
        (("undo", "3"), "no correction 3"),
        (("split", "Lavrov", "--name", "Zog"), "nowhere called 'Zog'"),
        (("import", "none.jsonl"), "No such file"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_wrong_correction_is_one_line_and_status_one(
    called: Called, record: Path, arguments: tuple[str, ...], reason: str
) -> None:
    line = refused(called("correct", *arguments))
    assert reason in line
    assert len(line) < 400


def test_a_split_without_what_goes_is_wrong_usage(called: Called, record: Path) -> None:
    assert called("correct", "split", "Lavrov").exit_code == 2
    assert called("correct", "undo", "first").exit_code == 2


def test_a_record_that_is_being_written_and_one_that_is_none_are_named(
    called: Called, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_connect = sqlite3.connect
    writer = really_connect(record, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(
        sqlite3, "connect", lambda *place, **options: really_connect(*place, **{**options, "timeout": 0})
    )
    assert "another program is writing" in refused(called("correct", "rename", "Lavrov", "L."))
    writer.execute("ROLLBACK")
    writer.close()
    record.write_text("a letter")
    assert "is no record" in refused(called("correct", "rename", "Lavrov", "L."))
    assert "is no record" in refused(called("correct", "list"))


def test_a_record_of_the_version_before_can_be_corrected(called: Called, tmp_path: Path) -> None:
    (tmp_path / "old.dragoman").write_bytes(gzip.decompress(OLD.read_bytes()))
    made = called("correct", "rename", "Lavrov", "S. Lavrov", "--record", "old.dragoman")
    assert (made.exit_code, made.stderr) == (0, "")
    assert "applied" in called("correct", "list", "--record", "old.dragoman").stdout


def test_corrections_go_from_one_record_into_another(
    called: Called, answer: Callable[..., str], demo_pages: Path, tmp_path: Path
) -> None:
    answer("correct", "rename", "Lavrov", "S. Lavrov", "--user", "ana")
    answer("correct", "rename", "Вучич", "A. Vučić", "--user", "ana")
    answer("correct", "export", "--output", "said.jsonl")
    assert called("read", demo_pages / "07-en.html", "--record", "other.dragoman").exit_code == 0
    assert "2 new corrections, 0 known" in answer("correct", "import", "said.jsonl", "--record", "other.dragoman")
    assert "0 new corrections, 2 known" in answer("correct", "import", "said.jsonl", "--record", "other.dragoman")
    assert answer("person", "Lavrov", "--record", "other.dragoman").startswith("S. Lavrov · ")
    first, _, _, second, _ = answer("correct", "list", "--record", "other.dragoman").splitlines()
    assert re.search(r"applied, 1 of \d+ mentions found", first)
    assert second.endswith("waits: what it is about is not in the record")
    assert called("read", demo_pages, "--record", "other.dragoman").exit_code == 0
    assert answer("person", "Vuçiq", "--record", "other.dragoman").startswith("A. Vučić · ")


def test_a_broken_file_of_corrections_changes_nothing(
    called: Called, answer: Callable[..., str], tmp_path: Path
) -> None:
    answer("correct", "rename", "Lavrov", "S. Lavrov")
    (tmp_path / "said.jsonl").write_text(answer("correct", "export").replace("Lavrov", "X") + "{broken\n")
    assert refused(called("correct", "import", "said.jsonl")).startswith("dragoman: said.jsonl: line 2 is no line")
    assert len(answer("correct", "list", "--json").splitlines()) == 1


def test_refused_corrections_of_an_import_are_told_and_the_status_is_one(
    called: Called, answer: Callable[..., str], demo: Whole
) -> None:
    answer("correct", "not-same", "Lavrov", "Ryabkov")
    shutil.copy(demo.path, "other.dragoman")
    other = ("--record", "other.dragoman")
    # Kurti has no id in Wikidata that would hold the two apart already.
    answer("correct", "merge", "Kurti", "Ryabkov", *other)
    answer("correct", "export", "--output", "said.jsonl", *other)
    answer("correct", "not-same", "Kurti", "Ryabkov")
    result = called("correct", "import", "said.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith("dragoman: said.jsonl: correction 1 (merge Kurti Ryabkov, ")
    assert "says correction 2 (not-same Kurti Ryabkov" in result.stderr
    assert "0 new corrections, 0 known already; 1 refused" in result.stdout


def test_a_person_is_found_in_any_script_and_with_any_ending(answer: Callable[..., str]) -> None:
    pages = {
        name: answer("person", name) for name in ("Лаврова", "Lavrovit", "ラブロフ", "لافروف", "拉夫罗夫", "Lawrow")
    }
    assert {text.split(" · ")[0] for text in pages.values()} == {"Sergei Lavrov"}
    for heading in ("Names", "Called", "Offices", "Met or called", "Timeline"):
        assert f"\n{heading}" in pages["Лаврова"], heading
    assert "nobody is written so" not in pages["Лаврова"]


def test_nobody_in_doubt_is_told(answer: Callable[..., str]) -> None:
    assert answer("suggestions", "--about", "Zog") == "Nobody named Zog is in doubt.\n"
    result = answer("suggestions")
    assert result == "No two of this record are in doubt.\n" or "dragoman correct merge" in result
