from __future__ import annotations

import pytest
from tests.reading.reading import quotations, read


def said(language: str, text: str) -> list[str]:
    return quotations(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("en", "Lavrov said that the rain would come soon.", "the rain would come soon"),
        ("en", "Lavrov said the rain would come soon.", "the rain would come soon"),
        ("en", "Lavrov told Blinken that the rain would come soon.", "the rain would come soon"),
        ("en", "The rain would come soon, Lavrov said.", "The rain would come soon"),
        ("en", "The rain would come soon, said Lavrov.", "The rain would come soon"),
        ("en", "According to Lavrov, the rain would come soon.", "the rain would come soon"),
        ("en", "The rain would come soon, according to Lavrov.", "The rain would come soon"),
        ("ru", "Лавров заявил, что дождь скоро придёт.", "дождь скоро придёт"),
        ("ru", "По словам Лаврова, дождь скоро придёт сюда.", "дождь скоро придёт сюда"),
        ("uk", "Лавров заявив, що дощ скоро прийде.", "дощ скоро прийде"),
        ("bg", "Лавров заяви, че дъждът скоро ще дойде.", "дъждът скоро ще дойде"),
        ("sq", "Lavrovi tha se shiu do të vijë.", "shiu do të vijë"),
        ("vi", "Ông Lavrov nói rằng mưa sắp đến.", "mưa sắp đến"),
        ("vi", "Theo ông Lavrov, trời sắp đổ mưa.", "trời sắp đổ mưa"),
    ],
)
def test_a_reported_clause_is_an_indirect_quotation_of_its_speaker(language: str, text: str, clause: str) -> None:
    found = said(language, text)
    assert [line for line in found if len(clause.split()) >= 4] == (
        [f"Sergei Lavrov ~ {clause}"] if len(clause.split()) >= 4 else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov said nothing.",
        "Lavrov said that it rained.",
        "The United States slept under the rain, Lavrov and Blinken too.",
    ],
)
def test_without_a_clause_of_its_own_nothing_is_quoted(text: str) -> None:
    assert said("en", text) == []


def test_a_clause_that_is_little_more_than_a_direct_quotation_is_not_quoted_again() -> None:
    assert said("en", "Lavrov said that “the rain will come to us soon”.") == [
        "Sergei Lavrov: the rain will come to us soon"
    ]


def test_a_sentence_gives_one_clause() -> None:
    assert said("en", "Lavrov said that Blinken said that the rain would come.") == [
        "Sergei Lavrov ~ Blinken said that the rain would come"
    ]
