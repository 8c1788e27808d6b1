"""An HTML page's main text and what its head tells, behind an interface of our own.

The page is parsed once. Its head is read by `head`; the text is trafilatura's; a date that the head does not tell
is htmldate's, asked for the original one.
"""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from typing import Any

from msgspec import Struct

from dragoman.cleaning.blocks import mended
from dragoman.cleaning.dates import told
from dragoman.cleaning.head import Head, read_head
from dragoman.errors import UnreadablePage
from dragoman.model import Dropped, When

_FRAME = re.compile(r"<html\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]")

# A declaration names an encoding that the text no longer has; libxml2 stumbles over a broken document type.
_DECLARATION = re.compile(r"<\?xml[^>]{0,1000}>|<!doctype[^>]{0,1000}>", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_NEVER_READ = ("style", "svg", "template")


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
    _quiet()
    tree = _parsed(text)
    _strip(tree)
    head = read_head(tree)
    published = head.published or _searched_date(tree, head)
    whole = len(" ".join("".join(tree.itertext()).split()))
    paragraphs = _main_text(tree, head.url)
    if not paragraphs:
        raise UnreadablePage("no article found")
    return HtmlPage(
        paragraphs,
        head.title,
        head.authors,
        head.outlet,
        head.url,
        published,
        Dropped(0, max(0, whole - sum(map(len, paragraphs)))),
    )


@cache
def _quiet() -> None:
    """Keep the parsers' own remarks from standard error: what matters of them becomes a refusal."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@cache
def _parser() -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        # Pages nest deeper than libxml2 allows by default; the guard has seen how deep.
        huge_tree=True,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    # lxml looks each element's class up in Python; one class for all of them is looked up in C.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


def _parsed(text: str) -> Any:
    from lxml import etree, html

    # A piece of a page without its frame is a page all the same.
    whole_page = text if _FRAME.search(text[:5000]) else f"<html><body>{text}</body></html>"
    content = (_DECLARATION.sub("", whole_page[:5000]) + whole_page[5000:]).encode("utf-8", "replace")
    try:
        return html.document_fromstring(content.translate(None, _CONTROLS), parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadablePage("HTML that cannot be parsed") from error


def _strip(tree: Any) -> None:
    """Take out what no one reads, so that nothing after it has to pass it over; linked data stays."""
    from lxml import etree

    for script in list(tree.iter("script")):
        if script.get("type") != "application/ld+json":
            script.tag = "style"
    etree.strip_elements(tree, *_NEVER_READ, with_tail=False)


def _searched_date(tree: Any, head: Head) -> When | None:
    from htmldate import find_date

    try:
        with warnings.catch_warnings(action="ignore"):
            found = find_date(tree, url=head.url, original_date=True, extensive_search=True)
    except Exception:
        # A date more or less is no reason to lose a page.
        return None
    return told(found) if found else None


def _main_text(tree: Any, url: str | None) -> tuple[str, ...]:
    import trafilatura

    try:
        with warnings.catch_warnings(action="ignore"):
            extracted: Any = trafilatura.bare_extraction(
                tree, url=url, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
            )
    except Exception as error:
        raise UnreadablePage(f"HTML that cannot be read: {type(error).__name__}") from error
    return _paragraphs(extracted.text if extracted else None)


def _paragraphs(text: str | None) -> tuple[str, ...]:
    found: list[str] = []
    for line in (line.removeprefix("- ").strip() for line in mended(text or "").split("\n")):
        if line and (not found or found[-1] != line) and _NAME.search(line):
            found.append(line)
    return tuple(found)
