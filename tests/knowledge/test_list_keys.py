from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.list_keys import full_name_key, key_of, unspaced, unspaced_key
from dragoman.language.keys import name_key


def test_a_full_name_has_one_key_in_all_alphabets() -> None:
    assert full_name_key("Ivana Petrova") == full_name_key("Ивана Петрова") == "ivana petrova"


def test_a_name_with_its_family_name_before_a_comma_is_put_in_order() -> None:
    assert full_name_key("Petrova, Ivana Todorova") == full_name_key("Ivana Todorova Petrova")


@pytest.mark.parametrize("name", ["Petrova", "al-Assad", "Abu Ali", "bin Salman", "I. Petrova", "J. K.", "", "—"])
def test_what_several_may_be_called_is_no_full_name(name: str) -> None:
    assert full_name_key(name) is None


@pytest.mark.parametrize("name", ["习近平", "山田 太郎", "セルゲイ・ラブロフ", "ประยุทธ์ จันทร์โอชา"])
def test_a_name_without_blanks_has_no_key_of_parts(name: str) -> None:
    assert full_name_key(name) is None
    assert unspaced_key(name) is not None


def test_a_name_without_blanks_is_kept_as_texts_write_it() -> None:
    assert unspaced_key("山田 太郎") == "山田太郎"
    assert unspaced_key("セルゲイ・ラブロフ") == unspaced("セルゲイ・ラブロフ")


def test_korean_names_with_blanks_have_keys_of_parts() -> None:
    assert full_name_key("세르게이 라브로프") is not None
    assert unspaced_key("세르게이 라브로프") is None
    assert unspaced_key("김정은") == "김정은"


@pytest.mark.parametrize("name", ["李强", "Li Qiang", "Ивана Петрова"])
def test_short_names_and_names_with_blanks_are_not_looked_for_inside_words(name: str) -> None:
    assert unspaced_key(name) is None


@given(st.text(max_size=60))
def test_any_text_has_a_key_or_none(name: str) -> None:
    key = full_name_key(name)
    assert key is None or len(key.split(" ")) > 1
    assert len(unspaced(name)) == len(name)


@given(st.lists(st.text("abcdefghijklmnoprstuvzабвгдежзиклмнопрстуфц", min_size=4, max_size=9), min_size=2, max_size=4))
def test_the_key_of_a_name_is_that_of_its_parts(parts: list[str]) -> None:
    keys = name_key(" ".join(parts))
    if full_name_key(" ".join(parts)) is not None:
        assert full_name_key(" ".join(parts)) == key_of(keys)
