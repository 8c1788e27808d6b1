"""Verbs that tell an event of some objects alone."""

from __future__ import annotations

import pytest
from tests.reading.reading import events, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands between verb and object may be long.
        ("Kenya lifted a three-year-old travel ban on German tourists.", ["CONCEDE Kenya -> Germany"]),
        ("Italy provided nearly $1.7 billion in humanitarian assistance to Somalia.", ["AID Italy -> Somalia"]),
        # Whose it is stands between, too.
        ("Sweden welcomed President Macron's decision.", ["SUPPORT Sweden -> Emmanuel Macron"]),
        # The same verb with another object tells something else.
        ("Chad's army violated a two-day-old ceasefire with Sudan.", ["ASSAULT troops (TCD) -> Sudan"]),
        # In a passive the object leads.
        ("The embargo on Chad was lifted by France.", ["CONCEDE France -> Chad"]),
        # What the event is about is not told beside it.
        ("Norway lifted all restrictions on visits to Cuba.", ["CONCEDE Norway -> Cuba"]),
        # "A strike" is a noun, whatever stands between.
        ("Miners in Chile called off a four-day strike.", ["CONCEDE workers @Chile"]),
        # What needs a word of the sentence, and has it, is the more exact.
        ("Ghana deployed troops to Liberia as peacekeepers.", ["AID Ghana -> Liberia"]),
    ],
)
def test_a_verb_tells_an_event_by_its_object(text: str, expected: list[str]) -> None:
    assert events(read("en", text)) == expected


@pytest.mark.parametrize(
    "text", ["France lifted its glass.", "France lifted the veil and the mood.", "Italy opened an exhibition."]
)
def test_without_its_object_a_verb_tells_nothing(text: str) -> None:
    assert events(read("en", text)) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # "A" is the article as well as "to".
        ("pt", "A Polónia fechou a fronteira com a Bielorrússia.", ["COERCE/restrict Poland -> Belarus"]),
        # To whom it goes stands between.
        ("pt", "Portugal enviou para Moçambique vinte toneladas de medicamentos.", ["AID Portugal -> Mozambique"]),
        # "To" marks people who are the object.
        ("es", "Perú desplegó a unos 300 soldados.", ["MOBILIZE/troops Peru"]),
        # What a passive tells of its object is not told of the object as well.
        ("fr", "La coopération avec Moscou a été gelée par Berne.", ["SANCTION/discontinue Switzerland -> Russia"]),
    ],
)  # fmt: skip
def test_what_stands_between_verb_and_object_differs_by_language(language: str, text: str, expected: list[str]) -> None:
    assert events(read(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A second participle of one auxiliary is no passive.
        ("fr", "Paris a condamné la junte et gelé sa coopération avec Bamako.", "SANCTION/discontinue France -> Mali"),
        # A preposition may only open the object, also behind a day.
        ("fr", "La France livre de nouveaux missiles antiaériens à l'Ukraine.", "AID France -> Ukraine"),
        ("es", "Marruecos expulsó este martes a dos diplomáticos españoles.", "SANCTION/expel Morocco -> Spain"),
    ],
)  # fmt: skip
def test_a_verb_finds_its_object(language: str, text: str, expected: str) -> None:
    assert expected in [one.partition(" [")[0] for one in events(read(language, text))]
