"""What an HTML page tells of its article outside the text.

Pages say these things several times: in linked data (JSON-LD), in meta elements, in the headline and the byline that
the reader sees, in the window's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from dragoman.cleaning import page_dates, titles
from dragoman.cleaning.authors import authors
from dragoman.cleaning.linked_data import Thing, first_text, things
from dragoman.cleaning.marked import Marked, marked, one_line
from dragoman.model import When

_OUTLET_META = ("application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher",
                "copyright", "twitter:site")  # fmt: skip
_SECTION_META = ("article:section", "og:section", "section", "parsely-section", "cxenseparse:recs:category")
_TAG_META = ("news_keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "keywords")
_LANGUAGE_META = ("og:locale", "content-language", "dc.language", "language")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_BETWEEN_TAGS = re.compile(r"\s*[,;|，、،]\s*")
_MOST_TAGS, _LONGEST_TAG = 30, 80


class Head(Struct, frozen=True, kw_only=True):
    """What a page tells of its article; what it does not tell is empty.

    The outlet goes by the name that it gives. `language` is the declared one's code of ISO 639, in small letters.
    `modified` is left out where it is `published`; `dated` is a date of which the head does not say what it is
    the date of, where it tells no publication.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: When | None = None
    modified: When | None = None
    dated: When | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None


def read_head(tree: LexborHTMLParser, url: str | None = None) -> Head:
    """What a parsed page tells; `url` is where it was found. The tree stays as it is."""
    page = marked(tree)
    address = _address(page, url)
    data = things(page.scripts, address)
    outlet = _outlet(page, data)
    language = _language(tree, page, data)
    sites = titles.sites(outlet, address, one_line(page.first("og:site_name")))
    published = page_dates.published(page, data, address, language or "und")
    modified = page_dates.modified(page, data, language or "und")
    return Head(
        title=titles.title(tree, page, data, sites),
        authors=authors(tree, page, data, sites, address),
        outlet=outlet,
        url=address,
        published=published,
        modified=None if modified == published else modified,
        dated=None if published else page_dates.dated(page, data, language or "und"),
        section=_section(page, data),
        tags=_tags(page, data),
        language=language,
    )


def _address(page: Marked, url: str | None) -> str | None:
    """The canonical address; not where it is the site's own and the page was found below it."""
    for given in (page.links.get("canonical"), page.first("og:url")):
        address = _absolute(given, url)
        if address and not (url and _is_front(address) and not _is_front(url)):
            return address
    return url


def _absolute(given: str | None, url: str | None) -> str | None:
    try:
        address = urljoin(url or "", (given or "").strip()) if given else ""
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def _is_front(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return not parts.path.strip("/") and not parts.query


def _outlet(page: Marked, data: Sequence[Thing]) -> str | None:
    site = one_line(page.first("og:site_name"))
    if site:
        return site
    for one in data:
        publisher = one.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        name = one_line(publisher.get("name")) if isinstance(publisher, dict) else None
        if name:
            return name
    return next((name.lstrip("@") for key in _OUTLET_META if (name := one_line(page.first(key)))), None)


def _language(tree: LexborHTMLParser, page: Marked, data: Sequence[Thing]) -> str | None:
    root = tree.root.attributes if tree.root else {}
    told = [first_text(data, "inLanguage"), root.get("lang"), root.get("xml:lang")]
    for value in (*told, *(page.first(name) for name in _LANGUAGE_META)):
        match = _LANGUAGE.fullmatch(value.strip()) if value else None
        if match:
            return match[1].lower()
    return None


def _section(page: Marked, data: Sequence[Thing]) -> str | None:
    section = one_line(first_text(data, "articleSection")) or one_line(page.first(*_SECTION_META))
    return section if section and len(section) <= _LONGEST_TAG else None


def _tags(page: Marked, data: Sequence[Thing]) -> tuple[str, ...]:
    """The keywords of the first place that has any, each once."""
    places: list[Iterable[Any]] = [_keywords(one.get("keywords")) for one in data]
    places += [page.meta.get(name, ()) for name in _TAG_META]
    for place in places:
        found: dict[str, str] = {}
        for given in place:
            for tag in _BETWEEN_TAGS.split(one_line(given) or ""):
                if tag and len(tag) <= _LONGEST_TAG:
                    found.setdefault(tag.casefold(), tag)
        if found:
            return tuple(found.values())[:_MOST_TAGS]
    return ()


def _keywords(given: Any) -> Iterable[Any]:
    parts = given if isinstance(given, list) else [given]
    return [part.get("name") if isinstance(part, dict) else part for part in parts]
