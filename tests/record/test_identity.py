from __future__ import annotations

import pytest
from tests.record.writing import LAVROV, Who, Writing, derived, who

from dragoman.language.keys import name_key


def names(*entities: Who) -> list[list[str]]:
    """The spellings of each identity when every entity stands in an article of its own."""
    found = derived(*(Writing(f"{one.forms[0]} spoke. {place}", one) for place, one in enumerate(entities)))
    return sorted([spelling.name for spelling in identity.spellings] for identity in found.identities)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksandar Vučić", "Александар Вучић"),
        ("Aleksandar Vuçiq", "Александър Вучич"),
        ("Sergey Lavrov", "Sergej Lavrov"),
        ("Jens Stoltenberg", "Йенс Столтенберг"),
        ("Wolfgang Büchner", "Wolfgang Buechner"),
        ("Sergey Ryabkov", "Сергей Рябков"),
    ],
)
def test_one_name_has_one_key_in_every_alphabet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ivan Petrov", "Ivan Petrovsky"), ("Li Wei", "Li Wen"), ("Kim Ok", "Kim Un"), ("Hahn", "Han"), ("G7", "G20")],
)
def test_names_that_look_alike_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_full_names_meet_across_scripts_without_any_knowledge() -> None:
    assert names(who("Anna Dimova", "Ана Димова"), who("Ana Dimova"), who("Dimova Ana")) == [
        ["Ana Dimova", "Dimova Ana", "Ана Димова"]
    ]


def test_the_known_meet_by_what_is_known_however_they_are_spelt() -> None:
    spellings = [who("Sergey Lavrov", form, known="Q58217") for form in ("Лавров", "Lavrovi", "Lavrov")]
    assert names(*spellings) == [["Lavrov", "Lavrovi", "Лавров"]]


def test_two_who_are_known_as_two_never_meet() -> None:
    assert len(names(who("John Smith", known="Q1"), who("John Smith", known="Q2"), who("John Smith"))) == 3


def test_the_same_name_in_two_countries_is_two_people() -> None:
    one, other = who("John Smith", country="USA"), who("John Smith", country="GBR")
    assert len(names(one, other)) == 2
    assert len(names(one, other, who("John Smith"))) == 3
    assert len(names(one, who("John Smith"))) == 1


def test_a_surname_joins_the_only_one_who_bears_it() -> None:
    assert names(LAVROV, who("Lavrov", "Лавров")) == [["Lavrov", "Лавров"]]


def test_a_surname_that_two_bear_stays_alone() -> None:
    assert len(names(who("Ivan Petrov"), who("Anna Petrov"), who("Petrov"))) == 3


def test_a_surname_of_another_country_or_role_stays_alone() -> None:
    assert len(names(LAVROV, who("Lavrov", country="BGR"))) == 2
    assert len(names(LAVROV, who("Lavrov", role="football coach"))) == 2


def test_a_given_name_alone_joins_nobody() -> None:
    assert len(names(who("Boris Johnson"), who("Boris"))) == 2


def test_a_middle_name_may_be_left_out_but_not_another_one() -> None:
    assert len(names(who("Joseph Robinette Biden"), who("Joseph R. Biden"), who("Joseph Biden"))) == 1
    assert len(names(who("Nguyen Van Thieu"), who("Nguyen Cao Thieu"), who("Nguyen Thieu"))) == 3


def test_a_person_and_an_organisation_of_one_name_are_two() -> None:
    assert len(names(who("Marie Curie"), who("Marie Curie", kind="organisation"))) == 2


def test_an_identity_keeps_where_each_spelling_stands() -> None:
    (identity,) = derived(Writing("Lavrov, again Lavrov.", LAVROV)).identities
    assert [(one.name, one.script, one.mentions) for one in identity.spellings] == [("Lavrov", "Latn", 1)]
    assert len(identity.entities) == 1
