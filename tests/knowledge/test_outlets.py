from __future__ import annotations

import pytest

from dragoman.knowledge.countries import country_codes
from dragoman.knowledge.outlets import (
    ambiguous_spellings,
    is_agency,
    outlet_named,
    outlet_of_domain,
    outlet_spellings,
    outlets,
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ройтерс", "Reuters"),
        ("Рейтер", "Reuters"),
        ("France Presse", "AFP"),
        ("АФП", "AFP"),
        ("Tass", "TASS"),
        ("ТАСС", "TASS"),
        ("РИА Новости", "RIA Novosti"),
        ("Би Би Си", "BBC"),
        ("Би-би-си", "BBC"),
        ("Си Ен Ен", "CNN"),
        ("Россия 1", "Rossiya 1"),
        ("ПолитНавигатор", "PolitNavigator"),
        ("Kinhtedothi", "Kinh tế & Đô thị"),
        ("Tân Hoa Xã", "Xinhua"),
        ("Синьхуа", "Xinhua"),
        ("Укрінформ", "Ukrinform"),
        ("БТА", "BTA"),
        ("Дойче веле", "Deutsche Welle"),
        ("Фокус", "Focus"),
        ("TTXVN", "Vietnam News Agency"),
        ("telegrafi.com", "Telegrafi"),
    ],
)
def test_an_outlet_is_known_by_every_spelling_and_by_its_domain(written: str, name: str) -> None:
    found = outlet_named(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["/Telegrafi/", "„Ройтерс“", "  reuters ", "– BBC:", "«ТАСС»"])
def test_marks_around_a_credit_do_not_hide_it(written: str) -> None:
    assert outlet_named(written) is not None


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.telegrafi.com", "Telegrafi"),
        ("kinhtedothi.vn", "Kinh tế & Đô thị"),
        ("edition.cnn.com", "CNN"),
        ("EN.Interfax.com.ua:443", "Interfax-Ukraine"),
        ("www.bbc.co.uk", "BBC"),
        ("rus.azattyq.org.", "Radio Free Europe/Radio Liberty"),
    ],
)
def test_a_host_is_its_outlets_with_whatever_stands_before_the_domain(host: str, name: str) -> None:
    found = outlet_of_domain(host)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("host", ["example.org", "notbbc.com", "com", "co.uk", "localhost"])
def test_a_host_of_nobody_known_has_no_outlet(host: str) -> None:
    assert outlet_of_domain(host) is None


def test_an_unknown_name_has_no_outlet() -> None:
    assert outlet_named("The Nowhere Gazette") is None
    assert outlet_named("") is None


@pytest.mark.parametrize(
    "word", ["Focus", "Фокус", "Time", "Bild", "Sputnik", "Спутник", "Труд", "Klan", "Foreign Affairs"]
)
def test_a_name_that_is_a_word_too_needs_a_cue(word: str) -> None:
    assert word in ambiguous_spellings()
    assert word not in outlet_spellings()


@pytest.mark.parametrize("cited", ["hãng tin Sputnik", "агенция „Фокус“", "Time magazine", "в. „Труд“"])
def test_with_its_cue_it_needs_no_other(cited: str) -> None:
    assert cited in outlet_spellings()


def test_agencies_are_told_from_outlets() -> None:
    assert all(is_agency(name) for name in ("Reuters", "АФП", "Interfax", "БТА", "Xinhua", "Sputnik"))
    assert not any(is_agency(name) for name in ("CNN", "Telegrafi", "VnExpress", "nobody"))


def test_a_domain_and_a_spelling_are_of_one_outlet() -> None:
    domains = [domain for known in outlets() for domain in known.domains]
    assert len(set(domains)) == len(domains)
    owners: dict[str, str] = {}
    for known in outlets():
        for text in (known.name, *known.spellings, *known.ambiguous):
            assert owners.setdefault(text.casefold(), known.name) == known.name


def test_an_outlet_has_a_known_country_and_lowercase_domains() -> None:
    codes = country_codes()
    for known in outlets():
        assert known.country in codes
        assert all(domain == domain.lower() and "/" not in domain for domain in known.domains)
