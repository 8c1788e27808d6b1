"""Zip files, read from front to back.

Only what stands before each member is believed, not the table at the end of the file: so one can be read from a pipe,
one that is cut off gives what it has, and no byte is unpacked twice.
"""

from __future__ import annotations

import bz2
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import cast

from dragoman.errors import UnreadablePage
from dragoman.intake.containers import Member, is_hidden, label
from dragoman.intake.stream import Stream
from dragoman.intake.unpacking import BOMB, CUT_OFF, Decoder, faults, is_bomb, xz_decoder, zstandard_decoder

_CHUNK = 1 << 15
_LOCAL = b"PK\x03\x04"
_HEADERS = (_LOCAL, b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06")
_DESCRIPTOR = b"PK\x07\x08"


def zip_members(stream: Stream) -> Iterator[Member]:
    """The members of a zip file in the order in which they lie. A member is read before the next one is asked for."""
    while _to_header(stream):
        if not stream.peek(4).startswith(_LOCAL):
            return
        head = stream.read(30)
        if len(head) < 30:
            break
        entry = _ZipEntry(head, stream)
        if entry.name.endswith("/"):
            continue
        if is_hidden(entry.name):
            yield Member(entry.name, left_out="hidden file")
        elif entry.name in ("[Content_Types].xml", "mimetype"):
            yield Member(entry.name, reason="an office document or electronic book, not a page")
            return
        elif reason := entry.refused():
            yield Member(entry.name, reason=reason)
        else:
            yield Member(entry.name, Stream(entry.more))
        entry.pass_over()
    yield Member("", reason="a zip archive that is cut off")


def _to_header(stream: Stream) -> bool:
    """Passes over bytes up to the next header; whether there is one."""
    if stream.peek(4) in _HEADERS:
        return True
    while stream.skip_past(b"PK"):
        if stream.peek(4) in _HEADERS:
            return True
        stream.read(2)
    return False


class _ZipEntry:
    """A member of a zip file whose header was just read."""

    def __init__(self, head: bytes, stream: Stream) -> None:
        _, self._flags, self._method, _, _, self._checksum, packed, _, name, extra = struct.unpack(
            "<HHHHHIIIHH", head[4:]
        )
        raw = stream.read(name)
        self.name = label(raw, "utf-8" if self._flags & 0x800 or _is_utf_8(raw) else "cp437")
        self._packed = _long_size(stream.read(extra), packed)
        if self._flags & 8:
            self._packed = None
        self._stream = stream
        self._begin = stream.position
        self._found = 0
        self._given = 0
        self._ended = False
        self._last = b""
        self._failed: UnreadablePage | None = None
        self._decoder: Decoder | None = None

    def refused(self) -> str | None:
        """Why the member cannot be read, or `None`."""
        if self._flags & 1:
            return "encrypted"
        if self._method == 0:
            return "a member without its length" if self._packed is None else None
        begin = _METHODS.get(self._method)
        if begin is None:
            return f"compressed by the method {self._method} of zip, which is not read"
        self._decoder = begin()
        return None

    def more(self, size: int) -> bytes:
        """Up to `size` further bytes of the member; none at its end. What failed once fails again."""
        if self._failed is not None:
            raise self._failed
        try:
            return self._checked(size)
        except UnreadablePage as failed:
            self._failed = failed
            raise

    def _checked(self, size: int) -> bytes:
        out = b"" if self._ended else self._unpacked(size)
        self._found = zlib.crc32(out, self._found)
        self._given += len(out)
        if is_bomb(self._given, self._stream.position - self._begin):
            raise UnreadablePage(BOMB)
        if not out and self._found != self._told_checksum():
            raise UnreadablePage("damaged: the checksum of zip does not agree")
        return out

    def _unpacked(self, size: int) -> bytes:
        decoder = self._decoder
        if decoder is None:
            return self._raw(size)
        while not decoder.eof:
            data = self._raw(_CHUNK) if decoder.needs_input else b""
            if decoder.needs_input and not data:
                raise UnreadablePage(CUT_OFF)
            try:
                out = decoder.decompress(data, max_length=min(size, 1 << 20))
            except faults() as fault:
                raise UnreadablePage(f"damaged compressed data: {fault}") from fault
            if out:
                return out
        self._stream.unread(decoder.unused_data)
        self._ended = True
        return b""

    def _raw(self, size: int) -> bytes:
        if self._packed is None:
            self._last = self._stream.read(size)
            return self._last
        left = self._packed - (self._stream.position - self._begin)
        data = self._stream.read(min(size, left))
        if left and not data:
            raise UnreadablePage("cut off")
        return data

    def _told_checksum(self) -> int:
        if not self._flags & 8:
            return cast(int, self._checksum)
        behind = self._stream.peek(8).removeprefix(_DESCRIPTOR)
        return cast(int, struct.unpack_from("<I", behind.ljust(4, b"\0"))[0])

    def pass_over(self) -> None:
        """Leaves the member behind; where its length is not told, the next header is looked for."""
        if self._packed is None:
            self._stream.unread(b"" if self._ended else self._last)
        else:
            self._stream.skip(max(0, self._packed - (self._stream.position - self._begin)))


def _is_utf_8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _long_size(extra: bytes, packed: int) -> int | None:
    """The packed size, from the extra field of large members where it stands there."""
    if packed != 0xFFFFFFFF:
        return packed
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1 and length >= 16 and at + 20 <= len(extra):
            return cast(int, struct.unpack_from("<Q", extra, at + 12)[0])
        at += 4 + length
    return None


class _Deflated:
    """A member that is deflated, as the other decompressors are."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(-15)
        self._full = False

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def needs_input(self) -> bool:
        return not self._full and not self._inflate.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    def decompress(self, data: bytes, /, max_length: int = -1) -> bytes:
        out = self._inflate.decompress(self._inflate.unconsumed_tail + data, max(0, max_length))
        self._full = len(out) == max_length
        return out


_METHODS: dict[int, Callable[[], Decoder]] = {
    8: _Deflated,
    12: bz2.BZ2Decompressor,
    93: zstandard_decoder,
    95: xz_decoder,
}
