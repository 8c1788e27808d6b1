from __future__ import annotations

import pytest
from tests.reading.reading import quotations, read


def said(language: str, text: str) -> list[str]:
    return quotations(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("en", "As Lavrov said on Monday, the rain would come soon.", "the rain would come soon"),
        ("en", "The rain would come soon, as Lavrov said.", "The rain would come soon"),
        ("uk", "Як повідомив Лавров, дощ скоро прийде сюди.", "дощ скоро прийде сюди"),
        ("ru", "Как сообщил Лавров, дождь скоро придёт сюда.", "дождь скоро придёт сюда"),
        ("es", "Según Lavrov, la lluvia llegará pronto.", "la lluvia llegará pronto"),
        ("tr", "Lavrov'a göre yağmur çok yakında gelecek.", "yağmur çok yakında gelecek"),
        ("tr", "Lavrov, yağmurun buraya yakında geleceğini söyledi.", "yağmurun buraya yakında geleceğini"),
    ],
)
def test_a_reporting_clause_beside_the_words_makes_them_its_speakers(language: str, text: str, clause: str) -> None:
    assert said(language, text) == [f"Sergei Lavrov ~ {clause}"]


def test_a_reporting_clause_within_the_words_leaves_a_piece_on_either_side() -> None:
    text = "The rain of the north, Lavrov said on Monday, would come here soon."
    assert said("en", text) == ["Sergei Lavrov ~ The rain of the north", "Sergei Lavrov ~ would come here soon"]


def test_where_the_verb_stands_second_the_words_begin_right_behind_whose_they_are() -> None:
    assert [line.split(" ~ ")[1] for line in said("de", "Laut Lawrow ist der Regen sehr nah.")] == [
        "ist der Regen sehr nah"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Petrov, the mayor of the town, said nothing."),
        ("de", "Der Regen war so stark, so dass der Fluss stieg."),
        ("de", "Im Norden ist Kritik an dem Regen laut geworden."),
    ],
)
def test_an_apposition_or_another_sense_of_the_word_reports_nothing(language: str, text: str) -> None:
    assert said(language, text) == []
