from __future__ import annotations

import pytest
from tests.reading.reading import read

RAIN = "“We shall wait for the rain,”"


def speakers(language: str, text: str) -> list[str | None]:
    found = read(language, text)
    named = {entity.id: entity.name for entity in found.entities}
    return [named[one.speaker] if one.speaker is not None else None for one in found.quotations]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{RAIN} said Lavrov.", "Sergei Lavrov"),
        (f"{RAIN} Lavrov said.", "Sergei Lavrov"),
        (f"Blinken listened. {RAIN} said Lavrov.", "Sergei Lavrov"),
        (f"{RAIN} Lavrov told Blinken.", "Sergei Lavrov"),
        (f"{RAIN} said the Russian foreign minister.", "Sergei Lavrov"),
        (f"{RAIN} said NATO.", "NATO"),
        (f"{RAIN} Maria Kollwig, a farmer, said.", "Maria Kollwig"),
        (f"Lavrov slept. {RAIN} he said.", "Sergei Lavrov"),
        (f"Maria Kollwig slept. {RAIN} she said.", "Maria Kollwig"),
        (f"Lavrov slept in Rome with Macron. {RAIN} he said.", "Sergei Lavrov"),
        (f"{RAIN} somebody said.", None),
        (f"Lavrov slept. Nobody spoke. {RAIN} they said.", None),
    ],
)
def test_who_speaks_is_the_subject_of_the_word_of_reporting(text: str, speaker: str | None) -> None:
    assert speakers("en", text) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            f"A statement by Maria Kollwig was read out. {RAIN} it is said in the statement.",
            "Maria Kollwig",
        ),
        (
            "ru",
            "Вышло заявление Марии Кольвиг. «Мы будем ждать дождя», — говорится в заявлении.",
            "Mariya Kolvig",
        ),
    ],
)
def test_what_is_said_in_a_statement_is_its_authors(language: str, text: str, speaker: str) -> None:
    assert speakers(language, text) == [speaker]


def test_a_people_speaks_by_the_person_of_it_who_was_named_last() -> None:
    assert speakers("en", f"Lavrov came to Rome. {RAIN} the Russian said.") in (["Sergei Lavrov"], [None])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Захарова выступила в Москве. «Мы будем ждать дождя», — отметила она."),
        ("bg", "Захарова говори в Москва. „Ще чакаме дъжда заедно“, каза тя."),
        ("uk", "Захарова виступила в Москві. «Ми будемо чекати на дощ», — сказала вона."),
        ("sq", "Zakharova foli në Moskë. “Do të presim shiun bashkë”, tha ajo."),
        ("vi", "Bà Maria Zakharova đến Moscow. “Chúng tôi sẽ chờ mưa”, bà nói."),
    ],
)
def test_a_pronoun_speaks_for_who_led_the_sentence_before(language: str, text: str) -> None:
    assert speakers(language, text) == ["Maria Zakharova"]
