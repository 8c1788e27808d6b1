from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.writing import BLINKEN, GENEVA, LAVROV, Writing, filler, who

from dragoman.errors import NotFound, WrongCorrection
from dragoman.model import Analysis
from dragoman.record import ask
from dragoman.record.correction_lines import corrections_in
from dragoman.views.correcting import Said
from dragoman.views.correcting_facts import CorrectingFacts
from dragoman.views.questions import OpenRecord, open_record

ANA = Said("2026-11-22T08:00:00Z", "ana", "they told me")
KULEBA = who("Dmytro Kuleba", known="Q1", country="UKR")


def news(id: str, on: str | None = None, published: str | None = "2022-01-22", quote: str = "") -> Analysis:
    """An article that tells a meeting of Blinken and Lavrov, and may quote Lavrov."""
    text = (
        f"{id}: Blinken met Lavrov in Geneva, and Kuleba heard of it. “We told {quote or id} everything”, said Lavrov."
        + filler(id)
    )
    writing = Writing(text, BLINKEN, LAVROV, KULEBA, GENEVA, id=id, outlet=id, published=published)
    writing = writing.event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="met", on=on)
    return writing.quote(f"We told {quote or id} everything", "Sergey Lavrov").done()


ARTICLES = (news("one", "2022-01-21"), news("two", "2022-01-21"), news("three", "2022-01-25", "2022-01-26"))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[OpenRecord]:
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        opened.fold(ARTICLES)
        yield opened


@pytest.fixture
def ana(kept: OpenRecord) -> CorrectingFacts:
    return CorrectingFacts(kept.correct(ANA))


def events(kept: OpenRecord) -> dict[str, list[str]]:
    """The days of the events, each with the articles that tell it."""
    ids = {one.key: one.analysis.article.id for one in kept.record.articles() if one.analysis.article is not None}
    found: dict[str, list[str]] = {}
    for event in ask.events(kept.record.connection):
        day = "?" if event.when is None else str(event.when.earliest)
        found.setdefault(day, []).extend(sorted(ids[one.article] for one in event.history))
    return found


def event_on(kept: OpenRecord, day: str) -> str:
    return next(one.id for one in ask.events(kept.record.connection) if one.when and str(one.when.earliest) == day)


def whole(kept: OpenRecord) -> bytes:
    stream = io.BytesIO()
    kept.export(stream)
    return stream.getvalue()


def test_two_events_become_one_and_two_again(kept: OpenRecord, ana: CorrectingFacts) -> None:
    before = events(kept)
    assert before == {"2022-01-21": ["one", "two"], "2022-01-25": ["three"]}
    made = ana.merge_events(event_on(kept, "2022-01-21"), event_on(kept, "2022-01-25"))
    assert events(kept) == {"2022-01-21": ["one", "three", "two"]}
    kept.correct(ANA).undo(made.correction.number)
    assert events(kept) == before


def test_what_an_article_tells_is_another_event(kept: OpenRecord, ana: CorrectingFacts) -> None:
    ana.split_event(event_on(kept, "2022-01-21"), ["two"])
    assert len(ask.events(kept.record.connection)) == 3
    ana.merge_events(*sorted(one.id for one in ask.events(kept.record.connection) if len(one.history) == 1)[:2])
    assert len(ask.events(kept.record.connection)) == 2


def test_a_later_merge_goes_before_an_earlier_split(kept: OpenRecord, ana: CorrectingFacts) -> None:
    ana.split_event(event_on(kept, "2022-01-21"), ["two"])
    ones = [one.id for one in ask.events(kept.record.connection) if str(one.when and one.when.earliest) == "2022-01-21"]
    ana.merge_events(*ones)
    assert events(kept)["2022-01-21"] == ["one", "two"]
    assert [line.fate for line in kept.corrections()] == ["applied", "applied"]


def test_a_rejected_event_is_gone_and_comes_back_with_an_undo(kept: OpenRecord, ana: CorrectingFacts) -> None:
    made = ana.reject(event_on(kept, "2022-01-25")[:6])
    assert events(kept) == {"2022-01-21": ["one", "two"]}
    kept.correct(ANA).undo(made.correction.number)
    assert "2022-01-25" in events(kept)


