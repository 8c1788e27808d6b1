from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import NotAFeed
from dragoman.intake.feeds import Entry, read_addresses, read_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by <rss> tools -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>Lakeside Courier</title><link>https://courier.example/</link><language>en-GB</language>
  <item>
    <title>Ministers &amp;amp; mayors meet</title><link>https://courier.example/1</link><guid>c-1</guid>
    <media:title>A photograph</media:title><pubDate>Fri, 21 Jan 2022 16:00:00 +0300</pubDate>
    <dc:creator>Ann Lee</dc:creator><description>Short.</description>
    <content:encoded><![CDATA[<p>The ministers met &nbsp;on Friday.</p>]]></content:encoded>
  </item>
  <item><title>Only a link</title><link>https://courier.example/2</link></item>
  <item><title>Plain</title><description>They met &lt;b&gt;again&lt;/b&gt;.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sq" xml:base="https://gazeta.example/">
  <title>Gazeta</title><link rel="self" href="/feed"/><link href="/"/>
  <entry>
    <id>tag:1</id><title type="html">Takim n&amp;euml; Tiran&amp;euml;</title>
    <link rel="enclosure" href="/a.mp3"/><link href="lajme/1"/>
    <published>2022-01-21T16:00:00Z</published><author><name>Ana Hoxha</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ministrat u takuan.</p></div></content>
  </entry>
  <entry><title>Two &lt; three</title><content type="text">1 &lt; 2, said the minister.</content></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old News</title></channel>
 <item rdf:about="https://old.example/7"><title>Seven</title><dc:date>2004-05-06</dc:date>
 <description>A treaty was signed.</description></item></rdf:RDF>"""


def only(content: str) -> Entry:
    (entry,) = read_feed(content.encode()).entries
    return entry


def test_an_rss_feed_gives_its_name_and_its_entries() -> None:
    feed = read_feed(RSS.encode())
    assert (feed.title, feed.url, feed.language) == ("Lakeside Courier", "https://courier.example/", "en-GB")
    assert [entry.title for entry in feed.entries] == ["Ministers & mayors meet", "Only a link", "Plain"]


def test_the_whole_content_of_an_entry_counts_before_its_summary() -> None:
    entry = read_feed(RSS.encode()).entries[0]
    assert entry.html == "<p>The ministers met &nbsp;on Friday.</p>"
    assert (entry.id, entry.published, entry.authors) == ("c-1", "2022-01-21T16:00:00+03:00", ("Ann Lee",))


def test_an_entry_that_is_only_a_link_has_no_text() -> None:
    entry = read_feed(RSS.encode()).entries[1]
    assert (entry.html, entry.text, entry.url) == (None, None, "https://courier.example/2")


def test_a_description_with_markup_is_html() -> None:
    assert read_feed(RSS.encode()).entries[2].html == "They met <b>again</b>."


def test_an_atom_feed_gives_its_entries_with_absolute_addresses() -> None:
    feed = read_feed(ATOM.encode())
    first, second = feed.entries
    assert (feed.title, feed.url, feed.language) == ("Gazeta", "https://gazeta.example/", "sq")
    assert (first.title, first.url) == ("Takim në Tiranë", "https://gazeta.example/lajme/1")
    assert first.html == "<div><p>Ministrat u takuan.</p></div>"
    assert first.authors == ("Ana Hoxha",)
    assert (second.title, second.text) == ("Two < three", "1 < 2, said the minister.")


def test_rss_1_keeps_its_items_beside_the_channel() -> None:
    feed = read_feed(RDF.encode())
    assert feed.title == "Old News"
    assert feed.entries[0].url == "https://old.example/7"
    assert feed.entries[0].published == "2004-05-06"


def test_a_json_feed_is_a_feed() -> None:
    items = [
        {"id": 1, "url": "https://a.example/1", "content_text": "They met.", "date_published": "2022-01-21T10:00:00Z"},
        {"id": "2", "title": "Two", "content_html": "<p>They met.</p>", "authors": [{"name": "Ann Lee"}]},
    ]
    given = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "language": "en", "items": items}
    feed = read_feed(json.dumps(given).encode())
    assert feed.title == "A"
    assert [(entry.id, entry.text, entry.html) for entry in feed.entries] == [
        ("1", "They met.", None),
        ("2", None, "<p>They met.</p>"),
    ]
    assert feed.entries[1].authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("broken", "title", "text"),
    [
        ("<rss><channel><item><title>One</title><description>Met &nbsp;&hellip;", "One", "Met \xa0…"),
        ("<rss><channel><item><title>One</title><description><![CDATA[They met", "One", "They met"),
        ("<rss><channel><item><title>Q&A</title><description>R&D here</description></item>", "Q&A", "R&D here"),
        ("<rss><item><title>One</title><a:b>x</a:b><description>Met</description></item></chanel></rss>", "One", "Met"),
        ("<br>Warning: line 3<br>\n<?xml version='1.0'?><rss><item><title>One</title></item></rss>", "One", None),
        ("<rss><item><title>One\x00\x08</title><description>Met\x0b</description></item></rss>", "One", "Met"),
        ("<rss><item><title>One</title><description>&nonesuch; met</description></item>", "One", "&nonesuch; met"),
    ],
)
def test_a_broken_feed_gives_what_can_be_read(broken: str, title: str, text: str | None) -> None:
    entry = only(broken)
    assert entry.title == title
    assert (entry.text or entry.html) == text


@pytest.mark.parametrize(("encoding", "text"), [("euc-kr", "년"), ("windows-1251", "Министр прибыл в Вену")])
def test_a_feed_is_read_in_the_encoding_that_it_declares(encoding: str, text: str) -> None:
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss><item><title>{text}</title></item></rss>'
    assert read_feed(feed.encode(encoding)).entries[0].title == text


def test_the_charset_told_outside_is_used() -> None:
    feed = "<rss><item><title>Министр прибыл</title></item></rss>".encode("koi8-r")
    assert read_feed(feed, "koi8-r").entries[0].title == "Министр прибыл"


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"<html><body>no</body></html>", b"text", b'{"version": 1}'])
def test_what_is_no_feed_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_feed(content)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "hostile",
    [
        f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]><rss><item x="&l11;"><title>&l11;</title></item></rss>',
        f'<!DOCTYPE r [<!ENTITY a "{"x" * 200_000}">]><rss><item><title>{"&a;" * 100_000}</title></item></rss>',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><item><title>&a;</title></item></rss>',
        '<!DOCTYPE r [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd"> %b;]><rss><item><title>t</title></item></rss>',
        '<!DOCTYPE r [<!ENTITY a "<rss>"><!ENTITY b "&a;&a;">]><rss><!--<![CDATA[--><item><title>&b;<!--]]>-->',
        "<rss><item><description>" + "<a>" * 200_000,
        "<rss><item><description>" + "&lt;!--" * 300_000,
        "<rss><item " + " ".join(f'a{n}="1"' for n in range(300_000)) + "><title>t</title></item></rss>",
        "<rss><item><author>" + "@" * 300_000,
        "<rss>" + "<item/>" * 600_000,
        "<rss>" + "<![CDATA[" * 400_000,
        "<rss>" + "&" * 2_000_000,
        "<?" * 500_000 + "<!--" * 500_000,
    ],
)
def test_a_feed_made_to_do_harm_expands_nothing_and_ends_soon(hostile: str) -> None:
    started = time.process_time()
    try:
        feed = read_feed(hostile.encode())
    except NotAFeed:
        feed = None
    assert time.process_time() - started < 2
    if feed:
        assert sum(len(entry.title or "") for entry in feed.entries) <= len(hostile)


@settings(max_examples=200)
@given(st.integers(0, len(RSS.encode())), st.binary(max_size=6))
def test_any_damage_to_a_feed_is_read_or_said(at: int, damage: bytes) -> None:
    content = RSS.encode()
    for damaged in (content[:at] + damage + content[at + len(damage) :], content[:at]):
        with suppress(NotAFeed):
            read_feed(damaged)


def test_a_sitemap_names_its_pages() -> None:
    sitemap = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/x/1.1">
      <url><loc> https://a.example/1?x=1&amp;y=2 </loc><news:news><news:title>One</news:title></news:news>
      <image:image><image:loc>https://a.example/1.jpg</image:loc></image:image></url>
      <url><loc>https://a.example/2</loc></url><url><loc>https://a.example/2</loc></url></urlset>"""
    assert read_addresses(sitemap.encode()) == ("https://a.example/1?x=1&y=2", "https://a.example/2")


def test_an_index_of_sitemaps_names_them() -> None:
    index = "<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>"
    assert read_addresses(index.encode()) == ("https://a.example/s1.xml",)


def test_an_outline_names_its_feeds_to_any_depth() -> None:
    outline = """<opml version="2.0"><body><outline text="News"><outline xmlUrl="https://a.example/feed"
      htmlUrl="https://a.example/"/></outline><outline xmlURL="https://b.example/rss"/></body></opml>"""
    assert read_addresses(outline.encode()) == ("https://a.example/feed", "https://b.example/rss")


def test_a_plain_list_names_what_stands_in_its_lines() -> None:
    content = b"# feeds\nhttps://a.example/feed\n\n http://b.example/ \n"
    assert read_addresses(content) == ("https://a.example/feed", "http://b.example/")


@pytest.mark.parametrize("content", [b"", b"The ministers met.", b"file:///etc/passwd\n", b"<html></html>"])
def test_what_lists_no_addresses_is_said_to_list_none(content: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_addresses(content)
