from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.record.writing import BLINKEN, GENEVA, LAVROV, Writing, filler, who

from dragoman.views.person import PersonPage
from dragoman.views.questions import OpenRecord, open_record

LAVROV_THE_ENVOY = who("Sergey Lavrov", "Лавров", known="Q58217", country="RUS", role="envoy")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[OpenRecord]:
    articles = [
        Writing(f"Blinken met Lavrov in Geneva.{filler('One')}", BLINKEN, LAVROV, GENEVA, published="2022-01-22")
        .event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="met", on="2022-01-21", where="Geneva"),
        Writing(f"“Lavrov wrote to us”, Blinken said.{filler('Two')}", LAVROV, BLINKEN, published="2022-02-03")
        .quote("Lavrov wrote to us", "Antony Blinken"),
        Writing(f"“We wait”, Lavrov said.{filler('Three')}", LAVROV, published="2022-02-01").quote(
            "We wait", "Sergey Lavrov"
        ),
        Writing(f"“We shall see”, Lavrov said.{filler('Four')}", LAVROV, published="2022-03-01").quote(
            "We shall see", "Sergey Lavrov"
        ),
        Writing(f"Лавров был там.{filler('Five')}", LAVROV_THE_ENVOY, language="ru", script="Cyrl"),
    ]  # fmt: skip
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        opened.fold(one.done() for one in articles)
        yield opened


@pytest.fixture
def page(kept: OpenRecord) -> PersonPage:
    return kept.person("Lavrov")


def test_roles_stand_with_the_first_and_the_last_day_of_articles_that_give_them(page: PersonPage) -> None:
    assert [(one.role, one.first, one.last, one.articles) for one in page.roles] == [
        ("foreign minister", date(2022, 1, 22), date(2022, 3, 1), 4),
        ("envoy", None, None, 1),
    ]


def test_terms_of_office_come_from_what_is_known(page: PersonPage) -> None:
    assert [(term.office, term.country) for term in page.offices][:1] == [("foreign minister", "RUS")]


def test_names_stand_by_script_the_most_frequent_first(page: PersonPage) -> None:
    assert {script: [one.name for one in names] for script, names in page.names.items()} == {
        "Latn": ["Lavrov"],
        "Cyrl": ["Лавров"],
    }


def test_who_was_met_stands_with_how_often_and_when_last(page: PersonPage) -> None:
    (contact,) = page.contacts
    assert (contact.party.name, len(contact.events), contact.last) == ("Antony Blinken", 1, date(2022, 1, 21))


def test_own_words_stand_the_latest_first(page: PersonPage) -> None:
    assert [(one.text, one.published) for one in page.quotes] == [
        ("We shall see", date(2022, 3, 1)),
        ("We wait", date(2022, 2, 1)),
    ]


def test_words_of_others_that_name_one_are_about_him_and_his_own_are_not(kept: OpenRecord, page: PersonPage) -> None:
    assert [(one.text, one.speaker and one.speaker.name) for one in page.quotes_about] == [
        ("Lavrov wrote to us", "Antony Blinken")
    ]
    assert kept.person("Blinken").quotes_about == ()


def test_a_spelling_of_mixed_alphabets_is_pointed_out(kept: OpenRecord) -> None:
    # The surname has a Latin a and a Latin o.
    spelled = "Сергей Л\u0061вр\u006fв"
    kept.fold([Writing(f"{spelled} был там же.", who("Sergey Lavrov", spelled), language="ru", script="Cyrl").done()])
    names = [one for names in kept.person(spelled).names.values() for one in names]
    assert {one.name: one.suspicious for one in names}[spelled]


def test_entries_of_lists_stand_on_the_page(kept: OpenRecord) -> None:
    told = who("Tilbert Oxholm", listed=("mine:1", "peps:x"))
    kept.fold([Writing("Tilbert Oxholm spoke.", told).done()])
    assert kept.person("Oxholm").line.listed == ("mine:1", "peps:x")
    assert kept.person("Lavrov").line.listed == ()


def test_a_limit_keeps_the_latest_words_and_events_and_tells_how_many_there_are(kept: OpenRecord) -> None:
    whole, page = kept.person("Lavrov"), kept.person("Lavrov", limit=1)
    assert [one.text for one in page.quotes] == ["We shall see"]
    assert (page.in_all.quotes, page.in_all.quotes_about) == (len(whole.quotes), len(whole.quotes_about))
    assert page.in_all.events == len(whole.events)
    assert page.events == whole.events[-1:]
    assert page.contacts == whole.contacts