def test_an_event_of_another_day_joins_what_was_that_day(kept: OpenRecord, ana: CorrectingFacts) -> None:
    ana.date(event_on(kept, "2022-01-25"), "2022-01-21")
    assert events(kept) == {"2022-01-21": ["one", "three", "two"]}


def test_a_later_date_takes_the_place_of_an_earlier(kept: OpenRecord, ana: CorrectingFacts) -> None:
    ana.date(event_on(kept, "2022-01-25"), "2022-03-01")
    ana.date(event_on(kept, "2022-03-01"), "2022-04-01", "2022-04-03")
    assert "2022-04-01" in events(kept)
    assert [(line.fate, line.by) for line in kept.corrections()] == [("replaced", 2), ("applied", None)]


def test_an_article_of_another_day_says_its_words_then(kept: OpenRecord, ana: CorrectingFacts) -> None:
    ana.date("three", "2023-05-01")
    (event,) = ask.events(kept.record.connection, [event_on(kept, "2022-01-25")])
    assert event.history[0].said is not None
    assert str(event.history[0].said.latest) == "2023-05-01"


def test_words_are_given_to_who_said_them(kept: OpenRecord, ana: CorrectingFacts) -> None:
    statement = kept.quotes()[0]
    ana.speaker(statement.id, "Kuleba")
    said = {one.text: one.speaker and one.speaker.name for one in kept.quotes()}
    assert said[statement.text] == "Dmytro Kuleba"
    with pytest.raises(NotFound):
        ana.speaker("qnothing", "Kuleba")


def test_a_rejected_statement_is_gone(kept: OpenRecord, ana: CorrectingFacts) -> None:
    before = len(kept.quotes())
    ana.reject(kept.quotes()[0].id)
    assert len(kept.quotes()) == before - 1


@pytest.mark.parametrize("asked", ["v", "vanished123", "", "'; DROP TABLE events"])
def test_an_id_that_is_nowhere_is_told(ana: CorrectingFacts, asked: str) -> None:
    with pytest.raises(NotFound, match="there is no event"):
        ana.reject(asked)


@pytest.mark.parametrize("days", [("today",), ("2022-13-01",), ("2022-02-02", "2022-02-01")])
def test_what_is_no_day_is_told(kept: OpenRecord, ana: CorrectingFacts, days: Sequence[str]) -> None:
    with pytest.raises(WrongCorrection):
        ana.date(event_on(kept, "2022-01-25"), *days)


def test_corrections_of_facts_go_to_another_record_and_wait_for_their_articles(
    kept: OpenRecord, ana: CorrectingFacts, tmp_path: Path
) -> None:
    ana.merge_events(event_on(kept, "2022-01-21"), event_on(kept, "2022-01-25"))
    ana.reject(kept.quotes()[0].id)
    ana.date("three", "2022-01-27")
    lines = io.BytesIO()
    kept.export_corrections(lines)
    with open_record(tmp_path / "other.dragoman", create=True) as other:
        brought = corrections_in(lines.getvalue().splitlines(), "corrections.jsonl")
        assert other.correct(ANA).take_in(brought).new == 3
        assert {line.fate for line in other.corrections()} == {"waiting"}
        for analysis in reversed(ARTICLES):
            other.fold([analysis])
        assert {line.fate for line in other.corrections()} == {"applied"}
        assert whole(other) == whole(kept)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(3)), st.integers(0, 3))
def test_it_does_not_matter_when_a_correction_was_made(
    tmp_path_factory: pytest.TempPathFactory, order: Sequence[int], after: int
) -> None:
    def made(analyses: Sequence[Analysis], first: int) -> bytes:
        with open_record(tmp_path_factory.mktemp("one") / "record.dragoman", create=True) as one:
            one.fold(ARTICLES)
            facts = CorrectingFacts(one.correct(ANA))
            facts.split_event(event_on(one, "2022-01-21"), ["two"])
            facts.date(event_on(one, "2022-01-25"), "2022-01-21")
            lines = io.BytesIO()
            one.export_corrections(lines)
        with open_record(tmp_path_factory.mktemp("other") / "record.dragoman", create=True) as other:
            other.fold(analyses[:first])
            other.correct(ANA).take_in(corrections_in(lines.getvalue().splitlines(), "lines"))
            other.fold(analyses[first:])
            return whole(other)

    assert made([ARTICLES[place] for place in order], after) == made(ARTICLES, 3)
