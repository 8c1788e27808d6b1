from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.engine import Reading
from benchmarks.measures import Tally
from benchmarks.parallel import Annotated, Compared, organisation_likeness
from benchmarks.sets import Document, Item

from dragoman.model import Analysis, Entity, EventMention, Mention, Quotation, Source

LINES = ("Путин прилетел в Анкару.", "«Мы договорились обо всём», — сказал Путин.", "Берлин против.")
TEXT = "\n".join(LINES)
RECORD: Item = {
    "political": True,
    "people": [{"name": "Vladimir Putin", "lines": [10, 11]}],
    "orgs": [],
    "countries": [{"name": "Germany", "lines": [12]}],
    "quotes": [{"line": 11, "speaker": "Vladimir Putin", "direct": True}],
    "events": [{"line": 12, "type": "REJECT", "actors": ["Germany"]}],
}
PUTIN = Entity(id="e1", kind="person", name="Vladimir Putin", names=("Путин",))
GERMANY = Entity(id="e2", kind="country", name="Germany", names=("Берлин",), country="DEU")


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


@pytest.fixture
def compared() -> Callable[..., Compared]:
    def compare(speaker: str | None = "e1", actor: str = "e2") -> Compared:
        words = "Мы договорились обо всём"
        no = span("против")
        analysis = Analysis(
            schema="",
            coder="",
            source=Source("-", "text", 0, ""),
            entities=(PUTIN, GERMANY),
            mentions=(
                Mention("e1", span("Путин"), "name"),
                Mention("e1", span("Путин", 30), "name"),
                Mention("e2", span("Берлин"), "metonym"),
            ),
            quotations=(Quotation(id="q1", span=span(words), text=words, direct=True, speaker=speaker),),
            events=(EventMention(id="v1", type="REJECT", actors=(actor,), trigger=no, sentence=no, confidence=1.0),),
        )
        annotated = Annotated("ru", Document("d", 10, LINES), RECORD, {"Germany": "DEU"})
        found = Compared(annotated, Reading({"e1": PUTIN, "e2": GERMANY}, analysis))
        found.entities()
        found.quotations()
        found.events()
        return found

    return compare


def test_a_reading_that_says_what_the_record_says_is_all_right(compared: Callable[..., Compared]) -> None:
    tallies = compared().tallies
    assert tallies["people"] == Tally(2, 2, 2)
    assert tallies["countries"] == tallies["direct"] == tallies["events with an actor"] == Tally(1, 1, 1)


def test_a_quotation_in_another_mouth_is_right_by_line_alone(compared: Callable[..., Compared]) -> None:
    tallies = compared(speaker="e2").tallies
    assert tallies["direct lines"] == Tally(1, 1, 1)
    assert tallies["direct"] == Tally(0, 1, 1)


def test_an_event_of_another_actor_is_right_by_type_alone(compared: Callable[..., Compared]) -> None:
    tallies = compared(actor="e1").tallies
    assert tallies["events"] == Tally(1, 1, 1)
    assert tallies["events with an actor"] == Tally(0, 1, 1)


def test_an_organisation_is_known_by_half_its_words_or_its_initials() -> None:
    assert organisation_likeness(["UN"], "United Nations") == 1
    assert organisation_likeness(["Labour"], "Labour Party") == 1
    assert organisation_likeness(["Party"], "Scottish National Party") == 0
