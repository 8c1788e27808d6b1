from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.record.writing import BLINKEN, GENEVA, LAVROV, NATO, RUSSIA, Writing, who

from dragoman.views.filters import Filters
from dragoman.views.questions import OpenRecord, open_record
from dragoman.views.upcoming import Days

KURTI = who("Albin Kurti", "Kurti", country="KOS", role="prime minister")
BORRELL = who("Josep Borrell", "Borrell", role="high representative")
START = date(2022, 1, 10)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    articles = [
        Writing("Blinken and Lavrov will meet in Geneva.", BLINKEN, LAVROV, GENEVA, outlet="A", published="2022-01-09")
        .event("AGREE", "Antony Blinken", "Sergey Lavrov", at="will meet", on="2022-01-21", aux=["future"]),
        Writing("NATO will hold talks with Russia within days.", NATO, RUSSIA, outlet="B", published="2022-01-09")
        .event("AGREE", "NATO", "Russia", at="will hold talks", on="2022-01-10..2022-01-16", aux=["future"]),
        Writing("Kurti will support the plan some day.", KURTI, outlet="C", published="2022-01-09")
        .event("SUPPORT", "Albin Kurti", at="will support", aux=["future"]),
        Writing("Long ago Borrell wanted to endorse it.", BORRELL, outlet="D", published="2021-06-01")
        .event("SUPPORT", "Josep Borrell", at="endorse", aux=["future"]),
        Writing("Kurti flew to see Borrell on Wednesday.", KURTI, BORRELL, outlet="E", published="2022-01-13")
        .event("CONSULT", "Albin Kurti", "Josep Borrell", at="see", on="2022-01-12"),
    ]  # fmt: skip
    with open_record(tmp_path_factory.mktemp("upcoming") / "record.dragoman", create=True) as opened:
        opened.fold([writing.done() for writing in articles])
        yield opened


def told(days: tuple[Days, ...]) -> list[str]:
    return [
        f"{group.first}..{group.last} {', '.join(party.name for party in line.actors)}"
        for group in days
        for line in group.events
    ]


def test_plans_stand_under_their_days_and_those_without_a_day_come_last(asked: OpenRecord) -> None:
    assert told(asked.upcoming(START)) == [
        "2022-01-10..2022-01-16 NATO, Russia",
        "2022-01-21..2022-01-21 Antony Blinken, Sergey Lavrov",
        "None..None Albin Kurti",
    ]


def test_what_has_begun_before_is_waited_for_from_the_given_day_on(asked: OpenRecord) -> None:
    assert told(asked.upcoming(date(2022, 1, 14)))[0] == "2022-01-14..2022-01-16 NATO, Russia"


def test_what_is_over_or_has_been_held_is_not_upcoming(asked: OpenRecord) -> None:
    assert told(asked.upcoming(date(2023, 1, 1))) == []
    assert "Borrell" not in " ".join(told(asked.upcoming(date(2022, 1, 12))))


@pytest.mark.parametrize(
    ("filters", "actors"),
    [
        (Filters(about="Лавров"), ["Antony Blinken, Sergey Lavrov"]),
        (Filters(until=date(2022, 1, 18)), ["NATO, Russia"]),
        (Filters(outlet="b"), ["NATO, Russia"]),
        (Filters(country="USA"), ["Antony Blinken, Sergey Lavrov"]),
        (Filters(status="held"), ["Albin Kurti, Josep Borrell"]),
        (Filters(about="nobody"), []),
        (Filters(limit=1), ["NATO, Russia", "Albin Kurti"]),
    ],
)
def test_filters_narrow_what_is_upcoming(asked: OpenRecord, filters: Filters, actors: list[str]) -> None:
    assert [line.split(" ", 1)[1] for line in told(asked.upcoming(START, filters))] == actors
