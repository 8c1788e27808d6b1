from __future__ import annotations

import contextlib
import gzip
import itertools
import ssl
import subprocess
import sys
import textwrap
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web import Answer, Server, certificate, response, serving

from dragoman.errors import Unfetched
from dragoman.intake.addresses import read_address
from dragoman.intake.exchange import Exchanged, exchange, secure_context
from dragoman.intake.metering import Limits

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as opened:
        yield opened


@pytest.fixture(scope="module")
def context() -> ssl.SSLContext:
    return secure_context()


def ask(server: Server, answer: Answer, context: ssl.SSLContext, **limits: float) -> Exchanged:
    server.answers["/x"] = answer
    bounds = Limits(**{"connect": 5, "read": 5, "whole": 10, **limits})  # type: ignore[arg-type]  # some are whole numbers
    return exchange(read_address(f"{server.url}/x"), ("127.0.0.1",), {"User-Agent": "Dragoman"}, bounds, context)


def trouble(server: Server, answer: Answer, context: ssl.SSLContext, **limits: float) -> Unfetched:
    with pytest.raises(Unfetched) as refused:
        ask(server, answer, context, **limits)
    return refused.value


def chunked(*parts: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return OK + b"Transfer-Encoding: chunked\r\n\r\n" + body + end


def packed(body: bytes, how: str) -> bytes:
    return OK + f"Content-Encoding: {how}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def test_an_answer_comes_with_its_headers_and_its_bytes_as_they_were_sent(
    server: Server, context: ssl.SSLContext
) -> None:
    sent = response("Grüße", etag='"1"', set_cookie="a")
    found = ask(server, sent, context)
    assert (found.status, found.content, found.headers["etag"]) == (200, "Grüße".encode(), '"1"')
    assert found.response == sent
    assert found.request == server.requests[0].encode()
    assert found.place == "127.0.0.1"


def test_a_body_in_chunks_is_put_together(server: Server, context: ssl.SSLContext) -> None:
    assert ask(server, chunked(b"one ", b"two"), context).content == b"one two"


def test_a_packed_body_is_unpacked(server: Server, context: ssl.SSLContext) -> None:
    plain = b"Ministers met. " * 1000
    assert ask(server, packed(gzip.compress(plain), "gzip"), context).content == plain
    assert ask(server, packed(zlib.compress(plain), "deflate"), context).content == plain
    assert ask(server, packed(gzip.compress(gzip.compress(plain)), "gzip, gzip"), context).content == plain


