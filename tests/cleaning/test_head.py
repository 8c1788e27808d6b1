from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from dragoman.cleaning.head import Head, read_head
from dragoman.model import When

URL = "https://www.example.org/world/visit"


def head(elements: str, url: str | None = URL, root: str = "<html>") -> Head:
    return read_head(LexborHTMLParser(f"<!doctype html>{root}<head>{elements}</head><body></body></html>"), url)


def test_a_page_that_tells_nothing_has_an_empty_head() -> None:
    assert head("", url=None) == Head()


@pytest.mark.parametrize(
    ("elements", "url"),
    [
        ('<link rel="canonical" href="https://www.example.org/a">', "https://www.example.org/a"),
        ('<link rel="canonical" href="/a">', "https://www.example.org/a"),
        ('<meta property="og:url" content="https://www.example.org/a">', "https://www.example.org/a"),
        ('<link rel="canonical" href="https://www.example.org/">', URL),
        ('<link rel="canonical" href="http://[bad">', URL),
        ('<link rel="canonical" href="javascript:void(0)">', URL),
        ("", URL),
    ],
)
def test_the_address_is_the_canonical_one_unless_it_is_the_site_s(elements: str, url: str) -> None:
    assert head(elements).url == url


@pytest.mark.parametrize(
    ("root", "elements", "language"),
    [
        ('<html lang="pt-BR">', "", "pt"),
        ('<html xml:lang="DE">', "", "de"),
        ("<html>", '<meta property="og:locale" content="sq_AL">', "sq"),
        ("<html>", '<meta http-equiv="content-language" content="uk">', "uk"),
        (
            '<html lang="en">',
            '<script type="application/ld+json">{"@type": "NewsArticle", "inLanguage": "fr"}</script>',
            "fr",
        ),
        ('<html lang="not a language">', "", None),
    ],
)
def test_the_language_is_the_declared_one(root: str, elements: str, language: str | None) -> None:
    assert head(elements, root=root).language == language


def test_tags_stand_there_once_and_trimmed() -> None:
    found = head('<meta name="keywords" content=" Norland, fog ,norland,, ' + "x" * 100 + '">')
    assert found.tags == ("Norland", "fog")


def test_tags_of_linked_data_go_before_keywords() -> None:
    data = '{"@type": "NewsArticle", "keywords": ["Norland", {"@type": "DefinedTerm", "name": "fog"}]}'
    elements = f'<script type="application/ld+json">{data}</script><meta name="keywords" content="news">'
    assert head(elements).tags == ("Norland", "fog")


def test_several_tags_may_have_an_element_each() -> None:
    elements = '<meta property="article:tag" content="Norland"><meta property="article:tag" content="fog">'
    assert head(elements).tags == ("Norland", "fog")


def test_there_are_not_more_tags_than_anybody_reads() -> None:
    assert len(head(f'<meta name="keywords" content="{",".join(map(str, range(500)))}">').tags) == 30


def test_a_section_is_told_and_what_was_escaped_twice_is_read() -> None:
    assert head('<meta property="article:section" content="World &amp;amp; trade">').section == "World & trade"


def test_a_change_is_told_beside_the_publication() -> None:
    found = head(
        '<meta property="article:published_time" content="2022-01-12">'
        '<meta property="article:modified_time" content="2022-01-14">'
    )
    assert found.published == When(date(2022, 1, 12), date(2022, 1, 12), "day", "metadata")
    assert found.modified == When(date(2022, 1, 14), date(2022, 1, 14), "day", "metadata")


def test_a_change_at_the_moment_of_publication_is_none() -> None:
    found = head(
        '<meta property="article:published_time" content="2022-01-12T10:00Z">'
        '<meta property="article:modified_time" content="2022-01-12T10:00Z">'
    )
    assert found.published is not None
    assert found.modified is None


def test_meta_elements_in_the_body_are_read_too() -> None:
    page = LexborHTMLParser('<p>Text</p><meta property="og:site_name" content="Lakeside Courier">')
    assert read_head(page).outlet == "Lakeside Courier"


@given(
    st.sampled_from(["author", "keywords", "date", "og:title", "og:url", "article:published_time", "og:locale"]),
    st.text(max_size=60),
)
def test_no_content_of_an_element_breaks_a_head(name: str, content: str) -> None:
    page = LexborHTMLParser("<html><head><meta></head><body></body></html>")
    meta = page.css_first("meta")
    assert meta is not None
    meta.attrs["name"] = name
    meta.attrs["content"] = content
    assert isinstance(read_head(page), Head)
