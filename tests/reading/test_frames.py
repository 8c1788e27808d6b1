"""Who does it to whom, by the grammar of the sentence: parties alone, whatever the type of the event."""

from __future__ import annotations

import pytest
from tests.reading.reading import events, read


def parties(language: str, text: str) -> list[str]:
    """The parties of each event: actors, an arrow, recipients."""
    return [
        line.partition(" ")[2].partition(" (")[0].partition(" [")[0].partition(" @")[0]
        for line in events(read(language, text))
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France condemned Russia."),
        ("en", "Russia was condemned by France."),
        ("en", "Russia has been sharply condemned by France."),
        ("en", "Yesterday, in a sharp statement, France condemned Russia."),
        ("en", "France, which is far away, condemned Russia."),
        ("en", "France slept and condemned Russia."),
        ("ru", "Франция осудила Россию."),
        ("uk", "Франція засудила Росію."),
        ("bg", "Франция осъди Русия."),
        ("sq", "Franca dënoi Rusinë."),
        ("vi", "Pháp lên án Nga."),
        ("ru", "Россию осудила Франция."),
        ("ru", "Осудила Россию Франция."),
        ("uk", "Росію засудила Франція."),
        ("sq", "Rusinë e dënoi Franca."),
    ],
)
def test_the_subject_acts_on_the_object_in_active_and_passive(language: str, text: str) -> None:
    assert parties(language, text) == ["France -> Russia"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Blinken met Lavrov."),
        ("en", "Blinken met with Lavrov."),
        ("en", "Blinken and Lavrov met."),
        ("en", "Lavrov, who met Blinken, left."),
        ("en", "Lavrov, whom Blinken met, left."),
        ("en", "Blinken held talks with Lavrov."),
        ("en", "Blinken's talks with Lavrov were long."),
        ("en", "The talks of Blinken with Lavrov were long."),
        ("en", "The talks between Blinken and Lavrov were long."),
        ("en", "Talks were held between Blinken and Lavrov."),
        ("en", "Blinken travelled home after talks with Lavrov."),
        ("ru", "Блинкен встретился с Лавровым."),
        ("ru", "С Лавровым встретился Блинкен."),
        ("ru", "Встреча Блинкена с Лавровым была долгой."),
        ("ru", "Блинкен провёл переговоры с Лавровым."),
        ("uk", "Блінкен зустрівся з Лавровим."),
        ("uk", "Переговори між Блінкеном і Лавровим були довгими."),
        ("bg", "Блинкен се срещна с Лавров."),
        ("bg", "Лавров, с когото се срещна Блинкен, си тръгна."),
        ("bg", "Блинкен проведе разговори с Лавров."),
        ("sq", "Blinken u takua me Lavrovin."),
        ("sq", "Lavrovi, të cilin e takoi Blinken, iku."),
        ("sq", "Blinken zhvilloi bisedime me Lavrovin."),
        ("vi", "Ông Blinken hội đàm với ông Lavrov."),
    ],
)
def test_a_meeting_has_both_sides_however_it_is_told(language: str, text: str) -> None:
    assert parties(language, text) == ["Antony Blinken, Sergei Lavrov"]


def test_an_opening_has_the_sides_of_the_main_clause() -> None:
    assert parties("en", "After a meeting in Geneva, Blinken and Lavrov slept.") == ["Antony Blinken, Sergei Lavrov"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany, France and Italy condemned Russia.", ["France, Germany, Italy -> Russia"]),
        ("France condemned Russia and Belarus.", ["France -> Belarus, Russia"]),
        ("France condemned Russia and criticised Italy.", ["France -> Italy", "France -> Russia"]),
        (
            "Lavrov met Blinken, and Macron met Scholz.",
            [
                "Antony Blinken, Sergei Lavrov",
                "Emmanuel Macron, Olaf Scholz",
            ],
        ),
        ("France condemned Russia because Italy condemned Belarus.", ["France -> Russia", "Italy -> Belarus"]),
    ],
)
def test_what_is_joined_shares_its_part_and_what_is_parted_does_not(text: str, expected: list[str]) -> None:
    assert parties("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France's sanctions against Russia went on.", ["France -> Russia"]),
        ("The sanctions of France against Russia went on.", ["France -> Russia"]),
        ("Sanctions were imposed on Russia by France.", ["France -> Russia"]),
        ("France imposed sanctions on Russia.", ["France -> Russia"]),
    ],
)
def test_a_noun_has_its_parties_by_owner_preposition_or_the_verb_that_carries_it(
    text: str, expected: list[str]
) -> None:
    assert parties("en", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Russian foreign minister met Blinken.", ["Antony Blinken, Sergei Lavrov"]),
        ("en", "An American diplomat met Lavrov.", ["Sergei Lavrov, United States"]),
        ("en", "Lavrov met his American counterpart Antony Blinken.", ["Antony Blinken, Sergei Lavrov"]),
        ("en", "Lavrov met with his American counterpart Antony Blinken.", ["Antony Blinken, Sergei Lavrov"]),
        ("ru", "Лавров встретился со своим американским коллегой Энтони Блинкеном.", ["Antony Blinken, Sergei Lavrov"]),
        ("bg", "Лавров се срещна с американския си колега Антъни Блинкен.", ["Antony Blinken, Sergei Lavrov"]),
        ("sq", "Lavrov u takua me homologun e tij amerikan Antony Blinken.", ["Antony Blinken, Sergei Lavrov"]),
    ],
)
def test_a_role_stands_for_its_bearer_and_a_nameless_one_for_the_country(
    language: str, text: str, expected: list[str]
) -> None:
    assert parties(language, text) == expected


