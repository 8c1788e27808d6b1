from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.reading.reading import events, read

from dragoman.language.senses import senses
from dragoman.reading.judged_parties import ACTING, LEFT_OUT, chosen, learned_from, with_likeliest
from dragoman.reading.party_candidates import Candidate
from dragoman.reading.party_traits import PARTY_TRAITS
from dragoman.reading.tellings import Telling
from dragoman.reading.text import Sentence


def telling(actors: tuple[int, ...], recipients: tuple[int, ...], type: str = "COERCE") -> Telling:
    return Telling(
        type=type,
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
        form="verb",
        actor_by="subject",
        sense=senses()["arrest"],
    )


def among(*entities: tuple[int, ...]) -> list[Candidate]:
    return [Candidate(each, "sentence") for each in entities]


def test_the_weights_ask_only_for_traits_that_there_are() -> None:
    data = json.loads(resources.files("dragoman.reading").joinpath("parties.json").read_text("utf-8"))
    asked = {
        question for side in ("actor", "recipient") for tree in data[f"{side}_trees"] for question, _ in tree["above"]
    }
    assert asked <= set(PARTY_TRAITS)
    nothing = np.zeros((len(PARTY_TRAITS), 2), np.float32)
    assert [len(side.odds(nothing)) for side in (learned_from(data).actor, learned_from(data).recipient)] == [2, 2]


def test_who_is_clearly_likelier_takes_the_place_of_whom_grammar_found() -> None:
    assert chosen((0,), among((0,), (1,)), [-1.0, 2.0], ACTING) == (1,)


def test_whom_grammar_found_stays_where_nobody_is_clearly_likelier() -> None:
    assert chosen((0,), among((0,), (1,)), [1.9, 2.0], ACTING) == (0,)


def test_whom_a_plain_rule_of_grammar_finds_takes_more_to_be_overruled() -> None:
    plain, far = telling((0,), ()), replace(telling((0,), ()), actor_by="main")
    odds = [0.0, 1.0]
    assert with_likeliest(plain, among((0,), (1,)), odds, [-3.0, -3.0]).actors == (0,)
    assert with_likeliest(far, among((0,), (1,)), odds, [-3.0, -3.0]).actors == (1,)


def test_one_of_those_who_act_together_does_not_drive_out_the_others() -> None:
    assert chosen((0, 1), among((0, 1), (0,)), [-1.0, 3.0], ACTING) == (0, 1)


def test_nobody_is_named_where_everybody_is_unlikely() -> None:
    assert chosen((0,), among((0,), (1,)), [-3.0, -4.0], ACTING) == ()
    assert chosen((), among((0,), (1,)), [-3.0, -4.0], ACTING) == ()


def test_the_doer_whom_a_passive_leaves_out_must_be_likelier_than_others() -> None:
    assert chosen((), among((0,)), [-0.5], LEFT_OUT) == ()
    assert chosen((), among((0,)), [-0.5], ACTING) == (0,)


def test_who_was_taken_for_the_other_side_may_change_places() -> None:
    told = with_likeliest(telling((0,), (1,)), among((0,), (1,)), [-3.0, 3.0], [3.0, -3.0])
    assert (told.actors, told.recipients, told.actor_by) == ((1,), (0,), "judged")


def test_nobody_is_both_sides() -> None:
    told = with_likeliest(telling((0,), ()), among((0,), (1,)), [3.0, 2.0], [3.0, -3.0])
    assert (told.actors, told.recipients) == ((0,), ())


def test_those_who_meet_have_no_other_side() -> None:
    told = with_likeliest(telling((0, 1), (), "CONSULT"), among((0, 1), (2,)), [3.0, 0.0], [-3.0, 3.0])
    assert (told.actors, told.recipients) == ((0, 1), ())


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=3, unique=True), st.sampled_from([(), (0,), (1, 2)]))
def test_the_order_of_the_candidates_does_not_matter(odds: list[float], found: tuple[int, ...]) -> None:
    own = among((0,), (1,), (2,))
    assert chosen(found, own, odds, ACTING) == chosen(found, own[::-1], odds[::-1], ACTING)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Germany, France and Poland held talks in Berlin.", ["CONSULT France, Germany, Poland @Berlin"]),
        ("ru", "Россию осудила Франция.", ["ACCUSE/disapprove France -> Russia"]),
    ],
)
def test_two_sides_told_by_plain_words_are_as_grammar_says(language: str, text: str, expected: list[str]) -> None:
    assert events(read(language, text)) == expected
