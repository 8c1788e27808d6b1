"""HTML that would cost its parser minutes or gigabytes, told before the parser sees it.

Measured with lexbor: the time to parse grows with the square of the depth, and of the attributes of one tag; and
every paragraph repeats all formatting (`<b class=x>`) that is still open. A page of few tags cannot do harm by its
depth, so that one look at the bytes is enough for nearly all pages. The others are read tag by tag, as a parser does.
"""

from __future__ import annotations

import re
from collections import Counter

_HARMLESS_TAGS = 15_000
_HARMLESS_SIZE = 2 << 20
_DEEPEST = 1000
_MOST_TAGS = 200_000
_MOST_ATTRIBUTES = 200
_MOST_REPEATS = 1_000_000
_MOST_FRAMES = 50

# A second is lost to attributes where 30,000 stand in one tag, which is 130 KB of them at least: as many windows in a
# row. The time grows with the square of the row, and rows add up.
_HARMFUL_WINDOWS = 7
_BETWEEN_WINDOWS = 1 << 14
_WINDOW = 512
_WORDS_IN_WINDOW = 16
_VALUES_IN_WINDOW = 8

_REPEATED = "b|big|code|em|font|i|s|small|strike|strong|tt|u"
_FORMATTING = re.compile(rf"<(?:{_REPEATED})[\s/]".encode(), re.IGNORECASE)
_QUOTED = re.compile(rb"\"[^\"]*\"?|'[^']*'?")
_ATTRIBUTE = rb"[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
_LONG_TAG = re.compile(rb"<[a-zA-Z][^\s/>]{0,99}+(?:[\s/=]++" + _ATTRIBUTE + rb"){%d}" % _MOST_ATTRIBUTES)
_ATTRIBUTES = re.compile(rb"=|" + _ATTRIBUTE)
# What a parser takes for one tag, and what it does not look into.
_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)"
    rb"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b[^>]*+>.*?(?:</(?P=raw)|\Z)"
    rb"|<(?P<name>/?[a-z][^\s/>]*+)(?P<attributes>(?:[\s/]++|=|" + _ATTRIBUTE + rb")*+)",
    re.IGNORECASE | re.DOTALL,
)

# Elements that have no end, or whose end is commonly left out: they say nothing of depth.
_WITHOUT_END = frozenset(
    b"area base br col embed hr img input link meta source track wbr param p li dt dd td th tr option thead tbody "
    b"tfoot colgroup html body head".split()
)
_FORMATS = frozenset(_REPEATED.encode().split(b"|"))


def html_danger(content: bytes) -> str | None:
    """Why an HTML page must not reach a parser, or `None`: too deep, too many elements, attributes or repetitions."""
    tags = content.count(b"<")
    if tags > 2 * _MOST_TAGS:
        # Half of them at most are ends.
        return f"HTML of more than {_MOST_TAGS} elements"
    if tags <= _HARMLESS_TAGS and len(content) <= _HARMLESS_SIZE and not _is_suspect(content, tags):
        return None
    return _read_danger(content)


def _is_suspect(content: bytes, tags: int) -> bool:
    if tags * tags > _MOST_REPEATS and len(_FORMATTING.findall(content)) * tags > _MOST_REPEATS:
        return True
    windows = range(_BETWEEN_WINDOWS, len(content), _BETWEEN_WINDOWS)
    if len(windows) < _HARMFUL_WINDOWS:
        return False
    harm = in_a_row = 0
    for at in windows:
        in_a_row = in_a_row + 1 if _is_of_attributes(content[at : at + _WINDOW]) else 0
        # One more in a row: from n squared to its successor's square.
        harm += 2 * in_a_row - 1 if in_a_row else 0
    # Scripts look so, too.
    return harm >= _HARMFUL_WINDOWS**2 and _LONG_TAG.search(content) is not None


def _is_of_attributes(window: bytes) -> bool:
    """Whether a stretch of a page may lie within one tag."""
    if b">" not in window:
        return _has_many_words(window)
    # Where the window begins, a value may be open.
    for parity in (window, b'"' + window, b"'" + window):
        outside = _QUOTED.sub(b"", parity)
        if b">" not in outside and (outside.count(b"=") >= _VALUES_IN_WINDOW or _has_many_words(outside)):
            return True
    return False


def _has_many_words(window: bytes) -> bool:
    return len(window.split()) >= _WORDS_IN_WINDOW


def _read_danger(content: bytes) -> str | None:
    depth = repeats = elements = frames = 0
    open_formats: Counter[bytes] = Counter()
    for tag in _TAG.finditer(content):
        name = tag["name"]
        if name is None:
            continue
        name = name.lower()
        attributes = tag["attributes"]
        if len(attributes) > _MOST_ATTRIBUTES and len(_ATTRIBUTES.findall(attributes)) > _MOST_ATTRIBUTES:
            return f"HTML with more than {_MOST_ATTRIBUTES} attributes on one element"
        if name.startswith(b"/"):
            name = name[1:]
            open_formats[name] = max(0, open_formats[name] - 1)
            depth = max(0, depth - (name not in _WITHOUT_END))
            continue
        elements += 1
        frames += name in (b"html", b"body")
        # Of formatting without attributes, a parser keeps three alike.
        if name in _FORMATS and (open_formats[name] < 3 or attributes.strip()):
            open_formats[name] += 1
        repeats += open_formats.total() if open_formats else 0
        depth += name not in _WITHOUT_END and not attributes.endswith(b"/")
        if depth > _DEEPEST:
            return f"HTML nested more than {_DEEPEST} elements deep"
        if elements > _MOST_TAGS or frames > _MOST_FRAMES or repeats > _MOST_REPEATS:
            return _too_many(elements, frames)
    return None


def _too_many(elements: int, frames: int) -> str:
    if elements > _MOST_TAGS:
        return f"HTML of more than {_MOST_TAGS} elements"
    if frames > _MOST_FRAMES:
        return f"HTML of more than {_MOST_FRAMES} pages in one"
    return "HTML whose open formatting multiplies"
