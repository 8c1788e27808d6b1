"""An HTML page as blocks, each with what its markup tells the judge.

The page is parsed by Lexbor as browsers parse it; what is never read is taken out; then one walk over the nodes that
are left cuts the text where elements break it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.cleaning.blocks import LONGEST_TEXT, MOST_BLOCKS, bounded

# What no reader reads, or not as an article: scripts and drawings, fields of forms, menus and imprints that say so. The
# first are on every page and hold much: they are taken out of the tree; each costs a walk of the parser's own.
_TAKEN_OUT = ["head", "script", "style", "svg", "noscript", "template", "iframe", "nav", "footer", "button", "select"]
_PASSED_OVER = ("object", "canvas", "math", "audio", "video", "map", "noframes", "noembed", "textarea", "dialog")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NAMING = frozenset(("class", "id", "role", "itemprop"))
_LONGEST = 120
_SECOND_WORDS = ("body", "text", "content", "copy")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

_BLOCK, _INLINE, _LINK, _VOID, _UNREAD = range(5)
_INLINE_NAMES = (
    *(
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
    ),
    *("label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
    *("time", "tt", "u", "var", "o:p", "st1:place"),
)
_VOID_NAMES = (
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
    *("keygen", "-comment", "-doctype"),
)
_KINDS = {
    **dict.fromkeys(_INLINE_NAMES, _INLINE),
    **dict.fromkeys(_VOID_NAMES, _VOID),
    **dict.fromkeys(_PASSED_OVER, _UNREAD),
    "a": _LINK,
}
_BREAKING = frozenset(("br", "hr"))

ELEMENTS = {"h1": 0, "p": 1, "div": 2, "figcaption": 3}
REGIONS = ("article", "main", "nav", "aside", "footer", "header", "figure", "form", "table", "ul", "blockquote")


Element = tuple[int, int, int, int, int, int]
"""An element that breaks the text.

