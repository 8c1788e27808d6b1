"""An office that several share: whose minister is whose."""

from __future__ import annotations

import pytest
from tests.reading.reading import events, read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The foreign ministers of Bulgaria and Serbia, Petar Ilkov and Radovan Tadić, met in Athens."),
        ("en", "The Bulgarian and Serbian foreign ministers Petar Ilkov and Radovan Tadić met in Athens."),
        ("bg", "Външните министри на България и Сърбия Петър Илков и Радован Тадич се срещнаха в Атина."),
        ("pl", "Ministrowie spraw zagranicznych Bułgarii i Serbii, Petar Iłkow i Radovan Tadić, spotkali się."),
        (
            "el",
            "Οι υπουργοί Εξωτερικών της Βουλγαρίας και της Σερβίας, Πέταρ Ίλκοφ και Ράντο Τάντιτς, συναντήθηκαν.",
        ),
    ],
)
def test_as_many_people_as_countries_share_an_office_in_their_order(language: str, text: str) -> None:
    people = [entity for entity in read(language, text).entities if entity.kind == "person"]
    assert [(entity.country, entity.role) for entity in people] == [
        ("BGR", "foreign minister"),
        ("SRB", "foreign minister"),
    ]


def test_those_who_share_an_office_act_and_their_countries_only_describe_them() -> None:
    text = "The presidents of Latvia, Estonia and Finland - Ivars Ozols, Jaan Tamm and Matti Laine - met in Riga."
    assert events(read("en", text)) == ["CONSULT Ivars Ozols, Jaan Tamm, Matti Laine @Riga"]


def test_fewer_people_than_countries_are_nobody_in_particular() -> None:
    found = read("en", "The foreign ministers of Latvia, Estonia and Finland met Ivars Ozols and Jaan Tamm.")
    strangers = [entity for entity in found.entities if entity.name in ("Ivars Ozols", "Jaan Tamm")]
    assert [entity.country for entity in strangers] == [None, None]
