from __future__ import annotations

import pytest
from tests.reading.reading import stream_of

from dragoman.reading.mentions import find


def found(language: str, text: str) -> list[str]:
    return [f"{item.form} {item.kind} {item.name}" for item in find(stream_of(language, text))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "So Russia left.", ["name country Russia"]),
        ("en", "So the Russians left.", ["demonym country Russia"]),
        ("en", "So Russian wheat sold.", ["demonym country Russia"]),
        ("en", "So Moscow answered.", ["metonym country Russia"]),
        ("en", "So the Kremlin answered.", ["metonym country Russia"]),
        ("en", "So the White House answered.", ["name organisation White House"]),
        ("en", "So NATO answered.", ["name organisation NATO"]),
        ("en", "So the police answered.", ["name group police"]),
        ("ru", "Так Москва ответила.", ["metonym country Russia"]),
        ("uk", "Так Москва відповіла.", ["metonym country Russia"]),
        ("bg", "Така Москва отговори.", ["metonym country Russia"]),
        ("sq", "Kështu Moska u përgjigj.", ["metonym country Russia"]),
        ("vi", "Thế là Moscow trả lời.", ["metonym country Russia"]),
        ("de", "Heute schwieg die NATO.", ["name organisation NATO"]),
    ],
)
def test_countries_and_bodies_are_found_by_all_that_they_are_called(
    language: str, text: str, expected: list[str]
) -> None:
    assert [line for line in found(language, text) if " run " not in line] == expected


@pytest.mark.parametrize("text", ["They met in Moscow.", "They came from Moscow."])
def test_a_capital_is_a_place_where_something_happens_or_whence_somebody_comes(text: str) -> None:
    assert found("en", text) == ["name place Moscow"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So Turkey left.", ["name country Türkiye"]),
        ("So they ate turkey.", []),
        ("So polish shoes sold.", []),
        ("So he had a nice day.", []),
        ("So who will nato be?", []),
    ],
)
def test_a_name_is_written_with_its_capitals(text: str, expected: list[str]) -> None:
    assert found("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So Reuters reported.", ["name outlet Reuters"]),
        ("So The Guardian reported it.", ["name outlet Guardian"]),
        ("The guardian of the child reported it.", []),
        ("So AP reports that.", ["name outlet Associated Press"]),
        ("So AP left.", []),
    ],
)
def test_an_outlet_whose_name_may_mean_something_else_needs_a_word_of_reporting(text: str, expected: list[str]) -> None:
    assert [line for line in found("en", text) if "outlet" in line] == expected


def test_the_longest_name_holds_and_nothing_within_it() -> None:
    assert found("en", "So the NATO-Russia Council met.") == ["name organisation NATO-Russia Council"]


def test_a_word_that_is_never_a_name_is_none() -> None:
    assert found("en", "So in God they trust on Sunday.") == []
