"""Few events are gathered and many are met while going through them in time: the answer is the same."""

from __future__ import annotations

from datetime import date

import pytest
from tests.whole import Whole

from dragoman.record import ask_events
from dragoman.record.ask_events import EventsAsked, event_ids
from dragoman.record.ask_pairs import officials
from dragoman.record.directory import countries_of
from dragoman.record.store import open_record

ASKED = [
    EventsAsked(),
    EventsAsked(since=date(2022, 2, 1)),
    EventsAsked(since=date(2019, 7, 1), until=date(2022, 2, 22)),
    EventsAsked(since=date(1, 1, 31)),
    EventsAsked(until=date(2022, 1, 12)),
    EventsAsked(types=["CONSULT"], statuses=["held"]),
    EventsAsked(statuses=["planned", "confirmed"], has_end=True, since=date(2022, 1, 1)),
    EventsAsked(statuses=["planned", "possible"], has_end=False),
    EventsAsked(language="sq"),
    EventsAsked(outlet="the calder ledger", since=date(2022, 2, 20)),
    EventsAsked(country="VNM"),
    EventsAsked(told_since=date(2022, 2, 22), told_until=date(2022, 2, 23)),
]


@pytest.mark.parametrize("asked", ASKED, ids=repr)
@pytest.mark.parametrize("party", [False, True])
def test_the_way_has_no_say_in_the_answer(
    demo: Whole, monkeypatch: pytest.MonkeyPatch, asked: EventsAsked, party: bool
) -> None:
    with open_record(demo.path) as record:
        connection = record.connection
        if party:
            russia = countries_of(connection, ["RUS"])
            asked = EventsAsked(
                **{name: getattr(asked, name) for name in asked.__struct_fields__}
                | {"parties": [*russia, *officials(connection, russia)]}
            )
        gathered = event_ids(connection, asked)
        assert event_ids(connection, asked, limit=1000) == gathered
        monkeypatch.setattr(ask_events, "MANY", 0)
        assert event_ids(connection, asked, limit=1000) == gathered
        assert event_ids(connection, asked, limit=3) == gathered[:3]
        if len(gathered) > 3:
            assert event_ids(connection, asked, limit=1000, after=gathered[2]) == gathered[3:]
