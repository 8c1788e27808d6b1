"""Web archives written for the tests, plain and compressed."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterable
from importlib import import_module
from typing import cast

from dragoman.intake.opening import pages_of
from dragoman.intake.refusal import Refusal
from dragoman.model import Page

zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")

DAY = "2022-01-21T16:00:00Z"


def html(number: int) -> bytes:
    """A page, different for every number, of some kilobytes that do not compress to nothing."""
    words = " ".join(f"{zlib.crc32(f'{number}.{n}'.encode()):x}" for n in range(150))
    return f"<!DOCTYPE html><html><body><p>The ministers met on day {number}. {words}</p></body></html>".encode()


def record(kind: str, body: bytes, number: int = 0, length: str | None = None, **fields: str) -> bytes:
    """A record; `length` is what it says of its length where that is not true."""
    header = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"https://courier.example/{number}",
        "WARC-Date": DAY,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    if length != "":
        header["Content-Length"] = length or str(len(body))
    lines = "".join(f"{name}: {value}\r\n" for name, value in header.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + body + b"\r\n\r\n"


def answer(body: bytes, *fields: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    lines = "".join(f"{line}\r\n" for line in (f"Content-Type: {kind}", *fields))
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def response(number: int, length: str | None = None) -> bytes:
    return record("response", answer(html(number)), number, length, Content_Type="application/http; msgtype=response")


def packed(records: Iterable[bytes]) -> list[bytes]:
    """Each record as a gzip member of its own."""
    return [gzip.compress(record, mtime=0) for record in records]


def frames(records: Iterable[bytes]) -> list[bytes]:
    """Each record as a frame of zstandard of its own, with its checksum."""
    options = {zstd.CompressionParameter.checksum_flag: 1}
    return [cast(bytes, zstd.compress(record, options=options)) for record in records]


def read(content: bytes) -> list[Page | Refusal]:
    return list(pages_of(io.BytesIO(content), "news.warc"))


def contents(content: bytes) -> list[bytes]:
    return [page.content for page in read(content) if isinstance(page, Page)]


def reasons(content: bytes) -> list[str]:
    return [page.reason for page in read(content) if isinstance(page, Refusal)]
