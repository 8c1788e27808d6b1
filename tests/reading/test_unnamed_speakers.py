from __future__ import annotations

import pytest
from tests.reading.reading import read

RAIN = "“We shall wait for the rain,”"


def speakers(text: str, language: str = "en") -> list[tuple[str, str] | None]:
    found = read(language, text)
    named = {entity.id: (entity.kind, entity.name) for entity in found.entities}
    return [named[one.speaker] if one.speaker is not None else None for one in found.quotations]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", f"{RAIN} a neighbour said.", "neighbour"),
        ("en", f"{RAIN} said an elderly neighbour.", "elderly neighbour"),
        ("en", f"{RAIN} a spokesman told reporters.", "spokesman"),
        ("de", "„Wir werden auf den Regen warten“, sagte ein Nachbar.", "Nachbar"),
        ("de", "Als Grund sagte ein Nachbar: „Wir werden auf den Regen warten.“", "Nachbar"),
        ("ru", "«Мы будем ждать дождя», — сказал представитель.", "predstavitel"),
    ],
)
def test_who_has_no_name_speaks_as_a_group(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [("group", speaker)]


def test_who_has_no_name_and_says_nothing_is_nobody() -> None:
    found = read("en", "A neighbour said nothing. Lavrov slept.")
    assert [entity.name for entity in found.entities] == ["Sergei Lavrov"]


def test_two_who_are_called_alike_are_one() -> None:
    text = f"{RAIN} a neighbour said. Lavrov slept.\n“It will come in the end,” a neighbour said."
    assert speakers(text) == [("group", "neighbour"), ("group", "neighbour")]


def test_words_beside_a_name_are_nobody_else() -> None:
    assert speakers(f"{RAIN} Lavrov told a neighbour.") == [("person", "Sergei Lavrov")]


def test_a_day_says_nothing() -> None:
    assert speakers(f"{RAIN} it was said the following Monday.") in ([None], [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "«Torneremo in autunno», ha detto il fratello Narciso Telmo."),
        ("es", "«Volveremos en otoño», dijo el Sr. Telmo. Narciso Telmo vive en Lugo."),
        ("it", "Narciso Telmo, 68 anni, è arrivato. «Torneremo in autunno», ha detto della fabbrica."),
    ],
)
def test_a_noun_before_a_name_or_behind_of_is_nobody_else(language: str, text: str) -> None:
    assert speakers(text, language) == [("person", "Narciso Telmo")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Narciso Telmo, de 68 años, llegó a Cádiz."),
        ("it", "Narciso Telmo, 68 anni, è arrivato a Lucca."),
        ("ro", "Narciso Telmo, în vârstă de 68 de ani, a sosit la Lugoj."),
    ],
)
def test_an_age_told_with_its_years_makes_a_name_a_persons(language: str, text: str) -> None:
    assert [entity.name for entity in read(language, text).entities if entity.kind == "person"] == ["Narciso Telmo"]
