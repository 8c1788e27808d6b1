"""What articles are compared by, and that it is the same in every script."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.record.writing import BLINKEN, GENEVA, LAVROV, Writing, filler, who

from dragoman.record.stories.chapters import chapters
from dragoman.record.stories.features import Kind, feature, features, kinds_of
from dragoman.record.stories.grams import MOST, all_grams
from dragoman.record.stories.letters import consonants
from dragoman.record.stories.letters import plain as in_plain_letters
from dragoman.record.stories.likeness import likeness


def plain(text: str) -> str:
    return in_plain_letters(text).letters.tobytes().decode("ascii")


def sounds(text: str) -> str:
    return (consonants(in_plain_letters(text).heard) & 127).tobytes().decode("ascii").strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Вучић стигао!", " vuchic stigao "),
        ("ドナルド・トランプ氏", " donarudo toranpu shi "),
        ("ابو ظبی", " bw dhby "),
        ("47 mil", " 47 mil "),
        ("४७ हज़ार", " 47 hjar "),
    ],
)
def test_every_script_is_written_in_plain_letters(text: str, written: str) -> None:
    assert plain(text) == written


@pytest.mark.parametrize("name", ["Trump", "Трамп", "ترامب", "トランプ", "트럼프"])
def test_a_name_sounds_alike_in_every_script(name: str) -> None:
    assert sounds(name) == "TLNP"


def test_words_that_stand_without_spaces_end_where_the_kind_of_letters_changes() -> None:
    assert len(plain("東京トランプEU").split()) == 3


@pytest.mark.parametrize(
    ("text", "heard"), [("트럼프는 캐버노를", "TLNP KPN"), ("トランプさんの", "TLNP"), ("在斯科特家", "SKT")]
)
def test_a_name_ends_where_an_ending_begins(text: str, heard: str) -> None:
    assert sounds(text) == heard


def test_a_name_may_begin_within_a_row_of_letters_without_spaces() -> None:
    groups = {text: set(all_grams(text).of_sounds.tolist()) for text in ("Scott", "约翰斯科特", "马德里")}
    assert groups["Scott"] <= groups["约翰斯科特"]
    assert not groups["Scott"] & groups["马德里"]


@pytest.mark.parametrize(("one", "other"), [("Washington", "Вашингтон"), ("Livingston", "لیوینگستون")])
def test_a_letter_between_vowel_and_consonant_is_heard_before_a_vowel(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)
    assert sounds("Moscow") == "NSK"


def told_numbers(text: str) -> set[int]:
    found = features(Writing(text).done()).numbers
    return set(found[kinds_of(found) == Kind.NUMBERS].tolist())


def test_numbers_are_alike_however_their_thousands_are_set_off() -> None:
    assert (
        told_numbers("47,500 men") == told_numbers("47.500 Mann") == told_numbers("٤٧٥٠٠ رجل") == told_numbers("4.75")
    )


def test_numbers_in_parts_are_one() -> None:
    assert told_numbers("7만7천 명") == told_numbers("77,000")
    assert told_numbers("1億2000万円") == told_numbers("120,000,000")


def test_a_digit_in_a_word_is_no_number() -> None:
    assert told_numbers("The MI6 man") == set()


def test_long_texts_have_no_more_features_than_short_ones_can() -> None:
    text = " ".join(f"word{chr(97 + number % 26)}{chr(97 + number // 26)}x" for number in range(600))
    found = features(Writing(text).done()).numbers
    kinds = kinds_of(found)
    assert np.count_nonzero(kinds == Kind.LETTERS) == MOST
    assert np.array_equal(found, np.unique(found))


def test_groups_of_letters_do_not_reach_over_words() -> None:
    assert set(all_grams("ab cd").of_letters.tolist()) == set(all_grams("cd ab").of_letters.tolist())


def test_a_translation_is_more_alike_than_another_text() -> None:
    one = features(Writing("Blinken and Lavrov meet in Geneva, 1,345 warheads", BLINKEN, LAVROV, GENEVA).done())
    same = features(Writing("Блинкен и Лавров: Женева, 1345", BLINKEN, LAVROV, GENEVA, language="ru").done())
    other = features(Writing("Dockers at Nadir Bay strike for higher pay" + filler("x")).done())
    assert likeness(one, one) > likeness(one, same) > likeness(one, other) >= 0
    assert likeness(one, one) <= 1


def test_features_are_those_of_every_machine() -> None:
    assert feature(Kind.KNOWN, "Q7821917", 16) == 0x906F3AAD


def test_a_story_is_cut_where_a_week_is_quiet_and_after_a_month() -> None:
    days = [date(2022, 1, number) for number in (1, 3, 12, 13)]
    assert list(chapters(days).values()) == [1, 1, 2, 2]
    daily = [date.fromordinal(738000 + number) for number in range(62)]
    assert max(chapters(daily).values()) == 2


def test_who_is_not_known_is_told_by_the_sound_of_his_name() -> None:
    one = features(Writing("Stavros Lamprou", who("Stavros Lamprou")).done()).numbers
    same = features(Writing("Ставрос Лампру", who("Stavros Lampru", "Ставрос Лампру"), language="ru").done()).numbers
    shared = np.intersect1d(one, same)
    assert np.count_nonzero(kinds_of(shared) == Kind.NAMES) >= 2


def test_a_short_number_with_a_zero_at_its_end_is_told_from_one_without() -> None:
    assert told_numbers("10 men") > told_numbers("1 man")
    assert told_numbers("15,000 men") == told_numbers("1.5万人")
