from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.features import FEATURES, MARKUP, features
from dragoman.cleaning.markup import marked_blocks, parsed

SENTENCE = "The foreign ministers of Norland and Sudania met in the capital on Wednesday to speak of the border."


def seen(name: str, lines: list[str], title: str = "") -> list[float]:
    return [round(float(value), 3) for value in features(lines, title)[FEATURES.index(name)]]


def marked(name: str, html: str) -> list[float]:
    markup = marked_blocks(parsed(html))
    return [round(float(value), 3) for value in features(markup.texts, "", markup)[FEATURES.index(name)]]


def test_a_sentence_may_end_with_a_credit_or_a_closing_mark() -> None:
    lines = [SENTENCE, f"“{SENTENCE}”", f"{SENTENCE} /Courier/", "Latest news", f"{SENTENCE[:-1]}...", "Version 2.0"]
    assert seen("sentence_end", lines) == [1, 1, 1, 0, 0, 0]


def test_kinship_is_the_share_of_words_that_other_sentences_have() -> None:
    assert seen("kinship", ["Border talks in Norland", SENTENCE, "Weather tomorrow"]) == [0.667, 0, 0]


def test_a_sentence_that_the_page_repeats_is_no_kin_of_itself_twice_over() -> None:
    once, *_ = seen("kinship", ["Border", SENTENCE])
    twice, *_ = seen("kinship", ["Border", SENTENCE, SENTENCE])
    assert once == twice == 1


def test_the_title_counts_where_it_is_known_apart_from_the_blocks() -> None:
    assert seen("title_covered", ["Border talks resume", "Sport"], "Border talks resume - Courier")[0] == 0.75
    assert seen("title_covered", ["Border talks resume", "Border talks resume"]) == [0, 1]


def test_how_much_stands_around_a_block_leaves_the_block_out() -> None:
    told = seen("told_around_3", [SENTENCE, "Menu", SENTENCE])
    assert told == [len(SENTENCE), 2 * len(SENTENCE), len(SENTENCE)]


def test_a_flat_page_has_nothing_of_markup() -> None:
    rows = [FEATURES.index(name) for name in MARKUP]
    assert not features([SENTENCE, "Menu"])[rows].any()


def test_links_are_the_share_of_a_block_that_stands_in_links() -> None:
    assert marked("links", "<p><a href=/>Home</a></p><p>Half <a href=/>half</a></p><p>None</p>") == [1, 0.444, 0]


def test_what_holds_most_of_the_page_says_nothing_of_a_block_s_own_place() -> None:
    html = f"<div class=comments><p>{SENTENCE}</p><p>{SENTENCE}!</p><div class=related><p>More news</p></div></div>"
    assert marked("around_comment", html) == [1, 1, 1]
    assert marked("local_comment", html) == [0, 0, 0]
    assert marked("local_related", html) == [0, 0, 1]


def test_the_trunk_is_the_innermost_element_with_half_of_what_is_told() -> None:
    html = f"<div><div><p>{SENTENCE}</p><p>{SENTENCE}</p></div><div><p>Imprint of the paper.</p></div></div>"
    assert marked("in_trunk", html) == [1, 1, 0]


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=120), min_size=1, max_size=20))
def test_every_value_is_a_number(lines: list[str]) -> None:
    found = features(lines)
    assert found.shape == (len(FEATURES), len(lines))
    assert np.isfinite(found).all()
