from __future__ import annotations

import unicodedata

import pytest

from dragoman.knowledge.countries import country_codes
from dragoman.knowledge.places import place_names, places


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("Geneva", "Geneva", "CHE"),
        ("Женева", "Geneva", "CHE"),
        ("Gjenevë", "Geneva", "CHE"),
        ("Брюксел", "Brussels", "BEL"),
        ("Брюссель", "Brussels", "BEL"),
        ("Bruksel", "Brussels", "BEL"),
        ("Київ", "Kyiv", "UKR"),
        ("Киев", "Kyiv", "UKR"),
        ("Mát-xcơ-va", "Moscow", "RUS"),
        ("Hà Nội", "Hanoi", "VNM"),
        ("Prishtina", "Pristina", "KOS"),
        ("Ohër", "Ohrid", "MKD"),
        ("Охрид", "Ohrid", "MKD"),
        ("Davos", "Davos", "CHE"),
        ("London", "London", "GBR"),
        ("Washington", "Washington", "USA"),
    ],
)
def test_a_city_is_known_in_many_languages(written: str, name: str, country: str) -> None:
    found = place_names()[written.lower()][0]
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize("word", ["reading", "nice", "son", "georgia", "jordan", "most"])
def test_a_word_is_no_city(word: str) -> None:
    assert word not in place_names()


def test_of_several_cities_of_one_name_the_largest_comes_first() -> None:
    shared = [found for found in place_names().values() if len(found) > 1]
    assert shared
    for found in shared:
        assert [place.population for place in found] == sorted((place.population for place in found), reverse=True)


def test_names_are_lowercased_and_composed() -> None:
    for name in place_names():
        assert name == unicodedata.normalize("NFC", name.lower())


def test_a_city_lies_on_earth_in_a_known_country() -> None:
    codes = set(country_codes())
    for place in places():
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
        assert place.country in codes
        assert place.population >= 0


def test_a_city_has_a_number_of_its_own() -> None:
    numbers = [place.id for place in places()]
    assert len(set(numbers)) == len(numbers)
