from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.reading.reading import lines_of

from dragoman.reading.quotation_marks import marked, stretch_at

ALL = ("“ ”", "« »", "„ “", "„ ”", '" "', "「 」", "” ”", "» «")


def between(text: str, *pairs: str) -> list[str]:
    return [text[start:end] for start, end in marked(text, lines_of(text), pairs or ALL)]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we go” and went.",
        'He said "we go" and went.',
        "Он сказал «we go» и ушёл.",
        "Er sagte „we go“ und ging.",
        "Той каза „we go” и тръгна.",
        "Han sade ”we go” och gick.",
        "Han sagde »we go« og gik.",
        "彼は「we go」と言った。",
        "他说“we go”并离开。",
        "그는 “we go”라고 말했다.",
        "He said:“we go”.",
        "(“we go”)",
        "— “we go”",
    ],
)
def test_every_style_of_marks_opens_and_closes(text: str) -> None:
    assert between(text) == ["we go"]


def test_of_nested_marks_the_outer_ones_hold() -> None:
    assert between("He said “they cried “never” and left” then.") == ["they cried “never” and left"]
    assert between("Он сказал «партия «Мир» ушла» и сел.") == ["партия «Мир» ушла"]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we go and went.",
        "He said we go” and went.",
        'The 5" pipe and the 6" pipe.',
        "An empty “” pair.",
        "No marks at all.",
        "“",
        "",
    ],
)
def test_a_mark_without_a_partner_opens_nothing(text: str) -> None:
    assert between(text) == []


def test_an_unclosed_mark_does_not_swallow_the_quotation_of_the_next_paragraph() -> None:
    assert between("He said “we go.\n\n“We stay,” she said.") in (["We stay,"], ["we go.", "We stay,"])


def test_each_paragraph_that_repeats_the_mark_of_a_quotation_gives_a_stretch() -> None:
    assert between("“We go.\n“We stay.\n“We sleep,” he said.") == ["We go.", "We stay.", "We sleep,"]


def test_a_quotation_that_goes_through_paragraphs_without_marks_is_one_stretch() -> None:
    assert between("«We go.\n\nWe stay.\n\nWe sleep», he said.") == ["We go.\n\nWe stay.\n\nWe sleep"]


def test_only_the_pairs_that_are_given_count() -> None:
    assert between("«we go» and “we stay”", "“ ”") == ["we stay"]


def test_a_place_is_looked_up_among_stretches() -> None:
    stretches = [(2, 5), (9, 12)]
    assert [stretch_at(stretches, at) for at in (0, 2, 4, 5, 9, 12)] == [None, 0, 0, None, 1, None]


@given(some.text(alphabet='ab “”«»"„.,\n—', max_size=60))
def test_stretches_stand_in_order_and_apart(text: str) -> None:
    found = marked(text, lines_of(text), ALL)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert all(0 <= first < last <= len(text) for first, last in found)
    assert all(text[first:last].strip() for first, last in found)


def test_spaces_inside_the_marks_as_the_french_set_them_are_no_part_of_the_words() -> None:
    assert between("Il a dit « on y va » hier, puis « on reste\u00a0».") == ["on y va", "on reste"]


def test_marks_of_two_styles_may_be_one_pair() -> None:
    pairs = (*ALL, '“ "', '" ”')
    assert between('He said “we go" and "we stay” then.', *pairs) == ["we go", "we stay"]


def test_straight_marks_with_careless_spaces_open_and_close_in_turn() -> None:
    assert between('He said" we go" and" we stay".') == ["we go", "we stay"]


def test_an_apostrophe_is_no_mark() -> None:
    assert between("'We’re off to the workers' day of the '90s,' he said. It's 'on'.", "' '") == [
        "We’re off to the workers' day of the '90s,",
        "on",
    ]


def test_a_mark_at_the_head_of_a_paragraph_or_behind_a_colon_quotes_up_to_its_end_where_no_other_closes_it() -> None:
    assert between("“We go and we stay\nThen he sat down.") == ["We go and we stay"]
    assert between("He said: “We go and we stay\nThen he sat down.") == ["We go and we stay"]


def test_an_unclosed_inner_mark_does_not_hide_what_closes_the_outer_one() -> None:
    assert between("„We go to ”the north today“ then.", "„ “", "” ”") == ["We go to ”the north today"]


@pytest.mark.parametrize("text", ["“" * 100_000, '"' * 100_000, "“a " * 40_000, "“We go.\n" * 20_000, "«»" * 50_000])
def test_a_hundred_thousand_marks_take_no_longer_than_a_moment(text: str) -> None:
    started = time.monotonic()
    marked(text, lines_of(text), ALL)
    assert time.monotonic() - started < 10
