"""What bytes are, told by how they begin and never by a name."""

from __future__ import annotations

import re
from typing import Literal

from dragoman.intake.guard import is_utf_16, utf_16_order

_CHUNK = 1 << 16

# How files begin that are no text, and what to say of them.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"7z\xbc\xaf\x27\x1c", "7-zip archives are not read"),
    (b"Rar!\x1a\x07", "RAR archives are not read"),
    (b"%PDF-", "PDF files are not read"),
    (b"SQLite format 3\x00", "a database, not a page"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document, not a page"),
    (b"{\\rtf", "an office document, not a page"),
    (b"\x89PNG", "an image, not a page"),
    (b"\xff\xd8\xff", "an image, not a page"),
    (b"GIF8", "an image, not a page"),
    (b"\x7fELF", "a program, not a page"),
)
_PROLOG = rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^\[<>]*>\s*|<\?[^>]*>\s*)*+"
_FEED = re.compile(
    _PROLOG + rb"(?:<!DOCTYPE[^>\[]*\[.{0,60000}?)?<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL | re.IGNORECASE
)
_ADDRESSES = re.compile(_PROLOG + rb"<(?:urlset|sitemapindex|opml)[\s>]", re.DOTALL | re.IGNORECASE)
_PLAIN_ADDRESSES = re.compile(rb"\s*(?:#[^\n]*\n\s*)*https?://\S+[ \t\r]*(?:\n|\Z)", re.IGNORECASE)
_JSON_FEED = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/")
_JSON_LINE = re.compile(rb"\s*\{\s*\"")
_JSON_ARRAY = re.compile(rb"\s*\[\s*\{\s*\"")
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]*>\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|table|p|h1|span|script|link)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|</(?:head|body|html)>", re.IGNORECASE)


def refused_kind(head: bytes) -> str | None:
    """Why a file that begins with `head` is not read, or `None`: images, programs and the like."""
    return next((reason for signature, reason in _SIGNATURES if head.startswith(signature)), None)


def container_of(head: bytes) -> Literal["zip", "tar", "parquet"] | None:
    """The container that begins so, of those that are neither compressed as a whole nor web archives."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head[257:262] == b"ustar" or is_tar_header(head[:512]):
        return "tar"
    return None


def is_tar_header(block: bytes) -> bool:
    """Whether 512 bytes are the header of a member of a tar archive: their checksum stands among them."""
    if len(block) < 512 or not block[0]:
        return False
    try:
        told = int(block[148:156].strip(b" \0") or b"0", 8)
    except ValueError:
        return False
    return told == sum(block) - sum(block[148:156]) + 8 * 0x20


def written_kind(head: bytes) -> Literal["feed", "addresses", "json feed", "json array", "json lines", "page"]:
    """What a text is: a page, unless it is a feed, a list of addresses or a table in JSON."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    start = _unwidened(head[:4096])
    if start.lstrip()[:1] == b"<":
        if _FEED.match(_unwidened(head)):
            return "feed"
        return "addresses" if _ADDRESSES.match(start) else "page"
    if _JSON_LINE.match(head):
        return "json feed" if _JSON_FEED.search(head) else "json lines"
    if _JSON_ARRAY.match(head):
        return "json array"
    return "addresses" if _PLAIN_ADDRESSES.match(head) else "page"


def _unwidened(head: bytes) -> bytes:
    """Markup in UTF-16 as the bytes that it would be in UTF-8: enough to know a tag."""
    if is_utf_16(head):
        return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return head


def kind_of(content: bytes) -> Literal["html", "text"]:
    """Whether a page's bytes are HTML or plain text; a few tags left in a text do not make it HTML."""
    head = content[:_CHUNK]
    order = utf_16_order(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode(order or "latin-1", "replace")
    text = text.removeprefix("\ufeff").removeprefix("ï»¿")
    return "html" if _HTML_START.match(text) or _HTML_ANYWHERE.search(text) else "text"
