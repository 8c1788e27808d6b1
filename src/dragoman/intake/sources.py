"""Sources opened one after the other: files, folders, lines of JSON, standard input."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec

from dragoman.intake.addresses import is_web_address
from dragoman.intake.guard import LARGEST_PAGE, html_danger, is_binary, refused_kind, utf_16_order
from dragoman.intake.refusal import Refusal
from dragoman.model import Page, Source

if TYPE_CHECKING:
    from dragoman.intake.fetching import Web

_CHUNK = 1 << 16
_HINTS = ("id", "title", "published", "url", "outlet", "language")
_TOO_LARGE = f"larger than {LARGEST_PAGE >> 20} MB"

_JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]*>\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|table|p|h1|span|script|link)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|</(?:head|body|html)>", re.IGNORECASE)


def pages(
    sources: Iterable[str | os.PathLike[str]], stdin: BinaryIO | None = None, web: Web | None = None
) -> Iterator[Page | Refusal]:
    """The pages of all sources in the order given, one at a time; what cannot be read comes as a refusal in its place.

    A source is a file, a folder (walked to its depths in the order of names, hidden files left out), "-", which
    reads `stdin`, or an http(s) address, which is fetched by `web` (an ordinary one where None). Whether a file is
    text, HTML or lines of JSON is told by its content. Nothing is raised for a source that is bad, and no more than
    `LARGEST_PAGE` bytes of one are held at once.
    """
    for source in sources:
        if source == "-":
            yield from _standard_input(stdin)
        elif is_web_address(source):
            from dragoman.intake.fetching import Web
            from dragoman.intake.live import pages_at

            web = web or Web()
            yield from pages_at(str(source), web)
        else:
            yield from _path(Path(source))


def _standard_input(stdin: BinaryIO | None) -> Iterator[Page | Refusal]:
    if stdin is None:
        yield _refusal("-", "no standard input")
        return
    try:
        yield from _stream("-", stdin)
    except OSError as error:
        yield _refusal("-", _said(error))


def _path(path: Path) -> Iterator[Page | Refusal]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield _refusal(path, "a link that leads nowhere" if path.is_symlink() else "no such file")
    except (OSError, ValueError) as error:
        yield _refusal(path, _said(error))
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        elif stat.S_ISREG(mode):
            yield from _file(path)
        else:
            yield _refusal(path, "not a file but a pipe, socket or device")


def _folder(folder: Path) -> Iterator[Page | Refusal]:
    found = False
    for entry in _walk(folder, frozenset()):
        found = True
        yield from [entry] if isinstance(entry, Refusal) else _path(entry)
    if not found:
        yield _refusal(folder, "a folder without pages")


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Refusal]:
    """Files below a folder, by name; a folder that is one of its own ancestors, `above`, is not entered again."""
    try:
        seen = folder.stat()
        names = sorted(entry for entry in os.listdir(folder) if not entry.startswith("."))
    except OSError as error:
        yield _refusal(folder, _said(error))
        return
    here = (seen.st_dev, seen.st_ino)
    if here in above:
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _walk(path, above | {here})
        else:
            yield path


def _file(path: Path) -> Iterator[Page | Refusal]:
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            yield from _stream(_uri(path), stream, size)
    except OSError as error:
        yield _refusal(path, _said(error))


def _stream(uri: str, stream: BinaryIO, size: int | None = None) -> Iterator[Page | Refusal]:
    head = stream.read(_CHUNK)
    if not head.strip():
        rest = stream.read(_CHUNK) if head else b""
        if not rest.strip():
            yield _refusal(uri, "empty")
            return
        head += rest
    refused = refused_kind(head) or ("binary, not text" if is_binary(head) else None)
    if refused:
        yield _refusal(uri, refused)
    elif _is_json_lines(head):
        yield from _json_lines(uri, head, stream)
    elif size is not None and size > LARGEST_PAGE:
        yield _refusal(uri, _TOO_LARGE)
    else:
        content = head + stream.read(LARGEST_PAGE + 1 - len(head))
        yield _whole_page(uri, content)


def _whole_page(uri: str, content: bytes) -> Page | Refusal:
    if len(content) > LARGEST_PAGE:
        return _refusal(uri, _TOO_LARGE)
    if (
        is_binary(content[-_CHUNK:])
        and not utf_16_order(content)
        and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        return _refusal(uri, "binary, not text")
    kind = kind_of(content)
    source = Source(uri, kind, 0, hashlib.sha256(content).hexdigest())
    danger = html_danger(content) if kind == "html" else None
    return Refusal(source, danger) if danger else Page(source, content, form=kind)


def kind_of(content: bytes) -> Literal["html", "text"]:
    """Whether a page's bytes are HTML or plain text; a few tags left in a text do not make it HTML."""
    head = content[:_CHUNK]
    order = utf_16_order(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode(order or "latin-1", "replace")
    text = text.removeprefix("\ufeff").removeprefix("ï»¿")
    return "html" if _HTML_START.match(text) or _HTML_ANYWHERE.search(text) else "text"


def _is_json_lines(head: bytes) -> bool:
    return _JSON_LINE.match(head) is not None


def _json_lines(uri: str, head: bytes, stream: BinaryIO) -> Iterator[Page | Refusal]:
    record = 0
    for number, line in enumerate(_lines(head.removeprefix(b"\xef\xbb\xbf"), stream), start=1):
        if line is not None and not line.strip():
            continue
        yield _json_page(uri, record, number, line)
        record += 1


def _json_page(uri: str, record: int, number: int, line: bytes | None) -> Page | Refusal:
    if line is None:
        return Refusal(Source(uri, "jsonl", record, ""), f"line {number} is {_TOO_LARGE}")
    line = line.strip()
    source = Source(uri, "jsonl", record, hashlib.sha256(line).hexdigest())
    try:
        given = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Refusal(source, f"line {number} is not JSON")
    if not isinstance(given, dict):
        return Refusal(source, f"line {number} is not a JSON object")
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        return Refusal(source, f"line {number} has no text")
    return Page(source, text.encode("utf-8"), form="clean", hints=_hints(given))


def _hints(given: Mapping[str, object]) -> dict[str, str]:
    """What a line of JSON tells besides its text, as text; what is neither text nor a number tells nothing.

    An outlet may stand there as an analysis gives it, with its name inside.
    """
    outlet = given.get("outlet")
    told = {**given, "outlet": outlet.get("name") if isinstance(outlet, dict) else outlet}
    found = {}
    for name in _HINTS:
        value = told.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            found[name] = str(value)
    return found


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream of which `head` was read already; `None` for one that is larger than a page may be."""
    rest, skipping = head, False
    while True:
        *whole, rest = rest.split(b"\n")
        for line in whole:
            yield None if skipping else line
            skipping = False
        if len(rest) > LARGEST_PAGE:
            rest, skipping = b"", True
        elif skipping:
            rest = b""
        # Reading grows with the line, so that a long one is not split again and again.
        more = stream.read(max(_CHUNK, len(rest)))
        if not more:
            break
        rest += more
    if rest or skipping:
        yield None if skipping else rest


def _refusal(uri: str | Path, reason: str) -> Refusal:
    return Refusal(Source(_uri(uri), "text", 0, ""), reason)


def _uri(path: str | Path) -> str:
    """The path as given; a name that is not UTF-8 could not be written out, so its bad bytes become marks."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    said = getattr(error, "strerror", None) or str(error)
    return f"cannot be read: {said}"
