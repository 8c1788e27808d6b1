from __future__ import annotations

import pytest

from dragoman.knowledge.countries import (
    alpha3_of,
    capital,
    country_codes,
    country_languages,
    country_name,
    country_names,
)
from dragoman.knowledge.places import place_names

PACKS = ("en", "sq", "bg", "vi", "ru", "uk")


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("en", "US", "USA"),
        ("en", "Britain", "GBR"),
        ("bg", "САЩ", "USA"),
        ("bg", "Русия", "RUS"),
        ("ru", "Украина", "UKR"),
        ("uk", "Росія", "RUS"),
        ("vi", "Nga", "RUS"),
        ("vi", "Mỹ", "USA"),
        ("sq", "Shqipëri", "ALB"),
        ("sq", "Kosova", "KOS"),
        ("de", "Deutschland", "DEU"),
        ("ar", "مصر", "EGY"),
        ("zh", "中国", "CHN"),
    ],
)
def test_a_country_is_known_by_its_name_in_the_language(language: str, name: str, code: str) -> None:
    assert country_names(language)[name] == code


def test_kosovo_is_written_as_plover_writes_it() -> None:
    assert alpha3_of("XK") == alpha3_of("xk") == "KOS"
    assert "KOS" in country_codes()


@pytest.mark.parametrize("language", PACKS)
def test_every_country_has_a_usual_name_that_leads_back_to_it(language: str) -> None:
    names = country_names(language)
    for code in country_codes():
        usual = country_name(code, language)
        assert usual is not None
        assert names[usual] == code


def test_codes_of_two_letters_lead_to_their_codes_of_three() -> None:
    assert {alpha3_of(two) for two in ("DE", "de", "VN", "AL", "UA")} == {"DEU", "VNM", "ALB", "UKR"}
    assert {"DEU", "VNM", "ALB", "UKR"} <= set(country_codes())
    assert len(set(country_codes())) == len(country_codes())


def test_what_is_unknown_has_no_name() -> None:
    assert country_name("XXX") is None
    assert country_name("USA", "xx") is None
    assert alpha3_of("ZZ") is None
    assert not country_names("xx")
    assert "xx" not in country_languages()


@pytest.mark.parametrize(("code", "city"), [("UKR", "Kyiv"), ("ALB", "Tirana"), ("KOS", "Pristina"), ("VNM", "Hanoi")])
def test_a_country_has_its_capital(code: str, city: str) -> None:
    assert capital(code) == city


def test_a_capital_is_a_known_place_of_its_country() -> None:
    for code in ("UKR", "ALB", "KOS", "VNM", "BGR", "RUS", "USA", "CHE", "SRB", "CHN", "TUR"):
        city = capital(code)
        assert city is not None
        assert place_names()[city.lower()][0].country == code
