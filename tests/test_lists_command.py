"""The commands of lists, and what lists do to the commands that read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from click.testing import Result
from tests.conftest import Lists, Program

from dragoman.record.store import open_record

Called = Callable[..., Result]
LIST = "id,name,country,wikidata\n1,Tilbert Oxholm,DNK,Q990001\n"
ARTICLE = (
    json.dumps({"id": "1", "text": "President Tilbert Oxholm spoke in Geneva on Friday.", "language": "en"}) + "\n"
)


def knowledge_ids(result: Result) -> list[str | None]:
    assert result.exit_code == 0, result.output
    entities = json.loads(result.stdout.splitlines()[0])["entities"]
    return [entity["knowledge_id"] for entity in entities if entity["kind"] == "person"]


@pytest.fixture
def page(lists: Lists) -> str:
    return str(lists.file(ARTICLE, "page.jsonl"))


def test_an_imported_list_is_used_from_then_on(lists: Lists, called: Called, page: str) -> None:
    assert knowledge_ids(called("analyse", page)) == [None]
    result = called("knowledge", "import", lists.file(LIST, "danes.csv"))
    assert (result.exit_code, result.stdout.startswith("danes: 1 person or organisation")) == (0, True)
    assert knowledge_ids(called("analyse", page)) == ["Q990001"]
    assert knowledge_ids(called("analyse", "--list", "danes", page)) == ["Q990001"]
    assert knowledge_ids(called("analyse", "--no-lists", page)) == [None]


def test_a_read_with_several_processes_asks_the_same_lists(lists: Lists, run: Program, page: str) -> None:
    lists.bring(LIST)
    for options, expected in (((), b"Q990001"), (("--no-lists",), b"null")):
        ran = run("analyse", "--jobs", "2", *options, page)
        assert ran.returncode == 0
        assert b'"knowledge_id":' + (expected if expected == b"null" else b'"' + expected + b'"') in ran.stdout


def test_the_lists_are_shown_and_removed(lists: Lists, called: Called) -> None:
    assert "No list was imported" in called("knowledge", "lists").stdout
    called("knowledge", "import", lists.file(LIST, "people.csv"), "--name", "danes")
    heads, row = called("knowledge", "lists").stdout.splitlines()
    assert heads.split("\t")[:3] == ["name", "rows", "name forms"]
    assert row.split("\t")[:3] == ["danes", "1", "1"]
    told = json.loads(called("knowledge", "lists", "--json").stdout)
    assert (told["file"], told["form"], told["rows"]) == ("people.csv", "table", 1)
    assert called("knowledge", "renew").exit_code == 0
    assert called("knowledge", "remove", "danes").exit_code == 0
    assert "No list was imported" in called("knowledge", "lists").stdout


def test_broken_lines_are_told_and_give_the_exit_status(lists: Lists, called: Called) -> None:
    place = lists.file(LIST + "2,,,\n3,Ann Ash,Atlantis,\n")
    result = called("knowledge", "import", place)
    assert result.exit_code == 1
    assert f"dragoman: {place}: line 3: no name" in result.stderr
    assert f"dragoman: {place}: line 4: the country 'Atlantis' is not known" in result.stderr
    assert "2 complaints" in result.stdout


def test_an_import_that_fails_says_why_and_leaves_the_old_list(lists: Lists, called: Called, page: str) -> None:
    called("knowledge", "import", lists.file(LIST))
    result = called("knowledge", "import", lists.file("no list at all\n"))
    assert result.exit_code == 1
    assert "mine.csv: no column of names" in result.stderr
    assert knowledge_ids(called("analyse", page)) == ["Q990001"]


def test_an_import_of_a_file_that_is_not_there_says_so(lists: Lists, called: Called) -> None:
    result = called("knowledge", "import", "nowhere.csv")
    assert (result.exit_code, "nowhere.csv: No such file" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", ["analyse", "read"])
def test_a_list_that_is_not_there_is_an_error(lists: Lists, called: Called, page: str, command: str) -> None:
    result = called(command, "--list", "other", page)
    assert (result.exit_code, "no list 'other' is there" in result.stderr) == (1, True)


def test_lists_cannot_be_chosen_and_refused_at_once(lists: Lists, called: Called, page: str) -> None:
    assert called("analyse", "--list", "a", "--no-lists", page).exit_code == 2


def test_the_record_shows_and_exports_the_entries_of_a_list(lists: Lists, called: Called, page: str) -> None:
    called("knowledge", "import", lists.file(LIST, "danes.csv"))
    assert called("read", page, "--record", "mine.dragoman").exit_code == 0
    shown = called("person", "Oxholm", "--record", "mine.dragoman")
    assert "on your lists: danes:1" in shown.stdout
    told = json.loads(called("person", "Oxholm", "--record", "mine.dragoman", "--json").stdout)
    assert told["line"]["listed"] == ["danes:1"]
    with open_record("mine.dragoman") as kept:
        stream = io.BytesIO()
        kept.export(stream)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["listed"] for line in lines if line["kind"] == "identity" and line["listed"]] == [["danes:1"]]