def test_a_body_of_two_sides_stands_for_both_where_the_text_names_them() -> None:
    assert parties("en", "The NATO-Russia Council met in Brussels. NATO and Russia are old.") == ["NATO, Russia"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks were long."),
        ("en", "The two leaders met."),
        ("lt", "Blinkenas kalbėjosi su Lavrovu Ženevoje."),
        ("ka", "რუსეთი და უკრაინა შეხვდნენ."),
    ],
)
def test_a_deed_without_its_parties_or_in_a_language_without_a_pack_is_not_told(language: str, text: str) -> None:
    assert parties(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "Lo criticó Emmanuel Macron.", "Emmanuel Macron"),
        ("it", "Lo ha criticato Emmanuel Macron.", "Emmanuel Macron"),
        ("ro", "L-a criticat Emmanuel Macron.", "Emmanuel Macron"),
        ("es", "Acusó Emmanuel Macron a Rusia.", "Emmanuel Macron -> Russia"),
        ("fr", "Emmanuel Macron avait longtemps critiqué la Russie.", "Emmanuel Macron -> Russia"),
    ],
)
def test_a_pronoun_tied_to_its_verb_is_no_subject(language: str, text: str, told: str) -> None:
    assert parties(language, text) == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Après avoir accusé la Russie, Emmanuel Macron a critiqué l'Iran."),
        ("it", "Dopo aver accusato la Russia, Emmanuel Macron ha criticato l'Iran."),
        ("es", "Tras haber acusado a Rusia, Emmanuel Macron criticó a Irán."),
        ("it", "Emmanuel Macron, dopo avere accusato la Russia, ha criticato l'Iran."),
    ],
)
def test_an_opening_and_an_aside_have_the_subject_of_the_main_clause(language: str, text: str) -> None:
    assert sorted(parties(language, text)) == ["Emmanuel Macron -> Iran", "Emmanuel Macron -> Russia"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Cientos de manifestantes atacaron a la policía."),
        ("fr", "Des centaines de manifestants ont attaqué la police."),
        ("it", "Un gruppo di manifestanti ha attaccato la polizia."),
        ("ro", "Sute de protestatari au atacat poliția."),
    ],
)
def test_a_number_ties_nobody_as_a_preposition_does(language: str, text: str) -> None:
    assert parties(language, text) == ["protesters -> police"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt, Sudan and Kenya fighting Houthi rebels have condemned Chad.", "Egypt, Kenya, Sudan -> Chad"),
        ("French police arrested Turks protesting against Chad.", "Türkiye -> Chad"),
    ],
)
def test_whom_a_participle_fights_is_not_the_subject_of_the_main_verb(text: str, expected: str) -> None:
    assert expected in parties("en", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "A Rusia la acusó el lunes la Unión Europea de violar la tregua."),
        ("ro", "Pe Rusia a acuzat-o luni Uniunea Europeană de minciună."),
    ],
)
def test_an_object_that_is_marked_before_its_verb_is_no_subject(language: str, text: str) -> None:
    assert "European Union -> Russia" in parties(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The French attack on Norway was heavy."),
        ("fr", "L'attaque française contre la Norvège a été lourde."),
        ("ro", "Atacul francez asupra Norvegiei a fost greu."),
        ("es", "El ataque francés contra Noruega fue duro."),
    ],
)
def test_a_country_s_adjective_before_or_behind_a_deed_tells_whose_it_is(language: str, text: str) -> None:
    assert parties(language, text) == ["France -> Norway"]
