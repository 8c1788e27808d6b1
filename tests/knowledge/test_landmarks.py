from __future__ import annotations

import pytest

import dragoman
from dragoman.knowledge.countries import country_codes
from dragoman.knowledge.landmarks import landmarks


def test_every_region_is_a_countrys() -> None:
    assert {region.country for region in landmarks() if region.country} <= set(country_codes())


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("en", "The rally was held in West Virginia.", "West Virginia", "USA"),
        ("ru", "Митинг прошёл в Западной Виргинии.", "West Virginia", "USA"),
        ("uk", "Росія утримує Крим.", "Crimea", "UKR"),
        ("pl", "Wojska weszły do Donbasu.", "Donbas", "UKR"),
        ("sq", "Ai u kthye nga Çeçenia.", "Chechnya", "RUS"),
    ],
)
def test_a_region_is_a_place_in_any_of_its_forms(language: str, text: str, name: str, country: str) -> None:
    found = dragoman.analyse(text, language=language)
    assert [(one.name, one.country) for one in found.entities if one.kind == "place"] == [(name, country)]
