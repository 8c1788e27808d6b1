from __future__ import annotations

import pytest
from tests.reading.reading import mentions, others, people, read, surfaces


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "She heads Morvell Limited.", ["organisation Morvell Limited"]),
        ("en", "She works for Morvell, Inc. in town.", ["organisation Morvell, Inc"]),
        ("ru", "Акции Morvell 2 AG подешевели.", ["organisation Morvell 2 AG"]),
        ("en", "She sailed with Kesseler & Brand once.", ["organisation Kesseler & Brand"]),
        ("bg", "Вчера Kronberg Motors замлъкна.", ["organisation Kronberg Motors"]),
    ],
)
def test_a_company_is_known_by_its_form(language: str, text: str, expected: list[str]) -> None:
    assert others(read(language, text)) == expected


def test_a_legal_form_says_that_it_is_a_business() -> None:
    found = read("en", "She heads Morvell Limited.")
    assert [(entity.kind, entity.sector) for entity in found.entities] == [("organisation", "BUS")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Вчера компания «Лунный берег» замолчала.", "Лунный берег"),
        ("bg", "Вчера партията „Нов бряг“ замлъкна.", "Нов бряг"),
        ("sq", "Dje kompania “Bregu i Ri” heshti.", "Bregu i Ri"),
    ],
)
def test_a_name_in_marks_behind_the_noun_of_a_body_is_one(language: str, text: str, name: str) -> None:
    found = read(language, text)
    assert [entity.names for entity in found.entities if entity.kind == "organisation"] == [(name,)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She left the University of Chicago.", "University of Chicago"),
        ("She left the Institute for Harbour Research.", "Institute for Harbour Research"),
        ("She left the Supreme Court in a hurry.", "Supreme Court"),
    ],
)
def test_a_body_has_its_whole_name(text: str, name: str) -> None:
    assert surfaces(read("en", text), name) == [name]


def test_a_university_has_the_country_of_its_town() -> None:
    found = read("en", "She left the University of Chicago.")
    assert [(entity.name, entity.country) for entity in found.entities] == [("University of Chicago", "USA")]


def test_in_vietnamese_a_name_goes_on_in_small_syllables() -> None:
    assert others(read("vi", "Hôm qua Đảng Lao động im lặng.")) == ["organisation Đảng Lao động"]


def test_a_body_takes_nobody_s_name() -> None:
    assert people(read("en", "The Party of Emmanuel Macron met.")) == ["Emmanuel Macron"]


def test_the_surname_behind_a_given_name_is_no_company_s() -> None:
    assert people(read("en", "The painter Louis Renault smiled.")) == ["Louis Renault"]


def test_cases_of_one_name_are_one_body() -> None:
    found = read("ru", "Так решил Верховный суд. Здание Верховного суда закрыто.")
    assert [surface for surface, _ in mentions(found, "Verkhovnyy sud")] == ["Верховный суд", "Верховного суда"]
