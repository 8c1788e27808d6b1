from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Macron, Merkel to meet in Berlin", ["AGREE"]),
        ("Grain deal: Turkey to host talks with Ukraine", ["AGREE"]),
        ("Putin to hold talks with Lukashenko", ["AGREE"]),
    ],
)
def test_a_headline_announces_by_the_infinitive_alone(text: str, expected: list[str]) -> None:
    told = dragoman.analyse(text, language="en", published="2020-03-04").events
    assert [event.type for event in told] == expected


def test_an_infinitive_behind_a_finite_verb_announces_nothing() -> None:
    told = dragoman.analyse("Macron flew to Berlin to meet Merkel", language="en", published="2020-03-04").events
    assert told
    assert not any(event.type == "AGREE" for event in told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Petro y Maduro se reúnen sin acuerdo sobre la frontera"),
        ("en", "Macron met Erdogan in Ankara but they reached no deal"),
    ],
)
def test_a_meeting_that_brings_no_agreement_was_held(language: str, text: str) -> None:
    told = dragoman.analyse(text, language=language, published="2020-03-04").events
    assert "negation" not in next(event for event in told if event.type == "CONSULT").auxiliary
