"""The headline of an HTML page, out of the many places that tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from dragoman.cleaning.linked_data import Thing, first_text
from dragoman.cleaning.marked import Marked, one_line, seen

_TITLE_META = ("twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "citation_title", "title")
_ENDING = re.compile(r"\s+[-|–—:»•·]\s+")
_RIGHTS = re.compile(r"[©®]|^www\.|https?:")
_PIPE = re.compile(r"[|｜]")
_SIGNS = re.compile(r"[\W_]+")
_LONGEST_TITLE, _SHORTEST_ALONE, _SHORTEST_CARD, _SHORTEST_UNSPACED = 400, 10, 25, 7
_MOST_HEADINGS, _MOST_PARTS = 20, 8
# Between parts of a window's title stands a dash between spaces, or without them in scripts that have none.
_BETWEEN_PARTS = re.compile(r"\s+[-–—:»•·/]+\s+|\s*[|｜_«»]+\s*|(?<=[\u2e80-\uffef])\s*[-:：—–]\s*|(?<=\S):\s+")


def title(tree: LexborHTMLParser, page: Marked, data: Sequence[Thing], sites: Collection[str]) -> str | None:
    """The name on which most of these agree: headline of the page, linked data, meta elements, the window's title.

    Where no two do, the part of the window's title that stands alone somewhere on the page. Between equals the one
    that the reader sees counts: others are sharpened or cut for search engines and cards. A heading that nothing else
    bears out may be a box's. The outlet's name behind a title is no part of it.
    """
    headings = dict.fromkeys(seen(heading) for heading in page.headings[:_MOST_HEADINGS])
    in_head = [one_line(page.first("og:title")), one_line(first_text(data, "headline"))]
    others = [one_line(page.first(name)) for name in _TITLE_META]
    given = [*headings, *in_head, *others, _window(page.window)]
    named = [name for name in given if name and len(name) <= _LONGEST_TITLE and not _RIGHTS.search(name)]
    # The site's own name is its logo's, unless nothing else is there.
    named = [name for name in named if folded(name) not in sites] or named
    bare = Counter(map(folded, named))
    short = {name: _bare(name, sites, bare) for name in named}
    card = short.get(in_head[0] or "")
    if card:
        # What others say before or after it is its kicker or an explanation.
        short = {name: card if _holds(cut, card) else cut for name, cut in short.items()}
    votes = Counter(folded(short[name]) for name in named)
    # Short headings that nothing else bears out are the page's boxes and sections.
    likely = [name for name in votes if votes[name] > 1 or len(name) >= _SHORTEST_ALONE] or list(votes)
    best = max(likely, key=lambda name: votes[name], default=None)
    if best is None or votes[best] == 1:
        shown = _shown(tree, page, sites)
        if shown:
            return shown
    # A heading's letters may be broken for show, so the spelling is the head's where it has the same words.
    return next((short[name] for name in (*in_head, *named) if name in short and folded(short[name]) == best), None)


def _shown(tree: LexborHTMLParser, page: Marked, sites: Collection[str]) -> str | None:
    """The longest part of the window's title, between dashes, strokes and the like, that is also a line of the page."""
    name = one_line(page.window)
    if not name or len(name) > _LONGEST_TITLE or tree.body is None:
        return None
    cuts = [(match.start(), match.end()) for match in _BETWEEN_PARTS.finditer(name)][:_MOST_PARTS]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(name)]
    every = dict.fromkeys(name[one:two].strip() for one in starts for two in ends if one < two)
    parts = sorted((part for part in every if _is_wide(part) and folded(part) not in sites), key=len, reverse=True)
    text = tree.body.text(separator="\n") if parts else ""
    lines = {folded(line) for line in map(str.strip, text.split("\n")) if 1 < len(line) <= _LONGEST_TITLE}
    return next((part for part in parts if folded(part) in lines), None)


def _is_wide(name: str) -> bool:
    """Whether a name is too long for a section's or a site's: a character of an unspaced script counts for more."""
    return len(name) >= _SHORTEST_CARD or (len(name) >= _SHORTEST_UNSPACED and max(name) >= "\u2e80")


def _holds(name: str, card: str) -> bool:
    """Whether a title is the title of the page's card with a kicker before it, or with more words after it."""
    if len(card) < _SHORTEST_CARD or not len(card) < len(name):
        return False
    before, words, after = folded(name).partition(folded(card))
    return bool(words) and (
        not before or (not after and name[: -len(card)].rstrip().endswith((":", "|", "–", "—", ".")))
    )


def sites(outlet: str | None, address: str | None, *names: str | None) -> frozenset[str]:
    """The names under which the page's outlet may stand behind a title."""
    host = host_of(address)
    every = [outlet, *names, host, host.rpartition(".")[0]]
    return frozenset(folded(name) for name in every if name)


def host_of(address: str | None) -> str:
    """The host of an address without "www."; empty where it has none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _window(text: str) -> str | None:
    """The window's title up to a pipe, which stands in no headline."""
    return one_line(_PIPE.split(text)[0])


def folded(name: str) -> str:
    """A title without what different hands write differently: case, quotation marks, dashes."""
    return _SIGNS.sub(" ", name.casefold()).strip() or name


def _bare(name: str, sites: Collection[str], others: Iterable[str]) -> str:
    """The title without an ending: " - The Paper", " | World | Paper", or more than another place says."""
    for match in _ENDING.finditer(name):
        before = name[: match.start()].rstrip()
        ends = _ENDING.split(name[match.end() :])
        if before and (folded(before) in others or any(folded(end) in sites for end in ends)):
            name = before
            break
    return name
