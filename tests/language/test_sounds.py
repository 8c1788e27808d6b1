from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.language.sounds import likeness, skeletons, sounds

ONE_NAME = [
    ("claire", "клер"),
    ("claire", "клэр"),
    ("johnson", "джонсон"),
    ("johnson", "xhonson"),
    ("o'leary", "о'лири"),
    ("wilson", "уилсон"),
    ("uilson", "вилсон"),
    ("sarkozy", "šarkozi"),
    ("hugh", "хью"),
    ("wright", "райт"),
    ("borough", "боро"),
    ("juncker", "юнкер"),
    ("kaczyński", "качиньский"),
    ("lavrov", "拉夫罗夫"),
    ("lavrov", "لافروف"),
    ("lavrov", "ラブロフ"),
    ("lavrov", "라브로프"),
    ("lavrov", "לברוב"),
    ("lavrov", "λαβρόφ"),
    ("\u0420utin", "путин"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.9


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name_can_be_found_by_their_consonants(one: str, other: str) -> None:
    assert set(skeletons(one)) & set(skeletons(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("lech", "jarosław"), ("justin", "pierre"), ("ivan", "ian"), ("петров", "pavlov"), ("peter", "petra")],
)
def test_different_names_do_not_sound_alike(one: str, other: str) -> None:
    assert likeness(one, other) < 0.8


@given(some.text(max_size=60), some.text(max_size=60))
def test_likeness_is_mutual_and_a_share(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@given(some.text(max_size=60))
def test_a_word_sounds_like_itself(word: str) -> None:
    assert likeness(word, word) == (1.0 if sum(sound.omission for sound in sounds(word)) else 0.0)


def test_a_word_of_ten_thousand_letters_is_compared_by_its_beginning() -> None:
    assert likeness("lavrov" * 2000, "лавров" * 2000) >= 0.9
    assert 1 <= len(skeletons("lavrov" * 2000)) <= 6
