"""What was fetched, kept as a web archive: WARC/1.1 (ISO 28500:2017), each record a gzip member of its own.

A request and its response are appended in one write. What a crash left unfinished at the end of an archive is cut off
before anything is appended to it.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import uuid
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from types import TracebackType
from typing import BinaryIO, Self

from dragoman._version import __version__
from dragoman.errors import DragomanError
from dragoman.intake.exchange import Exchanged

_CHUNK = 1 << 20
_MEMBER = b"\x1f\x8b\x08"
_TOLD = "Dragoman-Told-"


class Archive:
    """A web archive that is open for appending; closes as a context. Made by `open_archive`."""

    def __init__(self, stream: BinaryIO, path: Path, chance: Random) -> None:
        self.path = path
        self._stream = stream
        self._chance = chance

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._stream.close()

    def begin(self, moment: str, agent: str) -> None:
        """Say, at the head of a new archive, who wrote it."""
        if self._stream.tell() == 0:
            told = {"software": f"Dragoman/{__version__}", "format": "WARC File Format 1.1", "robots": "obey"}
            told["http-header-user-agent"] = agent
            block = "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode()
            head = {"WARC-Type": "warcinfo", "WARC-Date": moment, "WARC-Record-ID": self._new_id()}
            self._append(_record({**head, "WARC-Filename": self.path.name}, "application/warc-fields", block))

    def keep(self, exchanged: Exchanged, moment: str, told: Mapping[str, str]) -> None:
        """Append a request and its response, fetched at a moment in UTC.

        `told` is what a feed told of the page; it stands in fields of our own, which other readers pass over.
        """
        response, request = self._new_id(), self._new_id()
        common = {"WARC-Date": moment, "WARC-Target-URI": exchanged.address.url}
        common["WARC-IP-Address"] = exchanged.place
        extra = {f"{_TOLD}{name.title()}": " ".join(value.split()) for name, value in told.items() if value.split()}
        self._append(
            _record(
                {"WARC-Type": "response", "WARC-Record-ID": response, **common, **extra},
                "application/http; msgtype=response",
                exchanged.response,
            ),
            _record(
                {"WARC-Type": "request", "WARC-Record-ID": request, "WARC-Concurrent-To": response, **common},
                "application/http; msgtype=request",
                exchanged.request,
            ),
        )

    def _append(self, *records: bytes) -> None:
        try:
            self._stream.write(b"".join(records))
            self._stream.flush()
        except OSError as error:
            raise DragomanError(f"{self.path}: cannot be written: {error.strerror}") from error

    def _new_id(self) -> str:
        return f"<urn:uuid:{uuid.UUID(int=self._chance.getrandbits(128), version=4)}>"


def _record(head: Mapping[str, str], content_type: str, block: bytes) -> bytes:
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode("ascii")
    fields = {
        **head,
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    # Without the time of packing: the same exchange gives the same bytes.
    return gzip.compress(b"WARC/1.1\r\n" + lines.encode("utf-8") + b"\r\n" + block + b"\r\n\r\n", mtime=0)


def open_archive(path: str | os.PathLike[str], chance: Random) -> Archive:
    """The archive in the file `path`, a new one where there is none, ready for appending.

    Raises `DragomanError` where the file is something else, cannot be written, or another program appends to it.
    """
    place = Path(path)
    try:
        stream = place.open("a+b")
    except OSError as error:
        raise DragomanError(f"{place}: cannot be written: {error.strerror}") from error
    try:
        _lock(stream, place)
        stream.seek(0)
        head = stream.read(len(_MEMBER))
        if head and not _MEMBER.startswith(head):
            raise DragomanError(f"{place}: is no archive whose records are packed with gzip")
        stream.truncate(_good_bytes(stream))
        stream.seek(0, os.SEEK_END)
    except OSError as error:
        stream.close()
        raise DragomanError(f"{place}: cannot be read: {error.strerror}") from error
    except BaseException:
        stream.close()
        raise
    return Archive(stream, place, chance)


def _lock(stream: BinaryIO, place: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows, where an open file is not shared anyway
        return
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise DragomanError(f"{place}: another program is writing into it") from error


def _good_bytes(stream: BinaryIO) -> int:
    """Where the last whole gzip member ends. Damage before it is left for whoever reads the archive."""
    good = at = 0
    while (end := _end_of_member(_reader(stream, at))) is not None or _next_member(stream, at) is not None:
        if end is None:
            at = _next_member(stream, at) or at
        else:
            good = at = at + end
    return good


def _reader(stream: BinaryIO, at: int) -> Callable[[], bytes]:
    stream.seek(at)
    return lambda: stream.read(_CHUNK)


def _end_of_member(read: Callable[[], bytes]) -> int | None:
    """The length of the gzip member that begins here, or None where none ends well."""
    unpacking = zlib.decompressobj(31)
    taken = 0
    try:
        while part := read():
            taken += len(part)
            while part and not unpacking.eof:
                unpacking.decompress(part, _CHUNK)
                part = unpacking.unconsumed_tail
            if unpacking.eof:
                return taken - len(unpacking.unused_data)
    except zlib.error:
        pass
    return None


def _next_member(stream: BinaryIO, at: int) -> int | None:
    """Where the next gzip member may begin behind a place."""
    stream.seek(at + 1)
    place, before = at + 1, b""
    while part := stream.read(_CHUNK):
        found = (before + part).find(_MEMBER)
        if found >= 0:
            return place - len(before) + found
        before = (before + part)[-(len(_MEMBER) - 1) :]
        place += len(part)
    return None
