"""The commands that ask about pairs, plans, stories, words and a week, on the demo."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.whole import Whole

from dragoman.cli import main

Ask = Callable[..., str]


@pytest.fixture
def ask(demo: Whole) -> Ask:
    def ask(command: str, *arguments: str) -> str:
        result = called(command, "--record", str(demo.path), *arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    return ask


def called(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_between_tells_intensity_month_by_month_and_every_event(ask: Ask) -> None:
    text = ask("between", "Russia", "USA")
    assert "officials of United States" in text
    assert "where -10 is conflict and 10 is cooperation" in text
    assert "    2022-01  " in text
    (page,) = map(json.loads, ask("between", "Russia", "USA", "--json").splitlines())
    actors = {party["name"] for one in page["events"] for party in one["event"]["actors"]}
    assert {"Sergei Ryabkov", "Wendy Sherman"} <= actors
    assert page["total"] == len(page["events"])


def test_upcoming_counts_from_a_day_or_from_today(ask: Ask) -> None:
    assert "2022-01-12" in ask("upcoming", "--from", "2022-01-01")
    assert (
        ask("upcoming") == f"Nothing in this record is planned for {date.today()} or later that fits what you asked.\n"
    )
    days = [json.loads(line) for line in ask("upcoming", "--from", "2021-12-01", "--json").splitlines()]
    assert all(event["status"] in ("planned", "confirmed", "postponed") for one in days for event in one["events"])


def test_a_story_is_listed_and_shown(ask: Ask) -> None:
    listed = [json.loads(line) for line in ask("story", "--json").splitlines()]
    text = ask("story", listed[0]["id"])
    assert text.startswith(listed[0]["title"])
    assert "Articles" in text or "Chapter 1" in text
    assert "Events" in text
    assert listed[0]["id"] in ask("story")


def test_search_finds_across_languages_and_says_why(ask: Ask) -> None:
    text = ask("search", "talks", "Lavrov")
    assert "Lavrov: Sergei Lavrov" in text
    assert "talks: CONSULT" in text
    hits = [json.loads(line) for line in ask("search", "talks", "Lavrov", "--json").splitlines()]
    assert {"en", "ru", "uk"} <= {hit["language"] for hit in hits}
    assert all(hit["grounds"] for hit in hits)
    assert "No article of this record fits" in ask("search", "zzzzqq")


def test_a_brief_is_a_page_with_sources(ask: Ask, tmp_path: Path) -> None:
    page = ask("brief", "--about", "Lavrov", "--since", "7d", "--until", "2022-02-23")
    assert page.startswith("# Sergei Lavrov, 2022-02-16 to 2022-02-23\n")
    assert "    - The Calder Ledger, en, 2022-02-22" in page
    assert ask("brief", "--about", "Lavrov", "--since", "2022-02-16", "--until", "2022-02-23") == page
    place = tmp_path / "brief.html"
    span = ("--since", "7d", "--until", "2022-02-23", "--format", "html", "--output", str(place))
    assert ask("brief", "--about", "Lavrov", *span) == ""
    assert place.read_text("utf-8").startswith("<!DOCTYPE html>\n")


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        (("--status", "refused"), "refused"),
        (("--country", "Vietnam"), "Hanoi"),
        (("--country", "UKR", "--type", "CONSULT"), "Dmytro Kuleba"),
        (("--outlet", "the calder ledger"), "Antony Blinken"),
        (("--limit", "1"), "done"),
    ],
)
def test_events_are_asked_by_status_country_and_outlet(ask: Ask, filter: tuple[str, ...], expected: str) -> None:
    rows = ask("events", *filter).splitlines()
    every = ask("events").splitlines()
    assert 1 < len(rows) < len(every)
    assert set(rows) <= set(every)
    assert expected in "\n".join(rows)


def test_a_list_is_gone_on_with_behind_the_last_one(ask: Ask) -> None:
    every = [line.split("\t")[0] for line in ask("events").splitlines()[1:]]
    first = [line.split("\t")[0] for line in ask("events", "--limit", "5").splitlines()[1:]]
    rest = [line.split("\t")[0] for line in ask("events", "--after", first[-1]).splitlines()[1:]]
    assert first + rest == every


@pytest.mark.parametrize(
    "wrong",
    [
        ["between", "Lavrov"],
        ["search"],
        ["brief", "--about", "Lavrov"],
        ["brief", "--about", "Lavrov", "--since", "lately"],
        ["brief", "--about", "Lavrov", "--since", "2022-02-01", "--until", "2022-01-01"],
        ["brief", "--about", "Lavrov", "--since", "99999d"],
        ["events", "--status", "gone"],
        ["events", "--country", "Atlantis"],
        ["upcoming", "--from", "soon"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_two(demo: Whole, wrong: list[str]) -> None:
    assert called(wrong[0], "--record", str(demo.path), *wrong[1:]).exit_code == 2


@pytest.mark.parametrize(
    "unanswered",
    [["between", "Lavrov", "Лавров"], ["search", '"'], ["story", "s22"], ["brief", "--about", "Zog", "--since", "7d"]],
    ids=" ".join,
)
def test_what_cannot_be_answered_is_one_line_and_status_one(demo: Whole, unanswered: list[str]) -> None:
    result = called(unanswered[0], "--record", str(demo.path), *unanswered[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1
