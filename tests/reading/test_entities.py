from __future__ import annotations

import pytest
from tests.reading.reading import mentions, others, people, read, surfaces


def test_a_surname_follows_its_full_name() -> None:
    found = read("en", "Dervina Kollwig said that she would leave. Kollwig packed. Nobody followed Kollwig's car.")
    assert people(found) == ["Dervina Kollwig"]
    assert surfaces(found, "Dervina Kollwig") == ["Dervina Kollwig", "she", "Kollwig", "Kollwig"]


def test_a_surname_may_stand_before_the_full_name() -> None:
    found = read("en", "Nobody followed Kollwig. Maria Kollwig had packed.")
    assert surfaces(found, "Maria Kollwig") == ["Kollwig", "Maria Kollwig"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lavrov smiled. Mr. Lavrov left. Sergey V. Lavrov slept. S. Lavrov woke."),
        ("en", "LAVROV SMILED. Minister Lavrov slept."),
        ("ru", "Сергей Лавров улыбнулся. Лаврову вручили письмо. С Лавровым говорили."),
        ("uk", "Сергій Лавров посміхнувся. Лаврову вручили листа. З Лавровим говорили."),
        ("bg", "Сергей Лавров се усмихна. Външният министър Лавров си тръгна."),
        ("sq", "Sergei Lavrovi buzëqeshi. Lavrovit iu dha letra. Folën me Lavrovin."),
        ("vi", "Ông Sergei Lavrov mỉm cười. Ngoại trưởng Lavrov rời đi."),
        ("de", "Sergei Lawrow lächelte. Lawrow ging."),
    ],
)
def test_a_known_person_is_one_in_every_spelling_and_case(language: str, text: str) -> None:
    found = read(language, text)
    assert people(found) == ["Sergei Lavrov"]
    assert found.entities[0].knowledge_id is not None


def test_two_persons_of_one_surname_are_two_and_the_bare_surname_is_neithers() -> None:
    found = read("en", "Maria Kollwig left. Anton Kollwig stayed. Kollwig slept.")
    assert people(found) == ["Anton Kollwig", "Maria Kollwig"]
    assert sum(len(surfaces(found, name)) for name in people(found)) == 2


def test_a_misspelt_surname_is_its_persons_where_two_letters_changed_place() -> None:
    assert people(read("en", "Jens Stoltenberg smiled. Stoltenbreg left.")) == ["Jens Stoltenberg"]
    assert people(read("en", "Jens Stoltenberg smiled. Jens Stoltenbreg left.")) == ["Jens Stoltenberg"]


def test_a_surname_that_merely_looks_alike_is_another_persons() -> None:
    assert people(read("en", "Maria Kollwig left. Maria Kollmar stayed.")) == ["Maria Kollmar", "Maria Kollwig"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Russian foreign minister left."),
        ("en", "Russia's foreign minister left."),
        ("en", "The foreign minister of Russia left."),
        ("ru", "Министр иностранных дел России ушёл."),
        ("uk", "Міністр закордонних справ Росії пішов."),
        ("bg", "Външният министър на Русия си тръгна."),
        ("sq", "Ministri i Jashtëm i Rusisë iku."),
        ("vi", "Ngoại trưởng Nga rời đi."),
    ],
)
def test_a_role_with_its_country_means_its_holder_on_the_day(language: str, text: str) -> None:
    found = read(language, text)
    assert people(found) == ["Sergei Lavrov"]
    assert [form for _, form in mentions(found, "Sergei Lavrov")] == ["role"]


@pytest.mark.parametrize(
    ("published", "holder"),
    [("2020-05-04", ["Angela Merkel"]), ("2022-02-23", ["Olaf Scholz"]), (None, [])],
)
def test_who_holds_an_office_depends_on_the_day(published: str | None, holder: list[str]) -> None:
    assert people(read("en", "The German chancellor left.", published)) == holder


def test_a_role_alone_is_that_of_the_one_who_bears_it_in_the_article() -> None:
    found = read("en", "Anna Kollwig, the Latvian justice minister, arrived. The justice minister smiled.")
    assert people(found) == ["Anna Kollwig"]
    assert mentions(found, "Anna Kollwig") == [("Anna Kollwig", "name"), ("justice minister", "role")]


