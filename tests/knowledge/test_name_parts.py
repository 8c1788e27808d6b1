from __future__ import annotations

import pytest

from dragoman.knowledge.name_parts import latin_spelling, name_groups, name_scripts


@pytest.mark.parametrize(
    ("one", "other"),
    [("john", "джон"), ("claire", "клер"), ("wilson", "уилсон"), ("maxine", "максин"), ("sergey", "сергій")],
)
def test_spellings_of_one_name_share_a_number(one: str, other: str) -> None:
    assert set(name_groups(one)) & set(name_groups(other))


@pytest.mark.parametrize(("one", "other"), [("john", "james"), ("клер", "карл"), ("wilson", "watson")])
def test_other_names_share_none(one: str, other: str) -> None:
    assert not set(name_groups(one)) & set(name_groups(other))


def test_a_word_that_is_no_name_has_no_number() -> None:
    assert name_groups("whereupon") == ()
    assert name_scripts("whereupon") == 0


def test_a_name_of_the_whole_world_is_known_in_more_scripts_than_a_local_one() -> None:
    assert name_scripts("maria") > name_scripts("hengsbach") > 0


def test_a_foreign_name_that_is_written_in_one_way_only_is_known_in_latin_letters() -> None:
    assert latin_spelling("жизель") == "giselle"
    assert latin_spelling("хамфрис") == "humphreys"


def test_a_foreign_name_that_may_be_several_is_left_open() -> None:
    assert latin_spelling("рид") is None


def test_a_word_with_a_null_character_is_no_name() -> None:
    assert name_groups("john\0") == ()
    assert name_groups("\0") == ()
