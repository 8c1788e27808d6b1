from __future__ import annotations

import pytest

from benchmarks import alike


@pytest.mark.parametrize(
    ("found", "true"),
    [
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Сергей Шойгу", "Sergei Shoigu"),
        ("Хрушчов", "Nikita Khrushchev"),
        ("Тереза Мей", "Theresa May"),
        ("Kavano", "Brett Kavanaugh"),
        ("Kim", "Kim Jong Un"),
        ("Элину Джонсу", "Elin Jones"),
        ("Ларри Гайлз", "Larry Giles"),
        ("Борис Ельцин", "Boris Jelzin"),
        ("Трамп", "Donald Trump"),
    ],
)
def test_a_name_is_known_again_in_another_script(found: str, true: str) -> None:
    assert alike.likeness([found], true) > 0


@pytest.mark.parametrize(("found", "true"), [("Hillary Clinton", "Hillary Swank"), ("Putin", "Biden"), ("", "Biden")])
def test_a_first_name_alone_in_a_longer_name_is_no_likeness(found: str, true: str) -> None:
    assert alike.likeness([found], true) == 0


def test_the_name_with_more_near_words_is_the_better_likeness() -> None:
    assert alike.likeness(["Melania Trump"], "Melania Trump") > alike.likeness(["Melania Trump"], "Donald Trump")


def test_a_base_form_must_agree_to_its_ending() -> None:
    assert alike.contains("Сергей Лавров", "Lavrov")
    assert alike.contains("Борис Ельцин", "Jelcin")
    assert not alike.contains("Лаврова", "Лавров")
