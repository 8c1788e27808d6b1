from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.record.writing import BLINKEN, BRUSSELS, GENEVA, LAVROV, NATO, RUSSIA, Writing, refusal, who

from dragoman.errors import AmbiguousName, DragomanError, NotFound
from dragoman.views.events import EventLine
from dragoman.views.filters import Filters
from dragoman.views.person import PersonPage
from dragoman.views.questions import OpenRecord, open_record
from dragoman.views.quotes import Quote
from dragoman.views.show import ArticlePage

LAVROV_BG = who("Sergey Lavrov", "Лавров", known="Q58217", country="RUS", role="foreign minister")


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[OpenRecord]:
    articles = [
        Writing(
            "Blinken and Lavrov met in Geneva.\n“We remain ready to talk”, Blinken said.", BLINKEN, LAVROV, GENEVA,
            outlet="Courier", published="2022-01-22", uri="courier.html",
        )
        .event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="met", on="2022-01-21", where="Geneva")
        .quote("We remain ready to talk", "Antony Blinken"),
        Writing(
            "Срещата на НАТО и Русия в Брюксел беше в сряда. Лавров не дойде.",
            who("NATO", "НАТО", kind="organisation", known="Q7184"),
            who("Russia", "Русия", kind="country", known="Q159", country="RUS"),
            who("Brussels", "Брюксел", kind="place", known="Q239", country="BEL"), LAVROV_BG,
            outlet="Вестник", language="bg", script="Cyrl",
        )
        .event("CONSULT", "NATO", "Russia", at="Срещата", on="W-3", where="Brussels"),
        Writing(
            "Russia and NATO will meet in Brussels.", NATO, RUSSIA, BRUSSELS, outlet="Courier", published="2022-01-10"
        )
        .event("AGREE", "Russia", "NATO", at="will meet", on="2022-01-12", aux=["future"], where="Brussels"),
        Writing("Ivan Petrov and Anna Petrov were there.", who("Ivan Petrov"), who("Anna Petrov")),
    ]  # fmt: skip
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        opened.fold([*(writing.done() for writing in articles), refusal("broken.html", "is binary")])
        yield opened


def lines(found: tuple[EventLine, ...]) -> list[str]:
    return [f"{line.when and line.when.earliest} {line.type} {line.status} {line.sources}" for line in found]


def test_the_timeline_is_in_the_order_of_days_with_histories(asked: OpenRecord) -> None:
    timeline = asked.timeline()
    assert lines(timeline) == ["2022-01-12 CONSULT held 2", "2022-01-21 CONSULT held 1"]
    assert [(entry.status, entry.outlet) for entry in timeline[0].history] == [
        ("planned", "Courier"),
        ("held", "Вестник"),
    ]
    assert timeline[0].history[1].sentence.around == "Срещата на НАТО и Русия в Брюксел беше в сряда."


@pytest.mark.parametrize(
    ("filters", "days"),
    [
        (Filters(about="Лавров"), [21]),
        (Filters(about="NATO"), [12]),
        (Filters(about="в сряда"), [12]),
        (Filters(about="nobody"), []),
        (Filters(since=date(2022, 1, 13)), [21]),
        (Filters(until=date(2022, 1, 12)), [12]),
        (Filters(type="consult"), [12, 21]),
        (Filters(type="AID"), []),
        (Filters(language="bg"), [12]),
    ],
)
def test_filters_narrow_the_timeline(asked: OpenRecord, filters: Filters, days: list[int]) -> None:
    assert [line.when.earliest.day for line in asked.timeline(filters) if line.when and line.when.earliest] == days
    assert len(asked.events(filters)) == len(days)


