from __future__ import annotations

import unicodedata

import pytest

from dragoman.knowledge.given_names import ambiguous_given_names, family_first_surnames, given_names


@pytest.mark.parametrize(
    "name",
    ["antony", "ентони", "энтони", "sergey", "сергей", "сергій", "olaf", "vladimir", "blerim", "димитър"],
)
def test_a_given_name_is_known_in_several_scripts(name: str) -> None:
    assert name in given_names()


@pytest.mark.parametrize("name", ["will", "may", "vera", "besa"])
def test_a_given_name_that_is_a_word_alone_names_nobody(name: str) -> None:
    assert name in ambiguous_given_names()
    assert name not in given_names()


@pytest.mark.parametrize("word", ["lavrov", "rusia", "москва", "the", "днес"])
def test_what_is_no_given_name_is_not_among_them(word: str) -> None:
    assert word not in given_names()


@pytest.mark.parametrize("name", ["nguyễn", "trần", "kim", "xi", "习", "김"])
def test_family_names_that_come_first_are_known(name: str) -> None:
    assert name in family_first_surnames()


def test_no_name_is_both_clear_and_ambiguous() -> None:
    assert not given_names() & ambiguous_given_names()


@pytest.mark.parametrize("names", [given_names(), ambiguous_given_names(), family_first_surnames()])
def test_names_are_lowercased_and_composed(names: frozenset[str]) -> None:
    assert all(name == unicodedata.normalize("NFC", name.lower()).strip() for name in names)
