"""A server on this machine that answers as a test says, well or badly, and a world whose time passes at once."""

from __future__ import annotations

import contextlib
import random
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from dragoman.intake.fetching import Web
from dragoman.intake.metering import Limits
from dragoman.intake.politeness import World
from dragoman.intake.warc_writing import Archive

Answer = bytes | Callable[[str], "bytes | Iterable[bytes]"]
"""What is sent, or a function that makes it, in one piece or piece by piece, of the whole request."""

START = 1_800_000_000.0


class Time:
    """Time that passes only while somebody sleeps; it keeps how long each did."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def world(self) -> World:
        return World(self.clock, self.sleep, random.Random(7))


class Server:
    """Answers each path as it was told to; keeps every request, with the moment at which it came."""

    def __init__(self, time: Time | None = None, context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[str] = []
        self.moments: list[float] = []
        self._time = time
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"{'https' if context else 'http'}://{self.host}"
        threading.Thread(target=self._serve, daemon=True).start()

    def paths(self) -> list[str]:
        """The paths that were asked for, in their order."""
        return [request.split(" ")[1] for request in self.requests]

    def asked(self, path: str) -> list[str]:
        """The requests for one path."""
        return [request for request in self.requests if request.split(" ")[1] == path]

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                accepted, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(accepted,), daemon=True).start()

    def _answer(self, accepted: socket.socket) -> None:
        with contextlib.suppress(OSError), accepted:
            connection = self._context.wrap_socket(accepted, server_side=True) if self._context else accepted
            with connection:
                request = b""
                while b"\r\n\r\n" not in request and (part := connection.recv(65536)):
                    request += part
                text = request.decode("latin-1")
                if not text:
                    return
                self.requests.append(text)
                self.moments.append(self._time.now if self._time else 0.0)
                answer = self.answers.get(text.split(" ")[1], response(b"none", status="404 Not Found"))
                sent = answer(text) if callable(answer) else answer
                for part in [sent] if isinstance(sent, bytes) else sent:
                    connection.sendall(part)


def response(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole response; a header's underscores are hyphens, and an empty one is left out."""
    content = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content))}
    fields |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content


def moved(to: str, status: str = "301 Moved Permanently") -> bytes:
    return response(status=status, location=to)


@contextlib.contextmanager
def serving(time: Time | None = None, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(time, context)
    try:
        yield server
    finally:
        server.close()


def web(
    time: Time,
    *servers: Server,
    hosts: Mapping[str, str] | None = None,
    archive: Archive | None = None,
    limits: Limits | None = None,
    context: ssl.SSLContext | None = None,
    allow_private: bool = True,
) -> Web:
    """A way into the web that may ask these servers, also under names of `hosts`."""

    def resolve(host: str, _: int) -> list[str]:
        if host not in (hosts or {}):
            raise OSError(f"no {host}")
        return (hosts or {})[host].split()

    opened = Web(
        "press@example.org",
        world=time.world(),
        allow_private=allow_private,
        archive=archive,
        limits=limits or Limits(connect=5, read=5, whole=10),
        resolve=resolve,
        context=context,
    )
    for server in servers:
        for host in ("127.0.0.1", *(hosts or {})):
            opened.permit(f"http://{host}:{server.port}/")
    return opened


def article(subject: str, day: str = "2022-01-21") -> str:
    """A page with an article, written for the tests."""
    paragraphs = "".join(
        f"<p>{sentence}</p>"
        for sentence in (
            f"Foreign ministers met in Vienna on Friday to speak about {subject}, officials of both sides said.",
            f"The talks on {subject} lasted four hours and ended without a joint statement, a spokesman said.",
            f"Another round on {subject} is planned for next week in Geneva, according to the same spokesman.",
        )
    )
    return (
        f'<!doctype html><html lang="en"><head><title>Ministers meet on {subject}</title>'
        f'<meta property="article:published_time" content="{day}T10:00:00+01:00"></head>'
        f"<body><article><h1>Ministers meet on {subject}</h1>{paragraphs}</article></body></html>"
    )


def feed(*items: tuple[str, str], updated: Mapping[str, str] | None = None) -> str:
    """An Atom feed of (address, title)."""
    entries = "".join(
        f"<entry><id>{address}</id><title>{title}</title><link href='{address}'/>"
        f"<updated>{(updated or {}).get(address, '2022-01-21T10:00:00Z')}</updated></entry>"
        for address, title in items
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Calder Ledger</title>{entries}</feed>"


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for a name, signed by itself, and its key."""
    import subprocess

    made, key = folder / "made.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    command += ["-addext", f"subjectAltName=DNS:{name}", "-keyout", key.name, "-out", made.name]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return made, key
