"""What an HTML page tells of its article outside the text: title, authors, outlet, address, publication date.

Pages say these things several times: in linked data (JSON-LD), in meta elements, in the headline that the reader
sees, in the window's title. No search through the text is made here.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from dragoman.cleaning.blocks import mended
from dragoman.cleaning.bylines import person_named
from dragoman.cleaning.dates import told
from dragoman.model import When

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|Recipe|WebPage|VideoObject)$")
_PUBLISHED_META = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "date_published", "publication_date", "publicationdate", "published_date", "publishdate",
    "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dc.date.created", "cxenseparse:recs:publishtime", "article.published", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_AUTHOR_META = ("author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author", "citation_author")
_BYLINES = (
    ".//*[@rel='author' or @itemprop='author']",
    ".//*[self::a or self::span or self::p or self::div][contains(@class, 'author') or contains(@class, 'byline')]",
)
_BETWEEN_NAMES = re.compile(r"\s*[;,|/]\s*")
_MOST_AUTHORS = 20
_TITLE_META = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title")
_OUTLET_META = ("application-name", "dc.publisher", "publisher", "twitter:site")
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-]([01]?\d)[/-]([0-3]?\d)(?:/|-|$)")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_ENDING = re.compile(r"\s+[-|–—:»•·]\s+")
_RIGHTS = re.compile(r"[©®]|^www\.|https?:")
_PIPE = re.compile(r"[|｜]")
_SIGNS = re.compile(r"[\W_]+")
_LONGEST_NAME, _LONGEST_TITLE, _SHORTEST_ALONE = 60, 400, 10


class Head(Struct, frozen=True):
    """What a page tells of its article; what it does not tell is empty. The outlet goes by the name that it gives."""

    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    published: When | None


def read_head(tree: Any) -> Head:
    """What a parsed page tells. `tree` is an lxml element and stays as it is."""
    data = tuple(_linked_data(tree))
    meta = _meta(tree)
    url = _address(tree, meta)
    outlet = _outlet(data, meta)
    title = _title(tree, data, meta, _sites(outlet, url, meta))
    return Head(title, _authors(tree, data, meta), outlet, url, _published(tree, data, meta, url))


def one_line(text: object) -> str | None:
    """A text as one line without entities and tags, or `None` where it is none or empty."""
    if not isinstance(text, str):
        return None
    # Some pages escape twice.
    plain = html.unescape(html.unescape(text)) if "&" in text else text
    return mended(" ".join(_TAG.sub("", plain).split())) or None


def _meta(tree: Any) -> Mapping[str, str]:
    """What the meta elements say, by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that speak of an article."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            given = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(given, 0)


