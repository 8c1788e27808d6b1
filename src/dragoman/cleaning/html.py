"""An HTML page's article: the blocks that the judge keeps, and what the page tells of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from dragoman.cleaning import shapes
from dragoman.cleaning.blocks import mended
from dragoman.cleaning.head import Head, read_head
from dragoman.cleaning.judge import judge
from dragoman.cleaning.markup import Markup, marked_blocks, parsed
from dragoman.cleaning.titles import folded
from dragoman.cleaning.visible_dates import searched_date
from dragoman.errors import UnreadablePage
from dragoman.model import Dropped, When

# A line break in the midst of a sentence is the typesetter's.
_RUNS_ON = re.compile(r"[^\W\d_]|[,;-]|\d")
_NOTHING = "·"
_LEAST_OF_LIST = 150


class HtmlPage(Struct, frozen=True):
    """What an HTML page holds: paragraphs in their order, without the headline, and what its head tells."""

    paragraphs: tuple[str, ...]
    head: Head
    published: When | None
    dropped: Dropped


def read_html(text: str | bytes, url: str | None = None) -> HtmlPage:
    """The article of an HTML page, of its text or its bytes in UTF-8, that was found at `url`.

    Raises `UnreadablePage` where no article is found in it.
    """
    tree = parsed(text)
    head = read_head(tree, url)
    window = tree.css_first("title")
    title = " ".join(window.text().split()) if window else head.title or ""
    markup = _mended(marked_blocks(tree))
    kept = judge(markup.texts, title, markup).kept
    article = _article(markup, kept, head.title)
    if not _is_article(article, head):
        raise UnreadablePage("no article found")
    published = head.published or searched_date(tree, head, markup.texts, kept, head.language or "und")
    dropped = [line for line, keep in zip(markup.texts, kept, strict=True) if not keep]
    return HtmlPage(article, head, published, Dropped(len(dropped), sum(map(len, dropped))))


def _is_article(paragraphs: Sequence[str], head: Head) -> bool:
    """Whether a paragraph is one: menus alone are no article, however short one may be.

    A list (results, magnitudes of an earthquake) is one where the page says when it was published.
    """
    if any(map(shapes.tells, paragraphs)):
        return True
    return head.published is not None and sum(map(shapes.width, paragraphs)) > _LEAST_OF_LIST


def _mended(markup: Markup) -> Markup:
    """The blocks with their characters mended; one of which nothing is left keeps its place as a point."""
    whole = "\n".join(markup.texts)
    texts = mended(whole)
    if texts != whole:
        markup.texts = [line or _NOTHING for line in texts.split("\n")]
    return markup


def _article(markup: Markup, kept: Sequence[bool], title: str | None) -> tuple[str, ...]:
    """The kept blocks as paragraphs: without the headline, each said once in a row, broken sentences put together."""
    headline = folded(title) if title else ""
    found: list[str] = []
    for at, keep in enumerate(kept):
        line = markup.texts[at]
        if not keep or not any(map(str.isalnum, line)) or (headline and _is_headline(line, headline)):
            continue
        if markup.broken[at] and at and kept[at - 1] and found and _runs_on(found[-1], line):
            found[-1] = f"{found[-1]} {line}"
        elif not found or found[-1] != line:
            found.append(line)
    return tuple(found)


def _is_headline(line: str, headline: str) -> bool:
    return len(line) < 2 * len(headline) + 20 and folded(line) == headline


def _runs_on(before: str, line: str) -> bool:
    return line[0].islower() and _RUNS_ON.fullmatch(before[-1]) is not None
