from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.errors import PackError
from dragoman.language.patterns import ANY, ANY_CASE, CAPITAL, CAPITALS, expand
from dragoman.language.words import Folding

PLAIN = Folding({})


def sequences(pattern: str, fold: Folding = PLAIN) -> list[str]:
    return [" ".join(parts) for parts, _ in expand(pattern, fold)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("talks", ["talks"]),
        ("negotiat*", ["negotiat*"]),
        ("*ung", ["*ung"]),
        (
            "*minister|*chef (der) Polizei",
            ["*minister polizei", "*minister der polizei", "*chef polizei", "*chef der polizei"],
        ),
        ("met|meets with", ["met with", "meets with"]),
        ("(the) talks", ["talks", "the talks"]),
        ("(the|a) talks", ["talks", "the talks", "a talks"]),
        ("met _ again", ["met _ again"]),
        ("held ... talks", ["held talks", "held _ talks", "held _ _ talks", "held _ _ _ talks"]),
        ("call* (back) for|on", ["call* for", "call* on", "call* back for", "call* back on"]),
        ("Côte d’Ivoire", ["côte d'ivoire"]),
        ("vice-president*", ["vice - president*"]),
        ("(the) the", ["the", "the the"]),
        ("a|a", ["a"]),
    ],
)
def test_a_pattern_stands_for_all_its_readings(pattern: str, expected: list[str]) -> None:
    assert sequences(pattern) == expected


def test_a_pattern_is_folded_as_the_text_is() -> None:
    assert sequences("Ещё", Folding({"ё": "е"})) == ["еще"]


@pytest.mark.parametrize(
    ("pattern", "case"),
    [
        ("talks", ANY_CASE),
        ("Talks", CAPITAL),
        ("Foreign ministry", CAPITAL),
        ("NATO", CAPITALS),
        ("NATO*", CAPITAL),
        ("U.S.", CAPITALS),
        ("A", CAPITAL),
        ("the NATO", ANY_CASE),
        ("*ung", ANY_CASE),
    ],
)
def test_the_first_word_asks_for_the_case_that_it_is_written_in(pattern: str, case: int) -> None:
    assert [needed for _, needed in expand(pattern, PLAIN)] == [case]


def test_the_case_is_that_of_the_word_which_comes_first_in_each_reading() -> None:
    assert dict(expand("(the) Hague", PLAIN)) == {("hague",): CAPITAL, ("the", "hague"): ANY_CASE}


@pytest.mark.parametrize("pattern", ["", " ", "...", "... talks", "_ talks", "(the)", "*", "**", "*ung*", "(_) talks"])
def test_a_pattern_that_begins_with_nothing_to_hold_on_to_is_refused(pattern: str) -> None:
    with pytest.raises(PackError, match="expected"):
        expand(pattern, PLAIN)


@given(some.lists(some.sampled_from(["met", "(the)", "a|b", "talk*", "...", "_"]), max_size=4))
def test_no_reading_is_listed_twice_and_none_begins_with_a_gap(parts: list[str]) -> None:
    found = expand(" ".join(["held", *parts]), PLAIN)
    assert len(set(found)) == len(found)
    assert all(sequence[0] != ANY for sequence, _ in found)


def test_a_pattern_whose_alternatives_multiply_beyond_what_can_be_meant_is_refused() -> None:
    pattern = "held " + " ".join(["a|b|c|d|e|f|g|h|i"] * 9)
    with pytest.raises(PackError, match=r"expected at most 10,000 readings, not 387,420,489"):
        expand(pattern, PLAIN)
