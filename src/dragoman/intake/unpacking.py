"""Compressed bytes unpacked as they are asked for: gzip, bzip2, xz and zstandard, never more than was honestly packed.

A file may be several members one after the other (a "frame" of zstandard, a "stream" of xz). A bomb is told by its
ratio: no text is two hundred times longer than what it was packed into, and all that is written here is text.
"""

from __future__ import annotations

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable
from typing import Protocol

from dragoman.errors import UnreadablePage
from dragoman.intake.stream import Stream
from dragoman.zstandard import zstandard

_CHUNK = 1 << 15
_FREE = 16 << 20
_HIGHEST_RATIO = 200

GZIP = b"\x1f\x8b\x08"
ZSTANDARD = b"\x28\xb5\x2f\xfd"
BOMB = "a decompression bomb"
CUT_OFF = "compressed data that is cut off"


class Decoder(Protocol):
    """One member being unpacked, as the standard library's decompressors do it."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out of what was put in."""

    @property
    def unused_data(self) -> bytes:
        """What was put in beyond the member's end."""

    def decompress(self, data: bytes, /, max_length: int = -1) -> bytes:
        """What comes out, up to `max_length` bytes; the rest is kept for the next call."""


class Fault(Exception):
    """Packed bytes that do not unpack."""


class GzipMember:
    """One member of a gzip file. Its checksum is compared when all has come out: `fault` tells of a difference."""

    def __init__(self) -> None:
        self.eof = False
        self.needs_input = True
        self.unused_data = b""
        self.fault: str | None = None
        self._inflate = zlib.decompressobj(-15)
        self._waiting = b""
        self._begun = False
        self._checksum = 0
        self._size = 0

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """What comes out, up to `max_length` bytes. Raises `Fault` or zlib's error."""
        self._waiting += data
        if not self._begun and not self._begin():
            return b""
        if self._inflate.eof:
            self._end()
            return b""
        out = self._inflate.decompress(self._waiting, max(0, max_length))
        self._checksum = zlib.crc32(out, self._checksum)
        self._size += len(out)
        if self._inflate.eof:
            self._waiting = self._inflate.unused_data
            self._end()
        else:
            self._waiting = self._inflate.unconsumed_tail
            self.needs_input = not self._waiting and (max_length <= 0 or len(out) < max_length)
        return out

    def copy(self) -> GzipMember:
        """A member at the same place, to unpack the same bytes again."""
        other = GzipMember()
        other._inflate = self._inflate.copy()
        other._waiting, other._begun = self._waiting, self._begun
        other._checksum, other._size = self._checksum, self._size
        return other

    def _begin(self) -> bool:
        length = _gzip_header(self._waiting)
        if length is None:
            if len(self._waiting) > 1 << 17:
                raise Fault("a gzip header without an end")
            return False
        self._waiting = self._waiting[length:]
        self._begun = True
        return True

    def _end(self) -> None:
        self.needs_input = True
        if len(self._waiting) >= 8:
            checksum, size = struct.unpack_from("<II", self._waiting)
            if (checksum, size) != (self._checksum, self._size & 0xFFFFFFFF):
                self.fault = "the checksum of gzip does not agree"
            self.unused_data = self._waiting[8:]
            self.eof = True


def _gzip_header(head: bytes) -> int | None:
    """How long the header is, or `None` if it is not all there. Raises `Fault` where there is none."""
    if not GZIP.startswith(head[:3]):
        raise Fault("not gzip")
    if len(head) < 10:
        return None
    flags, at = head[3], 10
    if flags & 0xE0:
        raise Fault("not gzip")
    if flags & 4:
        at += 2 + int.from_bytes(head[at : at + 2], "little")
    for named in (8, 16):
        if flags & named:
            end = head.find(b"\0", at)
            if end < 0:
                return None
            at = end + 1
    at += 2 if flags & 2 else 0
    return at if at <= len(head) else None


def zstandard_decoder(dictionary: bytes | None = None) -> Decoder:
    """A decoder of one frame, with the dictionary that the file brings along."""
    zstd = zstandard()
    # No frame may ask for more than 128 MB of memory.
    options = {zstd.DecompressionParameter.window_log_max: 27}
    decoder: Decoder = zstd.ZstdDecompressor(zstd.ZstdDict(dictionary) if dictionary else None, options)
    return decoder


def xz_decoder() -> Decoder:
    """A decoder of one stream of xz, which may ask for 128 MB of memory."""
    return lzma.LZMADecompressor(memlimit=128 << 20)


DECODERS: dict[bytes, Callable[[], Decoder]] = {
    GZIP: GzipMember,
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\x00": xz_decoder,
    ZSTANDARD: zstandard_decoder,
}
"""How a packed file begins, and what unpacks it."""


def faults() -> tuple[type[Exception], ...]:
    """What decoders raise at bytes that do not unpack."""
    return (Fault, zlib.error, lzma.LZMAError, zstandard().ZstdError, OSError, EOFError, ValueError)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes cannot honestly have come out of so few."""
    return unpacked > _FREE + _HIGHEST_RATIO * packed


class Unpacked:
    """What comes out of a packed stream, all its members one after the other.

    `more` raises `UnreadablePage`, with the reason, when it comes upon damage, a cut-off end or a bomb.
    """

    def __init__(self, packed: Stream, begin: Callable[[], Decoder], magic: bytes) -> None:
        self._packed = packed
        self._begin = begin
        self._magic = magic
        self._decoder = begin()
        self._given = 0
        self._failed: UnreadablePage | None = None
        self._started = packed.position

    def more(self, size: int) -> bytes:
        """Up to `size` further bytes; none at the end. What failed once fails again."""
        if self._failed is not None:
            raise self._failed
        try:
            return self._unpacked(min(size, 1 << 20))
        except UnreadablePage as failed:
            self._failed = failed
            raise

    def _unpacked(self, size: int) -> bytes:
        while not self._decoder.eof or self._next_member():
            out = self._decode(size)
            self._given += len(out)
            if is_bomb(self._given, self._packed.position - self._started):
                raise UnreadablePage(BOMB)
            if out:
                return out
        return b""

    def _decode(self, size: int) -> bytes:
        data = b""
        if self._decoder.needs_input:
            data = self._packed.read(_CHUNK)
            if not data:
                raise UnreadablePage(CUT_OFF)
        try:
            out = self._decoder.decompress(data, max_length=size)
        except faults() as fault:
            raise UnreadablePage(f"damaged compressed data: {fault}") from fault
        if self._decoder.eof and (fault_told := getattr(self._decoder, "fault", None)):
            raise UnreadablePage(f"damaged compressed data: {fault_told}")
        return out

    def _next_member(self) -> bool:
        self._packed.unread(self._decoder.unused_data)
        # Zeros fill a file up to a whole block.
        while (ahead := self._packed.peek(_CHUNK)).startswith(b"\0"):
            self._packed.read(len(ahead) - len(ahead.lstrip(b"\0")))
        if not ahead:
            return False
        if not ahead.startswith(self._magic):
            raise UnreadablePage("damaged compressed data: no member follows the last one")
        self._decoder = self._begin()
        return True
