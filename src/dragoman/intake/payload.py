"""What an HTTP response carries: its status, its fields and its body as the server meant it, within bounds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from dragoman.errors import UnreadablePage
from dragoman.intake.guard import LARGEST_PAGE
from dragoman.intake.kinds import kind_of, written_kind
from dragoman.intake.records import header_lines
from dragoman.intake.unpacking import BOMB, is_bomb

_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})[^\n]*\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_STEP = 1 << 20
_HEAD = 1 << 16


_HTML = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
TEXT = frozenset(("text/plain", "text/markdown"))
UNTOLD = frozenset(("", "application/octet-stream", "unknown/unknown", "application/http"))
"""Kinds of content that tell nothing."""


class Response(Struct, frozen=True):
    """An HTTP response: status, fields by small names, and the body without what was done to it for the transfer."""

    status: int
    header: dict[str, str]
    body: bytes


def response(message: bytes) -> Response | None:
    """The response that a message holds, or `None` where it is none.

    A body that is not packed as its header says is taken as it is: archives often keep it unpacked. Raises
    `UnreadablePage` at a bomb.
    """
    line = _STATUS_LINE.match(message)
    if line is None:
        return None
    end = _HEADER_END.search(message, line.end() - 2)
    head_end, body_start = (end.start(), end.end()) if end else (len(message), len(message))
    header = header_lines(message[line.end() : head_end])
    body = message[body_start:]
    if "chunked" in header.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    for coding in reversed(header.get("content-encoding", "").lower().split(",")):
        body = _decoded(body, coding.strip())
    return Response(int(line[1]), header, body)


def media_type(content_type: str) -> str:
    """The kind of content that a `Content-Type` names, in small letters, without what follows it."""
    return content_type.partition(";")[0].strip().lower()


def page_form(media: str, body: bytes) -> Literal["html", "text"] | None:
    """Whether a body of a declared kind is a page, of HTML or of text; feeds and lists of addresses are none."""
    kind = written_kind(body[:_HEAD])
    if kind in ("feed", "json feed") or (kind == "addresses" and body.lstrip().startswith(b"<")):
        return None
    if media in TEXT:
        return kind_of(body)
    is_html = media in _HTML or (media in UNTOLD and kind_of(body) == "html")
    return "html" if is_html else None


def charset(content_type: str) -> str | None:
    """The encoding that a `Content-Type` names."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def _unchunked(body: bytes) -> bytes:
    parts = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length + (2 if body[size.end() + length :][:2] == b"\r\n" else 1)
        if not length:
            break
    return b"".join(parts) if parts else body


def _decoded(body: bytes, coding: str) -> bytes:
    if coding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return _inflated(body, zlib.decompressobj(31))
    if coding == "deflate":
        return _inflated(body, zlib.decompressobj()) or _inflated(body, zlib.decompressobj(-15)) or body
    if coding == "br":
        return _unbrotlied(body) or body
    return body


def _inflated(body: bytes, decoder: zlib._Decompress) -> bytes:
    """What can be unpacked of a body, which is often cut off; nothing of one that is not packed so."""

    def step(waiting: bytes) -> tuple[bytes, bytes]:
        try:
            out = decoder.decompress(waiting, _STEP)
        except zlib.error:
            return b"", b""
        return out, decoder.unconsumed_tail

    return _bounded(body, step)


def _unbrotlied(body: bytes) -> bytes:
    try:
        import brotli
    except ImportError as missing:
        raise UnreadablePage("packed with brotli: install the package brotli to read it") from missing
    decoder = brotli.Decompressor()

    def step(waiting: bytes) -> tuple[bytes, bytes]:
        try:
            out = decoder.process(waiting, output_buffer_limit=_STEP)
        except brotli.error:
            return b"", b""
        # What was put in is kept by the decoder, which says when it has no more to give.
        return out, b""

    return _bounded(body, step)


def _bounded(body: bytes, step: Callable[[bytes], tuple[bytes, bytes]]) -> bytes:
    parts = []
    size = 0
    waiting = body
    while True:
        out, waiting = step(waiting)
        parts.append(out)
        size += len(out)
        if is_bomb(size, len(body)) or size > LARGEST_PAGE:
            raise UnreadablePage(BOMB if is_bomb(size, len(body)) else f"larger than {LARGEST_PAGE >> 20} MB")
        if not out:
            return b"".join(parts)
