"""XML as the web has it: parsed without entities, document types or network, and mended where it is broken.

Feeds, sitemaps and outlines are read through here. What stands before the root element is cut away, and with it every
declaration of an entity; a reference to one that HTML does not know stays in the text as it was written. So nothing
can be expanded, and nothing outside the file is ever asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import html5
from typing import Any

from dragoman.errors import NotAFeed
from dragoman.intake.charset import decode

_MOST_ELEMENTS = 500_000

_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_CDATA_OR_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:([a-zA-Z][a-zA-Z0-9]{1,31});|(?!#\w{1,8};))", re.DOTALL
)
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))


def parsed(content: bytes, charset: str | None, roots: re.Pattern[str]) -> Any:
    """The root element of the first of `roots` in a document, with all that can be read below it.

    `charset` is the encoding declared outside the bytes. Raises `NotAFeed` where no such root begins, or where the
    document has more elements than a feed can need.
    """
    from lxml import etree

    text = decode(content, charset).text
    prolog = _PROLOG.match(text)
    found = roots.search(text, prolog.end() if prolog else 0)
    if found is None:
        raise NotAFeed("no feed, sitemap or outline")
    text = _mended(text[found.start() :].translate(_CONTROLS))
    if text.count("<") > _MOST_ELEMENTS:
        raise NotAFeed(f"XML of more than {_MOST_ELEMENTS} elements")
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise NotAFeed(f"XML that cannot be parsed: {error}") from error
    if root is None:
        raise NotAFeed("XML that cannot be parsed")
    return root


def _mended(text: str) -> str:
    """The text with every ampersand readable: HTML's names as their characters, bare ones as `&amp;`."""
    if "&" not in text:
        return text if text.count("<![CDATA[") <= text.count("]]>") else text + "]]>"
    mended = _CDATA_OR_AMPERSAND.sub(_readable, text)
    return mended if mended.count("<![CDATA[") <= mended.count("]]>") else mended + "]]>"


def _readable(found: re.Match[str]) -> str:
    whole, name = found[0], found[1]
    if whole.startswith("<") or name in _OF_XML:
        return whole
    if name is None:
        return "&amp;"
    return html5.get(name + ";") or "&amp;" + whole[1:]


def name_of(element: Any) -> str:
    """An element's name in small letters, with a short word for the module it belongs to, if it is one we read.

    Elements of RSS and Atom have no such word; one of a module that is not read gives an empty name.
    """
    return _short(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(4096)
def _short(tag: str) -> str:
    if tag.startswith("{"):
        space, _, local = tag[1:].partition("}")
        module = _MODULES.get(space.strip().lower())
    elif ":" in tag:
        # A prefix that was never declared is taken at its word.
        prefix, _, local = tag.partition(":")
        module = _PREFIXES.get(prefix.lower())
    else:
        module, local = "", tag
    if module is None:
        return ""
    return f"{module}:{local.lower()}" if module else local.lower()


_MODULES = {
    "": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/rss/1.0/modules/rss091#": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_PREFIXES = {"content": "content", "dc": "dc", "dcterms": "dc", "xhtml": "xhtml", "atom": "", "rss": "", "rdf": ""}
