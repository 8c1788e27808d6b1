from __future__ import annotations

import pytest
from tests.reading.test_groups import found


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("en", "Franco-British talks began.", ["France, United Kingdom (describes)"]),
        ("fr", "Le sommet franco-allemand a eu lieu.", ["France, Germany (describes)"]),
        ("pl", "Odbyły się polsko-niemiecko-francuskie rozmowy.", ["Poland, Germany, France (describes)"]),
    ],
)
def test_a_compound_adjective_names_all_its_countries(language: str, text: str, groups: list[str]) -> None:
    assert found(language, text) == groups


def test_a_half_without_another_country_is_none() -> None:
    assert found("fr", "La chanteuse franco - un nom connu - et un accord franco-commercial.") == []


def test_a_person_of_two_countries_is_one_person() -> None:
    assert found("en", "The Iranian-American journalist John Smith was arrested.") == ["John Smith"]


def test_a_community_with_a_name_of_its_own_is_one_side() -> None:
    assert found("fr", "La délégation turco-chypriote est partie.") == ["delegation (CYP)"]
