from __future__ import annotations

import pytest
from tests.reading.reading import stream_of

from dragoman.reading.mentions import find


def people(language: str, text: str) -> list[tuple[str, str | None, str | None]]:
    """The people of a text, each with country and role."""
    return [(item.name, item.country, item.role) for item in find(stream_of(language, text)) if item.kind == "person"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Kollwig, an adviser to the Albanian prime minister, left."),
        ("en", "The Albanian prime minister's adviser Anna Kollwig left."),
        ("en", "An adviser to the Albanian prime minister, Anna Kollwig, left."),
        ("es", "La asesora del primer ministro albanés, Anna Kollwig, se fue."),
        ("de", "Anna Kollwig, Beraterin des albanischen Ministerpräsidenten, ging."),
        ("pt", "A assessora do primeiro-ministro albanês, Anna Kollwig, saiu."),
        ("nl", "De adviseur van de Albanese premier, Anna Kollwig, vertrok."),
        ("tr", "Arnavutluk Başbakanı'nın danışmanı Anna Kollwig gitti."),
        ("fi", "Albanian pääministerin neuvonantaja Anna Kollwig lähti."),
    ],
)
def test_who_serves_an_official_is_of_his_country(language: str, text: str) -> None:
    assert people(language, text) == [("Anna Kollwig", "ALB", "adviser")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Kollwig, a spokeswoman for the Polish border guard, left."),
        ("en", "The Polish foreign ministry's spokeswoman Anna Kollwig left."),
        ("es", "La vocera de la Cancillería polaca, Anna Kollwig, se fue."),
        ("tr", "Polonya Dışişleri Bakanlığı Sözcüsü Anna Kollwig gitti."),
        ("hu", "A lengyel külügyminisztérium szóvivője, Anna Kollwig elment."),
        ("fr", "La porte-parole du ministère polonais des Affaires étrangères, Anna Kollwig, est partie."),
        ("it", "La portavoce della guardia di frontiera polacca Anna Kollwig è partita."),
    ],
)
def test_who_speaks_for_a_body_is_of_its_country(language: str, text: str) -> None:
    assert people(language, text) == [("Anna Kollwig", "POL", "spokesperson")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le conseiller du premier ministre albanais Anton Kolwig est parti."),
        ("it", "Il consigliere del primo ministro albanese Anton Kolwig è partito."),
        ("de", "Der Berater des albanischen Ministerpräsidenten Anton Kolwig ging."),
        ("pl", "Doradca premiera Albanii Anton Kolwig wyszedł."),
        ("vi", "Cố vấn của Thủ tướng Albania Anton Kolwig rời đi."),
    ],
)
def test_who_may_be_either_of_two_has_the_country_of_both_and_no_role(language: str, text: str) -> None:
    assert people(language, text) == [("Anton Kolwig", "ALB", None)]


def test_who_is_known_to_hold_the_office_is_the_one_who_is_served() -> None:
    told = people("fr", "Le conseiller du premier ministre albanais Edi Rama est parti.")
    assert told == [("Edi Rama", "ALB", "prime minister")]
    told = people("en", "An adviser to Albanian Prime Minister Anton Kolwig left.")
    assert told == [("Anton Kolwig", "ALB", "prime minister")]


def test_both_are_told_apart_where_both_are_named() -> None:
    text = "Genc Hoti, an adviser to Albanian Prime Minister Edi Rama, left."
    assert people("en", text) == [("Genc Hoti", "ALB", "adviser"), ("Edi Rama", "ALB", "prime minister")]
    text = "Arnavutluk Başbakanı Edi Rama'nın danışmanı Genc Hoti gitti."
    assert [country for _, country, _ in people("tr", text)] == ["ALB", "ALB"]


def test_who_speaks_for_a_body_of_no_country_has_none() -> None:
    assert people("en", "Anna Kollwig, a spokeswoman for the firm, left Poland.") == [
        ("Anna Kollwig", None, "spokesperson")
    ]
