"""One request and its response, on a connection of their own, within bounds of size and of time.

The connection goes to a place that was checked before and nowhere else; names are not resolved here. Neither endless
headers, nor a body that drips, nor one that grows when it is unpacked costs more than its bound.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

from msgspec import Struct
from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as TooSlow

from dragoman.errors import Unfetched, UnreadablePage
from dragoman.intake.addresses import Address
from dragoman.intake.metering import Limits, Meter, MeteredSocket, SecureSocket, too_large
from dragoman.intake.payload import response as read_message

_CHUNK = 1 << 16
_MOST_PLACES = 4
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")

# Only what the standard library decompresses step by step is asked for and taken.
ENCODINGS = ("gzip", "deflate")
_TAKEN = frozenset((*ENCODINGS, "x-gzip", "identity", ""))
_MOST_ENCODINGS = 2


class Exchanged(Struct, frozen=True):
    """What was sent to a place and what came back.

    `headers` have small letters; of several of one name all stand there, with commas. `content` is the body unpacked.
    `request` and `response` are the bytes as they went over the wire.
    """

    address: Address
    place: str
    status: int
    headers: dict[str, str]
    content: bytes
    request: bytes
    response: bytes


def secure_context() -> ssl.SSLContext:
    """TLS as the machine trusts it: certificates and names are checked."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def exchange(
    address: Address, at: tuple[str, ...], headers: Mapping[str, str], limits: Limits, context: ssl.SSLContext
) -> Exchanged:
    """Ask for an address `at` the first of the checked places that answers.

    Raises `Unfetched` with the reason: nobody answers, a wrong certificate, too slow, too large, no HTTP.
    """
    meter = Meter(limits, time.monotonic() + limits.whole)
    try:
        connected, place = _connected(address, at, meter)
        with connected:
            secured = _secured(connected, address.host, meter, context) if address.scheme == "https" else connected
            with secured:
                return _asked(secured, address, place, headers, meter)
    except Unfetched:
        raise
    except (TimeoutError, TooSlow) as error:
        raise Unfetched("did not answer in time", is_lasting=False) from error
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", None) or error.reason or "no TLS"
        raise Unfetched(f"no safe connection: {reason}", is_lasting=False) from error
    except (OSError, HTTPException, HTTPError, ValueError) as error:
        # A ValueError where a chunk says that it is shorter than nothing.
        raise Unfetched(_told(error), is_lasting=False) from error


def _connected(address: Address, at: tuple[str, ...], meter: Meter) -> tuple[MeteredSocket, str]:
    for number, place in enumerate(at[:_MOST_PLACES], start=1):
        family = socket.AF_INET6 if ":" in place else socket.AF_INET
        opened = MeteredSocket(family, socket.SOCK_STREAM)
        opened.meter = meter
        try:
            opened.settimeout(min(meter.limits.connect, meter.seconds()))
            opened.connect((place, address.port))
        except BaseException as error:
            opened.close()
            if isinstance(error, OSError) and number < len(at[:_MOST_PLACES]):
                continue
            raise
        return opened, place
    raise Unfetched("leads nowhere")


def _secured(connected: MeteredSocket, host: str, meter: Meter, context: ssl.SSLContext) -> SecureSocket:
    context.sslsocket_class = SecureSocket
    secured = context.wrap_socket(connected, server_hostname=host, do_handshake_on_connect=False)
    assert isinstance(secured, SecureSocket)
    secured.meter = meter
    try:
        secured.settimeout(min(meter.limits.connect, meter.seconds()))
        secured.do_handshake()
    except BaseException:
        secured.close()
        raise
    return secured