Which one of `ELEMENTS` it is, or -1; what it is called (bits for `CALLED`); its parent's number; the block that it
begins before; a path, which is the same for elements called alike all the way up; its depth.
"""


class Markup(Struct):
    """The blocks of an HTML page, and the elements around them, as columns.

    Of each block: its text, how many of its characters stand in a link, the number of the element
    that holds it, and whether a line break stands before it, not an element's beginning.
    Of each element that breaks the text, in document order: what it is (`Element`), and before which block it ends.
    The first element is the page.
    """

    texts: list[str] = []
    linked: list[int] = []
    holder: list[int] = []
    broken: list[bool] = []
    elements: list[Element] = []
    last: list[int] = []


def _groups() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """The groups of `markup.toml`: whole words, and stems."""
    data = tomllib.loads(resources.files("dragoman.cleaning").joinpath("markup.toml").read_text("utf-8"))
    return {
        name: (frozenset(w[1:] for w in given if w[0] == "="), tuple(w for w in given if w[0] != "="))
        for name, given in data.items()
    }


_GROUPS = _groups()
CALLED = (*_GROUPS, *(f"{region}_element" for region in REGIONS), "hidden")
_HIDDEN_BIT = 1 << (len(CALLED) - 1)
_REGION = {name: 1 << (len(_GROUPS) + number) for number, name in enumerate(REGIONS)}
_REGION["ol"] = _REGION["ul"]


@cache
def _stems() -> dict[str, tuple[tuple[str, bool, int], ...]]:
    """Stems and whole words with the bit of their group, by their first two letters."""
    found: dict[str, tuple[tuple[str, bool, int], ...]] = {}
    for at, (whole, stems) in enumerate(_GROUPS.values()):
        for word in (*sorted(whole), *stems):
            found[word[:2]] = (*found.get(word[:2], ()), (word, word in whole, 1 << at))
    return found


@lru_cache(maxsize=1 << 14)
def _word_bits(word: str) -> int:
    found = 0
    for stem, whole, bit in _stems().get(word[:2], ()):
        if word == stem or (not whole and word.startswith(stem)):
            found |= bit
    return found


def _bits(attributes: dict[str, str | None]) -> int:
    found = 0
    for name, value in attributes.items():
        if name in _NAMING:
            if value:
                found |= _named(value)
        elif name == "style":
            if value and _HIDDEN.search(value):
                found |= _HIDDEN_BIT
        elif name == "hidden" or (name == "aria-hidden" and value == "true"):
            found |= _HIDDEN_BIT
    return found


@lru_cache(maxsize=1 << 14)
def _named(value: str) -> int:
    """What all the names in an attribute say."""
    found = 0
    for name in value[:_LONGEST].split():
        found |= _called(name)
    return found


@lru_cache(maxsize=1 << 16)
def _called(name: str) -> int:
    """What one name in an attribute says: "article-body", "articleBody", "c-article__body"."""
    found, before = 0, ""
    for part in _WORDS.findall(name):
        word = part.lower()
        found |= _word_bits(word)
        # Two words of which the second alone says little.
        if before and word.startswith(_SECOND_WORDS):
            found |= _word_bits(before + word) & 1
        before = word
    return found


def parsed(page: str | bytes) -> LexborHTMLParser:
    """The tree of a page, of its text or its bytes in UTF-8, as a browser builds it."""
    return LexborHTMLParser(page)


def marked_blocks(tree: LexborHTMLParser) -> Markup:
    """The blocks of a parsed page in their order; what is never read is taken out of the tree.

    Raises `UnreadablePage` where they are more than a page of news has.
    """
    tree.strip_tags(_TAKEN_OUT)
    root = tree.body
    if root is None or root.parent is None:
        return Markup()
    walk = _Walk(root.parent.mem_id)
    # Every node below the root has a parent and a name, every text its content.
    nodes: Iterator[Any] = root.traverse(include_text=True)
    for node in nodes:
        above = node.parent.mem_id
        if above != walk.address:
            walk.leave(above)
        name = node.tag
        if name == "-text":
            walk.read(node.text_content)
        else:
            walk.enter(node, name)
    return walk.ended()


class _Walk:
    """Where a walk over the nodes stands: the blocks so far, the one that is being read, the elements that are open."""

    def __init__(self, address: int) -> None:
        self.found = Markup(elements=[(-1, 0, 0, 0, 0, 0)], last=[0])
        self.address = address
        self._kind = _BLOCK
        self._element = 0
        # Of each open node its address, its kind, and the number of the element that holds its text.
        self._open = [(address, _BLOCK, 0)]
        self._parts: list[str] = []
        self._links = self._linked = self._characters = self._unread = 0
        self._broken = False

    def read(self, text: str) -> None:
        """Some text, which belongs to the block that is being read."""
        if self._unread:
            return
        if not text.isspace():
            self._parts.append(text)
            self._characters += len(text)
            if self._characters > LONGEST_TEXT or len(self.found.texts) > MOST_BLOCKS:
                bounded(self._characters, len(self.found.texts))
            if self._links:
                self._linked += len(text)
        elif self._parts:
            self._parts.append(" ")

    def enter(self, node: LexborNode, name: str) -> None:
        """An element's beginning."""
        kind = _KINDS.get(name, _BLOCK)
        if kind == _VOID:
            if name in _BREAKING:
                self._end_block()
                self._broken = True
            return
        if kind == _LINK:
            self._links += 1
        elif kind == _UNREAD:
            self._unread += 1
        elif kind == _BLOCK:
            if self._parts:
                self._end_block()
            found = self.found
            called = _REGION.get(name, 0)
            if attributes := node.attributes:
                called |= _bits(attributes)
            _, _, _, _, path, depth = found.elements[self._element]
            code = ELEMENTS.get(name, -1)
            beginning = (code, called, self._element, len(found.texts), hash((path, code, called)), depth + 1)
            self._element = len(found.elements)
            found.elements.append(beginning)
            found.last.append(0)
        self.address, self._kind = node.mem_id, kind
        self._open.append((self.address, kind, self._element))

    def leave(self, address: int) -> None:
        """The ends of elements, up to the one at an address."""
        while self.address != address:
            if self._kind == _BLOCK:
                if self._parts:
                    self._end_block()
                self.found.last[self._element] = len(self.found.texts)
            elif self._kind == _LINK:
                self._links -= 1
            elif self._kind == _UNREAD:
                self._unread -= 1
            self._open.pop()
            self.address, self._kind, self._element = self._open[-1]

    def ended(self) -> Markup:
        """All blocks, after the last node."""
        self._end_block()
        for _, kind, number in self._open:
            if kind == _BLOCK:
                self.found.last[number] = len(self.found.texts)
        return self.found

    def _end_block(self) -> None:
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            found = self.found
            found.texts.append(text)
            found.linked.append(self._linked)
            found.holder.append(self._element)
            found.broken.append(self._broken)
        self._linked = 0
        self._broken = False
