from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.cleaning.head import read_head


def title(head: str, body: str = "") -> str | None:
    return read_head(LexborHTMLParser(f"<html><head>{head}</head><body>{body}</body></html>")).title


def test_the_logo_is_no_headline() -> None:
    head = '<title>Minister visits Sudania | The Courier</title><meta property="og:site_name" content="The Courier">'
    assert title(head, "<h1>The Courier</h1><h2>Minister visits Sudania</h2>") == "Minister visits Sudania"


def test_a_kicker_that_the_card_leaves_out_is_no_part_of_the_title() -> None:
    head = '<meta property="og:title" content="Minister visits Sudania for talks">'
    assert title(head, "<h1>Trade: Minister visits Sudania for talks</h1>") == "Minister visits Sudania for talks"


@pytest.mark.parametrize(
    "window",
    [
        "The Lakeside Courier : Minister visits Sudania for talks",
        "Minister visits Sudania for talks - World - Lakeside",
        "World_Minister visits Sudania for talks_Lakeside",
        "Lakeside｜Minister visits Sudania for talks｜World",
    ],
)
def test_of_the_window_that_part_counts_which_stands_on_the_page(window: str) -> None:
    body = "<p>Lakeside</p><p>World</p><b>Minister visits Sudania for talks</b><p>More of it.</p>"
    assert title(f"<title>{window}</title>", body) == "Minister visits Sudania for talks"


def test_a_script_or_drawing_in_the_headline_is_not_read() -> None:
    assert title("", "<h1>Minister<br>visits <svg><title>pen</title></svg>Sudania<script>x()</script></h1>") == (
        "Minister visits Sudania"
    )


def test_a_page_without_any_name_has_no_title() -> None:
    assert title("<title> </title>", "<h1></h1><p>Text.</p>") is None