def _asked(
    connected: socket.socket, address: Address, place: str, headers: Mapping[str, str], meter: Meter
) -> Exchanged:
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = kind(address.host, address.port, timeout=meter.limits.read)
    # The connection is made already, to the place that was checked.
    connection.sock = connected
    sent = {**headers, "Accept-Encoding": ", ".join(ENCODINGS), "Connection": "close"}
    connection.request("GET", address.target, headers=sent, preload_content=False, decode_content=False)
    response = connection.getresponse()
    meter.allow_body()
    told = {name.lower(): ", ".join(response.headers.getlist(name)) for name in response.headers}
    try:
        _check(response.status, told, meter.limits)
        _read(response, meter)
    except (Unfetched, OSError, HTTPException, HTTPError, ValueError):
        if response.status == 200:
            raise
    finally:
        response.close()
    message = _message(meter.taken(), told)
    # The body of an error or of a redirection says nothing that is needed.
    content = _content(message, meter.limits) if response.status == 200 else b""
    return Exchanged(address, place, response.status, told, content, _request(address, sent), message)


def _check(status: int, headers: Mapping[str, str], limits: Limits) -> None:
    encodings = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    if not _TAKEN.issuperset(encodings) or len(encodings) > _MOST_ENCODINGS:
        raise Unfetched(f"packed as {', '.join(encodings)[:80]}, which was not asked for")
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > limits.largest and not limits.may_be_cut:
        raise Unfetched(too_large(limits))


def _read(response: HTTPResponse, meter: Meter) -> None:
    """Let all of the body come off the socket, as far as it is framed and may be taken.

    An archive's reader makes do with the beginning of what was packed; here the whole can be asked for again.
    """
    size, limits = 0, meter.limits
    packed = _Packed(limits) if response.headers.get("content-encoding", "").lower() in ("gzip", "x-gzip") else None
    for part in response.stream(_CHUNK, decode_content=False):
        size += len(part)
        meter.allow_body(len(part))
        if size > limits.largest and limits.may_be_cut:
            return
        if size > limits.largest or (packed and not packed.fits(part)):
            raise Unfetched(too_large(limits))
    if packed and packed.is_cut:
        raise Unfetched("packed data that is cut off", is_lasting=False)


class _Packed:
    """A body packed with gzip, looked at as it comes."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.largest
        self._unpacking: Any = None

    def fits(self, part: bytes) -> bool:
        """Whether what has come so far is no longer than it may be, unpacked."""
        if self._unpacking is None:
            # Not everything that is called gzip is.
            self._unpacking = zlib.decompressobj(31) if part.startswith(b"\x1f\x8b") else False
        while self._unpacking and part and not self._unpacking.eof and self._left >= 0:
            try:
                self._left -= len(self._unpacking.decompress(part, _CHUNK))
            except zlib.error as error:
                raise Unfetched("packed data that is damaged", is_lasting=False) from error
            part = self._unpacking.unconsumed_tail
        return self._left >= 0

    @property
    def is_cut(self) -> bool:
        """Whether there should have come more."""
        return bool(self._unpacking) and not self._unpacking.eof


def _content(message: bytes, limits: Limits) -> bytes:
    """The body unpacked: read as it would be out of an archive, so that the two never differ."""
    try:
        found = read_message(message)
    except UnreadablePage as reason:
        raise Unfetched(str(reason)) from reason
    content = found.body if found else b""
    if len(content) > limits.largest and not limits.may_be_cut:
        raise Unfetched(too_large(limits))
    return content[: limits.largest]


def _request(address: Address, sent: Mapping[str, str]) -> bytes:
    host = address.origin.partition("://")[2]
    lines = [f"GET {address.target} HTTP/1.1", f"Host: {host}", *(f"{name}: {value}" for name, value in sent.items())]
    return "\r\n".join((*lines, "", "")).encode("latin-1")


def _message(received: bytes, headers: Mapping[str, str]) -> bytes:
    """The response alone: without interim ones before it, and without what came after its end."""
    while re.match(rb"HTTP/1\.[01] 1\d\d", received) and (end := _END_OF_HEAD.search(received)):
        received = received[end.end() :]
    length, head = headers.get("content-length", ""), _END_OF_HEAD.search(received)
    if head and length.isdecimal() and "transfer-encoding" not in headers:
        return received[: head.end() + int(length[:20])]
    return received


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"no connection: {error.strerror}"
    cause = error.args[-1] if error.args else None
    inner = cause if isinstance(cause, Exception) else error
    return f"broke off: {type(inner).__name__}" + (f": {inner}"[:120] if str(inner) else "")
