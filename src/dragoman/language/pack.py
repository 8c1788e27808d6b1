"""Language packs, read: a folder ``packs/<code>/`` with ``pack.toml`` (a `Pack`) and ``examples.toml``, its test.

TOML is written for people and slow to read: what a file says is kept beside the compiled lexicons in a form that is
not, and read from there for as long as the file stays the same.
"""

from __future__ import annotations

import lzma
import re
import tomllib
from contextlib import suppress
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import PackError
from dragoman.language.holidays import holiday_rules
from dragoman.language.kept import cache_folder, digest, keep
from dragoman.language.pack_examples import Example, Examples, StatusExample
from dragoman.language.pack_parts import CleaningWords, Pack, Strict
from dragoman.language.senses import senses

ANY_LANGUAGE = "und"
_PACKED = ".xz"
_PACKED_BYTES = b"\xfd7zXZ"
_KEPT = "read"

Part = TypeVar("Part", bound=Strict)


@cache
def pack_codes() -> tuple[str, ...]:
    """Codes (ISO 639-1) of the languages that have a pack, sorted."""
    names = (folder.name for folder in _folder().iterdir() if folder.is_dir() and _is_there(folder, "pack.toml"))
    return tuple(sorted(name for name in names if name != ANY_LANGUAGE))


@cache
def whole_pack_codes() -> tuple[str, ...]:
    """Codes of the languages whose pack tells events too, sorted; the others hold names alone."""
    return tuple(code for code in pack_codes() if not read_pack(code).names_alone)


@cache
def read_pack(code: str) -> Pack:
    """The pack of a language, checked.

    Raises `PackError` naming file, line and what was expected.
    """
    file = _folder() / code / "pack.toml"
    pack = _read(file, Pack)
    for number, event in enumerate(pack.event):
        if event.sense not in senses():
            line = _line_of(f"- at `$.event[{number}].sense`", _text_of(_stored(file)))
            raise PackError(f"{file}, line {line}: expected a sense of senses.toml, not {event.sense!r}")
    for name in pack.time.holidays:
        if name not in holiday_rules():
            line = _line_of(f"- at `$.time.{name}`", _text_of(_stored(file)))
            raise PackError(f"{file}, line {line}: expected a feast of holidays.toml, not {name!r}")
    return pack


def pack_code_for(language: str) -> str:
    """The code of the pack by which a language is read: its own, or the one that holds for any language."""
    return language if language in pack_codes() else ANY_LANGUAGE


@cache
def read_examples(code: str) -> tuple[Example, ...]:
    """The examples of a pack, empty where it has none. Raises `PackError` as `read_pack`."""
    return _examples(code).example


def read_status_examples(code: str) -> tuple[StatusExample, ...]:
    """The sentences of a pack's examples that test its status words. Raises `PackError` as `read_pack`."""
    return _examples(code).status


def _examples(code: str) -> Examples:
    folder = _folder() / code
    return _read(folder / "examples.toml", Examples) if _is_there(folder, "examples.toml") else Examples(example=())


def pack_digest(code: str) -> str:
    """What tells whether something compiled from a pack is still true."""
    return digest(_stored(_folder() / code / "pack.toml"))


def cleaning_words(code: str) -> CleaningWords | None:
    """What the pack of a language knows of menus and comments; None where the language has none."""
    return read_pack(code).cleaning if code == ANY_LANGUAGE or code in pack_codes() else None


def _is_there(folder: Traversable, name: str) -> bool:
    """Whether a folder holds a file, plain as in a checkout or packed as in what is installed."""
    return folder.joinpath(name).is_file() or folder.joinpath(name + _PACKED).is_file()


def _stored(file: Traversable) -> bytes:
    """A file as it is stored, plain or packed."""
    packed = file if file.is_file() else _folder() / Path(str(file)).parent.name / (file.name + _PACKED)
    return packed.read_bytes() if packed.is_file() else file.read_bytes()


def _text_of(stored: bytes) -> str:
    return (lzma.decompress(stored) if stored.startswith(_PACKED_BYTES) else stored).decode("utf-8")


def _folder() -> Traversable:
    return files("dragoman.language") / "packs"


def _read(file: Traversable, kind: type[Part]) -> Part:
    try:
        stored = _stored(file)
    except OSError as problem:
        raise PackError(f"{file}: cannot be read: {problem}") from problem
    name = f"{Path(str(file)).parent.name}.{Path(file.name).stem}-{digest(stored)}"
    return _kept(name, kind) or _parsed(file, _text_of(stored), name, kind)


def _kept(name: str, kind: type[Part]) -> Part | None:
    """What a file says, from what was kept of it when it was read before; None where it must be read anew."""
    try:
        return msgspec.msgpack.decode((cache_folder() / f"{name}.{_KEPT}").read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def _parsed(file: Traversable, text: str, name: str, kind: type[Part]) -> Part:
    try:
        given = tomllib.loads(text)
        found = msgspec.convert(given, kind)
    except tomllib.TOMLDecodeError as problem:
        raise PackError(f"{file}: is not TOML: {problem}") from problem
    except msgspec.ValidationError as problem:
        raise PackError(f"{file}, line {_line_of(str(problem), text)}: {problem}") from problem
    # Where nothing can be kept, whoever compiles the language's lexicon says so.
    with suppress(OSError):
        keep(cache_folder(), name, {_KEPT: msgspec.msgpack.encode(given)})
    return found


def _line_of(problem: str, text: str) -> int:
    """The line (from 1) of the table that a validation message points at: ``... - at `$.event[3].type```."""
    steps: list[tuple[str, str]] = re.findall(r"\.(\w+)(?:\[(\d+)\])?", problem.rpartition("`$")[2])
    unknown = re.search(r"unknown field `(\w+)`", problem)
    if unknown:
        steps.append((unknown.group(1), ""))
    if not steps:
        return 1
    head, number = steps[0]
    lines = text.splitlines()
    tables = [i for i, line in enumerate(lines) if re.match(rf"\[+{head}\b", line)]
    start = tables[min(int(number or 0), len(tables) - 1)] if tables else 0
    for name, _ in reversed(steps):
        for i in range(start, len(lines)):
            if re.match(rf"\s*{name}\s*=", lines[i]):
                return i + 1
    return start + 1
