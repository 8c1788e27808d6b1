"""The pieces of a compressed web archive: its members unpacked, each with its place on the disk.

A member that does not unpack, or whose checksum does not agree, costs itself: the next one that holds the beginning of
a record is looked for behind the place where the damaged one began.
"""

from __future__ import annotations

import struct
from collections.abc import Generator, Iterator

from dragoman.errors import UnreadablePage
from dragoman.intake.records import STARTS_LATER, Piece
from dragoman.intake.stream import Stream
from dragoman.intake.unpacking import (
    BOMB,
    CUT_OFF,
    DECODERS,
    GZIP,
    ZSTANDARD,
    Decoder,
    GzipMember,
    faults,
    is_bomb,
    zstandard_decoder,
)

_CHUNK = 1 << 15
_READ = 1 << 18
_MOST_KEPT = 16 << 20
_LARGEST_STEP = 1 << 20
_LARGEST_PIECE = 4 << 20
_MOST_TRIED = 64
_TRIED = 4096
_WARC = b"WARC/"
# What a disk loses at once.
_BLOCK = 512
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_LARGEST_DICTIONARY = 16 << 20


def plain_pieces(stream: Stream) -> Iterator[Piece]:
    """The pieces of an archive that is not compressed, or is within something that unpacks as a whole."""
    try:
        while data := stream.read(_READ):
            yield Piece(data)
    except UnreadablePage as reason:
        yield Piece(b"", stream.position, str(reason))


def packed_pieces(stream: Stream, magic: bytes) -> Iterator[Piece]:
    """The pieces of an archive of gzip members or zstandard frames, as `magic` says."""
    return _Members(stream, magic).pieces()


def begins_records(head: bytes) -> bytes | None:
    """The magic of the compressed members of a web archive that `head` begins; `None` where it begins none."""
    if head.startswith(_DICTIONARY):
        return ZSTANDARD
    for magic in (GZIP, ZSTANDARD):
        if head.startswith(magic):
            if _beginning(head[:_TRIED], magic).startswith(_WARC):
                return magic
            # The first member may be what is damaged.
            return None if _is_sound(head, magic) else holds_records(head)
    return None


def _is_sound(head: bytes, magic: bytes) -> bool:
    """Whether the member that `head` begins unpacks, as far as it is there."""
    decoder = DECODERS[magic]()
    data = head
    try:
        while not decoder.eof and (data or not decoder.needs_input):
            decoder.decompress(data, max_length=_LARGEST_STEP)
            data = b""
    except faults():
        return False
    return getattr(decoder, "fault", None) is None


def holds_records(head: bytes) -> bytes | None:
    """The magic of compressed members of a web archive anywhere in `head`."""
    for magic in (GZIP, ZSTANDARD):
        at = head.find(magic)
        for _ in range(_MOST_TRIED):
            if at < 0:
                break
            if _beginning(head[at : at + _TRIED], magic).startswith(_WARC):
                return magic
            at = head.find(magic, at + 1)
    return None


def is_plain_archive(head: bytes) -> bool:
    """Whether `head` begins a web archive, or one whose first record is damaged."""
    if head.startswith(_WARC):
        return True
    damaged = b"WARC-" in head[:4096] or 2 * head.count(0, 0, _BLOCK) > len(head[:_BLOCK])
    return damaged and STARTS_LATER.search(head) is not None


def _beginning(packed: bytes, magic: bytes) -> bytes:
    """The first bytes that come out of what may be a member; none where it is no member."""
    try:
        return DECODERS[magic]().decompress(packed, max_length=1000)
    except faults():
        return b""


