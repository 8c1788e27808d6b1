from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.record.identity.likeness import Agreement, agreement
from dragoman.record.identity.names import Name, name_of

SURE, OPEN = 1.1, -0.4


def written(name: str) -> Name:
    """A name, with the language of its text behind a stroke: `Терези Мей/uk`."""
    text, _, language = name.partition("/")
    found = name_of(text, language)
    assert found is not None
    return found


def compared(one: str, other: str) -> Agreement:
    forwards, backwards = agreement(written(one), written(other)), agreement(written(other), written(one))
    assert forwards.excludes == backwards.excludes
    assert forwards.points == pytest.approx(backwards.points)
    return forwards


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Claire Johnson", "Клер Джонсон/bg"),
        ("Claire Johnson", "Клэр Джонсон/ru"),
        ("Boris Johnson", "Boris Xhonson/sq"),
        ("Michael O'Leary", "Майкл О’Лири/ru"),
        ("Harold Wilson", "Гарольд Вильсон/ru"),
        ("Harold Wilson", "Harold Uilson/sq"),
        ("Nicolas Sarkozy", "Nikolas Šarkozi/sr"),
        ("Sergei Lavrov", "谢尔盖·拉夫罗夫"),
        ("Sergei Lavrov", "سيرغي لافروف"),
        ("George Soros", "Джордж Сорос/bg"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Kim Jong-un", "Kim Jongun"),
        ("Xi Jinping", "习近平"),
    ],
)
def test_a_name_by_its_sound_is_one_across_scripts(one: str, other: str) -> None:
    assert compared(one, other).points >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сергея Лаврова/ru", "Sergei Lavrov"),
        ("Терези Мей/uk", "Theresa May"),
        ("Sergei Lavrovit/sq", "Sergei Lavrov"),
        ("Владимир Владимирович Путин", "Vladimir Putin"),
        ("Путин Владимир Владимирович", "Vladimir Putin"),
        ("Dimova Ana", "Ana Dimova"),
        ("Joe Biden", "Joseph R. Biden"),
        ("Volodymyr Zelensky", "Владимир Зеленский/ru"),
        ("Саша Петров", "Aleksandr Petrov"),
        ("Zuzana Čaputová", "Zuzana Caputova"),
        ("Мария Павлова", "Maria Pavlov"),
        ("Ursula von der Leyen", "Ursula Leyen"),
        ("Bashar al-Assad", "Башар Асад"),
        ("Pedro Sánchez Pérez-Castejón", "Pedro Sánchez"),
        ("Jacob Rees-Mogg", "Jacob Rees Mogg"),
        ("Andrés Manuel López Obrador", "Manuel López Obrador"),
        ("Rees-Mogg", "Jacob Rees-Mogg"),
        ("J. Bolton", "John Bolton"),
        ("Дж. Болтон", "John Bolton"),
        ("Ryanairu Kenny Jacobs", "Kenny Jacobs"),
    ],
)
def test_one_bearer_may_be_called_so_and_so(one: str, other: str) -> None:
    assert compared(one, other).points >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("George Walker Bush", "George H. W. Bush"),
        ("George Bush Jr.", "George Bush Sr."),
        ("Justin Trudeau", "Pierre Trudeau"),
        ("Lech Kaczyński", "Jarosław Kaczyński"),
        ("Лех Качиньский/ru", "Jarosława Kaczyńskiego/pl"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Petr Pavel", "Petra Pavlová"),
        ("Иван Павлов", "Мария Павлова"),
        ("Nguyen Van Thieu", "Nguyen Cao Thieu"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Benedict XV", "Benedict XVI"),
        ("B. Petrov", "Sergei Petrov"),
    ],
)
def test_what_contradicts_makes_two(one: str, other: str) -> None:
    assert compared(one, other).excludes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Petrov", "Ivan Pavlov"),
        ("Boris", "Boris Johnson"),
        ("Павлова", "Ivan Pavlov"),
        ("Ivan Petrov", "Petrov Group"),
        ("Lee", "Ang Leon"),
    ],
)
def test_what_has_nothing_in_common_is_not_even_asked_about(one: str, other: str) -> None:
    assert compared(one, other).points < OPEN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Gutkovsky", "Ivan Gudkovsky"),
        ("Александра Медведева/ru", "Александр Медведев/ru"),
    ],
)
def test_a_slip_of_the_pen_or_a_doubtful_case_needs_more_than_the_name(one: str, other: str) -> None:
    assert OPEN <= compared(one, other).points < SURE


def test_a_surname_alone_says_less_than_a_name_and_a_short_one_less_still() -> None:
    full = compared("Sergei Lavrov", "Sergei Lavrov")
    alone = compared("Lavrov", "Sergei Lavrov")
    short = compared("Li", "Li Wei")
    assert [one.is_lone for one in (full, alone, short)] == [False, True, True]
    assert full.points > alone.points > short.points


def test_a_name_of_ten_thousand_letters_is_compared_by_its_beginning() -> None:
    assert compared("Lavrov" * 2000, "Lavrov " * 2000).points < OPEN


@given(some.text(max_size=40), some.text(max_size=40))
def test_two_texts_are_compared_whatever_they_are(one: str, other: str) -> None:
    first, second = name_of(one), name_of(other)
    if first is not None and second is not None:
        assert agreement(first, second).points == pytest.approx(agreement(second, first).points)
