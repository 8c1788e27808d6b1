"""The commands as a person and a shell script meet them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.conftest import Program
from tests.whole import Whole

import dragoman
from dragoman.cli import main

COMMANDS = (
    "analyse", "read", "timeline", "people", "person", "events", "quotes", "show", "languages", "schema", "demo",
    "correct", "suggestions", "knowledge", "follow", "explain", "between", "upcoming", "story", "search", "brief",
)  # fmt: skip


@pytest.fixture
def record(demo: Whole) -> str:
    return str(demo.path)


def called(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def answer(*arguments: str | Path) -> str:
    result = called(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def rows(*arguments: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer(*arguments, "--json").splitlines()]


def test_help_names_every_command() -> None:
    text = answer("--help")
    assert [name for name in COMMANDS if not re.search(rf"^  {name}\b", text, re.MULTILINE)] == []
    for name in COMMANDS:
        assert answer(name, "--help").startswith(f"Usage: main {name}")


@pytest.mark.parametrize("day", ["2022-13-01", "yesterday", ""])
def test_a_day_that_is_none_is_wrong_usage_and_says_how_days_are_written(record: str, day: str) -> None:
    result = called("timeline", "--record", record, "--since", day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{day!r} is no day; write it as 2022-02-24." in result.stderr


def test_the_version_is_that_of_the_package() -> None:
    assert answer("--version") == f"dragoman, version {dragoman.__version__}\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ["analyse"],
        ["read"],
        ["translate"],
        ["timeline", "--since", "yesterday"],
        ["timeline", "--type", "GOSSIP"],
        ["analyse", "x.txt", "--jobs", "0"],
        ["analyse", "x.txt", "--languages", "klingon"],
        ["show"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_two_and_says_what_was_expected(wrong: list[str]) -> None:
    result = called(*wrong)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_the_demo_ends_with_two_commands_that_work(run: Program, tmp_path: Path) -> None:
    done = run("demo")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "18 new articles, 0 refused" in text
    assert (tmp_path / "record.dragoman").exists()
    *_, heading, show, read = text.strip().splitlines()
    assert heading == "Go on with:"
    (fact,) = re.findall(r"dragoman show (\w+) --record record\.dragoman", show)
    assert "characters" in run("show", fact).stdout.decode()
    assert re.search(r"dragoman read YOUR_PAGES --record mine\.dragoman", read)
    again = run("demo")
    assert b"0 new articles, 0 refused; 18 known already" in again.stdout


def test_the_timeline_tells_who_what_when_where_by_how_many_and_how_it_came(record: str) -> None:
    blocks = answer("timeline", "--record", record, "--about", "Вучич", "--type", "CONSULT").strip().split("\n\n")
    ohrid = next(block for block in blocks if "Ohrid" in block)
    head, what, *history = ohrid.splitlines()
    assert head == "2023-03-18  held  Albin Kurti, Aleksandar Vučić"
    assert re.fullmatch(r" +CONSULT\S* · Ohrid · \d independent sources · bg, [a-z, ]*sq[a-z, ]* · v\w+", what)
    statuses = [line.split()[0] for line in history if re.match(r" {4}(planned|held)\b", line)]
    assert statuses == sorted(statuses, key=["planned", "held"].index)
    assert {"planned", "held"} <= set(statuses)


def test_a_sentence_that_tells_an_event_twice_stands_once_in_its_history(record: str) -> None:
    told_twice = [
        line["id"]
        for line in rows("timeline", "--record", record)
        if len(line["history"]) > len({(one["status"], one["sentence"]["around"]) for one in line["history"]})
    ]
    blocks = answer("timeline", "--record", record).strip().split("\n\n")
    shown = {id: block for block in blocks for id in told_twice if f" · {id}\n" in block}
    assert shown
    for block in shown.values():
        tellings = re.findall(r"^ {4}(\w+) +.*\n +(.*)$", block.split("\n", 2)[2], flags=re.MULTILINE)
        assert len(tellings) == len(set(tellings))


def test_the_timeline_is_in_the_order_of_days(record: str) -> None:
    found = rows("timeline", "--record", record)
    firsts = [one["when"]["earliest"] for one in found if one["when"]["earliest"]]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (["--about", "Lavrov"], lambda one: "Sergei Lavrov" in names(one)),
        (["--about", "Лавровым"], lambda one: "Sergei Lavrov" in names(one)),
        (["--type", "consult"], lambda one: one["type"] == "CONSULT"),
        (["--since", "2023-01-01"], lambda one: (one["when"]["latest"] or "9") >= "2023-01-01"),
        (["--until", "2022-01-31"], lambda one: (one["when"]["earliest"] or "0") <= "2022-01-31"),
        (["--language", "sq"], lambda one: "sq" in one["languages"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_filter_leaves_only_what_fits(
    record: str, filters: list[str], fits: Callable[[dict[str, Any]], bool]
) -> None:
    everything = rows("timeline", "--record", record)
    found = rows("timeline", "--record", record, *filters)
    assert 0 < len(found) < len(everything)
    assert [one for one in found if not fits(one)] == []


def names(event: dict[str, Any]) -> set[str]:
    return {party["name"] for party in (*event["actors"], *event["recipients"])}


def test_every_command_answers_in_text_and_json(record: str) -> None:
    for command in ("timeline", "events", "people", "quotes"):
        found = rows(command, "--record", record)
        assert found, command
        assert all(str(one["id"]) in answer(command, "--record", record) for one in found), command
    for one in (*rows("events", "--record", record)[:2], *rows("quotes", "--record", record)[:2]):
        (chain,) = rows("chain", str(one["id"]), "--record", record)
        assert chain["id"] == one["id"]
        assert "independent source" in answer("chain", str(one["id"]), "--record", record)
    whole = "ar bg bs cs da de el en es fa fi fr hr hu it ja ko mk nl no pl pt ro ru sk sl sq sr sv tr uk vi zh"
    assert " ".join(sorted(one["code"] for one in rows("languages") if one["event_words"])) == whole
    assert "Albanian" in answer("languages")


def test_a_person_is_found_by_any_spelling(record: str) -> None:
    texts = {
        answer("person", name, "--record", record) for name in ("Vučić", "Vuçiq", "Вучић", "Вучич", "aleksandar vucic")
    }
    (text,) = texts
    assert text.startswith("Aleksandar Vučić · person")
    assert "Cyrl: " in text
    assert "Latn: " in text


def test_an_unknown_name_or_id_is_one_line_and_status_one(record: str) -> None:
    for command in (("person", "Nobody"), ("show", "vnothing"), ("show", "?")):
        result = called(*command, "--record", record)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"dragoman: {record}: ")
        assert result.stderr.count("\n") == 1


def test_every_fact_opens_onto_its_sentence_page_and_offsets(record: str, demo: Whole) -> None:
    facts = [rows("timeline", "--record", record)[0], rows("quotes", "--record", record)[0]]
    for fact in facts:
        text = answer("show", str(fact["id"]), "--record", record)
        page, start, end = re.findall(r"(\S+) · characters (\d+) to (\d+)", text)[0]
        words = demo.article(Path(page).name).text[int(start) : int(end)]
        assert " ".join(words.split()[:3]) in " ".join(text.split())


def test_answers_that_do_not_go_to_a_terminal_are_plain(run: Program, record: str) -> None:
    for command in ("timeline", "people", "quotes"):
        done = run(command, "--record", record)
        assert done.returncode == 0
        assert b"\x1b" not in done.stdout


def test_a_reader_who_goes_away_early_is_no_error(program: Path, record: str, tmp_path: Path) -> None:
    command = f"'{program}' timeline --json --record '{record}' | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.stderr, done.stdout.count(b"\n")) == (b"", 1)


def test_analyses_go_to_a_file_that_is_asked_for(demo: Whole, demo_pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert answer("analyse", demo_pages / "06-sq.txt", "--output", out) == ""
    (line,) = out.read_bytes().splitlines()
    assert json.loads(line)["article"]["text"] == demo.article("06-sq.txt").text


def test_a_file_that_cannot_be_written_is_one_line_and_status_one(demo_pages: Path, tmp_path: Path) -> None:
    result = called("analyse", demo_pages / "06-sq.txt", "--output", tmp_path / "none" / "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr == f"dragoman: {tmp_path / 'none' / 'out.jsonl'}: No such file or directory\n"


def test_a_page_on_standard_input_is_read(run: Program) -> None:
    done = run("analyse", "-", given=b"Blinken met with Lavrov in Geneva.")
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["source"]["uri"] == "-"


def test_lines_of_json_keep_their_ids_texts_and_what_they_tell(tmp_path: Path) -> None:
    given = {
        "id": "n-1", "text": "Title\nBlinken met with Lavrov yesterday.  ", "title": "T", "published": "2022-01-22",
        "url": "https://ledger.example/1", "outlet": "The Calder Ledger", "language": "en",
    }  # fmt: skip
    (tmp_path / "in.jsonl").write_text(json.dumps(given) + "\n", encoding="utf-8")
    article = json.loads(answer("analyse", tmp_path / "in.jsonl"))["article"]
    assert {name: article[name] for name in ("id", "text", "title", "url", "language")} == {
        name: given[name] for name in ("id", "text", "title", "url", "language")
    }
    assert article["outlet"]["name"] == "The Calder Ledger"
    assert article["published"]["earliest"] == "2022-01-22"


def test_languages_narrow_what_a_page_is_taken_for(tmp_path: Path) -> None:
    # One word, the same in all three.
    (tmp_path / "page.jsonl").write_text('{"text": "НАТО"}\n', encoding="utf-8")
    for code in ("bg", "ru", "uk"):
        article = json.loads(answer("analyse", tmp_path / "page.jsonl", "--languages", code))["article"]
        assert article["language"] == code


def test_the_profile_names_the_rooms_and_leaves_the_output_alone(demo_pages: Path) -> None:
    result = called("analyse", "--profile", demo_pages / "07-en.html")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    for room in ("intake", "cleaning", "reading", "writing"):
        assert room in result.stderr
    shares = [float(share) for share in re.findall(r"([\d.]+) %", result.stderr)]
    assert sum(shares) == pytest.approx(100, abs=1)


def test_a_run_ends_with_what_it_brought_in(demo_pages: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    pages = [demo_pages / "07-en.html", demo_pages / "06-sq.txt", tmp_path / "empty.txt"]
    result = called("read", *pages, "--record", tmp_path / "mine.dragoman")
    assert result.exit_code == 1
    text = result.stdout
    assert re.search(r"3 pages read in \d+\.\d s: 2 new articles, 1 refused; 0 known already", text)
    assert "2 articles (en 1, sq 1)" in text
    assert re.search(r"\d+ people, \d+ events, \d+ statements, \d+ disagreements?", text)
    assert "refused: 1 page, empty\n" in text
    assert result.stderr == f"dragoman: {tmp_path / 'empty.txt'}: empty\n"


def test_the_record_is_one_file_in_the_current_folder(run: Program, demo_pages: Path, tmp_path: Path) -> None:
    assert run("read", demo_pages / "07-en.html").returncode == 0
    assert os.listdir(tmp_path) == ["record.dragoman"]


def test_the_package_runs_as_the_command_does() -> None:
    done = subprocess.run([sys.executable, "-m", "dragoman", "--version"], capture_output=True, check=True, text=True)
    assert done.stdout.strip().endswith(dragoman.__version__)
