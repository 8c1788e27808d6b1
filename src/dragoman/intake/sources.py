"""Sources opened one after the other: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from dragoman.intake.addresses import is_web_address
from dragoman.intake.given import Given
from dragoman.intake.opening import opened
from dragoman.intake.refusal import Refusal
from dragoman.intake.stream import Stream
from dragoman.intake.tables import checked_columns
from dragoman.model import Page

Fetch = Callable[[str], Iterable[Page | Refusal]]
"""What gives the pages of an address."""


def pages(
    sources: Iterable[str | os.PathLike[str]],
    stdin: BinaryIO | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    left_out: Counter[str] | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Page | Refusal]:
    """The pages of all sources in the order given, one at a time; what cannot be read comes as a refusal in its place.

    A source is a file, a folder (walked to its depths in the order of names, hidden files left out), "-", which reads
    `stdin`, or an address, which `fetch` gets. What a file is, is told by its content: text, HTML, a table, a feed, a
    web archive, or a container around any of them. `columns` says in which columns of tables stands what
    (`{"text": "body"}`); `WrongColumns` is raised for a field that no article has. In `left_out` is counted what of
    archives is no page of text. Nothing is raised for a source that is bad, and no more than one page is held at once.
    """
    plain = Given("", columns=checked_columns(columns or {}), left_out=left_out)
    for source in sources:
        if source == "-":
            yield from _standard_input(plain, stdin)
        elif is_web_address(source):
            yield from fetch(source) if fetch else [_given(plain, source).refusal("an address, which is not fetched")]
        else:
            yield from _path(plain, Path(source))


def _given(plain: Given, source: str | Path) -> Given:
    return msgspec.structs.replace(plain, uri=_uri(source))


def _standard_input(plain: Given, stdin: BinaryIO | None) -> Iterator[Page | Refusal]:
    given = _given(plain, "-")
    if stdin is None:
        yield given.refusal("no standard input")
        return
    try:
        yield from opened(given, Stream(stdin.read))
    except OSError as error:
        yield given.refusal(_said(error))


def _path(plain: Given, path: Path) -> Iterator[Page | Refusal]:
    given = _given(plain, path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield given.refusal("a link that leads nowhere" if path.is_symlink() else "no such file")
    except (OSError, ValueError) as error:
        yield given.refusal(_said(error))
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(plain, path)
        elif stat.S_ISREG(mode):
            yield from _file(given, path)
        else:
            yield given.refusal("not a file but a pipe, socket or device")


def _folder(plain: Given, folder: Path) -> Iterator[Page | Refusal]:
    found = False
    for entry in _walk(plain, folder, frozenset()):
        found = True
        yield from [entry] if isinstance(entry, Refusal) else _path(plain, entry)
    if not found:
        yield _given(plain, folder).refusal("a folder without pages")


def _walk(plain: Given, folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Refusal]:
    """Files below a folder, by name; a folder that is one of its own ancestors, `above`, is not entered again."""
    try:
        seen = folder.stat()
        names = sorted(entry for entry in os.listdir(folder) if not entry.startswith("."))
    except OSError as error:
        yield _given(plain, folder).refusal(_said(error))
        return
    here = (seen.st_dev, seen.st_ino)
    if here in above:
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _walk(plain, path, above | {here})
        else:
            yield path


def _file(given: Given, path: Path) -> Iterator[Page | Refusal]:
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            yield from opened(msgspec.structs.replace(given, path=path, size=size), Stream(stream.read))
    except OSError as error:
        yield given.refusal(_said(error))


def _uri(path: str | Path) -> str:
    """The path as given; a name that is not UTF-8 could not be written out, so its bad bytes become marks."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    said = getattr(error, "strerror", None) or str(error)
    return f"cannot be read: {said}"
