from __future__ import annotations

import pytest
from tests.reading.reading import cast_of, stream_of

from dragoman.reading.cases import cases_of


def first_cases(language: str, text: str) -> str:
    """The cases in which the first mention of a text may stand."""
    stream = stream_of(language, text)
    cast = cast_of(stream)
    mention = min(
        (one for one in cast.mentions if not one.modifier), key=lambda one: (one.reach[0], one.reach[0] - one.reach[1])
    )
    return " ".join(sorted(cases_of(stream, mention, cast.entities[mention.entity])))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Россия спала.", "subject"),
        ("ru", "Россию видели.", "object"),
        ("ru", "России не спалось.", "of to"),
        ("ru", "Россией гордились.", "by"),
        ("uk", "Росію бачили.", "object"),
        ("uk", "Росією пишалися.", "by"),
        ("pl", "Polska spała.", "subject"),
        ("pl", "Polskę widziano.", "object"),
    ],
)
def test_an_ending_tells_the_case_of_a_country(language: str, text: str, expected: str) -> None:
    assert first_cases(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Президента Путина видели.", "object of"),
        ("ru", "Президенту Путину не спалось.", "to"),
        ("uk", "Президенту Зеленському не спалося.", "to"),
        ("pl", "Prezydenta Dudę widziano.", "object"),
        ("pl", "Prezydentowi Macronowi się nie spało.", "to"),
    ],
)
def test_name_and_role_agree_in_their_case(language: str, text: str, expected: str) -> None:
    assert first_cases(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Журналистами гордились.", "by"),
        ("uk", "Журналістам не спалося.", "to"),
        ("pl", "Dziennikarzom się nie spało.", "to"),
        ("bg", "Президентът Румен Радев спа.", "subject"),
    ],
)
def test_an_ending_tells_the_case_of_a_noun(language: str, text: str, expected: str) -> None:
    assert first_cases(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "США спали."),
        ("ru", "Меркель спала."),
        ("pl", "NATO spało."),
        ("en", "Russia slept."),
        ("bg", "Русия спа."),
    ],
)
def test_a_word_that_does_not_decline_tells_no_case(language: str, text: str) -> None:
    assert first_cases(language, text) == ""