@pytest.mark.parametrize("name", ["Lavrov", "Лавров", "Sergei Lavrov"[7:], "LAVROV"])
def test_a_person_answers_to_every_spelling(asked: OpenRecord, name: str) -> None:
    page = asked.person(name)
    assert page.line.name == "Sergey Lavrov"
    assert {script: [one.name for one in names] for script, names in page.names.items()} == {
        "Cyrl": ["Лавров"],
        "Latn": ["Lavrov"],
    }
    assert [contact.party.name for contact in page.contacts] == ["Antony Blinken"]
    assert page.line.roles == ("foreign minister",)


def test_a_persons_page_has_his_words(asked: OpenRecord) -> None:
    assert [quote.text for quote in asked.person("Antony Blinken").quotes] == ["We remain ready to talk"]


def test_an_ambiguous_name_lists_whom_it_can_mean(asked: OpenRecord) -> None:
    with pytest.raises(AmbiguousName, match=r"Anna Petrov \(p\w+, in 1 article\)") as raised:
        asked.person("Petrov")
    assert len(raised.value.candidates) == 2
    assert asked.person("Ivan Petrov").line.name == "Ivan Petrov"


def test_an_unknown_name_or_id_is_a_clear_error(asked: OpenRecord) -> None:
    with pytest.raises(NotFound, match="nobody is named 'Zog'"):
        asked.person("Zog")
    for unknown in ("v22222", "x", "", "lavrov"):
        with pytest.raises(DragomanError, match=r"record\.dragoman: "):
            asked.show(unknown)


def test_people_are_counted_by_the_articles_that_name_them(asked: OpenRecord) -> None:
    assert [(line.name, line.articles) for line in asked.people()][:2] == [("Sergey Lavrov", 2), ("Anna Petrov", 1)]
    assert [line.name for line in asked.people(Filters(type="CONSULT"))] == ["Sergey Lavrov", "Antony Blinken"]


def test_quotes_stand_verbatim_at_their_place(asked: OpenRecord) -> None:
    (quote,) = asked.quotes(Filters(about="Blinken"))
    version = quote.versions[0].passage
    article = asked.show(version.article)
    assert isinstance(article, ArticlePage)
    assert article.text[slice(*version.span)] == version.text == "We remain ready to talk"
    assert version.around == "“We remain ready to talk”, Blinken said."


def test_quotes_are_asked_for_by_the_day_of_the_article_and_by_the_event_in_the_words(asked: OpenRecord) -> None:
    (quote,) = asked.quotes()
    shown = asked.show(quote.versions[0].passage.article)
    assert isinstance(shown, ArticlePage)
    assert shown.published is not None
    day = shown.published.latest
    assert day is not None
    assert asked.quotes(Filters(since=day, until=day)) == (quote,)
    assert asked.quotes(Filters(since=day + timedelta(days=1))) == ()
    assert asked.quotes(Filters(until=day - timedelta(days=1))) == ()
    assert asked.quotes(Filters(type="ASSAULT")) == ()


def test_every_id_opens_onto_its_fact(asked: OpenRecord) -> None:
    (quote,) = asked.quotes()
    event = asked.timeline()[1]
    assert isinstance(asked.show(quote.id), Quote)
    assert isinstance(asked.show(event.actors[0].id), PersonPage)
    shown = asked.show(event.id[:6])
    assert isinstance(shown, EventLine)
    sentence = shown.history[0].sentence
    assert (sentence.page, sentence.text, sentence.span) == ("courier.html", "met", (19, 22))


def test_the_summary_counts_and_names_refusals(asked: OpenRecord) -> None:
    found = asked.summary()
    assert (found.pages, found.articles, found.events, found.people) == (5, 4, 2, 4)
    assert [(one.page, one.reason) for one in found.refusals] == [("broken.html", "is binary")]
    assert found.languages == {"bg": 1, "en": 3}


def test_every_answer_serialises(asked: OpenRecord) -> None:
    answers = [
        asked.timeline(),
        asked.events(),
        asked.people(),
        asked.quotes(),
        asked.summary(),
        asked.person("Lavrov"),
    ]
    assert all(msgspec.json.encode(answer) for answer in answers)
