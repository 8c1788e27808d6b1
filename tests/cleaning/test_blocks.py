from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.blocks import Block, blocks, mended


def texts(page: str) -> list[str]:
    return [block.text for block in blocks(page)]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("The cafÃ© in ZÃ¼rich was full.", "The café in Zürich was full."),
        ("Heâ€™s gone, she said.", "He’s gone, she said."),
        ("Президент встретился".encode().decode("latin-1"), "Президент встретился"),
        ("« Le café» a-t-il dit à “Norland”.", "« Le café» a-t-il dit à “Norland”."),
    ],
)
def test_what_was_encoded_twice_is_read_again_where_that_is_sure(given: str, meant: str) -> None:
    assert mended(given) == meant


def test_blocks_know_the_empty_lines_before_them() -> None:
    assert blocks("One\n\n\nTwo\r\n \r\nThree") == [Block("One"), Block("Two", 2), Block("Three", 1)]


def test_what_only_a_typesetter_sees_is_taken_out() -> None:
    assert mended("Nord\u00adland\u200b\u00a0and\u2003Sudania\ufeff\t ") == "Nordland and Sudania"


def test_joiners_that_are_letters_stay() -> None:
    assert mended("می\u200cخواهد") == "می\u200cخواهد"


def test_letters_and_marks_are_composed() -> None:
    assert mended("Vie\u0302\u0323t") == "Việt"


def test_a_drop_cap_is_joined_where_the_page_knows_the_word() -> None:
    page = "N orland and Sudania will go on with their talks.\nThe talks with Norland were long."
    assert texts(page)[0] == "Norland and Sudania will go on with their talks."


def test_a_drop_cap_on_a_line_of_its_own_is_joined() -> None:
    page = "N\norland and Sudania will go on with their talks.\nThe talks with Norland were long."
    assert texts(page)[0] == "Norland and Sudania will go on with their talks."


def test_a_word_of_one_letter_stays_a_word() -> None:
    page = "A head of state spoke on Monday, ahead of the talks.\nThe head of state will speak again, said a head."
    assert texts(page)[0].startswith("A head")
    assert texts("В сряда министрите се срещнаха в Брюксел за разговори.")[0].startswith("В сряда")


def test_lines_wrapped_at_a_fixed_width_become_paragraphs() -> None:
    wrapped = (
        "The ministers of the two countries met in the capital on Monday and\n"
        "spoke for three hours about the border, the river and the fishing\n"
        "rights that were left open when the treaty was signed ten years ago\n"
        "in the spring.\n"
        "\n"
        "They will meet again before the end of the year, said the spokesman\n"
        "of the ministry, who would not name a place or a day for the talks.\n"
    )
    assert len(texts(wrapped)) == 2


@given(st.text())
def test_blocks_are_single_lines_without_space_at_their_ends(page: str) -> None:
    assert all(text and text == text.strip() and "\n" not in text for text in texts(page))
