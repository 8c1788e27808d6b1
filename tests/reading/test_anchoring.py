from __future__ import annotations

from datetime import date

import pytest
from tests.reading.reading import events, read

from dragoman.model import When

PUBLISHED = date(2022, 2, 23)


def whens(text: str, published: str | None = "2022-02-23") -> list[When | None]:
    return [event.when for event in read("en", text, published).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blinken met Lavrov on Monday.", ["CONSULT Antony Blinken, Sergei Lavrov [2022-02-21]"]),
        ("On Monday, Blinken met Lavrov, who had arrived on Sunday.", None),
        (
            "Macron, who visited Kyiv on Tuesday, met Scholz on Monday.",
            [
                "CONSULT Emmanuel Macron, Olaf Scholz [2022-02-21]",
                "CONSULT/visit Emmanuel Macron -> Ukraine [2022-02-22]",
            ],
        ),
        (
            "Blinken met Lavrov on Monday and Macron condemned Russia on Tuesday.",
            [
                "ACCUSE/disapprove Emmanuel Macron -> Russia [2022-02-22]",
                "CONSULT Antony Blinken, Sergei Lavrov [2022-02-21]",
            ],
        ),
    ],
)
def test_an_event_takes_the_nearest_day_of_its_clause(text: str, expected: list[str] | None) -> None:
    found = events(read("en", text))
    if expected is None:
        assert "CONSULT Antony Blinken, Sergei Lavrov [2022-02-21]" in found
    else:
        assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "TASS reported on 20 February that Blinken met Lavrov on 18 February.",
        "Blinken met Lavrov on 18 February, TASS reported on 20 February.",
    ],
)
def test_the_day_of_a_report_is_not_the_day_of_the_event(text: str) -> None:
    assert events(read("en", text)) == ["CONSULT Antony Blinken, Sergei Lavrov [2022-02-18]"]


def test_a_day_within_a_quotation_is_not_that_of_an_event_outside() -> None:
    text = "Blinken met Lavrov and said: “The elections of 6 March will be free and fair.”"
    assert [event.when for event in read("en", text).events if event.type == "CONSULT"] == [
        When(None, PUBLISHED, "none", "bound")
    ]


def test_a_meeting_on_a_day_after_publication_is_still_to_come() -> None:
    assert events(read("en", "Blinken meets Lavrov on 25 February.")) == [
        "AGREE Antony Blinken, Sergei Lavrov (future) [2022-02-25]"
    ]


def test_a_deed_that_is_done_does_not_lie_after_publication() -> None:
    (when,) = whens("France condemned Russia, which votes on 6 March.")
    assert when == When(None, PUBLISHED, "none", "bound")


def test_without_a_day_of_its_own_publication_bounds_an_event() -> None:
    assert whens("Blinken met Lavrov.") == [When(None, PUBLISHED, "none", "bound")]
    assert whens("Blinken will meet Lavrov.") == [When(PUBLISHED, None, "none", "bound")]
    assert whens("Blinken met Lavrov.", None) == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Blinken met Lavrov in Geneva.", "Geneva"),
        ("In Geneva, Blinken met Lavrov.", "Geneva"),
        ("Blinken met Lavrov in Switzerland.", "Switzerland"),
        ("Blinken, who was born in Paris, met Lavrov in Geneva.", "Geneva"),
        ("Blinken met Lavrov before Macron slept in Paris.", None),
        ("Blinken met Lavrov of Geneva fame.", None),
    ],
)
def test_an_event_happens_where_the_nearest_in_of_its_clause_says(text: str, place: str | None) -> None:
    found = read("en", text)
    named = {entity.id: entity.name for entity in found.entities}
    (event,) = (event for event in found.events if event.type == "CONSULT")
    assert (named[event.where] if event.where is not None else None) == place


def test_a_government_called_by_its_capital_is_no_place() -> None:
    assert events(read("en", "Moscow condemned Washington.")) == ["ACCUSE/disapprove Russia -> United States"]


def test_a_person_who_bears_the_name_of_a_month_is_no_time() -> None:
    assert read("en", "British Prime Minister Theresa May met Lavrov. May left.", "2018-09-30").times == ()


def test_a_year_that_names_something_else_dates_no_event() -> None:
    (when,) = whens("Blinken condemned the 2016 campaign of Lavrov.")
    assert when is not None
    assert when.basis == "bound"