def test_what_was_not_asked_for_is_not_unpacked(server: Server, context: ssl.SSLContext) -> None:
    assert "br" not in ask(server, response("x"), context).request.decode().lower()
    for how in ("br", "zstd", "compress", "gzip, gzip, gzip", "gzip, br"):
        assert "not asked for" in str(trouble(server, packed(b"\x00", how), context))


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_refused_soon_and_within_little_memory(layers: int) -> None:
    """In a process of its own, whose time and memory are looked at."""
    script = f"""
        import gzip, time, tracemalloc, zlib
        from tests.intake.test_exchange import OK, trouble
        from tests.web import serving
        from dragoman.intake.exchange import secure_context
        packing = zlib.compressobj(9, zlib.DEFLATED, 31)
        bomb = b"".join(packing.compress(bytes(1 << 20)) for _ in range(1024)) + packing.flush()
        for _ in range({layers - 1}):
            bomb = gzip.compress(bomb)
        how = ", ".join(["gzip"] * {layers}).encode()
        begun = time.process_time()
        tracemalloc.start()
        with serving() as server:
            sent = OK + b"Content-Encoding: " + how + b"\\r\\n\\r\\n" + bomb
            print(trouble(server, sent, secure_context()))
            sent = OK + b"Content-Encoding: " + how + b"\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n"
            sent += b"%x\\r\\n" % len(bomb) + bomb + b"\\r\\n0\\r\\n\\r\\n"
            print(trouble(server, sent, secure_context()))
        assert time.process_time() - begun < 4, time.process_time() - begun
        assert tracemalloc.get_traced_memory()[1] < 200_000_000, tracemalloc.get_traced_memory()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout.split("\n")[:2], done.stderr) == (["larger than 64 MB"] * 2, "")


def test_endless_headers_are_refused(server: Server, context: ssl.SSLContext) -> None:
    lines = itertools.repeat(b"X-Name: " + b"a" * 1000 + b"\r\n")
    assert "headers without end" in str(trouble(server, lambda _: itertools.chain([OK], lines), context))
    one_line = itertools.repeat(b"a" * 1000)
    assert trouble(server, lambda _: itertools.chain([OK, b"X: "], one_line), context)


def test_endless_interim_answers_are_refused(server: Server, context: ssl.SSLContext) -> None:
    interim = itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n")
    assert "headers without end" in str(trouble(server, lambda _: interim, context))


def test_an_interim_answer_is_passed_over(server: Server, context: ssl.SSLContext) -> None:
    found = ask(server, b"HTTP/1.1 100 Continue\r\n\r\n" + response("yes"), context)
    assert found.content == b"yes"
    assert found.response == response("yes")


def test_an_endless_body_is_refused(server: Server, context: ssl.SSLContext) -> None:
    body = itertools.repeat(b"a" * 65536)
    endless = lambda _: itertools.chain([OK + b"\r\n"], body)  # noqa: E731 - it reads like the answer that it is
    assert str(trouble(server, endless, context, largest=1 << 20)) == "larger than 1 MB"


@pytest.mark.parametrize(
    "piece", [b"1\r\na\r\n", b"1;" + b"x" * 500 + b"\r\na\r\n", b"0\r\n" + b"Trailer: x\r\n" * 100]
)
def test_framing_without_end_around_little_content_is_refused_soon(
    server: Server, context: ssl.SSLContext, piece: bytes
) -> None:
    begun = time.process_time()
    pieces = itertools.repeat(piece * 100)
    endless = lambda _: itertools.chain([OK + b"Transfer-Encoding: chunked\r\n\r\n"], pieces)  # noqa: E731 - as above
    assert str(trouble(server, endless, context)) == "more framing than content"
    assert time.process_time() - begun < 2


def test_a_declared_length_that_is_too_large_is_refused_unread(server: Server, context: ssl.SSLContext) -> None:
    found = trouble(server, OK + b"Content-Length: 99999999999\r\n\r\n", context)
    assert str(found) == "larger than 64 MB"


def test_of_a_body_that_may_be_cut_the_beginning_is_taken(server: Server, context: ssl.SSLContext) -> None:
    assert ask(server, response(b"a" * 5000), context, largest=1000, may_be_cut=True).content == b"a" * 1000


def slowly(first: bytes, drop: bytes) -> Answer:
    def dropping(_: str) -> Iterator[bytes]:
        yield first
        while True:
            time.sleep(0.05)
            yield drop

    return dropping


@pytest.mark.parametrize("first", [b"", OK, OK + b"\r\n", OK + b"Transfer-Encoding: chunked\r\n\r\n1"])
def test_what_drips_ends_at_the_deadline(server: Server, context: ssl.SSLContext, first: bytes) -> None:
    begun = time.monotonic()
    found = trouble(server, slowly(first, b"1"), context, whole=0.5)
    assert time.monotonic() - begun < 3
    assert not found.is_lasting
    assert str(found) == "did not answer in time"


def test_silence_ends_sooner(server: Server, context: ssl.SSLContext) -> None:
    def silent(_: str) -> Iterator[bytes]:
        time.sleep(2)
        yield b""

    assert str(trouble(server, silent, context, read=0.2)) == "did not answer in time"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00\x01\x02\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.0\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        OK + b"Content-Length: 100\r\n\r\nshort",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        packed(gzip.compress(b"Ministers met. " * 1000)[:60], "gzip"),
        packed(gzip.compress(b"Ministers met. " * 1000)[:-8] + b"\xff" * 8, "gzip"),
    ],
)
def test_broken_answers_are_refused_and_may_be_tried_again(
    server: Server, context: ssl.SSLContext, sent: bytes
) -> None:
    assert not trouble(server, sent, context).is_lasting


@pytest.mark.parametrize(
    "sent",
    [
        OK + b"Content-Length: 3\r\n\r\nabcdefgh",
        OK + b"Content-Length: 3\r\nConnection: keep-alive\r\n\r\nabc",
        OK + b"Content-Length: -3\r\n\r\nabc",
        OK + b"\r\nabc",
        OK + b"Content-Encoding: gzip\r\n\r\nabc",
        OK + b"no header at all\r\n\r\nabc",
        OK + b"X-\xff\xfe: \x80\r\n\r\nabc",
        OK.replace(b"\r\n", b"\n") + b"Content-Length: 3\n\nabc",
        chunked(b"abc", end=b"0;extension=1\r\nTrailer: x\r\n\r\n"),
    ],
)
def test_odd_answers_give_what_they_hold(server: Server, context: ssl.SSLContext, sent: bytes) -> None:
    assert ask(server, sent, context).content == b"abc"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([b"", b"HTTP/1.1 ", OK, OK + b"Transfer-Encoding: chunked\r\n"]),
    st.binary(max_size=200)
    | st.from_regex(rb"([a-zA-Z-]{1,20}: ?.{0,9}\r\n)*\r\n[0-9a-f]{0,9}\r\n.{0,9}", fullmatch=True),
)
def test_any_bytes_are_an_answer_or_refused(server: Server, context: ssl.SSLContext, first: bytes, then: bytes) -> None:
    # What is refused is refused with this error and no other.
    with contextlib.suppress(Unfetched):
        ask(server, first + then, context, largest=1 << 16)


def test_what_comes_after_the_declared_end_is_not_kept(server: Server, context: ssl.SSLContext) -> None:
    found = ask(server, OK + b"Content-Length: 3\r\n\r\nabcdefgh", context)
    assert found.response.endswith(b"\r\n\r\nabc")


def test_the_broken_body_of_an_error_does_not_hide_the_error(server: Server, context: ssl.SSLContext) -> None:
    found = ask(server, b"HTTP/1.1 503 Down\r\nContent-Length: 10\r\nRetry-After: 9\r\n\r\nx", context)
    assert (found.status, found.headers["retry-after"]) == (503, "9")


def test_a_reset_connection_is_refused(context: ssl.SSLContext) -> None:
    import socket
    import struct
    import threading

    with socket.create_server(("127.0.0.1", 0)) as listening:

        def reset() -> None:
            accepted, _ = listening.accept()
            accepted.recv(10)
            accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            accepted.close()

        threading.Thread(target=reset, daemon=True).start()
        address = read_address(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        with pytest.raises(Unfetched, match=r"no connection|broke off"):
            exchange(address, ("127.0.0.1",), {}, Limits(5, 5, 10), context)


def test_the_next_place_is_asked_where_the_first_does_not_answer(server: Server, context: ssl.SSLContext) -> None:
    server.answers["/"] = response("found")
    address = read_address(f"http://127.0.0.2:{server.port}/")
    assert exchange(address, ("127.0.0.2", "127.0.0.1"), {}, Limits(5, 5, 10), context).place == "127.0.0.1"


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    try:
        return certificate(tmp_path_factory.mktemp("tls"), "press.example")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl is not there to make a certificate")


def secured(signed: tuple[Path, Path]) -> ssl.SSLContext:
    serving_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving_context.load_cert_chain(*signed)
    return serving_context


def test_a_certificate_is_checked_against_the_name_not_the_place(signed: tuple[Path, Path]) -> None:
    trusting = secure_context()
    trusting.load_verify_locations(signed[0])
    with serving(context=secured(signed)) as server:
        server.answers["/"] = response("safe")
        right = read_address(f"https://press.example:{server.port}/")
        assert exchange(right, ("127.0.0.1",), {}, Limits(5, 5, 10), trusting).content == b"safe"
        wrong = read_address(f"https://other.example:{server.port}/")
        with pytest.raises(Unfetched, match=r"no safe connection: .*mismatch"):
            exchange(wrong, ("127.0.0.1",), {}, Limits(5, 5, 10), trusting)


def test_a_certificate_that_nobody_trusts_is_refused(signed: tuple[Path, Path]) -> None:
    with serving(context=secured(signed)) as server:
        address = read_address(f"https://press.example:{server.port}/")
        with pytest.raises(Unfetched, match="no safe connection: self"):
            exchange(address, ("127.0.0.1",), {}, Limits(5, 5, 10), secure_context())
    assert server.requests == []


def test_bounds_hold_inside_tls(signed: tuple[Path, Path]) -> None:
    trusting = secure_context()
    trusting.load_verify_locations(signed[0])
    with serving(context=secured(signed)) as server:
        server.answers["/"] = slowly(OK + b"\r\n", b"x")
        address = read_address(f"https://press.example:{server.port}/")
        begun = time.monotonic()
        with pytest.raises(Unfetched, match="in time"):
            exchange(address, ("127.0.0.1",), {}, Limits(5, 5, 0.5), trusting)
        assert time.monotonic() - begun < 3


def test_a_handshake_that_never_comes_ends_in_time(server: Server, context: ssl.SSLContext) -> None:
    address = read_address(f"https://127.0.0.1:{server.port}/")
    begun = time.monotonic()
    with pytest.raises(Unfetched):
        exchange(address, ("127.0.0.1",), {}, Limits(0.5, 5, 1), context)
    assert time.monotonic() - begun < 3
