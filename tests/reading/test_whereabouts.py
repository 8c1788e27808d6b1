from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import dragoman
from dragoman.knowledge.place import distance
from dragoman.knowledge.places import place_by_id, place_names

OWN = tomllib.loads((Path(__file__).parent.parent / "own_places.toml").read_text(encoding="utf-8"))


def places(text: str, language: str = "en", outlet: str | None = None) -> list[tuple[str, str | None]]:
    found = dragoman.analyse(text, language=language, outlet=outlet)
    return [(one.name, one.country) for one in found.entities if one.kind == "place"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police in Paris, Texas, arrested a man.", [("Paris", "USA"), ("Texas", "USA")]),
        ("They met in Paris.", [("Paris", "FRA")]),
        ("U.S. envoys met in Geneva.", [("Geneva", "CHE")]),
        ("Officials in Geneva, Switzerland, said so.", [("Geneva", "CHE")]),
        ("Lebanese soldiers were killed in Tripoli.", [("Tripoli", "LBN")]),
        ("Libyan and Turkish ministers met in Tripoli.", [("Tripoli", "LBY")]),
        ("Police in Athens, Georgia, arrested a student.", [("Athens", "USA"), ("Georgia", "USA")]),
        ("Georgia's president spoke in Tbilisi.", [("Tbilisi", "GEO")]),
        ("Protesters gathered in Saint-Louis, Missouri.", [("Saint-Louis", "USA"), ("Missouri", "USA")]),
    ],
)
def test_what_stands_around_a_name_says_which_place_it_means(text: str, found: list[tuple[str, str]]) -> None:
    assert places(text) == found


def test_of_two_places_of_one_size_none_is_meant_until_something_speaks_for_it() -> None:
    assert places("They met in Cambridge.") == [("Cambridge", None)]
    assert places("British lawmakers met in Cambridge.") == [("Cambridge", "GBR")]


def test_a_name_means_one_place_in_an_article_but_where_another_is_told_beside_it() -> None:
    text = "Police in Paris, Texas, arrested a man.\nThe mayor spoke on Monday. He had lived in Paris for years."
    assert places(text) == [("Paris", "USA"), ("Texas", "USA")]


def test_a_place_has_its_number_and_coordinates() -> None:
    found = dragoman.analyse("They met in Geneva.", language="en").entities
    (geneva,) = (one for one in found if one.kind == "place")
    assert geneva.knowledge_id == "geonames:2660646"
    place = place_by_id(geneva.knowledge_id)
    assert place is not None
    assert (round(place.latitude), round(place.longitude), place.kind) == (46, 6, "city")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ships crossed the Strait of Hormuz.", "Strait of Hormuz"),
        ("fr", "Un drone est tombé dans la mer Noire.", "Black Sea"),
        ("ru", "Корабли вошли в Чёрное море.", "Black Sea"),
        ("en", "They met in the Kremlin.", "Kremlin"),
        ("ru", "Бои идут в Сумской области.", "Sumy Oblast"),
    ],
)
def test_waters_regions_and_seats_of_state_are_places(language: str, text: str, name: str) -> None:
    assert name in [one for one, _ in places(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nancy Pelosi rejected the bill."),
        ("en", "President Gjorge Ivanov refused to vote."),
        ("de", "Der Name des Mannes ist bekannt."),
        ("en", "The Commonwealth condemned the attack."),
    ],
)
def test_a_word_or_a_persons_name_is_no_place(language: str, text: str) -> None:
    assert places(text, language) == []


def test_a_name_that_is_a_word_too_counts_where_something_happens() -> None:
    assert places("In Halle demonstrierten Tausende.", "de") == [("Halle (Saale)", "DEU")]


def test_our_own_sentences_are_read_as_they_were_meant() -> None:
    right = wrong = 0
    for language, items in OWN.items():
        for item in items:
            countries = {one.country for one in dragoman.analyse(item["text"], language=language).entities}
            told = {place.partition(" ")[0] for place in item["places"].values()} - {"-"}
            right += len(told & countries)
            wrong += len(told - countries)
    assert right / (right + wrong) >= 0.95


def test_distances_are_right_within_a_few_percent() -> None:
    paris, moscow = place_names()["paris"][0], place_names()["moscow"][0]
    assert distance(paris, moscow) == pytest.approx(2_486, rel=0.05)
    assert distance(paris, paris) == 0
