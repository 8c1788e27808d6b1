"""Files that hold files, zip and tar, read from front to back without a look at the file system.

Names are labels and nothing else. Only what stands before each member is believed, not the table at the end of a zip
file: so one can be read from a pipe, one that is cut off gives what it has, and no byte is unpacked twice.
"""

from __future__ import annotations

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import cast

from msgspec import Struct

from dragoman.errors import UnreadablePage
from dragoman.intake.kinds import is_tar_header
from dragoman.intake.stream import Stream
from dragoman.intake.unpacking import BOMB, CUT_OFF, Decoder, faults, is_bomb, zstandard_decoder

_BLOCK = 512
_CHUNK = 1 << 15
_LONGEST_NAME = 1 << 16
_LOCAL = b"PK\x03\x04"
_HEADERS = (_LOCAL, b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06")
_DESCRIPTOR = b"PK\x07\x08"


class Member(Struct, frozen=True):
    """A file within a file: its name as a label, and its bytes, or the reason why there are none.

    What is no file and what is hidden is told by `left_out`.
    """

    name: str
    stream: Stream | None = None
    reason: str | None = None
    left_out: str | None = None


def _label(name: bytes, encoding: str = "utf-8") -> str:
    text = name[:1000].decode(encoding, "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part.strip(".") for part in parts) or parts[0] == "__MACOSX"


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
        if _is_hidden(entry.name):
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
        self.name = _label(raw, "utf-8" if self._flags & 0x800 or _is_utf_8(raw) else "cp437")
        self._packed = _long_size(stream.read(extra), packed)
        if self._flags & 8:
            self._packed = None
        self._stream = stream
        self._begin = stream.position
        self._found = 0
        self._given = 0
        self._ended = False
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
        """Up to `size` further bytes of the member; none at its end."""
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
            return self._stream.read(size)
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
        if self._packed is not None:
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


def _xz() -> Decoder:
    return lzma.LZMADecompressor(memlimit=128 << 20)


_METHODS: dict[int, Callable[[], Decoder]] = {8: _Deflated, 12: bz2.BZ2Decompressor, 93: zstandard_decoder, 95: _xz}


def tar_members(stream: Stream) -> Iterator[Member]:
    """The files in a tar archive in their order; links, devices and folders are none."""
    name: bytes | None = None
    size: int | None = None
    lost = False
    while block := stream.read(_BLOCK):
        if not block.strip(b"\0"):
            continue
        if not is_tar_header(block):
            if not lost:
                yield Member("", reason=f"damaged at byte {stream.position - len(block)}: no header of tar")
            lost = True
            continue
        lost = False
        kind = block[156:157]
        length = _tar_number(block[124:136])
        if kind in b"xLgK" and kind:
            told = _tar_told(stream, kind, length)
            name, size = told.get(b"path", name), int(told.get(b"size", size or -1))
            size = None if size < 0 else size
            continue
        entry = _TarEntry(stream, length if size is None else size)
        yield _tar_member(_label(name or _tar_name(block)), kind, entry)
        entry.pass_over()
        name, size = None, None


def _tar_member(name: str, kind: bytes, entry: _TarEntry) -> Member:
    if kind == b"S":
        return Member(name, reason="a sparse file of tar, which is not read")
    if kind not in b"0\x007":
        return Member(name, left_out="link, folder or device of tar")
    if _is_hidden(name):
        return Member(name, left_out="hidden file")
    return Member(name, Stream(entry.more))


def _tar_number(field: bytes) -> int:
    if field[0] & 0x80:
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big")
    digits = field.strip(b" \0")
    return int(digits, 8) if digits.isdigit() and not digits.strip(b"01234567") else 0


def _tar_name(block: bytes) -> bytes:
    name = block[:100].rstrip(b"\0")
    prefix = block[345:500].rstrip(b"\0") if block[257:263] == b"ustar\0" else b""
    return prefix + b"/" + name if prefix else name


def _tar_told(stream: Stream, kind: bytes, length: int) -> dict[bytes, bytes]:
    """What a header that stands before another tells of it: its name, and its size."""
    told = stream.read(min(length, _LONGEST_NAME))
    stream.skip(length - len(told) + -length % _BLOCK)
    if kind == b"L":
        return {b"path": told.rstrip(b"\0")}
    found = {}
    at = 0
    while kind == b"x" and (space := told.find(b" ", at, at + 20)) > at and told[at:space].isdigit():
        end = at + int(told[at:space])
        key, _, value = told[space + 1 : end].rstrip(b"\n").partition(b"=")
        if key == b"path" or (key == b"size" and value.isdigit() and len(value) < 19):
            found[key] = value
        at = max(end, space + 1)
    return found


class _TarEntry:
    """A member of a tar archive whose header was just read."""

    def __init__(self, stream: Stream, size: int) -> None:
        self._stream = stream
        self._left = size
        self._padding = -size % _BLOCK

    def more(self, size: int) -> bytes:
        """Up to `size` further bytes of the member; none at its end."""
        data = self._stream.read(min(size, self._left))
        if self._left and size and not data:
            raise UnreadablePage("cut off")
        self._left -= len(data)
        return data

    def pass_over(self) -> None:
        """Leaves the member behind."""
        self._stream.skip(self._left + self._padding)
