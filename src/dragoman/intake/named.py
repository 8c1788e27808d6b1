"""Which pages and further lists a feed, a sitemap, an outline or a plain list of addresses names."""

from __future__ import annotations

import io
import re

from msgspec import Struct

from dragoman.errors import NotAFeed, Unfetched, UnreadablePage
from dragoman.intake.addresses import read_address
from dragoman.intake.charset import decode
from dragoman.intake.feeds import Entry, read_addresses, read_feed
from dragoman.intake.guard import LARGEST_PAGE
from dragoman.intake.stream import Stream
from dragoman.intake.unpacking import GZIP, GzipMember, Unpacked

_HEAD = 8192
_PART = 1 << 20
_BEFORE_THE_ROOT = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([a-zA-Z]+)")
_FEEDS = frozenset(("rss", "feed", "rdf", "channel"))


class Named(Struct, frozen=True):
    """Pages by their entries, each with a whole address, and `lists`: addresses of feeds and sitemaps.

    `without_address` counts the entries that lead nowhere.
    """

    entries: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()
    without_address: int = 0


def unpacked(content: bytes) -> bytes:
    """The bytes of a list that was packed with gzip, as sitemaps often are; others as they are.

    Raises `NotAFeed` where they do not unpack, or are a bomb.
    """
    if not content.startswith(GZIP):
        return content
    packed = Unpacked(Stream(io.BytesIO(content).read), GzipMember, GZIP)
    whole = bytearray()
    try:
        while part := packed.more(_PART):
            whole += part
            if len(whole) > LARGEST_PAGE:
                raise NotAFeed(f"larger than {LARGEST_PAGE >> 20} MB")
    except UnreadablePage as reason:
        raise NotAFeed(str(reason)) from reason
    return bytes(whole)


def named(content: bytes, charset: str | None = None, base: str = "") -> Named | None:
    """What the bytes name, or None where they are a page that speaks for itself.

    Addresses count from `base` where they are not whole. Raises `NotAFeed` where a feed or list cannot be read.
    """
    head = decode(content[:_HEAD], charset).text.removeprefix("\ufeff")
    prolog = _BEFORE_THE_ROOT.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    kind = root[1].lower() if root else ""
    if kind in _FEEDS or head.lstrip().startswith("{"):
        return _of_entries(read_feed(content, charset).entries, base)
    if kind == "urlset":
        return _of_entries([Entry(None, None, url, None) for url in read_addresses(content)], base)
    if kind in ("sitemapindex", "opml"):
        return Named(lists=read_addresses(content))
    if root is None and "<" not in head:
        return _plain_list(content)
    return None


def _plain_list(content: bytes) -> Named | None:
    try:
        return Named(lists=read_addresses(content))
    except NotAFeed:
        return None


def _of_entries(entries: tuple[Entry, ...] | list[Entry], base: str) -> Named:
    found: dict[str, Entry] = {}
    without = 0
    for entry in entries:
        url = _whole(entry.url, base)
        if url is None:
            without += 1
        else:
            found.setdefault(url, Entry(entry.id, entry.title, url, entry.published, updated=entry.updated))
    return Named(tuple(found.values()), without_address=without)


def _whole(url: str | None, base: str) -> str | None:
    try:
        return read_address(url, base).url if url else None
    except Unfetched:
        return None
