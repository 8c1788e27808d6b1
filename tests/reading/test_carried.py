from __future__ import annotations

from datetime import date

from tests.reading.reading import read

from dragoman.model import When

MONDAY = date(2022, 2, 21)
CARRIED = When(MONDAY, MONDAY, "day", "inferred")


def whens(text: str, *types: str) -> list[When | None]:
    return [event.when for event in read("en", text, "2022-02-23").events if event.type in types]


def test_what_an_actor_does_in_the_sentence_behind_happened_on_the_same_day() -> None:
    text = "Blinken met Lavrov in Geneva on Monday. Blinken condemned the attack on Kyiv."
    assert whens(text, "ACCUSE") == [CARRIED]


def test_the_same_event_told_again_has_the_time_told_before() -> None:
    text = "Blinken met Lavrov on Monday.\nThe weather was fine. The talks between Blinken and Lavrov lasted an hour."
    assert whens(text, "CONSULT")[1:] == [CARRIED]


def test_another_actor_or_a_coming_event_gets_no_day_from_before() -> None:
    for text in (
        "Blinken met Lavrov in Geneva on Monday. Macron condemned the attack on Kyiv.",
        "Blinken met Lavrov in Geneva on Monday. Blinken will visit Kyiv.",
    ):
        assert all(when is None or when.basis == "bound" for when in whens(text, "ACCUSE") + whens(text, "CONSULT")[1:])


def test_a_month_is_not_carried_to_another_deed() -> None:
    text = "Blinken met Lavrov in Geneva in January. Blinken condemned the attack on Kyiv."
    assert [when.basis for when in whens(text, "ACCUSE") if when] == ["bound"]
