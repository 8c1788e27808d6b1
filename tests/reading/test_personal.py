from __future__ import annotations

import pytest
from tests.reading.reading import people, read


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "In the hall Maria Kollwig waited.", "Maria Kollwig"),
        ("en", "In the hall Dervina Kollwig said that it was late.", "Dervina Kollwig"),
        ("en", "It was late, said the tired Dervina Wilson.", "Dervina Wilson"),
        ("en", "In the hall Dervina Kollwig, 62, waited.", "Dervina Kollwig"),
        ("en", "In the hall Mrs Dervina Kollwig waited.", "Dervina Kollwig"),
        ("en", "In the hall the Polish president Dervina Kollwig waited.", "Dervina Kollwig"),
        ("ru", "В зале Мария Кольвиг ждала.", "Mariya Kolvig"),
        ("ru", "Поздно, заявил Дервин Уилсон.", "Dervin Uilson"),
        ("bg", "В залата Мария Колвиг чакаше.", "Mariya Kolvig"),
        ("sq", "Në sallë Maria Kolvig priste.", "Maria Kolvig"),
        ("vi", "Khi ấy ông Trần Văn Khởi đứng chờ.", "Trần Văn Khởi"),
        ("de", "Im Saal wartete Maria Kollwig.", "Maria Kollwig"),
    ],
)
def test_a_given_name_a_word_of_reporting_an_age_a_title_or_a_role_speaks_for_a_person(
    language: str, text: str, name: str
) -> None:
    assert people(read(language, text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "In the hall Dervina Kollwig waited.",
        "In the hall the Silver Arrow waited.",
        "In the hall Silent Arrow waited.",
        "In the hall ABC DEF said that it was late.",
        "In the hall Dervina Kollwig, 1962, waited.",
        "In the hall the Great Northern Western Eastern Kollwig said so.",
    ],
)
def test_capitals_alone_make_nobody(text: str) -> None:
    assert people(read("en", text)) == []


def test_a_surname_that_stands_alone_elsewhere_speaks_for_the_full_name() -> None:
    assert people(read("en", "In the hall Chad Kollwig waited. Nobody saw Kollwig.")) in (["Chad Kollwig"], [])


def test_a_surname_alone_is_a_person_where_it_speaks_and_is_no_word_of_the_text() -> None:
    assert people(read("en", "“It was late for all of us,” Wilson said. Wilson left.")) == ["Wilson"]
    assert people(read("en", "“It was late for all of us,” Arrow said. The arrow left.")) == []


def test_foreign_people_are_not_left_in_latin_letters() -> None:
    assert people(read("ru", "Поздно, заявил Silver Arrow.")) == []
