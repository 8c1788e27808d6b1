from __future__ import annotations

import base64
import gzip
import hashlib
import io
import subprocess
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

import pytest
from tests.intake.archive_writing import (
    DAY,
    answer,
    contents,
    frames,
    html,
    packed,
    read,
    reasons,
    record,
    response,
    zstd,
)

from dragoman.intake.opening import pages_of
from dragoman.intake.refusal import Refusal
from dragoman.model import Page

PAGE = html(1)


def page(archive: bytes) -> Page:
    (found,) = read(archive)
    assert isinstance(found, Page)
    return found


def left_out(archive: bytes) -> Counter[str]:
    counted: Counter[str] = Counter()
    list(pages_of(archive, "a.warc", left_out=counted))
    return counted


def test_a_response_is_a_page_that_tells_where_it_came_from() -> None:
    found = page(record("warcinfo", b"software: x\r\n") + response(1))
    assert found.content == PAGE
    assert (found.form, found.charset, found.hints) == ("html", "utf-8", {"url": "https://courier.example/1"})
    assert (found.source.uri, found.source.kind, found.source.record) == ("news.warc", "warc", 1)
    assert (found.source.fetched, len(found.source.sha256)) == (DAY, 64)


def test_a_text_taken_from_a_page_is_a_page_of_lines() -> None:
    found = page(record("conversion", b"Menu\nThe ministers met.", 3, Content_Type="text/plain"))
    assert (found.source.kind, found.form, found.content) == ("wet", "text", b"Menu\nThe ministers met.")


def test_a_resource_is_a_page_of_its_own_kind() -> None:
    assert (
        page(record("resource", b"The ministers met.", Content_Type="text/plain; charset=koi8-r")).charset == "koi8-r"
    )
    assert page(record("resource", PAGE, Content_Type="text/html")).form == "html"


def test_what_was_asked_and_told_is_passed_over_in_silence() -> None:
    others = record("request", b"GET / HTTP/1.1\r\n\r\n") + record("metadata", b"fetchTimeMs: 9\r\n")
    assert contents(others + response(1) + others) == [PAGE]
    assert left_out(others + response(1)) == {}


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        (answer(b"\x89PNG", kind="image/png"), "image/png"),
        (answer(b"{}", kind="application/json"), "application/json"),
        (answer(PAGE, status="404 Not Found"), "HTTP status 404"),
        (answer(b"", "Location: /x", status="301 Moved Permanently"), "HTTP status 301"),
        (answer(b"plain bytes", kind=""), "no content type"),
    ],
)
def test_what_is_no_page_of_text_is_left_out_and_counted(answered: bytes, kind: str) -> None:
    archive = record("response", answered) + response(1)
    assert contents(archive) == [PAGE]
    assert reasons(archive) == []
    assert left_out(archive) == {kind: 1}


def test_a_page_kept_elsewhere_is_left_out_and_counted() -> None:
    assert left_out(record("revisit", b"") + response(1)) == {"revisit record": 1}


