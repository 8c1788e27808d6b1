"""What is looked at before a parser sees a byte: size, kind of file, and how deep a page is nested."""

from __future__ import annotations

import re

LARGEST_PAGE = 64 * 1024 * 1024
"""The most bytes that one page may have."""

_DEEPEST = 1000
_MOST_TAGS = 200_000

_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x1a\x08\x85")
_TAG = re.compile(rb"<(/?[a-zA-Z][a-zA-Z0-9]*)[^<>]*(?<!/)>")

# Elements that have no end, or whose end is commonly left out: they say nothing of depth.
_WITHOUT_END = frozenset(
    b"area base br col embed hr img input link meta source track wbr param p li dt dd td th tr option thead tbody "
    b"tfoot colgroup html body head".split()
)


def is_binary(head: bytes) -> bool:
    """Whether the bytes are no text in any encoding: control characters among them that UTF-16 does not explain."""
    if is_utf_16(head):
        return False
    controls = sum(1 for byte in head if byte < 0x20 and byte not in _TEXT_CONTROLS)
    return head.count(0) > 0.001 * len(head) or controls > 0.02 * len(head)


def is_utf_16(head: bytes) -> bool:
    """Whether the bytes are UTF-16, with its mark or without."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf_16_order(head) is not None


def utf_16_order(head: bytes) -> str | None:
    """The byte order, "utf-16-le" or "utf-16-be", that the null bytes betray where there is no mark; else `None`.

    Spaces and full stops of nearly all scripts, and all letters of Latin ones, have a null for their high byte.
    """
    head = head[: 4096 - 4096 % 2]
    if len(head) < 4:
        return None
    even, odd = head[0::2], head[1::2]
    nulls_even, nulls_odd = even.count(0), odd.count(0)
    # The low bytes of plain text are never null: that is what sets it apart from a binary table of numbers.
    if nulls_odd > 0.08 * len(odd) and nulls_even == 0:
        order, high, low = "utf-16-le", odd, even
    elif nulls_even > 0.08 * len(even) and nulls_odd == 0:
        order, high, low = "utf-16-be", even, odd
    else:
        return None
    controls = sum(
        1 for above, code in zip(high, low, strict=False) if not above and code < 0x20 and code not in _TEXT_CONTROLS
    )
    return None if controls > 0.02 * len(high) else order


def html_danger(content: bytes) -> str | None:
    """Why an HTML page must not reach a parser, or `None`: elements nested too deep, or too many of them."""
    if content.count(b"<") < _DEEPEST:
        return None
    names = _TAG.findall(content)
    if len(names) > _MOST_TAGS:
        return f"HTML of more than {_MOST_TAGS} elements"
    steps = {name: _step(name) for name in set(names)}
    depth = 0
    for name in names:
        depth += steps[name]
        if depth > _DEEPEST:
            return f"HTML nested more than {_DEEPEST} elements deep"
        depth = max(depth, 0)
    return None


def _step(name: bytes) -> int:
    """By how much a tag leads deeper."""
    if name.lower().removeprefix(b"/") in _WITHOUT_END:
        return 0
    return -1 if name.startswith(b"/") else 1
