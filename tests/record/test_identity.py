from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.record.writing import LAVROV, Derived, Who, Writing, derived, who

from dragoman.language.keys import name_key
from dragoman.record.facts import Identity, Suggestion


def articles(*entities: Who, **about: Any) -> list[Writing]:
    """An article for each entity, with nobody else in it."""
    return [Writing(f"{one.forms[0]} spoke. {place}", one, **about) for place, one in enumerate(entities)]


def spellings(identity: Identity) -> list[str]:
    return [spelling.name for spelling in identity.spellings]


def names(*entities: Who, **about: Any) -> list[list[str]]:
    """The spellings of each identity when every entity stands in an article of its own."""
    return sorted(spellings(identity) for identity in derived(*articles(*entities, **about)).identities)


def in_languages(*written: tuple[str, Who]) -> list[list[str]]:
    """The same, each article in a language of its own."""
    writings = [
        Writing(f"{one.forms[0]} spoke. {place}", one, language=language, published="2022-01-12")
        for place, (language, one) in enumerate(written)
    ]
    return sorted(spellings(identity) for identity in derived(*writings).identities)


def suggested(found: Derived) -> list[tuple[set[str], Suggestion]]:
    by_id = {identity.id: identity.name for identity in found.identities}
    return [({by_id[one] for one in suggestion.identities}, suggestion) for suggestion in found.suggestions]


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
    spelt = ("Лавров", "Lavrovi", "Lavrov", "拉夫罗夫", "لافروف", "ラブロフ")
    assert len(names(*(who("Sergey Lavrov", form, known="Q58217") for form in spelt))) == 1


def test_the_known_meet_whom_reading_did_not_know_in_another_script() -> None:
    found = in_languages(
        ("en", who("Sergey Lavrov", known="Q58217", country="RUS", role="foreign minister")),
        ("zh", who("XieErGai LaFuLuoFu", "谢尔盖·拉夫罗夫")),
        ("ar", who("syrghy lafrwf", "سيرغي لافروف")),
        ("el", who("Sergkei Lavrof", "Σεργκέι Λαβρόφ")),
        ("ja", who("serugei raburofu", "セルゲイ・ラブロフ")),
        ("sq", who("Sergej Lavrov", "Sergej Lavrovit")),
        ("ru", who("Sergei Lavrov", "Сергеем Лавровым")),
    )
    assert len(found) == 1


def test_an_unknown_deputy_minister_is_one_in_all_languages_and_endings() -> None:
    found = in_languages(
        ("en", who("Plamen Gerdzhikov", role="deputy minister", country="BGR")),
        ("bg", who("Plamen Gerdzhikov", "Пламен Герджиков", role="deputy minister", country="BGR")),
        ("ru", who("Plamen Gerdzhikov", "Пламена Герджикова", "Герджикову", role="deputy minister", country="BGR")),
        ("uk", who("Plamen Herdzhykov", "Пламеном Герджиковим")),
        ("sq", who("Plamen Gerxhikov", "Plamen Gerxhikovit", role="deputy minister", country="BGR")),
        ("ar", who("blamn ghyrdjykwf", "بلامن غيردجيكوف", role="deputy minister", country="BGR")),
        ("en", who("Gerdzhikov", role="deputy minister", country="BGR")),
        ("en", who("Plamen Gerdzhikova", country="BGR")),
    )
    assert len(found) == 1


def test_two_who_are_known_as_two_never_meet() -> None:
    assert len(names(who("John Smith", known="Q1"), who("John Smith", known="Q2"), who("John Smith"))) == 3


