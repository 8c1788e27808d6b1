"""Sockets that count what comes off them, and how long it takes.

Bounds are held here, beneath everything that understands what is sent: so they hold for headers, for framing and for
bodies, inside TLS and outside.
"""

from __future__ import annotations

import socket
import ssl
import time
from typing import Any

from msgspec import Struct

from dragoman.errors import Unfetched
from dragoman.intake.guard import LARGEST_PAGE

_LARGEST_HEAD = 1 << 16
# What the framing of a body may take where there is little of it, and what is read from the socket ahead of need.
_SLACK = 1 << 20
_AHEAD = 1 << 13


class Limits(Struct, frozen=True):
    """How long and how much one exchange may take, in seconds and bytes.

    `largest` bounds the body as it is sent and as it is unpacked; of a body that `may_be_cut` what stands before the
    bound is taken.
    """

    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0
    largest: int = LARGEST_PAGE
    may_be_cut: bool = False


def too_large(limits: Limits) -> str:
    """Why what is larger than it may be is refused."""
    size = limits.largest
    return f"larger than {size >> 20} MB" if size >= 1 << 20 else f"larger than {size} bytes"


class Meter:
    """What came off a socket so far, and how much and how long may still come."""

    def __init__(self, limits: Limits, deadline: float) -> None:
        self.limits = limits
        self.deadline = deadline
        self.allowed = _LARGEST_HEAD + _AHEAD
        self.in_head = True
        self.received = bytearray()

    def allow_body(self, size: int = 0) -> None:
        """The head is through, and so much of the body: more may come, but not without end for little content."""
        self.allowed += 2 * size + (_SLACK if self.in_head else 0)
        self.in_head = False

    def seconds(self) -> float:
        """How long the next bytes may take."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Unfetched("did not answer in time", is_lasting=False)
        return min(left, self.limits.read)

    def take(self, part: bytes | memoryview) -> None:
        """Count what came."""
        self.received += part
        if len(self.received) > self.allowed:
            raise Unfetched("headers without end" if self.in_head else "more framing than content")

    def taken(self) -> bytes:
        """All that came, which is held no longer: a large answer is not kept twice."""
        came, self.received = bytes(self.received), bytearray()
        return came


class MeteredSocket(socket.socket):
    """A socket whose bytes are metered."""

    meter: Meter

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        """The next bytes, counted, no later than they may come."""
        self.settimeout(self.meter.seconds())
        count = super().recv_into(buffer, nbytes, flags)
        self.meter.take(memoryview(buffer)[:count])
        return count


class SecureSocket(ssl.SSLSocket):
    """The same inside TLS."""

    meter: Meter

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        """The next bytes, counted, no later than they may come."""
        self.settimeout(self.meter.seconds())
        count = super().recv_into(buffer, nbytes, flags)
        self.meter.take(memoryview(buffer)[:count])
        return count