def test_an_archive_without_pages_is_refused() -> None:
    assert reasons(record("metadata", b"x: y\r\n")) == ["a web archive without pages of text"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 rest", "PDF files are not read"),
        (b"\x00\x01\x02\x03" * 300, "binary, not text"),
        (b"<html>" + b"<div>" * 20_000, "HTML nested more than 1000 elements deep"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_in_its_place(body: bytes, reason: str) -> None:
    archive = record("response", answer(body)) + response(1)
    assert reasons(archive) == [reason]
    assert contents(archive) == [PAGE]


def test_a_record_without_its_response_is_refused() -> None:
    assert reasons(record("response", b"not HTTP") + response(1)) == ["a record without its HTTP response"]


def chunked(body: bytes, size: int = 1000) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflated(body: bytes) -> bytes:
    raw = zlib.compressobj(wbits=-15)
    return raw.compress(body) + raw.flush()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (gzip.compress(PAGE, mtime=0), ["Content-Encoding: gzip"]),
        (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
        (deflated(PAGE), ["content-encoding: Deflate"]),
        (chunked(gzip.compress(PAGE, mtime=0)), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        # Archives often keep the header as it was and the body unpacked.
        (PAGE, ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: deflate"]),
        (PAGE, ["Content-Encoding: identity"]),
    ],
)
def test_a_body_is_read_as_the_server_meant_it(body: bytes, fields: list[str]) -> None:
    assert contents(record("response", answer(body, *fields))) == [PAGE]


def test_a_body_packed_with_brotli_is_read() -> None:
    brotli = pytest.importorskip("brotli")
    assert contents(record("response", answer(brotli.compress(PAGE), "Content-Encoding: br"))) == [PAGE]


def test_of_a_packed_body_that_is_cut_off_the_beginning_is_read() -> None:
    (found,) = contents(record("response", answer(gzip.compress(PAGE)[:-200], "Content-Encoding: gzip")))
    assert PAGE.startswith(found)
    assert len(found) > 200


@pytest.mark.parametrize(
    "bomb",
    [
        record("response", answer(gzip.compress(bytes(400 << 20), 9), "Content-Encoding: gzip")),
        gzip.compress(record("response", answer(bytes(400 << 20))), 9),
        zstd.compress(record("response", answer(bytes(400 << 20)))),
    ],
    ids=["body", "gzip", "zstandard"],
)
def test_a_bomb_costs_its_record_and_little_time(bomb: bytes) -> None:
    archive = bomb + {b"\x1f": packed, b"\x28": frames}.get(bomb[:1], list)([response(1)])[0]
    started = time.process_time()
    assert contents(archive) == [PAGE]
    assert time.process_time() - started < 2
    assert any("bomb" in reason or "larger than" in reason for reason in reasons(archive))


def test_an_archive_is_read_from_standard_input_and_within_others() -> None:
    assert [found.source.uri for found in pages_of(io.BytesIO(response(1)), "-")] == ["-"]
    assert contents(gzip.compress(b"".join(packed([response(1), response(2)])))) == [PAGE, html(2)]


DICTIONARY = b"The ministers met on day <!DOCTYPE html><html><body><p>WARC/1.0" * 40


@pytest.mark.parametrize("pack", [bytes, zstd.compress], ids=["plain", "packed"])
def test_a_zstandard_archive_brings_its_dictionary_along(pack: type[bytes]) -> None:
    dictionary = zstd.train_dict([response(n) for n in range(200)], 4096)
    told = pack(dictionary.dict_content)
    head = b"\x5d\x2a\x4d\x18" + len(told).to_bytes(4, "little") + told
    archive = head + b"".join(zstd.compress(response(n), zstd_dict=dictionary) for n in range(5))
    assert contents(archive) == [html(n) for n in range(5)]


MEMORY = """
import re, sys
from pathlib import Path
from dragoman.intake.sources import pages
number = sum(1 for page in pages([sys.argv[1]]))
print(number, int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell what a process took")
@pytest.mark.parametrize("one_member", [False, True])
def test_ten_thousand_pages_are_read_in_little_memory(tmp_path: Path, one_member: bool) -> None:
    path = tmp_path / "big.warc.gz"
    body = answer(html(1) * 20)
    with path.open("wb") as raw:
        stream = gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=1) if one_member else raw
        for number in range(10_000):
            whole = record("response", body, number)
            stream.write(whole if one_member else gzip.compress(whole, 1))
        stream.close()
    done = subprocess.run([sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=True)
    number, megabytes = map(int, done.stdout.split())
    assert number == 10_000
    assert megabytes < 150


def test_a_page_larger_than_a_page_may_be_is_refused_and_an_image_left_out() -> None:
    large = record("response", answer(b"x" * (66 << 20))) + record("response", answer(bytes(66 << 20), kind="image/x"))
    archive = b"".join([large, response(1)])
    assert contents(archive) == [PAGE]
    assert reasons(archive) == ["larger than 64 MB"]
    assert left_out(archive) == {"image/x": 1}


def test_an_altered_letter_is_told_by_the_digest_of_its_record() -> None:
    body = answer(PAGE)
    written = base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
    for digest in (f"sha1:{written}", f"sha256:{hashlib.sha256(body).hexdigest()}", "none:x"):
        archive = record("response", body, WARC_Block_Digest=digest) + response(2)
        assert contents(archive) == [PAGE, html(2)]
        altered = archive.replace(b"ministers", b"minister5", 1)
        if digest != "none:x":
            assert contents(altered) == [html(2)]
            assert reasons(altered) == ["damaged at byte 0: a record that does not have the digest that it tells"]


def test_every_page_is_an_article_or_a_refusal() -> None:
    archive = b"".join([response(1), record("response", answer(b"")), b"garbage", response(2)])
    assert [isinstance(found, Refusal) for found in read(archive)] == [False, True, True, False]
