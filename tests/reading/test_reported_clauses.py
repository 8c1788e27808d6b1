from __future__ import annotations

import pytest
from tests.reading.reading import quotations, read


def said(language: str, text: str) -> list[str]:
    return quotations(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("en", "Lavrov asked Blinken whether the rain would come.", "whether the rain would come"),
        ("en", "Lavrov explained why the rain would not come.", "why the rain would not come"),
        ("de", "Lawrow fragte, wann der Regen endlich kommt.", "wann der Regen endlich kommt"),
        ("es", "Lavrov preguntó cuándo llegaría la lluvia.", "cuándo llegaría la lluvia"),
    ],
)
def test_a_reported_question_begins_with_its_word(language: str, text: str, clause: str) -> None:
    assert [line.split(" ~ ")[1] for line in said(language, text)] == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov believes that the rain will come soon.",
        "Lavrov left the room, saying that the rain will come soon.",
        "Lavrov repeated his claim that the rain will come soon.",
        "Lavrov’s hope that the rain will come soon.",
        "Lavrov said on Monday the rain will come soon.",
        "Lavrov told Blinken the rain will come soon.",
    ],
)
def test_thoughts_participles_and_nouns_open_a_clause_too(text: str) -> None:
    assert [line.split(" ~ ")[1].removeprefix("the ") for line in said("en", text)] == ["rain will come soon"]


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("en", "Lavrov claims to have seen the rain.", "to have seen the rain"),
        ("en", "Lavrov refused to wait for the rain.", "to wait for the rain"),
        ("en", "Lavrov denied having seen the rain at all.", "having seen the rain at all"),
        ("de", "Lawrow versprach, lange auf den Regen zu warten.", "lange auf den Regen zu warten"),
    ],
)
def test_an_infinitive_hangs_on_what_somebody_wants_or_claims(language: str, text: str, clause: str) -> None:
    assert [line.split(" ~ ")[1] for line in said(language, text)] == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The states that are in the north are wet.",
        "Lavrov wanted a long coat against the rain.",
        "The rain is believed to be the longest of all.",
        "Lavrov thinks of the rain in the north.",
    ],
)
def test_a_noun_phrase_is_no_clause(text: str) -> None:
    assert said("en", text) == []


def test_a_verb_that_reports_by_its_form_needs_no_other() -> None:
    text = "Lawrow erklärte, der Regen werde bald kommen. Man müsse noch lange warten. Es habe nicht oft geregnet."
    assert [line.split(" ~ ")[1] for line in said("de", text)] == [
        "Man müsse noch lange warten. Es habe nicht oft geregnet",
        "der Regen werde bald kommen",
    ]
    assert said("de", "Ich habe den Regen im Norden gesehen. Im Laufe der Woche kam das Ende.") == []


def test_a_clause_ends_where_its_speaker_reports_something_else() -> None:
    text = "Lavrov said that the rain would come soon and added that he would wait for it."
    assert said("en", text) == ["Sergei Lavrov ~ he would wait for it", "Sergei Lavrov ~ the rain would come soon"]


def test_an_aside_behind_a_comma_is_no_part_of_a_clause() -> None:
    assert said("en", "Lavrov said that the rain would come soon, while Blinken slept.") == [
        "Sergei Lavrov ~ the rain would come soon"
    ]
