"""The elements in which a page speaks of itself, collected in one walk through it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from itertools import islice

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.cleaning.blocks import mended

_ELEMENTS = 'meta,link,title,h1,time,script[type*="ld+json" i],[itemprop="datePublished"]'
# No page has more to say of itself, and no headline, byline or date line is made of more pieces.
_MOST, _MOST_NODES = 2000, 200
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_SILENT = ("script", "style", "svg", "title", "desc", "template", "noscript")
_BREAKING = ("br", "div", "p", "li", "h1", "h2", "h3")


class Marked(Struct, frozen=True):
    """What stands in a page's meta elements, links and linked data, and where its headings and times stand.

    Names of meta elements are in small letters; of each name all contents, in their order.
    """

    meta: Mapping[str, tuple[str, ...]]
    links: Mapping[str, str]
    scripts: tuple[str, ...]
    window: str
    headings: tuple[LexborNode, ...]
    times: tuple[LexborNode, ...]

    def first(self, *names: str) -> str | None:
        """The content of the first of these meta elements that is there."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)


def marked(tree: LexborHTMLParser) -> Marked:
    """The elements of a parsed page that speak of it. The tree stays as it is."""
    meta: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    scripts: list[str] = []
    windows: list[str] = []
    headings: list[LexborNode] = []
    times: list[LexborNode] = []
    for node in tree.css(_ELEMENTS)[:_MOST]:
        match node.tag:
            case "meta":
                _add_meta(meta, node.attributes)
            case "link":
                given = node.attributes
                if given.get("rel") and given.get("href"):
                    links.setdefault((given["rel"] or "").lower(), given["href"] or "")
            case "script":
                scripts.append(node.text())
            case "title":
                windows.append(node.text())
            case "h1":
                headings.append(node)
            case _:
                times.append(node)
    return Marked(
        {name: tuple(contents) for name, contents in meta.items()},
        links,
        tuple(scripts),
        # Titles below the first are of drawings.
        windows[0] if windows else "",
        tuple(headings),
        tuple(times),
    )


def _add_meta(meta: dict[str, list[str]], given: Mapping[str, str | None]) -> None:
    name = given.get("property") or given.get("name") or given.get("itemprop") or given.get("http-equiv")
    content = (given.get("content") or "").strip()
    if name and content:
        meta.setdefault(name.strip().lower(), []).append(content)


def one_line(text: object) -> str | None:
    """A text as one line without entities and tags, or `None` where it is none or empty."""
    if not isinstance(text, str):
        return None
    # Some pages escape twice.
    plain = html.unescape(html.unescape(text)) if "&" in text else text
    plain = _TAG.sub("", plain) if "<" in plain else plain
    return mended(" ".join(plain.split())) or None


def seen(node: LexborNode) -> str | None:
    """The text of an element that readers see, as one line; of a large one only the beginning."""
    parts: list[str] = []
    for part in islice(node.traverse(include_text=True), _MOST_NODES):
        if part.tag in _BREAKING:
            parts.append(" ")
        elif part.tag == "-text" and (part.parent is None or part.parent.tag not in _SILENT):
            parts.append(part.text(deep=False))
    return mended(" ".join("".join(parts).split())) or None
