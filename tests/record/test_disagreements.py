from __future__ import annotations

from typing import Any

from tests.record.writing import BLINKEN, LAVROV, RUSSIA, Writing, derived, filler, who

KREMLIN = who("Kremlin", kind="organisation", known="Q1", country="RUS")
GENEVA = who("Geneva", kind="place", known="geonames:2660646", country="CHE")
VIENNA = who("Vienna", kind="place", known="geonames:2761369", country="AUT")
WEST = who("The West", kind="group")
BOTH = ("Antony Blinken", "Sergey Lavrov")


def news(outlet: str, start: str, *parties: str, code: str = "CONSULT", **more: Any) -> Writing:
    text = f"{start} of Blinken and Lavrov, 97 dead, over 100 dead, 150 dead, in Geneva or Vienna, said Kremlin men."
    text += filler(outlet)
    writing = Writing(
        text, BLINKEN, LAVROV, GENEVA, VIENNA, RUSSIA, KREMLIN, outlet=outlet, published=more.pop("said", None)
    )
    return writing.event(code, *(parties or BOTH), at=start, **more)


def found(*writings: Writing) -> list[tuple[str, list[str]]]:
    return sorted((one.kind, sorted(claim.value for claim in one.claims)) for one in derived(*writings).disagreements)


def dead(outlet: str, words: str, *bounds: float | None, said: str | None = None) -> Writing:
    """`bounds` are the value, its low and its high end."""
    value, low, high = bounds
    writing = news(outlet, f"{outlet} on the talks", on="2022-01-21", said=said)
    return writing.figure(words, value or 0, "dead", low, high)


def test_two_exact_figures_of_one_event_disagree() -> None:
    assert found(dead("One", "97 dead", 97, 97, 97), dead("Two", "150 dead", 150, 150, 150)) == [
        ("figure", ["150 dead", "97 dead"])
    ]


def test_a_rounded_figure_does_not_contradict_a_near_one() -> None:
    assert found(dead("One", "97 dead", 97, 97, 97), dead("Two", "over 100 dead", 100, 100, None)) == []


def test_figures_that_grew_overnight_are_no_disagreement() -> None:
    early = dead("One", "97 dead", 97, 97, 97, said="2022-01-22")
    assert found(early, dead("Two", "150 dead", 150, 150, 150, said="2022-01-25")) == []


def test_one_says_held_and_another_denies() -> None:
    held = news("One", "The meeting", on="2022-01-21")
    assert found(held, news("Two", "No meeting", on="2022-01-21", aux=["negation"])) == [
        ("happened", ["denied", "held"])
    ]


def test_two_voices_in_one_article_can_disagree() -> None:
    article = news("One", "The meeting", on="2022-01-21")
    article.event("CONSULT", *BOTH, at="said Kremlin", on="2022-01-21", aux=["negation"], by="Kremlin")
    assert found(article) == [("happened", ["denied", "held"])]


def test_the_same_meeting_in_two_towns_is_a_disagreement_of_places() -> None:
    one = news("One", "The meeting", on="2022-01-21", where="Geneva")
    other = news("Two", "Some meeting", on="2022-01-21", where="Vienna")
    assert found(one, other) == [("place", ["Geneva", "Vienna"])]


def test_two_meetings_that_one_article_tells_are_no_disagreement() -> None:
    one = news("One", "The meeting", on="2022-01-21", where="Geneva")
    one.event("CONSULT", *BOTH, at="in Geneva or", on="2022-01-21", where="Vienna")
    assert found(one, news("Two", "Some meeting", on="2022-01-21", where="Vienna")) == []


def test_a_day_apart_is_a_disagreement_of_dates() -> None:
    one = news("One", "The meeting", on="2022-01-21", where="Geneva")
    other = news("Two", "Some meeting", on="2022-01-22", where="Geneva")
    assert found(one, other) == [("date", ["2022-01-21", "2022-01-22"])]


def test_an_accusation_rejected_in_the_next_breath() -> None:
    article = news("One", "The charge", "Antony Blinken", code="ACCUSE", to=["Sergey Lavrov"])
    article.event("REJECT", "Sergey Lavrov", to=["Antony Blinken"], at="97 dead")
    assert found(article) == [("accusation", ["accused", "denied"])]


def test_each_claim_has_its_sentence_and_outlet() -> None:
    held = news("One", "The meeting", on="2022-01-21")
    (one,) = derived(held, news("Two", "No meeting", on="2022-01-21", aux=["negation"])).disagreements
    assert {claim.outlet for claim in one.claims} == {"One", "Two"}
    assert all(claim.sentence[0] <= claim.span[0] < claim.span[1] <= claim.sentence[1] for claim in one.claims)
