"""Feeds and lists of addresses given as files: an entry with a text is a page, an address alone is none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from msgspec import structs

from dragoman.errors import NotAFeed
from dragoman.intake.danger import html_danger
from dragoman.intake.feeds import Entry, Feed, read_addresses, read_feed
from dragoman.intake.given import Given
from dragoman.intake.refusal import Refusal
from dragoman.intake.single import single_page
from dragoman.model import Page, Source


def feed_pages(given: Given, content: bytes) -> Iterator[Page | Refusal]:
    """One page or one refusal for every entry of a feed."""
    try:
        feed = read_feed(content, given.charset)
    except NotAFeed as reason:
        yield given.refusal(str(reason), "feed")
        return
    if not feed.entries:
        yield given.refusal("a feed without entries", "feed")
    for record, entry in enumerate(feed.entries):
        yield _entry_page(given, feed, record, entry)


def _entry_page(given: Given, feed: Feed, record: int, entry: Entry) -> Page | Refusal:
    entry = structs.replace(entry, url=_whole(given, feed, entry))
    content = (_framed(feed, entry) if entry.html else entry.text or "").encode("utf-8", "replace")
    source = Source(given.uri, "feed", record, hashlib.sha256(content).hexdigest(), None, given.fetched)
    if not content.strip() or entry.text == entry.title:
        return Refusal(source, f"only a link: {entry.url}" if entry.url else "an entry without a text")
    reason = html_danger(content) if entry.html else None
    if reason:
        return Refusal(source, reason)
    return Page(source, content, "html" if entry.html else "text", {**given.hints, **_hints(feed, entry)}, "utf-8")


def _whole(given: Given, feed: Feed, entry: Entry) -> str | None:
    """The entry's address, in relation to where the feed was found, else to its site."""
    try:
        return urljoin(given.hints.get("url") or feed.url or "", entry.url) if entry.url else None
    except ValueError:
        return entry.url


def _framed(feed: Feed, entry: Entry) -> str:
    """The HTML of an entry as a page, so that it is read as pages are."""
    language = escape(entry.language or feed.language or "")
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(entry.title or "")}</title>'
        f"</head><body><article>{entry.html}</article></body></html>"
    )


def _hints(feed: Feed, entry: Entry) -> dict[str, str]:
    told = {
        "id": entry.id,
        "title": entry.title,
        "url": entry.url,
        "published": entry.published,
        "outlet": feed.title,
        "language": (entry.language or feed.language or "").partition("-")[0].lower(),
        "authors": ", ".join(entry.authors),
    }
    return {name: value for name, value in told.items() if value}


def listed_addresses(given: Given, content: bytes) -> Iterator[Page | Refusal]:
    """The refusal of a sitemap, an outline or a list of addresses, which says how to have them followed."""
    try:
        addresses = read_addresses(content)
    except NotAFeed:
        # A text that begins with an address is a page.
        yield single_page(given, content)
        return
    number = f"{len(addresses)} address{'' if len(addresses) == 1 else 'es'}"
    yield given.refusal(f"a list of {number}, not a page: `dragoman follow {given.uri}` reads what it lists")
