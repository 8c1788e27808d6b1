from __future__ import annotations

import pytest
from tests.reading.reading import events, read

from dragoman.model import EventMention


def told(language: str, text: str) -> list[str]:
    return events(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Blinken refused to meet Lavrov.", "REJECT/meet Antony Blinken -> Sergei Lavrov"),
        ("en", "Blinken called off his meeting with Lavrov.", "REJECT/meet Antony Blinken -> Sergei Lavrov"),
        ("en", "Blinken urged Russia to withdraw its troops.", "REQUEST/yield Antony Blinken -> Russia"),
        ("en", "Blinken and Lavrov agreed to meet.", "AGREE Antony Blinken, Sergei Lavrov"),
        ("en", "France threatened to sanction Russia.", "THREATEN/relations France -> Russia"),
        ("ru", "Блинкен отказался встречаться с Лавровым.", "REJECT/meet Antony Blinken -> Sergei Lavrov"),
        ("ru", "Блинкен призвал Россию вывести войска.", "REQUEST/yield Antony Blinken -> Russia"),
        ("uk", "Блінкен закликав Росію вивести війська.", "REQUEST/yield Antony Blinken -> Russia"),
        ("bg", "Блинкен призова Русия да изтегли войските си.", "REQUEST/yield Antony Blinken -> Russia"),
        ("sq", "Blinken i bëri thirrje Rusisë të tërheqë trupat.", "REQUEST/yield Antony Blinken -> Russia"),
        ("vi", "Ông Blinken kêu gọi Nga rút quân.", "REQUEST/yield Antony Blinken -> Russia"),
    ],
)
def test_a_governing_word_turns_the_one_that_it_governs(language: str, text: str, expected: str) -> None:
    assert told(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The meeting between Blinken and Lavrov was cancelled."),
        ("ru", "Встреча Блинкена с Лавровым была отменена."),
        ("uk", "Зустріч Блінкена з Лавровим було скасовано."),
        ("bg", "Срещата между Блинкен и Лавров беше отменена."),
        ("sq", "Takimi mes Blinkenit dhe Lavrovit u anulua."),
        ("vi", "Cuộc gặp giữa ông Blinken và ông Lavrov đã bị hủy."),
    ],
)
def test_a_meeting_that_was_cancelled_is_none(language: str, text: str) -> None:
    assert told(language, text) == ["REJECT/meet Antony Blinken, Sergei Lavrov"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Blinken will not meet Lavrov."),
        ("ru", "Блинкен не встретится с Лавровым."),
        ("uk", "Блінкен не зустрінеться з Лавровим."),
        ("bg", "Блинкен няма да се срещне с Лавров."),
        ("sq", "Blinken nuk do të takohet me Lavrovin."),
    ],
)
def test_a_meeting_ruled_out_is_a_refusal(language: str, text: str) -> None:
    assert told(language, text) == ["REJECT/meet Antony Blinken -> Sergei Lavrov"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blinken will meet Lavrov.", "AGREE Antony Blinken, Sergei Lavrov (future)"),
        ("Blinken plans to meet Lavrov.", "AGREE Antony Blinken, Sergei Lavrov (future)"),
        ("Blinken could meet Lavrov.", "CONSULT Antony Blinken, Sergei Lavrov (hypothetical)"),
        ("Blinken did not meet Lavrov.", "CONSULT Antony Blinken, Sergei Lavrov (negation)"),
        ("If it rains, Blinken will meet Lavrov.", "AGREE Antony Blinken, Sergei Lavrov (future, hypothetical)"),
        ("If Blinken meets Lavrov, it rains.", "CONSULT Antony Blinken, Sergei Lavrov (hypothetical)"),
        ("During the cold war, France condemned Italy.", "ACCUSE/disapprove France -> Italy (historical)"),
        ("France will impose sanctions on Russia.", "THREATEN/relations France -> Russia (future)"),
    ],
)
def test_what_did_not_happen_or_not_yet_is_marked_and_reduced(text: str, expected: str) -> None:
    assert told("en", text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Macron: France condemns Russia", "ACCUSE/disapprove France -> Russia"),
        ("Macron visited Ukraine", "CONSULT/visit Emmanuel Macron -> Ukraine"),
        ("Putin and Macron spoke by phone", "CONSULT/phone Emmanuel Macron, Vladimir Putin"),
    ],
)
def test_a_headline_tells_what_a_sentence_tells(text: str, expected: str) -> None:
    assert told("en", text) == [expected]


