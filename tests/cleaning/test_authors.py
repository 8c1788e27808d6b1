from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.cleaning.head import read_head

SITE = '<meta property="og:site_name" content="Lakeside Courier">'


def authors(head: str = "", body: str = "") -> tuple[str, ...]:
    page = f"<html><head>{SITE}{head}</head><body>{body}</body></html>"
    return read_head(LexborHTMLParser(page), "https://www.example.org/a").authors


def data(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'


@pytest.mark.parametrize(
    "author",
    [
        '[{"name": "Ada Holm"}, {"name": "Jo Lund"}]',
        '["Ada Holm", "Jo Lund"]',
        '[[{"name": "Ada Holm"}], {"name": ["Jo Lund"]}]',
        '{"@type": "Person", "name": "Ada Holm og Jo Lund"}',
        '{"name": "By Ada Holm, Jo Lund"}',
        '[{"givenName": "Ada", "familyName": "Holm"}, {"name": "Jo Lund"}, {"name": "https://example.org/jo"}]',
    ],
)
def test_linked_data_names_people_in_many_shapes(author: str) -> None:
    assert authors(data(author)) == ("Ada Holm", "Jo Lund")


def test_the_outlet_gives_way_to_a_byline() -> None:
    byline = '<p class="byline">By Ada Holm, Norburg, 12 January 2022</p>'
    assert authors(data('{"@type": "Organization", "name": "Lakeside Courier"}'), byline) == ("Ada Holm",)


def test_the_outlet_is_the_author_where_nobody_else_is_named() -> None:
    assert authors(data('{"@type": "Organization", "name": "Lakeside Courier"}')) == ("Lakeside Courier",)


def test_an_agency_that_linked_data_names_is_the_author() -> None:
    assert authors(data('{"@type": "Organization", "name": "dpa"}')) == ("dpa",)


def test_a_login_name_is_no_author() -> None:
    assert authors(data('{"name": "ada-holm"}') + '<meta name="author" content="Ada Holm">') == ("Ada Holm",)


def test_a_family_name_that_goes_first_is_put_behind() -> None:
    head = '<meta name="citation_author" content="Holm, Ada"><meta name="citation_author" content="Lund, Jo">'
    assert authors(head) == ("Ada Holm", "Jo Lund")


def test_bylines_of_other_stories_are_not_the_article_s() -> None:
    body = (
        '<div><div><a rel="author">By Ada Holm</a></div></div>'
        '<section><ul><li><p><a rel="author">By Erik Vane</a></p></li></ul></section>'
    )
    assert authors(body=body) == ("Ada Holm",)


def test_a_link_to_an_author_s_page_names_him() -> None:
    assert authors(body='<p><a href="/autoren/holm">Dr. Ada Holm</a></p>') == ("Dr. Ada Holm",)


def test_buttons_beside_a_byline_are_no_names() -> None:
    assert authors(body='<div class="author">Twitter Facebook</div>') == ()


def test_a_name_with_a_short_word_in_it_stays_whole() -> None:
    assert authors(data('{"name": "Juan Lund y Holm"}')) == ("Juan Lund y Holm",)