class _Members:
    """Compressed members one after the other; the bytes of the one under way are kept, to look there for the next."""

    def __init__(self, stream: Stream, magic: bytes) -> None:
        self._stream = stream
        self._magic = magic
        self._kept = bytearray()
        self._place = stream.position
        self._dictionary: bytes | None = None

    def pieces(self) -> Iterator[Piece]:
        try:
            self._read_dictionary()
            while self._fill(1):
                begins = self._place
                damage = yield from self._member()
                if damage is not None:
                    yield Piece(b"", begins, damage)
                    self._skip_to_next()
        except UnreadablePage as reason:
            # What the archive itself is packed in is damaged: nothing can be read behind it.
            yield Piece(b"", self._place, str(reason))

    def _fill(self, size: int) -> bool:
        while len(self._kept) < size and (got := self._stream.read(_READ)):
            self._kept += got
        return len(self._kept) >= size

    def _drop(self, size: int) -> None:
        del self._kept[:size]
        self._place += size

    def _member(self) -> Generator[Piece, None, str | None]:
        """What comes out of the member that begins here; what is wrong with it, or `None` when it was passed whole."""
        decoder = self._decoder()
        begins: int | None = self._place
        out = bytearray()
        given = packed = fed = 0
        damage: str | None = None
        while not decoder.eof:
            data, before = b"", None
            if decoder.needs_input:
                if fed >= _MOST_KEPT:
                    self._drop(fed)
                    fed = 0
                self._fill(fed + 1)
                data = bytes(self._kept[fed : fed + _CHUNK])
                if not data:
                    damage = CUT_OFF
                    break
                before = decoder.copy() if isinstance(decoder, GzipMember) else None
                fed += len(data)
                packed += len(data)
            try:
                piece = decoder.decompress(data, max_length=_LARGEST_STEP)
            except faults() as fault:
                out += _until_the_fault(before, data) if before else b""
                damage = f"damaged compressed data: {fault}"
                break
            given += len(piece)
            if is_bomb(given, packed):
                damage = BOMB
                break
            out += piece
            if len(out) > _LARGEST_PIECE:
                yield Piece(bytes(out), begins)
                begins, out = None, bytearray()
        if damage is None:
            damage = getattr(decoder, "fault", None)
        if damage is None:
            self._drop(fed - len(decoder.unused_data))
        yield Piece(bytes(out), begins)
        return damage

    def _decoder(self) -> Decoder:
        return DECODERS[self._magic]() if self._dictionary is None else zstandard_decoder(self._dictionary)

    def _read_dictionary(self) -> None:
        """The dictionary that a zstandard archive brings along in a frame of its own, before all others."""
        if not self._fill(8) or not self._kept.startswith(_DICTIONARY):
            return
        (size,) = struct.unpack_from("<I", self._kept, 4)
        if size > _LARGEST_DICTIONARY or not self._fill(8 + size):
            raise UnreadablePage("a dictionary of zstandard that is cut off")
        dictionary = bytes(self._kept[8 : 8 + size])
        if dictionary.startswith(ZSTANDARD):
            try:
                dictionary = zstandard_decoder().decompress(dictionary, max_length=_LARGEST_DICTIONARY)
            except faults() as fault:
                raise UnreadablePage(f"a damaged dictionary of zstandard: {fault}") from fault
        self._dictionary = dictionary
        self._drop(8 + size)

    def _begins(self, packed: bytes) -> bool:
        try:
            return self._decoder().decompress(packed, max_length=5) == _WARC
        except faults():
            return False

    def _skip_to_next(self) -> None:
        """Passes over bytes up to the next member that begins with a record, or to the end."""
        at = 1
        while True:
            at = self._kept.find(self._magic, at)
            if at >= 0:
                self._fill(at + _TRIED)
                if self._begins(bytes(self._kept[at : at + _TRIED])):
                    self._drop(at)
                    return
                at += 1
                continue
            self._drop(max(0, len(self._kept) - len(self._magic) + 1))
            at = 0
            if not self._fill(len(self._magic)):
                self._drop(len(self._kept))
                return


def _until_the_fault(decoder: GzipMember, data: bytes) -> bytes:
    """What comes out of bytes of which some are damaged, up to the damage."""
    out = bytearray()
    try:
        for at in range(len(data)):
            out += decoder.decompress(data[at : at + 1])
    except faults():
        pass
    return bytes(out)
