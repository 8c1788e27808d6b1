"""Feeds and lists of addresses: RSS 0.9x to 2.0, Atom, JSON Feed; sitemaps, OPML outlines, plain lists of URLs.

Broken feeds give what can be read of them. Of several texts of an entry the fullest kind counts: its content before
its summary. Nothing is fetched here.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from dragoman.errors import NotAFeed
from dragoman.intake.markup import name_of, parsed
from dragoman.intake.moments import moment

_FEED_ROOTS = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF|channel)(?=[\s>/])", re.IGNORECASE)
_LIST_ROOTS = re.compile(r"<(?:\w{1,20}:)?(?:urlset|sitemapindex|opml)(?=[\s>/])", re.IGNORECASE)
_JSON_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\w{1,8}|[a-zA-Z]\w{1,31});")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?(?:-->|\Z)", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MAIL_WITH_NAME = re.compile(r"[^\s@]+@[^\s@()]+\s*\((.+)\)\s*")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# Where the text of an entry may stand, the fullest first.
_TEXTS = ("content:encoded", "xhtml:body", "content", "description", "summary", "dc:description")
_DAYS = ("published", "pubdate", "issued", "dc:issued", "dc:date", "created", "dc:created", "updated", "modified")
_CHANGES = ("updated", "modified", "dcterms:modified")


class Entry(Struct, frozen=True):
    """One article of a feed. Its text is in `html` or in `text`; in neither where the feed has only a link to it.

    `published` is a day or moment in ISO 8601, and so is `updated`, when it was changed last.
    """

    id: str | None
    title: str | None
    url: str | None
    published: str | None
    html: str | None = None
    text: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    updated: str | None = None


class Feed(Struct, frozen=True):
    """A feed's name, its site's address and its language, and its entries in the order in which they stand."""

    title: str | None
    url: str | None
    language: str | None
    entries: tuple[Entry, ...] = ()


def read_feed(content: bytes, charset: str | None = None) -> Feed:
    """The feed that the bytes hold, RSS, Atom or JSON; `charset` is the encoding declared outside of them.

    Raises `NotAFeed`, with the reason, where they hold none.
    """
    if _JSON_OBJECT.match(content):
        return _json_feed(content)
    root = parsed(content, charset, _FEED_ROOTS)
    entries = tuple(_entry(_Children(element)) for element in root.iter("{*}item", "{*}entry") if name_of(element))
    top = _Children(next((child for child in root.iter("{*}channel") if name_of(child)), root))
    return Feed(_title(top), _link(top), _language(top) or root.get(_LANGUAGE), entries)


def read_addresses(content: bytes) -> tuple[str, ...]:
    """The addresses that a sitemap, an index of sitemaps, an OPML outline or a plain list of URLs names, each once.

    Of an outline, the feeds. Raises `NotAFeed` where the bytes are none of these.
    """
    if b"<" not in content[:4096]:
        return _plain_list(content)
    root = parsed(content, None, _LIST_ROOTS)
    if name_of(root) == "opml":
        found = (_attribute(outline, "xmlUrl", "xmlurl", "xmlURL", "XMLURL") for outline in root.iter("{*}outline"))
    else:
        found = (_text(place) for place in root.iter("{*}loc") if name_of(place))
    return tuple(dict.fromkeys(address for address in found if address and _ADDRESS.fullmatch(address)))


def _plain_list(content: bytes) -> tuple[str, ...]:
    text = content.decode("utf-8-sig", "replace")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines or not all(_ADDRESS.fullmatch(line) for line in lines):
        raise NotAFeed("no list of addresses")
    return tuple(dict.fromkeys(lines))


def _entry(entry: _Children) -> Entry:
    as_html, as_text = _content(entry)
    return Entry(
        id=entry.first("id", "guid", "dc:identifier") or _about(entry.element),
        title=_title(entry),
        url=_link(entry),
        published=_moment(entry, _DAYS),
        html=as_html,
        text=as_text,
        language=_language(entry),
        authors=tuple(dict.fromkeys(_authors(entry))),
        updated=_moment(entry, _CHANGES),
    )


class _Children:
    """An element with its children by their names."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.by_name: dict[str, list[Any]] = {}
        for child in element:
            self.by_name.setdefault(name_of(child), []).append(child)

    def named(self, *names: str) -> Iterator[Any]:
        """The children of these names, those of the first name first."""
        for name in names:
            yield from self.by_name.get(name, ())

    def first(self, *names: str) -> str | None:
        """The text of the first of them that holds any."""
        return next((text for child in self.named(*names) if (text := _text(child))), None)


