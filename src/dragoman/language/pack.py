"""Language packs, read: a folder ``packs/<code>/`` with ``pack.toml`` (a `Pack`) and ``examples.toml``, its test."""

from __future__ import annotations

import lzma
import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import PackError
from dragoman.language.pack_parts import Example, Examples, Pack, Strict
from dragoman.language.senses import senses

ANY_LANGUAGE = "und"
_PACKED = ".xz"

Part = TypeVar("Part", bound=Strict)


@cache
def pack_codes() -> tuple[str, ...]:
    """Codes (ISO 639-1) of the languages that have a pack, sorted."""
    names = (folder.name for folder in _folder().iterdir() if folder.is_dir() and _is_there(folder, "pack.toml"))
    return tuple(sorted(name for name in names if name != ANY_LANGUAGE))


@cache
def whole_pack_codes() -> tuple[str, ...]:
    """Codes of the languages whose pack tells events too, sorted; the others hold names alone."""
    return tuple(code for code in pack_codes() if b"[[event]]" in pack_bytes(code))


@cache
def read_pack(code: str) -> Pack:
    """The pack of a language, checked.

    Raises `PackError` naming file, line and what was expected.
    """
    file = _folder() / code / "pack.toml"
    pack = _read(file, Pack)
    for number, event in enumerate(pack.event):
        if event.sense not in senses():
            line = _line_of(f"- at `$.event[{number}].sense`", _bytes_of(file).decode("utf-8"))
            raise PackError(f"{file}, line {line}: expected a sense of senses.toml, not {event.sense!r}")
    return pack


def pack_code_for(language: str) -> str:
    """The code of the pack by which a language is read: its own, or the one that holds for any language."""
    return language if language in pack_codes() else ANY_LANGUAGE


@cache
def read_examples(code: str) -> tuple[Example, ...]:
    """The examples of a pack, empty where it has none. Raises `PackError` as `read_pack`."""
    file = _folder() / code / "examples.toml"
    return _read(file, Examples).example if _is_there(_folder() / code, "examples.toml") else ()


def pack_bytes(code: str) -> bytes:
    """The pack as it stands in its file, to tell whether something compiled from it is still true."""
    return _bytes_of(_folder() / code / "pack.toml")


def _is_there(folder: Traversable, name: str) -> bool:
    """Whether a folder holds a file, plain as in a checkout or packed as in what is installed."""
    return folder.joinpath(name).is_file() or folder.joinpath(name + _PACKED).is_file()


def _bytes_of(file: Traversable) -> bytes:
    if file.is_file():
        return file.read_bytes()
    packed = files("dragoman.language") / "packs" / Path(str(file)).parent.name / (file.name + _PACKED)
    return lzma.decompress(packed.read_bytes()) if packed.is_file() else file.read_bytes()


def _folder() -> Traversable:
    return files("dragoman.language") / "packs"


def _read(file: Traversable, kind: type[Part]) -> Part:
    try:
        text = _bytes_of(file).decode("utf-8")
    except OSError as problem:
        raise PackError(f"{file}: cannot be read: {problem}") from problem
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except tomllib.TOMLDecodeError as problem:
        raise PackError(f"{file}: is not TOML: {problem}") from problem
    except msgspec.ValidationError as problem:
        raise PackError(f"{file}, line {_line_of(str(problem), text)}: {problem}") from problem


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