def _objects(given: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(given, list):
        for one in given[:200]:
            yield from _objects(one, depth + 1)
    elif isinstance(given, dict):
        types = given.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
            yield given
        yield from _objects(given.get("@graph"), depth + 1)


def _told(data: Sequence[dict[str, Any]], name: str) -> object:
    return next((one[name] for one in data if isinstance(one.get(name), str) and one[name].strip()), None)


def _title(tree: Any, data: Sequence[dict[str, Any]], meta: Mapping[str, str], sites: Collection[str]) -> str | None:
    """The name on which most of these agree: headline of the page, linked data, meta elements, the window's title.

    Between equals the one that the reader sees counts: others are sharpened or cut for search engines and cards.
    A heading that nothing else bears out may be a box's. The outlet's name behind a title is no part of it.
    """
    headings = dict.fromkeys(one_line(one.text_content()) for one in tree.iterfind(".//h1"))
    in_head = [one_line(meta.get(_TITLE_META[0])), one_line(_told(data, "headline"))]
    given = [*headings, *in_head, *(one_line(meta.get(name)) for name in _TITLE_META[1:]), _window(tree)]
    named = [title for title in given if title and len(title) <= _LONGEST_TITLE and not _RIGHTS.search(title)]
    bare = Counter(map(_folded, named))
    votes = Counter(_folded(_without_outlet(title, sites, bare)) for title in named)
    # Short headings that nothing else bears out are the page's boxes and sections.
    likely = [folded for folded in votes if votes[folded] > 1 or len(folded) >= _SHORTEST_ALONE] or list(votes)
    best = max(likely, key=lambda folded: votes[folded], default=None)
    # A heading's letters may be broken for show, so the spelling is the head's where it has the same words.
    spellings = (_without_outlet(title, sites, bare) for title in (*in_head, *named) if title)
    return next((title for title in spellings if _folded(title) == best), None)


def _window(tree: Any) -> str | None:
    """The window's title up to a pipe, which stands in no headline."""
    return one_line(_PIPE.split(tree.findtext(".//head/title") or "")[0])


def _folded(title: str) -> str:
    """A title without what different hands write differently: case, quotation marks, dashes."""
    return _SIGNS.sub(" ", title.casefold()).strip() or title


def _without_outlet(title: str, sites: Collection[str], others: Collection[str]) -> str:
    """The title without an ending: " - The Paper", " | World | Paper", or more than another place says."""
    for match in _ENDING.finditer(title):
        before = title[: match.start()].rstrip()
        ends = _ENDING.split(title[match.end() :])
        if before and (_folded(before) in others or any(_folded(end) in sites for end in ends)):
            return before
    return title


def _sites(outlet: str | None, url: str | None, meta: Mapping[str, str]) -> frozenset[str]:
    """The names under which the page's outlet may stand behind a title."""
    host = _host(url)
    names = [outlet, one_line(meta.get("og:site_name")), host, host.rpartition(".")[0]]
    return frozenset(_folded(name) for name in names if name)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _authors(tree: Any, data: Sequence[dict[str, Any]], meta: Mapping[str, str]) -> tuple[str, ...]:
    """The people whom linked data names, else meta elements, else a byline that is marked as one."""
    for one in data:
        given = one.get("author")
        people = given if isinstance(given, list) else [given]
        found = _names(one_line(person.get("name")) for person in people if isinstance(person, dict))
        if found:
            return found
    for name in _AUTHOR_META:
        found = _names(person_named(part) for part in _BETWEEN_NAMES.split(one_line(meta.get(name)) or ""))
        if found:
            return found
    for path in _BYLINES:
        found = _names(
            person_named(one_line(element.text_content()) or "") for element in tree.xpath(path)[:_MOST_AUTHORS]
        )
        if found:
            return found
    return ()


def _names(given: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in given if n and len(n) < _LONGEST_NAME and not n.startswith("http")))


def _outlet(data: Sequence[dict[str, Any]], meta: Mapping[str, str]) -> str | None:
    site = one_line(meta.get("og:site_name"))
    if site:
        return site
    for one in data:
        publisher = one.get("publisher")
        name = one_line(publisher.get("name")) if isinstance(publisher, dict) else None
        if name:
            return name
    return next((name.lstrip("@") for key in _OUTLET_META if (name := one_line(meta.get(key)))), None)


def _address(tree: Any, meta: Mapping[str, str]) -> str | None:
    links = [element.get("href") for element in tree.iterfind(".//link[@rel='canonical']")]
    for address in (*links, meta.get("og:url")):
        if address and address.strip().startswith(("http://", "https://")):
            return str(address).strip()
    return None


def _published(tree: Any, data: Sequence[dict[str, Any]], meta: Mapping[str, str], url: str | None) -> When | None:
    linked = [one["datePublished"] for one in data if isinstance(one.get("datePublished"), str)]
    in_head = [meta[name] for name in _PUBLISHED_META if name in meta]
    for value in (*linked, *in_head):
        if found := told(value):
            return found
    for element in (*tree.iterfind(".//time[@pubdate]"), *tree.iterfind(".//*[@itemprop='datePublished']")):
        if found := told(element.get("datetime") or element.get("content") or ""):
            return found
    match = _URL_DATE.search(url or "")
    return told(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
