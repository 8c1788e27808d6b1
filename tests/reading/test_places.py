from __future__ import annotations

import pytest

import dragoman


def where(text: str, language: str = "en") -> list[str | None]:
    """The places of the events of a text, by name."""
    found = dragoman.analyse(text, language=language)
    names = {one.id: one.name for one in found.entities}
    return [names[event.where] if event.where is not None else None for event in found.events]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Blinken met Lavrov in Geneva, Switzerland.", "Geneva"),
        ("fr", "Blinken a rencontré Lavrov à Genève, en Suisse.", "Geneva"),
        ("pl", "Blinken spotkał się z Ławrowem w Genewie, w Szwajcarii.", "Geneva"),
        ("tr", "Blinken, Lavrov ile Cenevre'de görüştü.", "Geneva"),
        ("tr", "Blinken, Lavrov ile Cenevre kentinde görüştü.", "Geneva"),
        ("en", "Police arrested twelve protesters in Hyderabad, in Sindh province.", "Hyderabad"),
        ("en", "Lavrov met Fidan in the Kremlin.", "Kremlin"),
    ],
)
def test_an_event_happens_in_the_most_precise_of_its_places(language: str, text: str, place: str) -> None:
    assert where(text, language) == [place]


def test_a_capital_that_acts_is_no_place_of_a_meeting() -> None:
    assert where("Moscow refused to meet in Geneva.") == ["Geneva"]
    assert where("Moscow met Kyiv.") == [None]
    assert where("Moscow and Kyiv held talks on Monday.") == [None]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "GENEVA (Reuters) - Russian and U.S. diplomats met here on Monday.", "Geneva"),
        ("en", "MOSCOW, Oct 1 - President Vladimir Putin received Recep Tayyip Erdogan here.", "Moscow"),
        ("ru", "ЖЕНЕВА, 1 октября — Дипломаты России и США встретились здесь в понедельник.", "Geneva"),
    ],
)
def test_here_is_the_place_of_the_dateline(language: str, text: str, place: str) -> None:
    assert where(text, language) == [place]


def test_a_dateline_alone_is_the_place_of_nothing() -> None:
    assert where("GENEVA (Reuters) - Russian and U.S. diplomats met on Monday.") == [None]
