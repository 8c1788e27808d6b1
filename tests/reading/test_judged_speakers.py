from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reading import read

RAIN = "“We shall wait for the rain,”"


def speakers(text: str, language: str = "en") -> list[str | None]:
    found = read(language, text)
    named = {entity.id: entity.name for entity in found.entities}
    return [named[one.speaker] if one.speaker is not None else None for one in found.quotations if one.direct]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Anna Berg spoke to Peter Holm. {RAIN} Berg shot back.", "Anna Berg"),
        (f"Peter Holm spoke to Anna Berg. {RAIN} retorted Berg.", "Anna Berg"),
        ("Peter Holm came in. Anna Berg had an answer for him: “We shall wait for the rain.”", "Anna Berg"),
    ],
)
def test_a_speaker_is_told_without_a_word_of_reporting(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_quotation_that_follows_at_once_is_the_same_speakers() -> None:
    text = f"{RAIN} Anna Berg said. “It has not rained since the spring.”\n“The fields are as dry as paper.”"
    assert speakers(text) == ["Anna Berg"] * 3


def test_speakers_take_turns() -> None:
    text = (
        f"{RAIN} Anna Berg said.\n“It will not come this year!” Peter Holm shouted.\n“It always comes,” Berg replied."
    )
    assert speakers(text) == ["Anna Berg", "Peter Holm", "Anna Berg"]


def test_a_pronoun_beside_the_reporting_word_is_a_mention_of_the_speaker() -> None:
    text = f"Anna Berg looked at the sky. {RAIN} she said."
    assert speakers(text) == ["Anna Berg"]
    assert "Anna Berg" in {name for name, form in _forms(text) if form == "pronoun"}


@pytest.mark.xfail(strict=True, reason="what he does for a living is taken for somebody else (if reached, unmark)")
def test_words_for_somebody_named_are_a_mention_of_him() -> None:
    text = f"Anna Berg, a farmer from Oslo, looked at the sky. {RAIN} the farmer said."
    assert speakers(text) == ["Anna Berg"]
    assert "Anna Berg" in {name for name, form in _forms(text) if form == "role"}


def test_they_are_no_single_person() -> None:
    assert speakers(f"Anna Berg slept. Nobody spoke. {RAIN} they said.") == [None]


def test_many_quotations_are_judged_in_bounded_time() -> None:
    text = "Anna Berg came.\n" + f"{RAIN} the farmer said of Peter Holm. " * 2_000
    started = time.monotonic()
    assert len(speakers(text)) == 2_000
    assert time.monotonic() - started < 60


def _forms(text: str) -> list[tuple[str, str]]:
    found = read("en", text)
    named = {entity.id: entity.name for entity in found.entities}
    return [(named[one.entity], one.form) for one in found.mentions]


@given(
    st.lists(
        st.sampled_from(["“", "”", "Berg", "said", "he", ":", ",", ".", "\n", "a", "neighbour", "rain"]), max_size=40
    )
)
def test_whatever_is_written_speakers_are_entities_with_mentions(words: list[str]) -> None:
    text = "Anna Berg came. " + " ".join(words)
    found = read("en", text)
    mentioned = {one.entity for one in found.mentions}
    assert all(one.speaker is None or one.speaker in mentioned for one in found.quotations)
    assert [entity.id for entity in found.entities] == [f"e{number + 1}" for number in range(len(found.entities))]