def _text(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None


def _attribute(element: Any, *spellings: str) -> str | None:
    # Asked for by name: to list the attributes of an element that has very many takes lxml very long.
    return next((value.strip() for spelling in spellings if (value := element.get(spelling))), None)


def _about(element: Any) -> str | None:
    return _attribute(element, _ABOUT, "rdf:about", "about")


def _title(of: _Children) -> str | None:
    for child in of.named("title", "dc:title"):
        as_html, as_text = _value(child)
        if title := " ".join((as_text or _without_tags(as_html or "")).split()):
            return title
    return None


def _without_tags(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup))


def _content(of: _Children) -> tuple[str | None, str | None]:
    """The text of an entry, as HTML or as plain text."""
    for child in of.named(*_TEXTS):
        as_html, as_text = _value(child)
        if as_html and _without_tags(as_html).strip():
            return as_html, None
        if as_text:
            return None, as_text
    return None, None


def _value(element: Any) -> tuple[str | None, str | None]:
    """What an element holds, as HTML or as plain text: as its type says, or else as it looks."""
    kind = (element.get("type") or "").lower()
    if element.get("src") or kind.startswith(("image/", "audio/", "video/")):
        return None, None
    inner = (_from_base64(element.text or "") if element.get("mode") == "base64" else _inner(element)).strip()
    if kind in ("text", "text/plain") and element.get("mode") != "escaped" and not len(element):
        return None, inner or None
    if "html" in kind or _MARKUP.search(inner):
        return inner or None, None
    return None, inner or None


def _inner(element: Any) -> str:
    from lxml import etree

    if not len(element):
        return str(element.text or "")
    for below in element.iterdescendants():
        if isinstance(below.tag, str):
            # HTML knows no prefixes.
            below.tag = etree.QName(below).localname if below.tag.startswith("{") else below.tag.rpartition(":")[2]
    etree.cleanup_namespaces(element)
    whole = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return str(whole[whole.index(">") + 1 : whole.rindex("</")]) if "</" in whole else ""


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _link(of: _Children) -> str | None:
    for child in of.named("link"):
        address = _attribute(child, "href", "HREF") or _text(child)
        if address and (child.get("rel") or "alternate").lower() == "alternate":
            return _absolute(child, address)
    for child in of.named("guid"):
        text = _text(child)
        if text and _ADDRESS.fullmatch(text) and (_attribute(child, "isPermaLink", "ispermalink") or "true") == "true":
            return text
    about = _about(of.element)
    return about if about and _ADDRESS.fullmatch(about) else None


def _absolute(element: Any, address: str) -> str:
    try:
        return urljoin(element.base or "", address)
    except ValueError:
        return address


def _language(of: _Children) -> str | None:
    told = of.first("language", "dc:language") or of.element.get(_LANGUAGE)
    return told.replace("_", "-") if told else None


def _authors(of: _Children) -> Iterator[str]:
    for child in of.named("author", "dc:creator"):
        told = _Children(child).first("name") if len(child) else _text(child)
        with_mail = _MAIL_WITH_NAME.fullmatch(told or "")
        name = with_mail[1].strip() if with_mail else told
        if name and "@" not in name:
            yield name


def _moment(of: _Children, names: tuple[str, ...]) -> str | None:
    return next((day for child in of.named(*names) if (day := moment(_text(child) or ""))), None)


def _json_feed(content: bytes) -> Feed:
    try:
        given = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotAFeed(f"not JSON: {error}") from error
    if not isinstance(given, dict) or "jsonfeed.org" not in str(given.get("version")):
        raise NotAFeed("JSON, but no JSON Feed")
    items = given.get("items")
    entries = tuple(_json_entry(item) for item in items if isinstance(item, dict)) if isinstance(items, list) else ()
    return Feed(
        _string(given, "title"), _string(given, "home_page_url", "feed_url"), _string(given, "language"), entries
    )


def _json_entry(item: dict[str, Any]) -> Entry:
    as_html = _string(item, "content_html")
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    return Entry(
        id=_string(item, "id"),
        title=_string(item, "title"),
        url=_string(item, "url", "external_url"),
        published=moment(_string(item, "date_published", "date_modified") or ""),
        html=as_html,
        text=None if as_html else _string(item, "content_text", "summary"),
        language=_string(item, "language"),
        authors=tuple(
            name for author in authors or () if isinstance(author, dict) and (name := _string(author, "name"))
        ),
        updated=moment(_string(item, "date_modified") or ""),
    )


def _string(given: dict[str, Any], *names: str) -> str | None:
    """The first of these that holds text; a number is text, too, for ids are often written so."""
    for name in names:
        value = given.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None
