from __future__ import annotations

import pytest
from tests.reading.reading import stream_of

from dragoman.reading.base_forms import latin, personal_name


def name(language: str, *surfaces: str) -> str:
    return personal_name(stream_of(language, ""), [tuple(surface.split()) for surface in surfaces])


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("ru", "Юлия Ющенко", "Yuliya Yushchenko"),
        ("ru", "Щербаков", "Shcherbakov"),
        ("uk", "Юрій Згурський", None),
        ("bg", "Търновалийски", "Tarnovaliyski"),
        ("sq", "Çelë Kolvig", "Çelë Kolvig"),
        ("vi", "Trần Văn Khởi", "Trần Văn Khởi"),
        ("el", "Νίκος", None),
    ],
)
def test_a_name_is_written_in_latin_letters_by_its_countrys_rule(
    language: str, written: str, expected: str | None
) -> None:
    romanised = latin(stream_of(language, ""), written)
    assert romanised == expected if expected is not None else romanised.isascii()


@pytest.mark.parametrize(
    ("language", "surfaces", "expected"),
    [
        ("ru", ("Сергеем Кольбрандовым",), "Sergey Kolbrandov"),
        ("ru", ("Сергей Кольбрандов", "Кольбрандова", "Кольбрандову"), "Sergey Kolbrandov"),
        ("uk", ("Сергієм Кольбрандом",), "Serhii Kolbrand"),
        ("sq", ("Sergei Kolbrand", "Kolbrandit"), "Sergei Kolbrand"),
        ("bg", ("Сергей Колбрандов",), "Sergey Kolbrandov"),
        ("en", ("Sergei Kolbrand", "Kolbrand"), "Sergei Kolbrand"),
        ("vi", ("Trần Văn Khởi",), "Trần Văn Khởi"),
    ],
)
def test_endings_are_undone_by_what_the_given_name_tells(
    language: str, surfaces: tuple[str, ...], expected: str
) -> None:
    assert name(language, *surfaces) == expected


def test_without_a_given_name_the_form_from_which_all_spellings_can_come_is_the_base() -> None:
    assert name("ru", "Дервидий Кольбрандом", "Кольбранду", "Кольбранда").endswith("Kolbrand")


def test_a_base_form_keeps_the_capitals_of_the_name() -> None:
    assert name("sq", "Maria McKolvig") == "Maria McKolvig"


@pytest.mark.parametrize(
    ("language", "surfaces", "expected"),
    [
        ("fi", ["Maria Aaltosen"], "Maria Aaltonen"),
        ("fi", ["Alexander Stubbin"], "Alexander Stubb"),
        ("tr", ["Aleksey Yerhov'dan"], "Aleksey Yerhov"),
        ("hu", ["Nagy Katalinnal"], "Nagy Katalin"),
    ],
)
def test_where_only_the_last_word_of_a_name_inflects_it_alone_is_undone(
    language: str, surfaces: list[str], expected: str
) -> None:
    assert name(language, *surfaces) == expected


def test_letters_written_together_are_written_together_in_latin() -> None:
    assert latin(stream_of("el", ""), "Αλέξανδρος Ζαφειρίου") == "Alexandros Zafeiriou"


def test_a_script_without_capitals_gives_names_with_capitals() -> None:
    assert latin(stream_of("zh", ""), "陈 志远") == "Chen Zhiyuan"
