"""Who wrote the article of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.cleaning.bylines import parted, person_named, without_by
from dragoman.cleaning.days import days
from dragoman.cleaning.linked_data import Thing
from dragoman.cleaning.marked import Marked, one_line, seen
from dragoman.cleaning.titles import folded, host_of

_META = (
    "citation_author", "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "article:author", "article:author_name", "og:article:author", "cxenseparse:author", "twitter:data1",
)  # fmt: skip
_FAMILY_FIRST = ("citation_author", "dc.creator", "dcterms.creator")
_MARKED = (
    '[rel~="author" i],[itemprop~="author" i]',
    '[class*="author" i],[class*="byline" i],[class*="autor" i],[id*="author" i],[id*="byline" i]',
    'a[href*="/author" i],a[href*="/autor" i]',
)
_LONGEST_NAME, _LONGEST_BYLINE, _LONGEST_LIST, _MOST = 60, 160, 1000, 40
_SLUG = re.compile(r"[\da-z]+(?:[-_][\da-z]+)+")
_NO_NAME = re.compile(r"^(?:https?:|www\.)|@|[<>{}\[\]]")


def authors(
    tree: LexborHTMLParser, page: Marked, data: Sequence[Thing], sites: Collection[str], address: str | None
) -> tuple[str, ...]:
    """The people whom linked data names, else meta elements, else a byline that is marked as one.

    Organisations stand there too where linked data or a meta element names them. The page's own outlet, one of
    `sites`, is the author only where linked data says so and nobody else is named.
    """
    sites = {*sites, *_own_organisations(data, address)}
    in_data = [_names(_in_data(one.get("author") or one.get("creator"))) for one in data]
    for names in in_data:
        if found := _without(names, sites):
            return found
    for name in _META:
        if found := _without(_names(_in_meta(page, name)), sites):
            return found
    for marks in _MARKED:
        if found := _without(_names(_in_bylines(tree.css(marks)[:_MOST])), sites):
            return found
    return next(filter(None, in_data), ())


def _own_organisations(data: Sequence[Thing], address: str | None) -> Iterator[str]:
    """The organisations that linked data names as authors and whose address is the page's site."""
    for one in data:
        author = one.get("author")
        if not isinstance(author, dict) or "Organization" not in str(author.get("@type")):
            continue
        name, url = author.get("name"), author.get("url")
        if isinstance(name, str) and isinstance(url, str) and address and host_of(url) == host_of(address):
            yield folded(name)


def _names(given: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for name in given if name and len(name) < _LONGEST_NAME and not _NO_NAME.search(name))
    )


def _without(names: tuple[str, ...], sites: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if folded(name) not in sites)


def _in_data(given: Any) -> Iterator[str]:
    if isinstance(given, list):
        for one in given[:_MOST]:
            yield from _in_data(one)
        return
    if isinstance(given, dict):
        parts = (one_line(given.get("givenName")), one_line(given.get("familyName")))
        given = given.get("name") or " ".join(part for part in parts if part)
        if isinstance(given, list):
            yield from _in_data(given)
            return
    name = one_line(given)
    if name and len(name) <= _LONGEST_LIST and not (_SLUG.fullmatch(name) or _NO_NAME.search(name)):
        yield from (without_by(part) for part in parted(name))


def _in_meta(page: Marked, name: str) -> Iterator[str | None]:
    for content in page.meta.get(name, ())[:_MOST]:
        line = (one_line(content) or "")[:_LONGEST_LIST]
        family, comma, given = line.partition(", ")
        if name in _FAMILY_FIRST and comma and person_named(f"{given} {family}"):
            yield f"{given} {family}"
        else:
            yield from map(person_named, parted(line))


def _in_bylines(elements: Sequence[LexborNode]) -> Iterator[str | None]:
    """The people of the first byline, and of others beside it: those further down belong to other stories."""
    beside: set[int] = set()
    for element in elements:
        around = _around(element)
        if beside and not beside & around:
            break
        line = seen(element) or ""
        if len(line) > _LONGEST_BYLINE:
            continue
        names = [name for part in parted(_undated(line)) if (name := person_named(part))]
        if names:
            beside = beside or around
            yield from names


def _around(element: LexborNode) -> set[int]:
    above = element.parent
    further = above.parent if above else None
    return {node.mem_id for node in (element, above, further) if node is not None}


def _undated(line: str) -> str:
    """The line up to the first day in it."""
    found = days(line, "und")
    return line[: min(one.start for one in found)] if found else line
