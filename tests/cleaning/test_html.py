from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.cleaning.article import Cleaned
from dragoman.cleaning.html import read_html
from dragoman.errors import UnreadablePage
from dragoman.model import When

Clean = Callable[..., Cleaned]

BODY = """<div class="menu"><a href="/world">World</a> <a href="/weather">Weather</a></div>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Norland's foreign minister visits Sudania</h1>
<p>The foreign minister of Norland, Erik Vane, met the president of Sudania in the capital on Wednesday.</p>
<p>“We had good talks, and we will go on with them in the spring,” Vane said after the meeting.</p>
<p>The president thanked him for the visit and announced that a new treaty would be signed.</p></article>
<footer><p>All rights reserved.</p></footer>"""


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head><title>Visit | Lakeside Courier</title>{head}</head><body>{body}</body></html>"


def test_html_gives_the_headline_once_and_the_paragraphs(clean: Clean) -> None:
    found = clean(page()).article
    assert found.text.split("\n")[0] == found.title == "Norland's foreign minister visits Sudania"
    assert len(found.paragraphs) == 4
    assert "rights reserved" not in found.text
    assert found.dropped.characters > 0


@pytest.mark.parametrize(
    ("head", "when"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": '
            '"2022-01-12T10:15:00+01:00", "dateModified": "2022-01-14"}]}</script>',
            When(date(2022, 1, 12), date(2022, 1, 12), "minute", "metadata", "10:15:00+01:00"),
        ),
        (
            '<meta property="article:modified_time" content="2022-01-14"><meta property="article:published_time" '
            'content="2022-01-12">',
            When(date(2022, 1, 12), date(2022, 1, 12), "day", "metadata"),
        ),
        (
            '<link rel="canonical" href="https://www.example.org/2022/01/12/visit">',
            When(date(2022, 1, 12), date(2022, 1, 12), "day", "metadata"),
        ),
    ],
)
def test_the_publication_date_is_the_first_one_not_the_change(head: str, when: When) -> None:
    assert read_html(page(head)).published == when


def test_a_page_that_tells_no_date_has_none() -> None:
    assert read_html(page()).published is None


def test_authors_come_from_the_linked_data() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Ada Holm"},'
        ' {"name": "Jo Lund"}]}</script>'
    )
    assert read_html(page(head)).head.authors == ("Ada Holm", "Jo Lund")


@pytest.mark.parametrize(
    "data", ["{", "[[[[[[[[", "null", '{"@graph": {"@graph": 1}}', '{"@type": ["NewsArticle"], "author": 5}']
)
def test_broken_linked_data_is_passed_over(data: str) -> None:
    assert read_html(page(f'<script type="application/ld+json">{data}</script>')).paragraphs


def test_broken_html_is_read_as_far_as_it_goes(clean: Clean) -> None:
    broken = page().replace("</p>", "").replace("</article>", "<b><i>").replace("</body></html>", "<")
    assert "a new treaty would be signed" in clean(broken).article.text


def test_a_piece_of_html_without_its_frame_is_read(clean: Clean) -> None:
    assert "announced that a new treaty" in clean(BODY).article.text


def test_html_in_windows_1251_that_says_otherwise_is_read(clean: Clean) -> None:
    sentence = "Министрите на външните работи се срещнаха в сряда в София, за да обсъдят границата."
    html = page(
        '<meta charset="iso-8859-1">', f"<article><h1>Среща в София</h1><p>{sentence}</p><p>{sentence}!</p></article>"
    )
    assert sentence in clean(html.encode("cp1251")).article.text


def test_xhtml_that_declares_its_encoding_is_read(clean: Clean) -> None:
    assert clean('<?xml version="1.0" encoding="utf-8"?>\n' + page()).article.title is not None


@pytest.mark.parametrize("content", ["<html></html>", "<html><body><script>x = '<p>'</script></body></html>"])
def test_html_without_text_is_refused(content: str) -> None:
    with pytest.raises(UnreadablePage, match="no article found"):
        read_html(content)


def test_html_with_a_hundred_thousand_attributes_ends() -> None:
    with pytest.raises(UnreadablePage):
        read_html("<html><body><div " + "a=b " * 100_000 + "></div></body></html>")


@pytest.mark.parametrize("deep", [300, 900])
def test_html_nested_deep_is_read(deep: int) -> None:
    assert read_html(page(body="<div>" * deep + BODY + "</div>" * deep)).paragraphs


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        # The headline on the page, where its meta element says the same; linked data is written for search engines.
        (
            '<meta property="og:title" content="Minister visits Sudania"><script type="application/ld+json">'
            '{"@type": "NewsArticle", "headline": "Erik Vane visit: all you need to know"}</script>',
            "Minister visits Sudania",
            "Minister visits Sudania",
        ),
        # The outlet's name behind it, told by the page, or by another place that leaves it out.
        (
            '<meta property="og:site_name" content="The Courier">'
            '<meta property="og:title" content="Minister visits Sudania - World - The Courier">',
            "Read more",
            "Minister visits Sudania",
        ),
        (
            '<meta property="og:title" content="Minister visits Sudania | Courier of Norland">',
            "Minister visits Sudania",
            "Minister visits Sudania",
        ),
        # Entities written twice.
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Vane&amp;#039;s visit to '
            'Sudania"}</script><meta property="og:title" content="Vane\'s visit to Sudania">',
            "Our best stories",
            "Vane's visit to Sudania",
        ),
        # A script in the heading is no part of it.
        ("", "Minister visits Sudania<script>var x = 1;</script>", "Minister visits Sudania"),
    ],
)
def test_the_title_is_what_most_places_of_the_page_say(head: str, heading: str, title: str) -> None:
    body = BODY.replace("Norland's foreign minister visits Sudania", heading)
    assert read_html(page(head, body)).head.title == title


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta name="author" content="Ada Holm; Jo Lund">', ""),
        ("", '<p><a rel="author" href="/ada">By Ada Holm</a> <a rel="author" href="/jo">Jo Lund</a></p>'),
        (
            '<meta name="author" content="admin">',
            '<span class="byline">Ada Holm</span><span class="byline">Jo Lund</span>',
        ),
    ],
)
def test_authors_come_from_meta_elements_or_a_marked_byline(head: str, byline: str) -> None:
    assert read_html(page(head, byline + BODY)).head.authors == ("Ada Holm", "Jo Lund")


def test_control_characters_do_not_end_a_page() -> None:
    broken = page().replace("on Wednesday", "on\x00 \x0bWednesday")
    assert read_html(broken).paragraphs == read_html(page()).paragraphs


def test_a_page_that_says_that_it_is_utf_8_and_is_not_is_read(clean: Clean) -> None:
    sentence = "Министрите на външните работи се срещнаха в сряда в София, за да обсъдят границата."
    html = page('<meta charset="utf-8">', f"<h1>Среща в София</h1><p>{sentence}</p><p>{sentence}!</p>")
    assert sentence in clean(html.encode("cp1251")).article.text


def test_how_many_characters_of_utf_8_are_broken_is_said(clean: Clean) -> None:
    sentence = "Министрите на външните работи се срещнаха в сряда в София, за да обсъдят границата."
    html = page('<meta charset="utf-8">', f"<h1>Среща в София</h1><p>{sentence}</p><p>{sentence}!</p>").encode()
    found = clean(html.replace("границата.".encode(), "границ".encode() + b"\xd0" + "та.".encode()))
    assert "срещнаха в сряда" in found.article.text
    assert found.warnings[0] == "2 broken characters replaced"
