from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.language.words import Folding, words

PLAIN = Folding({})


def cut(text: str) -> list[str]:
    return [word.text for word in words(text, PLAIN)]


def folded(text: str, fold: Folding = PLAIN) -> list[str]:
    return [word.folded for word in words(text, fold)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two met.", ["The", "two", "met", "."]),
        ("Russia's move", ["Russia", "'s", "move"]),
        ("O'Neill and D’Arcy", ["O'Neill", "and", "D’Arcy"]),
        ("об'єднання п’яти", ["об'єднання", "п’яти"]),
        ("the U.S. and the U.N.", ["the", "U.S.", "and", "the", "U.N."]),
        ("2,500.75 tonnes", ["2,500.75", "tonnes"]),
        ("on 10.1.2022.", ["on", "10.1.2022", "."]),
        ("Franco-German", ["Franco", "-", "German"]),
        ("3rd", ["3", "rd"]),
        ("“So,” he said", ["“", "So", ",", "”", "he", "said"]),
        ("会談した", ["会", "談", "し", "た"]),
        ("भारत ने", ["भारत", "ने"]),
        ("مُحَمَّد قال", ["مُحَمَّد", "قال"]),
        ("Việt Nam", ["Việt", "Nam"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_signs(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_words_know_what_kind_they_are() -> None:
    kinds = [(word.text, word.kind) for word in words("In 2021 Rome's U.N. club: 会", PLAIN)]
    assert kinds == [
        ("In", "word"),
        ("2021", "number"),
        ("Rome", "word"),
        ("'s", "possessive"),
        ("U.N.", "short"),
        ("club", "word"),
        (":", "sign"),
        ("会", "single"),
    ]


def test_only_a_capital_at_its_head_makes_a_word_capitalised() -> None:
    assert [word.capitalised for word in words("Éva iPhone Љуба 7 “", PLAIN)] == [True, False, True, False, False]


def test_folding_takes_capitals_apostrophes_and_invisible_signs_away() -> None:
    assert folded("KYIV п’ять со\u00adюз Москва́ cafe\u0301") == ["kyiv", "п'ять", "союз", "москва", "café"]


def test_folding_writes_the_letters_that_a_pack_holds_for_one() -> None:
    assert folded("Артём ещё", Folding({"ё": "е"})) == ["артем", "еще"]


def test_offsets_count_from_the_beginning_of_the_whole_text() -> None:
    text = "First line. Second line."
    assert [(word.start, word.text) for word in words(text, PLAIN, 12, 18)] == [(12, "Second")]


@given(some.text(max_size=80))
def test_words_cut_out_what_they_claim_in_order_and_leave_only_space_between(text: str) -> None:
    found = words(text, PLAIN)
    end = 0
    for word in found:
        assert text[word.start : word.end] == word.text
        assert word.start >= end
        end = word.end
    between = [text[one.end : other.start] for one, other in itertools.pairwise(found)]
    assert not any(part.strip() and part.strip().isalnum() for part in between)


@given(some.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    fold = Folding({"ё": "е"})
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'acteur et l’Italie", ["l'", "acteur", "et", "l’", "Italie"]),
        ("L'Italie. L'acteur. D'abord", ["L'", "Italie", ".", "L'", "acteur", ".", "D'", "abord"]),
        ("Massimo D'Alema d'Italia", ["Massimo", "D'Alema", "d'", "Italia"]),
        ("aujourd'hui, qu'il", ["aujourd'hui", ",", "qu'", "il"]),
        ("l'", ["l'"]),
        ("Putin's", ["Putin", "'s"]),
    ],
)
def test_what_an_apostrophe_ties_to_the_next_word_is_a_word_of_its_own(text: str, expected: list[str]) -> None:
    fold = Folding({}, ("l'", "L'", "d'", "qu'"))
    assert [word.text for word in words(text, fold)] == expected
    assert {word.kind for word in words(text, fold)} <= {"word", "sign", "possessive"}
