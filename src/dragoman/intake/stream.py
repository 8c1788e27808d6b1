"""Bytes that come one after the other, once: what every container gives and takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.errors import UnreadablePage

_CHUNK = 1 << 16


class Stream:
    """Bytes in their order, with a look ahead, and with how many were read.

    `more` gives up to so many further bytes, none at the end. Where it raises `UnreadablePage`, what came before is
    given first; the error comes when nothing else is left.
    """

    def __init__(self, more: Callable[[int], bytes]) -> None:
        self._more = more
        self._ahead = bytearray()
        self.position = 0

    def peek(self, size: int) -> bytes:
        """The next bytes without taking them; fewer than `size` only at the end."""
        try:
            while len(self._ahead) < size and (got := self._more(max(_CHUNK, size - len(self._ahead)))):
                self._ahead += got
        except UnreadablePage:
            if not self._ahead:
                raise
        with memoryview(self._ahead) as ahead:
            return bytes(ahead[:size])

    def read(self, size: int) -> bytes:
        """The next bytes; fewer than `size` only at the end."""
        if not self._ahead:
            # Large pieces pass through without being copied.
            got = self._more(size)
            if len(got) == size or not got:
                self.position += len(got)
                return got
            self._ahead += got
        if len(self._ahead) >= size:
            taken = bytes(self._ahead[:size])
            del self._ahead[:size]
        else:
            taken = self._drained(size)
        self.position += len(taken)
        return taken

    def _drained(self, size: int) -> bytes:
        """What was looked at already, and as much behind it as makes `size`."""
        pieces = [bytes(self._ahead)]
        missing = size - len(pieces[0])
        self._ahead.clear()
        try:
            while missing > 0 and (got := self._more(missing)):
                pieces.append(got)
                missing -= len(got)
        except UnreadablePage:
            if not any(pieces):
                raise
        whole = b"".join(pieces)
        self._ahead += whole[size:]
        return whole[:size]

    def unread(self, data: bytes) -> None:
        """Puts back what was read last."""
        self._ahead[:0] = data
        self.position -= len(data)

    def skip(self, size: int) -> int:
        """Passes over bytes; how many there were."""
        passed = 0
        while passed < size and (got := self.read(min(1 << 20, size - passed))):
            passed += len(got)
        return passed

    def skip_past(self, mark: bytes) -> bool:
        """Takes all before the next `mark`; whether there is one."""
        while True:
            ahead = self.peek(1 << 18)
            at = ahead.find(mark)
            if at >= 0:
                self.read(at)
                return True
            if len(ahead) < 1 << 18:
                self.read(len(ahead))
                return False
            self.read(len(ahead) - len(mark) + 1)


def lines(stream: Stream, longest: int) -> Iterator[bytes | None]:
    """The lines of a stream without their ends; `None` for one of more than `longest` bytes."""
    rest, skipping = b"", False
    # Reading grows with the line, so that a long one is not split again and again.
    while more := stream.read(max(_CHUNK, len(rest))):
        *whole, rest = (rest + more).split(b"\n")
        for line in whole:
            yield None if skipping else line
            skipping = False
        if len(rest) > longest:
            rest, skipping = b"", True
        elif skipping:
            rest = b""
    if rest or skipping:
        yield None if skipping else rest
