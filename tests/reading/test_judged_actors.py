from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reading import events, read

from dragoman.language.senses import senses
from dragoman.reading.actor_candidates import Candidate
from dragoman.reading.actor_traits import ACTOR_TRAITS
from dragoman.reading.judged_actors import changed, chosen, learned_from
from dragoman.reading.tellings import Telling
from dragoman.reading.text import Sentence

ARREST = senses()["arrest"]


def telling(actors: tuple[int, ...], recipients: tuple[int, ...] = (), form: str = "verb") -> Telling:
    return Telling(
        type="COERCE",
        mode=None,
        actors=actors,
        recipients=recipients,
        auxiliary=(),
        contexts=(),
        first=3,
        last=4,
        sentence=Sentence(0, 9, (0, 40), 0),
        bounds=(0, 9),
        pronoun=None,
        form=form,
        sense=ARREST,
    )


def among(*entities: tuple[int, ...]) -> list[Candidate]:
    return [Candidate(each, "sentence") for each in entities]


def test_the_weights_ask_only_for_traits_that_there_are() -> None:
    data = json.loads(resources.files("dragoman.reading").joinpath("actors.json").read_text("utf-8"))
    asked = {question for tree in data["trees"] for question, _ in tree["above"]}
    assert asked <= set(ACTOR_TRAITS)
    assert learned_from(data).odds(np.zeros((len(ACTOR_TRAITS), 2), np.float32)).shape == (2,)


def test_who_is_much_likelier_acts_in_the_place_of_whom_grammar_found() -> None:
    assert chosen(telling((0,)), among((0,), (1,)), [-1.0, 2.0]) == (1,)


def test_whom_grammar_found_acts_where_nobody_is_clearly_likelier() -> None:
    assert chosen(telling((0,)), among((0,), (1,)), [1.9, 2.0]) == (0,)


def test_one_of_those_who_act_together_does_not_drive_out_the_others() -> None:
    assert chosen(telling((0, 1)), among((0, 1), (0,)), [-1.0, 3.0]) == (0, 1)


def test_nobody_acts_where_everybody_is_unlikely() -> None:
    assert chosen(telling((0,)), among((0,), (1,)), [-3.0, -4.0]) == ()
    assert chosen(telling(()), among((0,), (1,)), [-3.0, -4.0]) == ()


def test_the_doer_whom_a_passive_leaves_out_must_be_likely() -> None:
    assert chosen(telling((), form="passive"), among((0,)), [-0.5]) == ()
    assert chosen(telling((), form="passive"), among((0,)), [0.5]) == (0,)
    assert chosen(telling(()), among((0,)), [-0.5]) == (0,)


def test_who_was_taken_for_the_other_side_changes_places() -> None:
    told = changed(telling((0,), (1,)), (1,))
    assert (told.actors, told.recipients, told.actor_by) == ((1,), (0,), "judged")


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=3), st.sampled_from(["verb", "passive", "noun"]))
def test_the_order_of_the_candidates_does_not_matter(odds: list[float], form: str) -> None:
    own = among((0,), (1,), (2,))
    told = telling((0,), form=form)
    if len(set(odds)) == len(odds):
        assert chosen(told, own, odds) == chosen(told, own[::-1], odds[::-1])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Germany, France and Poland held talks in Berlin.", ["CONSULT France, Germany, Poland @Berlin"]),
        ("ru", "Россию осудила Франция.", ["ACCUSE/disapprove France -> Russia"]),
    ],
)
def test_two_sides_told_by_plain_words_are_as_grammar_says(language: str, text: str, expected: list[str]) -> None:
    assert events(read(language, text)) == expected
