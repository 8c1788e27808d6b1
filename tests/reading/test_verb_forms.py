from __future__ import annotations

import pytest
from tests.reading.reading import events, read, stream_of

from dragoman.reading.verb_forms import verb_form


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("suçlayan", "attributive"),
        ("eden", "attributive"),
        ("suçladı", "finite"),
        ("ederken", "finite"),
        ("etmeden", "finite"),
        ("suçladığını", "nominal"),
        ("edeceğini", "nominal"),
        ("suçlaması", "nominal"),
    ],
)
def test_the_form_of_a_verb_tells_what_it_is_in_its_sentence(word: str, form: str) -> None:
    assert verb_form(stream_of("tr", word), 1) == form


def test_a_language_without_such_forms_has_finite_verbs_only() -> None:
    assert verb_form(stream_of("en", "taken"), 1) == "finite"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rusya'yı kınayan Fransa sustu.", "ACCUSE/disapprove France -> Russia"),
        ("Scholz, Fransa'nın Rusya'yı kınadığını söyledi.", "ACCUSE/disapprove France -> Russia"),
        ("Fransa'nın Rusya'yı kınaması bekleniyor.", "ACCUSE/disapprove France -> Russia (future)"),
        ("Fransa, Rusya'nın tutumunu kınadı.", "ACCUSE/disapprove France -> Russia"),
    ],
)
def test_whose_the_verb_is_follows_from_its_form(text: str, expected: str) -> None:
    assert expected in events(read("tr", text))