def test_a_role_alone_that_two_bear_is_nobodys() -> None:
    text = "The Latvian mayor Anna Kollwig met the Estonian mayor Maria Tammer. The mayor smiled."
    found = read("en", text)
    assert [form for name in people(found) for _, form in mentions(found, name)] == ["name", "name"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The former Russian foreign minister left."),
        ("ru", "Бывший министр иностранных дел России ушёл."),
        ("uk", "Колишній міністр закордонних справ Росії пішов."),
        ("bg", "Бившият външен министър на Русия си тръгна."),
        ("sq", "Ish-ministri i Jashtëm i Rusisë iku."),
        ("vi", "Cựu Ngoại trưởng Nga rời đi."),
    ],
)
def test_whoever_held_an_office_formerly_is_not_its_holder(language: str, text: str) -> None:
    assert people(read(language, text)) == []


def test_a_former_holder_named_in_an_article_is_not_meant_by_the_office() -> None:
    found = read("en", "Angela Merkel, the former German chancellor, left. The German chancellor stayed.")
    assert people(found) == ["Angela Merkel", "Olaf Scholz"]
    assert {entity.name: entity.role for entity in found.entities if entity.kind == "person"} == {
        "Angela Merkel": None,
        "Olaf Scholz": "chancellor",
    }


def test_a_role_gives_its_bearer_his_country_and_his_sector() -> None:
    found = read("en", "The Latvian colonel Anton Kollwig left.")
    (person,) = (entity for entity in found.entities if entity.kind == "person")
    assert (person.role, person.country, person.sector) == ("colonel", "LVA", "MIL")
    assert person.knowledge_id is None


def test_a_surname_of_a_known_person_is_not_his_where_the_role_is_another_countrys() -> None:
    assert "Sergei Lavrov" not in people(read("en", "The Latvian justice minister Lavrov left."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia left. The Russians wept. Moscow slept.", ["country Russia"]),
        ("They met in Moscow. Moscow slept.", ["country Russia", "place Moscow"]),
        ("The Latvian defence ministry slept.", ["country Latvia", "group defence ministry (LVA)"]),
        ("The Latvian police and the Estonian police met.", None),
    ],
)
def test_a_country_is_one_by_name_people_and_capital_and_a_body_is_its_countrys(
    text: str, expected: list[str] | None
) -> None:
    found = others(read("en", text))
    assert found == expected if expected is not None else {"group police (EST)", "group police (LVA)"} <= set(found)


def test_a_vietnamese_name_leads_with_the_family_and_is_followed_by_its_last_syllable() -> None:
    found = read("vi", "Ông Trần Văn Khởi nói rằng trời mưa. Ông Khởi im lặng.")
    assert people(found) == ["Trần Văn Khởi"]
    assert "Khởi" in surfaces(found, "Trần Văn Khởi")


def test_a_chinese_name_is_followed_by_its_family_name() -> None:
    found = read("en", "President Xi Jinping left. Xi is tired.")
    assert surfaces(found, "Xi Jinping") == ["Xi Jinping", "Xi"]


def test_a_given_name_in_two_parts_is_one_name_with_hyphen_or_without() -> None:
    found = read("en", "Then Kim Jong-un left. Kim Jong Un slept.")
    assert people(found) == ["Kim Jong Un"]
    assert surfaces(found, "Kim Jong Un") == ["Kim Jong-un", "Kim Jong Un"]


def test_a_pronoun_that_opens_a_quotation_is_nobodys_surname() -> None:
    assert people(read("en", "“He never told us that,” said Maria Kollwig.")) == ["Maria Kollwig"]


def test_a_month_is_a_person_only_where_a_title_says_so() -> None:
    assert people(read("en", "In May it rained. May visited Rome.")) == []
    assert people(read("en", "Mrs May visited Rome.")) == ["Theresa May"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Außenministerin Maria Kollwig traf Sergei Lawrow in Genf. Kollwig ging.",
            ["Maria Kollwig", "Sergei Lavrov"],
        ),
        ("ja", "ロシアは沈黙した。", []),
    ],
)
def test_a_language_without_a_pack_has_its_names_read(language: str, text: str, expected: list[str]) -> None:
    assert people(read(language, text)) == expected


