from __future__ import annotations

import pytest
from tests.reading.reading import quotations, read


def said(language: str, text: str) -> list[str]:
    return quotations(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Lavrov called the rain “a provocation”.", "a provocation"),
        ("de", "Lavrov bezeichnete den Regen als „Provokation“.", "Provokation"),
        ("fr", "Lavrov a qualifié cette pluie de « provocation grave ».", "provocation grave"),
        ("es", "Lavrov calificó la lluvia de “grave provocación”.", "grave provocación"),
        ("it", "Lavrov ha definito la pioggia «una provocazione».", "una provocazione"),
        ("ru", "Лавров назвал дождь «грубой провокацией».", "грубой провокацией"),
        ("pl", "Lavrov nazwał deszcz „wielką prowokacją”.", "wielką prowokacją"),
    ],
)
def test_what_somebody_calls_a_thing_is_a_quotation_of_him(language: str, text: str, words: str) -> None:
    assert [line for line in said(language, text) if " ~ " not in line] == [f"Sergei Lavrov: {words}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The so-called “quiet rain” fell."),
        ("en", "The rain is called “quiet rain” here."),
        ("en", "Lavrov called the ship “Rain of the North”."),
        ("de", "Lavrov fuhr mit der Fähre „Regen des Nordens“ nach Kiel."),
    ],
)
def test_scare_quotes_names_of_ships_and_what_nobody_calls_so_are_none(language: str, text: str) -> None:
    assert said(language, text) == []


def test_words_between_marks_in_a_reported_clause_are_its_speakers() -> None:
    found = said("en", "Lavrov said that Blinken and others were “waiting for the long rain”.")
    assert "Sergei Lavrov: waiting for the long rain" in found


def test_each_pack_says_how_few_words_in_a_clause_are_a_quotation() -> None:
    assert [line for line in said("en", "Lavrov said that the rain was “too soft” again.") if " ~ " not in line] == []
    assert "Sergei Lavrov: zu weich" in said("de", "Lavrov sagte, dass der Regen wieder „zu weich“ sei.")
