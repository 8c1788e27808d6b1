"""Records of web archives (WARC 0.17 to 1.1), framed so that damage costs the record that it struck.

An archive comes as pieces: of a plain file, or of the members of a compressed one, each with the place at which it
begins on the disk. Whatever is wrong with a record, the next one that begins is found again: at the next member, or at
the next line that begins a record.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import cast

from msgspec import Struct

from dragoman.intake.guard import LARGEST_PAGE

_MAGIC = b"WARC/"
_START = re.compile(rb"WARC/\d\.\d{1,2}\r?\n(?=[A-Za-z][A-Za-z-]*:)")
_LONGEST_HEADER = 1 << 16
_LARGEST_RECORD = LARGEST_PAGE + (1 << 20)
_SAMPLE = 1 << 16
_WRONG_LENGTH = "a record that does not end where its Content-Length says"

STARTS_LATER = re.compile(rb"\nWARC/1\.\d\r?\n[A-Za-z][A-Za-z-]*:")
"""Where a record begins in the middle of a file."""


class Piece(Struct, frozen=True):
    """Bytes of an archive. `begins` is where on the disk the member lies that begins with them.

    Where `damage` is told, there are no bytes, and the record that was under way does not go on: `begins` is then the
    place of the damaged member.
    """

    data: bytes
    begins: int | None = None
    damage: str | None = None


class Record(Struct, frozen=True):
    """A record: its number among all of its archive, where it begins, its header by small names, what it holds.

    Of a record that is larger than a page may be, only the beginning is held, and `whole` is false.
    """

    number: int
    offset: int
    header: dict[str, str]
    body: bytes
    whole: bool = True


class Damage(Struct, frozen=True):
    """A record that cannot be read, with the reason."""

    number: int
    offset: int
    reason: str


def records(pieces: Iterable[Piece]) -> Iterator[Record | Damage]:
    """The records of an archive in their order, and each damage in its place."""
    tape = _Tape(iter(pieces))
    number = 0
    while (found := _next(tape, number)) is not None:
        yield found
        number += 1


class _Wrong(Exception):
    """What is wrong with a record."""


def _next(tape: _Tape, number: int) -> Record | Damage | None:
    tape.skip_newlines()
    if not tape.fill(1):
        broken = tape.pass_damage()
        return Damage(number, *broken) if broken else None
    offset = tape.offset()
    try:
        return _record(tape, number, offset)
    except _Wrong as wrong:
        cause = tape.skip_to_next_record(offset)
        return Damage(number, offset, cause or str(wrong))


def _record(tape: _Tape, number: int, offset: int) -> Record:
    """The record that begins here, which is passed. Raises `_Wrong`, with all of it still held."""
    tape.fill(len(_MAGIC))
    if not tape.buffer.startswith(_MAGIC):
        raise _Wrong("no record begins here")
    start = tape.header_length()
    if start is None:
        raise _Wrong("a record's header without an end")
    header = header_lines(bytes(tape.buffer[:start]))
    length = _length(header)
    total = start + length
    if length > _LARGEST_RECORD:
        tape.fill(min(total, start + _SAMPLE))
        beginning = bytes(tape.buffer[start : start + _SAMPLE])
        tape.skip_to_next_record(offset)
        return Record(number, offset, header, beginning, whole=False)
    # A byte more than the line ends behind the record, so that the member's checksum was compared.
    tape.fill(total + 5)
    if len(tape.buffer) < total or tape.begins_within(total):
        raise _Wrong(tape.why_short(offset))
    if not tape.ends_at(total):
        raise _Wrong(_WRONG_LENGTH)
    if tape.damaged_since(offset, total):
        raise _Wrong(tape.why_short(offset))
    body = bytes(tape.buffer[start:total])
    tape.skip(total)
    return Record(number, offset, header, body)


def _length(header: dict[str, str]) -> int:
    told = header.get("content-length")
    if told is None:
        raise _Wrong("a record without its Content-Length")
    if not (told.isascii() and told.isdigit() and len(told) < 19):
        raise _Wrong(f"a record with the Content-Length {told[:40]!r}")
    return int(told)


def header_lines(head: bytes) -> dict[str, str]:
    """The fields of a header by their names in small letters; of two alike, the first."""
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


class _Tape:
    """The archive's bytes from where it is read on, and where on the disk they came from."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self.buffer = bytearray()
        self._pieces = pieces
        self._position = 0
        self._members: deque[tuple[int, int]] = deque()
        self._damage: tuple[int, str] | None = None
        self._ended = False

    def fill(self, size: int) -> bool:
        """Reads until so many bytes are held, or a damage or the end comes; whether they are held."""
        while len(self.buffer) < size and self._pull() and not self.begins_within(size):
            pass
        return len(self.buffer) >= size

    def _pull(self) -> bool:
        if self._damage or self._ended:
            return False
        piece = next(self._pieces, None)
        if piece is None:
            self._ended = True
            return False
        if piece.damage is not None:
            self._damage = (cast(int, piece.begins), piece.damage)
            return False
        if piece.begins is not None:
            self._members.append((self._position + len(self.buffer), piece.begins))
        self.buffer += piece.data
        return True

    def skip(self, size: int) -> None:
        """Passes over bytes that are held."""
        del self.buffer[:size]
        self._position += size
        while self._members and self._members[0][0] < self._position:
            self._members.popleft()

    def skip_newlines(self) -> None:
        """Passes over the line ends between records."""
        while self.fill(1) and self.buffer[0] in b"\r\n":
            held = self.buffer[:4096]
            self.skip(len(held) - len(held.lstrip(b"\r\n")))

    def offset(self) -> int:
        """Where this place lies: of a member's beginning on the disk, else in the unpacked bytes."""
        if self._members and self._members[0][0] == self._position:
            return self._members[0][1]
        return self._position

    def header_length(self) -> int | None:
        """How long the record's header is with its empty line, or `None` where it does not end."""
        wanted = 1 << 10
        while True:
            held = self.fill(wanted)
            ends = [at + len(mark) for mark in (b"\r\n\r\n", b"\n\n") if (at := self.buffer.find(mark, 0, wanted)) >= 0]
            if ends:
                return min(ends)
            if not held or wanted >= _LONGEST_HEADER:
                return None
            wanted *= 4

    def begins_within(self, size: int) -> bool:
        """Whether a member that begins with a record begins before so many bytes have passed."""
        return self._next_member(size) is not None

    def _next_member(self, size: int | None = None) -> int | None:
        for position, _ in self._members:
            at = position - self._position
            if size is not None and at >= size:
                return None
            if at > 0 and self.buffer.startswith(_MAGIC, at):
                return at
        return None

    def ends_at(self, total: int) -> bool:
        """Whether a record that is so long ends as records do: with empty lines, or before the next one."""
        behind = bytes(self.buffer[total : total + 9])
        following = behind.lstrip(b"\r\n")
        if behind.startswith(b"\r\n\r\n") or following.startswith(_MAGIC):
            return True
        return not following and (self._ended or self._damage is not None)

    def why_short(self, offset: int) -> str:
        """What kept a record from being whole."""
        if self._damage and self._damage[0] == offset:
            return self._damage[1]
        if self._ended and self._next_member() is None and not _START.search(self.buffer, 1):
            return "a record that is cut off"
        return _WRONG_LENGTH

    def damaged_since(self, offset: int, total: int) -> bool:
        """Whether the member that began with this record turned out damaged with the record's end."""
        if self._damage is None or self._damage[0] != offset:
            return False
        return not bytes(self.buffer[total:]).strip(b"\r\n")

    def pass_damage(self) -> tuple[int, str] | None:
        """The damage at which reading stands, which is passed now; `None` at the end."""
        damage, self._damage = self._damage, None
        return damage

    def skip_to_next_record(self, offset: int) -> str | None:
        """Passes over bytes until a record begins, a damage comes or the end; the reason of one to this member."""
        searched = 1
        while True:
            member = self._next_member()
            found = _START.search(self.buffer, searched)
            places = [at for at in (member, found.start() if found else None) if at is not None]
            if places:
                self.skip(min(places))
                return None
            # What may be the beginning of a line that begins a record is kept.
            self.skip(max(0, len(self.buffer) - 64))
            searched = min(1, len(self.buffer))
            if not self._pull():
                self.skip(len(self.buffer))
                if self._damage and self._damage[0] == offset:
                    return cast(tuple[int, str], self.pass_damage())[1]
                return None
