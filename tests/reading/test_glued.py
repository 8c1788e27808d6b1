from __future__ import annotations

import pytest
from tests.reading.reading import stream_of

from dragoman.reading.glued import glued, suffix_pronoun


@pytest.mark.parametrize(
    ("word", "senses"),
    [
        ("ولافروف", ("and",)),
        ("وأوكرانيا", ("and",)),
        ("لروسيا", ("to", "for")),
        ("للرئيس", ("to", "for")),
        ("ولروسيا", ("and", "to", "for")),
        ("بالرئيس", ("object", "with", "about")),
    ],
)
def test_what_is_written_together_with_a_word_has_its_senses(word: str, senses: tuple[str, ...]) -> None:
    assert glued(stream_of("ar", word), 0) == senses


@pytest.mark.parametrize("word", ["وزير", "لبنان", "بولندا", "ليبيا", "وكالة", "لافروف", "بلينكن"])
def test_a_word_that_only_begins_like_that_has_none(word: str) -> None:
    assert glued(stream_of("ar", word), 0) == ()


@pytest.mark.parametrize(("language", "text"), [("en", "and Lavrov"), ("tr", "ve Lavrov")])
def test_a_language_that_writes_such_words_apart_has_none(language: str, text: str) -> None:
    assert glued(stream_of(language, text), 1) == ()


@pytest.mark.parametrize(
    ("word", "person"), [("انتقاداتها", "she"), ("اتهمه", "he"), ("زيارتهم", "they"), ("بيروت", None), ("واجه", None)]
)
def test_a_pronoun_at_the_end_of_a_word_is_known(word: str, person: str | None) -> None:
    assert suffix_pronoun(stream_of("ar", word), 0) == person
