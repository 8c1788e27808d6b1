from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.record.writing import BLINKEN, GENEVA, LAVROV, RUSSIA, USA, Writing, who

from dragoman.errors import NotFound, WrongQuestion
from dragoman.views.intensity import intensity
from dragoman.views.pair import PairPage
from dragoman.views.questions import OpenRecord, open_record

SPOKESMAN = who("Ned Price", country="USA", role="spokesman")
UKRAINE = who("Ukraine", kind="country", known="Q212", country="UKR")
OFFICIAL = {"Antony Blinken": "GOV", "Sergey Lavrov": "GOV"}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    articles = [
        Writing("Blinken and Lavrov met in Geneva.", BLINKEN, LAVROV, GENEVA, outlet="A", published="2022-01-22")
        .event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="met", on="2022-01-21", where="Geneva"),
        Writing("Blinken refuses to meet Lavrov in Vienna.", BLINKEN, LAVROV, outlet="B", published="2022-02-22")
        .event("REJECT/meet", "Antony Blinken", at="refuses to meet", to=["Sergey Lavrov"], on="2022-02-24"),
        Writing("Russia accused the United States of threats.", RUSSIA, USA, outlet="C", published="2022-02-01")
        .event("ACCUSE/allege", "Russia", at="accused", to=["United States"], on="2022-02-01"),
        Writing("Russia and the United States condemned Ukraine.", RUSSIA, USA, UKRAINE, outlet="D")
        .event("ACCUSE/disapprove", "Russia", "United States", at="condemned", to=["Ukraine"], on="2022-03-01"),
        Writing("Russia and the United States will sign a pact.", RUSSIA, USA, outlet="E", published="2022-02-02")
        .event("SUPPORT", "Russia", "United States", at="will sign", on="2022-03-05", aux=["future"]),
    ]  # fmt: skip
    with open_record(tmp_path_factory.mktemp("pair") / "record.dragoman", create=True) as opened:
        opened.fold([writing.done() for writing in articles])
        yield opened


def lines(page: PairPage) -> list[str]:
    return [f"{one.event.when and one.event.when.earliest} {one.event.status} {one.score}" for one in page.events]


def test_two_people_have_what_lay_between_them_oldest_first(asked: OpenRecord) -> None:
    page = asked.between("Lavrov", "Blinken")
    assert lines(page) == ["2022-01-21 held 2.5", "2022-02-24 refused -2.0"]
    assert (page.total, page.statuses, page.mean) == (2, {"held": 1, "refused": 1}, 0.25)
    assert [(month.month, month.events, month.mean) for month in page.months] == [
        ("2022-01", 1, 2.5),
        ("2022-02", 1, -2.0),
    ]


def test_those_who_stand_side_by_side_against_a_third_have_nothing_between_them(asked: OpenRecord) -> None:
    assert "2022-03-01" not in " ".join(lines(asked.between("Russia", "USA")))
    assert lines(asked.between("Russia", "Ukraine")) == ["2022-03-01 done -2.0"]


def test_what_is_planned_scores_as_its_announcement(asked: OpenRecord) -> None:
    assert lines(asked.between("Russland", "США"))[-1] == "2022-03-05 planned 2.5"


def test_days_narrow_a_history_and_a_limit_cuts_it(asked: OpenRecord) -> None:
    page = asked.between("Lavrov", "Blinken", since=date(2022, 2, 1))
    assert (lines(page), page.total) == (["2022-02-24 refused -2.0"], 1)
    first = asked.between("Lavrov", "Blinken", limit=1)
    assert (lines(first), first.total) == (["2022-01-21 held 2.5"], 2)
    rest = asked.between("Lavrov", "Blinken", limit=1, after=first.events[-1].event.id)
    assert lines(rest) == ["2022-02-24 refused -2.0"]


def test_a_pair_is_two_that_are_known(asked: OpenRecord) -> None:
    with pytest.raises(WrongQuestion, match="are one: Sergey Lavrov"):
        asked.between("Lavrov", "Sergey Lavrov")
    with pytest.raises(NotFound):
        asked.between("Lavrov", "Nobody Known")


@pytest.mark.parametrize(
    ("event", "score"),
    [
        (("CONSULT", "visit", "held"), 4),
        (("CONSULT", "visit", "planned"), 2.5),
        (("CONSULT", "visit", "postponed"), 2.5),
        (("CONSULT", "visit", "cancelled"), -2),
        (("CONSULT", None, "denied"), None),
        (("CONSULT", None, "possible"), None),
        (("REJECT", "meet", "refused"), -2),
        (("ASSAULT", "aerial", "done"), -9.5),
        (("ASSAULT", "aerial", "planned"), -3.5),
        (("AID", None, "cancelled"), -6),
    ],
)
def test_the_score_follows_type_mode_and_status(event: tuple[str, str, str], score: float | None) -> None:
    assert intensity(*event) == score  # type: ignore[arg-type]  # the statuses stand in the table as text
