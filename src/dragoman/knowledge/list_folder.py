"""Where imported lists lie, and what lies there.

A list is a folder: `list.json` says what it is and in which folder beside it its data are. That file is put in its
place last, and in one step: a list is there as a whole, or the one before it is.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import ListError

_FORMAT = "1"
_NAME = re.compile(r"[^\W_][\w.\-]{0,63}")
_MANIFEST = "list.json"

# The data: for full names and for names without blanks, keys in a trie and the rows of each; the rows and their places.
DATA = ("names.trie", "names.rows", "unspaced.trie", "unspaced.rows", "rows", "rows.places", "labels")


class Imported(Struct, frozen=True, kw_only=True):
    """A list as it was imported: from which file, with which digest, in which form, when (UTC, ISO 8601).

    `rows` are its people and organisations, `forms` the names by which they can be found. `data` names the folder of
    its data, `sizes` are their bytes, `made_with` what keys of names depended on.
    """

    name: str
    file: str
    sha256: str
    form: str
    imported: str
    rows: int
    forms: int
    data: str
    sizes: dict[str, int]
    made_with: str


def lists_folder() -> Path:
    """Where imported lists are kept: `DRAGOMAN_KNOWLEDGE`, or a folder among the user's data."""
    chosen = os.environ.get("DRAGOMAN_KNOWLEDGE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "dragoman" / "lists"


def checked_name(name: str) -> str:
    """A name that a list may have: letters, digits, `.`, `-` and `_`. Raises `ListError` for another."""
    if not _NAME.fullmatch(name):
        raise ListError(f"{name[:80]!r} is no name for a list: use letters, digits, '.', '-' and '_'")
    return name


def imported_lists() -> tuple[Imported, ...]:
    """All the lists that are there, by name. Raises `ListError` where one cannot be read."""
    return tuple(imported_list(found.parent.name) for found in sorted(lists_folder().glob(f"*/{_MANIFEST}")))


def imported_list(name: str) -> Imported:
    """One list. Raises `ListError` where it is not there or cannot be read."""
    place = lists_folder() / checked_name(name) / _MANIFEST
    try:
        return msgspec.json.decode(place.read_bytes(), type=Imported)
    except FileNotFoundError as missing:
        raise ListError(f"no list {name!r} is there; `dragoman knowledge lists` shows those that are") from missing
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise ListError(f"{place}: cannot be read: {problem}") from problem


def data_folder(found: Imported) -> Path:
    """Where the data of a list lie. Raises `ListError` where they are not whole."""
    folder = lists_folder() / found.name / found.data
    for name, size in found.sizes.items():
        place = folder / name
        if not place.is_file() or place.stat().st_size != size:
            raise ListError(f"{place}: is damaged; import the list {found.name!r} again")
    return folder


@contextmanager
def alone() -> Iterator[Path]:
    """The folder of lists, to be written into by nobody else; what a killed import left behind is taken away.

    Raises `ListError` where another program is importing.
    """
    folder = lists_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("wb") as lock:
        try:
            import fcntl
        except ImportError:  # Windows: two imports at a time are the user's to avoid
            yield folder
            return
        try:
            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ListError(f"{folder}: another program is importing a list") from error
        for unfinished in folder.glob(".importing-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        yield folder


def put(found: Imported) -> None:
    """Makes a list whose data lie in its folder already the one of its name; other data in there are taken away."""
    folder = lists_folder() / found.name
    unfinished = folder / f".{found.data}.json"
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    unfinished.replace(folder / _MANIFEST)
    for other in folder.iterdir():
        if other.is_dir() and other.name != found.data:
            shutil.rmtree(other, ignore_errors=True)


def remove(name: str) -> None:
    """Takes a list away. Raises `ListError` where it is not there."""
    folder = lists_folder() / checked_name(name)
    try:
        (folder / _MANIFEST).unlink()
    except FileNotFoundError as missing:
        raise ListError(f"no list {name!r} is there; `dragoman knowledge lists` shows those that are") from missing
    shutil.rmtree(folder, ignore_errors=True)


def checked_version(found: Imported) -> None:
    """Raises `ListError` where a list was made by another version."""
    if found.made_with != made_with():
        raise ListError(
            f"the list {found.name!r} was made by another version of the program: "
            f"`dragoman knowledge renew {found.name}` makes it anew"
        )


@cache
def made_with() -> str:
    """What the keys of names depend on: a list made with another is to be made anew of its rows."""
    digest = hashlib.sha256(f"{_FORMAT} {sys.byteorder} {metadata.version('anyascii')}".encode())
    for room, file in (("language", "keys.py"), ("knowledge", "list_keys.py")):
        digest.update((files(f"dragoman.{room}") / file).read_bytes())
    return digest.hexdigest()[:16]