def test_a_country_is_read_in_a_language_without_a_pack() -> None:
    assert others(read("de", "Russland und die NATO schwiegen.")) == ["country Russia", "organisation NATO"]
    assert others(read("ja", "ロシアは沈黙した。")) == ["country Russia"]


def test_entities_are_numbered_as_they_appear() -> None:
    found = read("en", "Maria Kollwig left. Anton Tammer stayed. Maria Kollwig slept.")
    assert [(entity.id, entity.name) for entity in found.entities] == [("e1", "Maria Kollwig"), ("e2", "Anton Tammer")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Maria Derby came late. Derby left early.", "Maria Derby"),
        ("bg", "Мария Дерби закъсня. Дерби си тръгна рано.", "Mariya Derbi"),
    ],
)
def test_a_towns_name_is_the_surname_of_whom_the_text_names_in_full(language: str, text: str, name: str) -> None:
    found = read(language, text)
    assert [(one.name, len(one.names)) for one in found.entities] == [(name, 2)]


def test_a_town_where_something_happens_stays_a_town() -> None:
    found = read("en", "Maria Bristol spoke. The meeting was held in Bristol.")
    assert [one.kind for one in found.entities] == ["person", "place"]


@pytest.mark.parametrize(
    ("language", "text", "name", "written"),
    [
        ("en", "Ursula von der Leyen came. Later von der Leyen left.", "Ursula von der Leyen", "von der Leyen"),
        ("ru", "Пришёл Александр Лукашенко. Ранее А. Г. Лукашенко уехал.", "Alexander Lukashenko", "А. Г. Лукашенко"),
        ("ru", "Он говорил с Александром Лукашенко.", "Alexander Lukashenko", "Александром Лукашенко"),
        ("ja", "岸田首相は欠席した。", "Fumio Kishida", "岸田"),
    ],
)
def test_a_name_stands_with_its_particles_initials_and_endings(
    language: str, text: str, name: str, written: str
) -> None:
    assert surfaces(read(language, text), name)[-1] == written


def test_an_office_belongs_to_no_name_behind_a_verb_that_no_pack_knows() -> None:
    found = read("hu", "Orbán Viktor miniszterelnök fogadta Kovács Péter külügyminisztert.")
    assert {one.name: one.role for one in found.entities} == {
        "Viktor Orbán": "prime minister",
        "Kovács Péter": "foreign minister",
    }


@pytest.mark.parametrize(
    ("language", "text", "name", "written"),
    [
        ("en", "PUTIN MEETS XI IN BEIJING\nVladimir Putin met Xi Jinping on Monday.", "Vladimir Putin", "PUTIN"),
        ("en", "MARIA KOLLWIG LEAVES OFFICE\nMaria Kollwig left on Monday.", "Maria Kollwig", "MARIA KOLLWIG"),
        ("ru", "ПУТИН ВСТРЕТИЛСЯ С КОЛЬВИГ\nВладимир Путин встретил Марию Кольвиг.", "Vladimir Putin", "ПУТИН"),
    ],
)
def test_a_headline_all_in_capitals_names_whom_the_text_names(
    language: str, text: str, name: str, written: str
) -> None:
    assert surfaces(read(language, text), name)[0] == written


@pytest.mark.parametrize(
    "text",
    [
        "The German foreign minister, Anna Kollwig, met her Polish counterpart Maria Dervina.",
        "The German foreign minister, Anna Kollwig, left. Kollwig had met her Polish counterpart, Maria Dervina.",
    ],
)
def test_a_counterpart_has_the_office_of_whom_he_meets(text: str) -> None:
    found = read("en", text)
    roles = {entity.name: entity.role for entity in found.entities if entity.kind == "person"}
    assert roles == {"Anna Kollwig": "foreign minister", "Maria Dervina": "foreign minister"}
