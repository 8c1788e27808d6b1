"""What is looked at before a parser sees a byte: its size, and whether it is text at all."""

from __future__ import annotations

LARGEST_PAGE = 64 * 1024 * 1024
"""The most bytes that one page may have."""

LOOKED_AT = 1 << 14
"""So many bytes are looked at to tell text from other things."""

_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x1a\x08\x85")
_CONTROLS = bytes(code for code in range(0x20) if code not in _TEXT_CONTROLS)


def is_binary(head: bytes) -> bool:
    """Whether the bytes are no text in any encoding: control characters among them that UTF-16 does not explain.

    The first `LOOKED_AT` bytes tell.
    """
    head = head[:LOOKED_AT]
    if 0 not in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(head) - len(head.translate(None, _CONTROLS)) > 0.02 * len(head)
    if is_utf_16(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return head.count(0) > 0.001 * len(head) or controls > 0.02 * len(head)


def is_utf_16(head: bytes) -> bool:
    """Whether the bytes are UTF-16, with its mark or without."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf_16_order(head) is not None


def utf_16_order(head: bytes) -> str | None:
    """The byte order, "utf-16-le" or "utf-16-be", that the null bytes betray where there is no mark; else `None`.

    Spaces and full stops of nearly all scripts, and all letters of Latin ones, have a null for their high byte.
    """
    head = head[:4096]
    if len(head) < 4 or 0 not in head:
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
