from __future__ import annotations

import json

import pytest
from tests.intake.test_feeds import ATOM, RDF, RSS

from dragoman.intake.opening import pages_of
from dragoman.intake.refusal import Refusal
from dragoman.model import Page


def read(content: str) -> list[Page | Refusal]:
    return list(pages_of(content.encode(), "feed.xml"))


def test_every_entry_of_a_feed_is_a_page_or_a_refusal() -> None:
    first, second, third = read(RSS)
    assert isinstance(first, Page)
    assert (first.source.kind, first.source.record, first.form) == ("feed", 0, "html")
    assert first.hints == {
        "id": "c-1",
        "title": "Ministers & mayors meet",
        "url": "https://courier.example/1",
        "published": "2022-01-21T16:00:00+03:00",
        "outlet": "Lakeside Courier",
        "language": "en",
        "authors": "Ann Lee",
    }
    assert b"<p>The ministers met &nbsp;on Friday.</p>" in first.content
    assert isinstance(second, Refusal)
    assert second.reason == "only a link: https://courier.example/2"
    assert isinstance(third, Page)


def test_an_entry_has_its_address_in_relation_to_the_feed() -> None:
    feed = RSS.replace("https://courier.example/1", "/1")
    found = list(pages_of(feed.encode(), "a", hints={"url": "https://courier.example/news/feed"}))
    assert isinstance(found[0], Page)
    assert found[0].hints["url"] == "https://courier.example/1"


def test_a_plain_text_in_a_feed_is_a_text() -> None:
    found = read(ATOM)[1]
    assert isinstance(found, Page)
    assert (found.form, found.content) == ("text", b"1 < 2, said the minister.")


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, f"<!-- x --><?a b?>\n{RSS}", f"\ufeff{RSS}"])
def test_a_feed_is_known_by_its_content(feed: str) -> None:
    assert {page.source.kind for page in read(feed)} == {"feed"}


def test_a_feed_in_utf_16_is_a_feed() -> None:
    found = list(pages_of(RSS.replace("utf-8", "utf-16").encode("utf-16"), "feed.xml"))
    assert len(found) == 3


def test_a_json_feed_is_a_feed_and_no_table() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1", "content_text": "Met."}]}
    for written in (json.dumps(feed), json.dumps(feed, indent=2)):
        (found,) = read(written)
        assert (found.source.kind, isinstance(found, Page)) == ("feed", True)


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ("<urlset><url><loc>https://a.example/1</loc></url></urlset>", "1 address"),
        (
            "<?xml version='1.0'?><sitemapindex><sitemap><loc>https://a.example/s</loc></sitemap></sitemapindex>",
            "1 address",
        ),
        (
            "<opml><body><outline xmlUrl='https://a.example/f'/><outline xmlUrl='http://b/'/></body></opml>",
            "2 addresses",
        ),
        ("https://a.example/1\nhttps://a.example/2\n", "2 addresses"),
    ],
)
def test_a_list_of_addresses_says_how_to_follow_it(content: str, number: str) -> None:
    (found,) = read(content)
    assert isinstance(found, Refusal)
    assert found.reason == f"a list of {number}, not a page: `dragoman follow feed.xml` reads what it lists"


def test_a_text_that_begins_with_an_address_is_a_page() -> None:
    (found,) = read("https://a.example/1\nThe ministers met.")
    assert isinstance(found, Page)
