"""An HTML page's main text and what its head tells, behind an interface of our own.

The text is trafilatura's. The publication date follows rules of our own (JSON-LD, meta elements, time elements, the
address), then htmldate, asked for the original date.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from dragoman.cleaning.blocks import mended
from dragoman.cleaning.dates import told
from dragoman.errors import UnreadablePage
from dragoman.model import Dropped, When

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|Recipe|WebPage|VideoObject)$")
_PUBLISHED_META = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "date_published", "publication_date", "publicationdate", "published_date", "publishdate",
    "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dc.date.created", "cxenseparse:recs:publishtime", "article.published", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-]([01]?\d)[/-]([0-3]?\d)(?:/|-|$)")
_FRAME = re.compile(r"<html\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]")


class HtmlPage(Struct, frozen=True):
    """What an HTML page holds: paragraphs in their order, without the headline repeated, and what its head tells."""

    paragraphs: tuple[str, ...]
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    published: When | None
    dropped: Dropped


def read_html(text: str) -> HtmlPage:
    """The article of an HTML page.

    Raises `UnreadablePage` where the markup cannot be read or no main text is found in it.
    """
    import trafilatura

    _quiet()
    # A piece of a page without its frame is a page all the same.
    whole_page = text if _FRAME.search(text[:5000]) else f"<html><body>{text}</body></html>"
    tree = trafilatura.load_html(whole_page)
    if tree is None:
        raise UnreadablePage("HTML that cannot be parsed")
    data = tuple(_linked_data(tree))
    url = _canonical(tree)
    published = _published(tree, data, url)
    # Extraction changes the tree that it is given, so this is counted first.
    whole = sum(len(" ".join(piece.split())) for piece in tree.itertext() if isinstance(piece, str))
    try:
        with warnings.catch_warnings(action="ignore"):
            extracted: Any = trafilatura.bare_extraction(
                tree,
                url=url,
                include_comments=False,
                include_tables=True,
                deduplicate=False,
                with_metadata=True,
                date_extraction_params={"original_date": True, "extensive_search": published is None},
            )
    except Exception as error:
        raise UnreadablePage(f"HTML that cannot be read: {type(error).__name__}") from error
    paragraphs = _paragraphs(extracted.text if extracted else None)
    if not paragraphs:
        raise UnreadablePage("no article found")
    kept = sum(map(len, paragraphs))
    return HtmlPage(
        paragraphs,
        _one_line(_told(data, "headline")) or _one_line(extracted.title),
        _authors(data) or _split_authors(extracted.author),
        _one_line(extracted.sitename),
        extracted.url or url,
        published or (told(extracted.date) if extracted.date else None),
        Dropped(0, max(0, whole - kept)),
    )


@cache
def _quiet() -> None:
    """Keep the parsers' own remarks from standard error: what matters of them becomes a refusal."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _paragraphs(text: str | None) -> tuple[str, ...]:
    found: list[str] = []
    for line in (line.removeprefix("- ").strip() for line in mended(text or "").split("\n")):
        if line and (not found or found[-1] != line) and _NAME.search(line):
            found.append(line)
    return tuple(found)


def _one_line(text: object) -> str | None:
    return (mended(" ".join(text.split())) or None) if isinstance(text, str) else None


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


def _told(data: tuple[dict[str, Any], ...], name: str) -> object:
    return next((one[name] for one in data if isinstance(one.get(name), str) and one[name].strip()), None)


def _authors(data: tuple[dict[str, Any], ...]) -> tuple[str, ...]:
    for one in data:
        given = one.get("author")
        people = given if isinstance(given, list) else [given]
        names = [_one_line(person.get("name")) for person in people if isinstance(person, dict)]
        found = tuple(dict.fromkeys(name for name in names if name and len(name) < 60 and not name.startswith("http")))
        if found:
            return found
    return ()


def _split_authors(author: str | None) -> tuple[str, ...]:
    return tuple(name for part in (author or "").split(";") if (name := part.strip()))


def _canonical(tree: Any) -> str | None:
    for path, attribute in ((".//link[@rel='canonical']", "href"), (".//meta[@property='og:url']", "content")):
        for element in tree.iterfind(path):
            address = (element.get(attribute) or "").strip()
            if address.startswith(("http://", "https://")):
                return address
    return None


def _published(tree: Any, data: tuple[dict[str, Any], ...], url: str | None) -> When | None:
    for value in (*_dates_of(data), *_dates_of_head(tree), *_dates_of_body(tree)):
        found = told(value)
        if found:
            return found
    match = _URL_DATE.search(url or "")
    return told(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None


def _dates_of(data: tuple[dict[str, Any], ...]) -> list[str]:
    return [one["datePublished"] for one in data if isinstance(one.get("datePublished"), str)]


def _dates_of_head(tree: Any) -> list[str]:
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _PUBLISHED_META:
            found.setdefault(name, element.get("content") or "")
    return [found[name] for name in _PUBLISHED_META if name in found]


def _dates_of_body(tree: Any) -> list[str]:
    marked = [*tree.iterfind(".//time[@pubdate]"), *tree.iterfind(".//*[@itemprop='datePublished']")]
    return [element.get("datetime") or element.get("content") or "" for element in marked]