def test_the_same_name_in_two_countries_is_two_people() -> None:
    one, other = who("John Smith", country="USA"), who("John Smith", country="GBR")
    assert len(names(one, other)) == 2
    assert len(names(one, other, who("John Smith"))) == 3
    assert len(names(one, who("John Smith"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("Justin Trudeau", "Pierre Trudeau"),
        ("Lech Kaczyński", "Jarosław Kaczyński"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Ivan Pavlov", "Maria Pavlova"),
    ],
)
def test_a_family_name_and_an_office_in_common_make_nobody_one(one: str, other: str) -> None:
    roles = [who(name, role="president", country="XYZ") for name in (one, other)]
    assert len(names(*roles)) == 2
    assert len(names(*(who(name) for name in (one, other)))) == 2


def test_whom_two_can_be_meant_by_a_shorter_name_is_left_alone_and_asked_about() -> None:
    found = derived(*articles(who("George W. Bush"), who("George H. W. Bush"), who("George Bush")))
    assert len(found.identities) == 3
    asked = suggested(found)
    assert sorted(map(sorted, (pair for pair, _ in asked))) == [
        ["George Bush", "George H. W. Bush"],
        ["George Bush", "George W. Bush"],
    ]
    assert all("others are as likely" in suggestion.reasons for _, suggestion in asked)


def test_two_ministers_of_one_surname_stay_two_and_each_keeps_his_articles() -> None:
    ivan = who("Ivan Petrov", role="finance minister", country="BGR")
    georgi = who("Georgi Petrov", role="interior minister", country="BGR")
    alone = [
        who("Petrov", role="finance minister", country="BGR"),
        who("Petrov", "Петров", role="interior minister", country="BGR"),
    ]
    assert names(ivan, georgi, *alone, published="2022-01-12") == [
        ["Georgi Petrov", "Петров"],
        ["Ivan Petrov", "Petrov"],
    ]


def test_a_surname_joins_the_only_one_who_bears_it() -> None:
    assert names(LAVROV, who("Lavrov", "Лавров")) == [["Lavrov", "Лавров"]]


def test_a_surname_that_two_bear_stays_alone() -> None:
    assert len(names(who("Ivan Petrov"), who("Anna Petrov"), who("Petrov"))) == 3


def test_a_surname_that_a_far_more_prominent_bearer_has_is_his() -> None:
    often = [who("Ivan Petrov") for _ in range(12)]
    assert names(*often, who("Anna Petrov"), who("Petrov")) == [["Anna Petrov"], ["Ivan Petrov", "Petrov"]]


def test_a_surname_of_another_country_or_role_stays_alone() -> None:
    assert len(names(LAVROV, who("Lavrov", country="BGR"))) == 2
    assert len(names(LAVROV, who("Lavrov", role="football coach"))) == 2


def test_surnames_without_a_full_name_meet_by_office_and_country_within_a_term() -> None:
    minister = who("Petrov", role="finance minister", country="BGR")
    assert len(names(minister, minister, published="2022-01-12")) == 1
    years = [
        Writing("Petrov spoke.", minister, published="2012-01-12"),
        Writing("Petrov spoke again.", minister, published="2022-01-12"),
    ]
    assert len(derived(*years).identities) == 2


def test_company_joins_what_a_name_alone_leaves_open() -> None:
    company = [who(name) for name in ("Anna Weiss", "Karl Brandt", "Otto Frank Huber")]
    typo, name = who("Ilya Gutkovsky"), who("Ilya Gudkovsky")
    assert len(derived(*articles(typo, name)).identities) == 2
    text = "Anna Weiss, Karl Brandt and Otto Frank Huber met Ilya Gutkovsky."
    found = derived(Writing(text, typo, *company), Writing(text.replace("Gut", "Gud"), name, *company))
    assert len(found.identities) == 4


def test_a_given_name_alone_joins_nobody() -> None:
    assert len(names(who("Boris Johnson"), who("Boris"))) == 2


def test_a_middle_name_may_be_left_out_but_not_another_one() -> None:
    assert len(names(who("Joseph Robinette Biden"), who("Joseph R. Biden"), who("Joseph Biden"))) == 1
    assert len(names(who("Nguyen Van Thieu"), who("Nguyen Cao Thieu"), who("Nguyen Thieu"))) == 3


def test_likeness_does_not_chain_to_what_is_unlike() -> None:
    chain = [who("Aleksei Gromov"), who("A. Gromov"), who("Anatoly Gromov")]
    assert names(*chain) == [["A. Gromov"], ["Aleksei Gromov"], ["Anatoly Gromov"]]


def test_a_person_and_an_organisation_of_one_name_are_two() -> None:
    assert len(names(who("Marie Curie"), who("Marie Curie", kind="organisation"))) == 2


def test_organisations_meet_by_name_in_any_script_but_not_by_half_a_name() -> None:
    def body(name: str, *forms: str, **facts: Any) -> Who:
        return who(name, *forms, kind="organisation", **facts)

    assert len(names(body("Ryanair"), body("Rainair", "Райънеър"), body("Raianer", "Райанэр"))) == 1
    assert len(names(body("Bank of Moscow"), body("Bank"))) == 2
    assert len(names(body("Ministry of Finance", country="BGR"), body("Ministry of Finance", country="RUS"))) == 2


def test_an_identity_keeps_where_each_spelling_stands() -> None:
    (identity,) = derived(Writing("Lavrov, again Lavrov.", LAVROV)).identities
    assert [(one.name, one.script, one.mentions) for one in identity.spellings] == [("Lavrov", "Latn", 1)]
    assert len(identity.entities) == 1


def test_a_name_with_look_alike_letters_is_known_and_flagged() -> None:
    mixed = "Vladimir \u0420utin"
    (identity,) = derived(*articles(who("Vladimir Putin"), who(mixed))).identities
    assert {one.name: one.suspicious for one in identity.spellings} == {"Vladimir Putin": False, mixed: True}


def test_a_pair_that_stays_open_is_suggested_with_its_reasons() -> None:
    found = derived(*articles(LAVROV, who("Lavrov", role="football coach")))
    ((pair, suggestion),) = suggested(found)
    assert pair == {"Lavrov", "Sergey Lavrov"}
    assert 0.4 <= suggestion.score < 0.75
    assert suggestion.reasons == ("same surname",)


def test_of_one_identity_no_more_than_five_pairs_are_suggested() -> None:
    alone = [who("Lavrov", role=f"role {number}") for number in range(12)]
    assert len(derived(*articles(LAVROV, *alone)).suggestions) == 5


CASES = [
    who("George W. Bush"),
    who("George Bush"),
    who("George H. W. Bush"),
    who("Bush", role="president", country="USA"),
    who("Ivan Petrov", country="BGR"),
    who("Petrov", "Петров"),
    who("I. Petrov"),
    who("Anna Petrova", "Анна Петрова"),
    who("Ana Petrova", country="BGR", role="minister"),
    LAVROV,
    who("Lavrov", "Лаврова"),
    who("Ryanair", kind="organisation"),
    who("Rainair", "Райънеър", kind="organisation"),
]


def who_is_who(of: Sequence[Writing]) -> tuple[object, ...]:
    found = derived(*of)
    return found.identities, found.suggestions


@given(some.permutations(range(len(CASES))))
def test_the_order_of_arrival_has_no_say(order: list[int]) -> None:
    written = articles(*CASES, published="2022-01-12")
    assert who_is_who([written[place] for place in order]) == who_is_who(written)


def test_the_canonical_name_is_the_one_that_an_article_writes_itself() -> None:
    people = (
        who("Klaire Montavon", "Клэр Монтавон", country="CHE"),
        who("Klaire Montavon", "Клэр Монтавон", country="CHE"),
        who("Claire Montavon", country="CHE"),
    )
    assert [identity.name for identity in derived(*articles(*people)).identities] == ["Claire Montavon"]
