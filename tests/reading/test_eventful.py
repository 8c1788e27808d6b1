from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest
from tests.reading.reading import read

from dragoman.reading.event_traits import EVENT_TRAITS
from dragoman.reading.eventful import learned_from, learned_weights


def test_the_weights_ask_only_for_traits_that_there_are() -> None:
    data = json.loads(resources.files("dragoman.reading").joinpath("events.json").read_text("utf-8"))
    asked = {question for tree in data["trees"] for question, _ in tree["above"]}
    assert asked <= set(EVENT_TRAITS)
    assert learned_from(data).odds(np.zeros((len(EVENT_TRAITS), 2), np.float32)).shape == (2,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Arsenal beat Chelsea 3-1 on Saturday. The visitors attacked from the start and were rewarded early. The\n"
            "captain fired home from ten metres, and the defence held. Chelsea will meet Leeds next week.",
        ),
        ("en", "The storm hit the coast and destroyed dozens of boats."),
        ("en", "The company launched a new phone and attacked the market with low prices."),
        ("en", "The singer will visit three cities and meet her fans."),
    ],
)
def test_sport_weather_and_business_are_no_politics(language: str, text: str) -> None:
    assert read(language, text).events == ()


def test_confidence_is_a_share_between_none_and_all() -> None:
    told = read("en", "Macron condemned Russia. Police clashed with protesters. Blinken met Lavrov.").events
    assert told
    assert all(0 < event.confidence < 1 for event in told)
    least = 1 / (1 + np.exp(-learned_weights().least))
    assert all(event.confidence >= round(float(least), 2) - 0.01 for event in told)


@pytest.mark.parametrize(
    ("language", "told", "untold"),
    [
        ("en", "The Oslo authority returned a stolen painting to Italy.", "The painting hangs in a museum."),
        ("en", "The Oslo police chief sued a former colleague.", "A colleague sings."),
    ],
)
def test_a_sentence_alone_tells_its_likeliest_event(language: str, told: str, untold: str) -> None:
    assert len(read(language, told).events) == 1
    assert read(language, untold).events == ()