def test_a_headline_with_a_colon_and_a_jussive_is_a_demand() -> None:
    assert told("sq", "Blinken: Rusia të tërheqë trupat") == ["REQUEST/yield Antony Blinken -> Russia"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Macron visited Kyiv.", ["CONSULT/visit Emmanuel Macron -> Ukraine"]),
        ("Macron arrived in Geneva.", ["CONSULT/visit Emmanuel Macron @Geneva"]),
        ("Macron arrived in Geneva. Switzerland smiled.", ["CONSULT/visit Emmanuel Macron -> Switzerland @Geneva"]),
        ("Macron's visit was long.", []),
    ],
)
def test_a_visit_needs_a_goal_and_concerns_the_country_of_the_place(text: str, expected: list[str]) -> None:
    assert told("en", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The defence ministry is near the river.",
        "The self-declared leader of the club slept.",
        "The attacking midfielder of Russia scored against France.",
        "The United States slept.",
    ],
)
def test_a_word_inside_a_name_a_role_or_a_compound_tells_nothing(text: str) -> None:
    assert told("en", text) == []


def test_one_deed_told_twice_in_a_sentence_is_one() -> None:
    assert told("en", "Blinken met Lavrov at a meeting with Lavrov.") == ["CONSULT Antony Blinken, Sergei Lavrov"]


def only(text: str) -> EventMention:
    (event,) = read("en", text).events
    return event


def test_what_is_named_and_known_is_surer_than_a_pronoun() -> None:
    named = only("Macron condemned Russia.")
    pronoun = only("Macron slept. He condemned Russia.")
    unknown = only("Maria Kollwig condemned Russia.")
    assert named.confidence > unknown.confidence
    assert named.confidence > pronoun.confidence
    assert 0 < pronoun.confidence < named.confidence < 1


def test_trigger_and_sentence_are_cut_out_of_the_text() -> None:
    found = read("en", "It rained. Blinken held talks with Lavrov. It stopped.")
    assert found.article is not None
    text = found.article.text
    (event,) = found.events
    assert text[slice(*event.sentence)] == "Blinken held talks with Lavrov."
    assert text[slice(*event.trigger)].startswith("talks")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "France provided no aid to Haiti.", ["AID France -> Haiti (negation)"]),
        ("en", "France imposed no new sanctions on Iran.", ["SANCTION/discontinue France -> Iran (negation)"]),
        (
            "de",
            "Frankreich verhängte keine Sanktionen gegen den Iran.",
            ["SANCTION/discontinue France -> Iran (negation)"],
        ),
    ],
)
def test_a_negation_in_the_gap_of_a_phrase_negates_it(language: str, text: str, expected: list[str]) -> None:
    assert events(read(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Rusya saldırıyı kınadı."),
        ("en", "Russia condemned the attack."),
        ("de", "Russland verurteilte den Angriff."),
    ],
)
def test_who_condemns_a_deed_did_not_do_it(language: str, text: str) -> None:
    assert events(read(language, text)) == ["ACCUSE/disapprove Russia"]


def test_who_says_that_something_was_done_did_not_do_it() -> None:
    text = "Claire Montavon kept three floors of the hotel. “They were released on Tuesday,” said Claire Montavon."
    assert [event for event in events(read("en", text)) if "Montavon" in event] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "España exigió a Francia que pida disculpas.", ["REQUEST/yield Spain -> France"]),
        ("fr", "L'Espagne a exigé de la France qu'elle présente des excuses.", ["REQUEST/yield Spain -> France"]),
    ],
)
def test_what_is_demanded_in_a_clause_is_not_done(language: str, text: str, expected: list[str]) -> None:
    assert events(read(language, text)) == expected
