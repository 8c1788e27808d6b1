"""Tar archives, read from front to back; what their headers say is never looked up or made in the file system."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import UnreadablePage
from dragoman.intake.containers import Member, is_hidden, label
from dragoman.intake.kinds import is_tar_header
from dragoman.intake.stream import Stream

_BLOCK = 512
_LONGEST_NAME = 1 << 16


def tar_members(stream: Stream) -> Iterator[Member]:
    """The files in a tar archive in their order; links and devices are left out, folders passed over."""
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
        if kind != b"5":
            yield _tar_member(label(name or _tar_name(block)), kind, entry)
        entry.pass_over()
        name, size = None, None


def _tar_member(name: str, kind: bytes, entry: _TarEntry) -> Member:
    if kind == b"S":
        return Member(name, reason="a sparse file of tar, which is not read")
    if kind not in b"0\x007":
        return Member(name, left_out="link or device of tar")
    if is_hidden(name):
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
