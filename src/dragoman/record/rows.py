"""Values as rows of plain columns, and back.

A span becomes two columns (`span_start`, `span_end`), a `When` five, a list of strings JSON; all else stands as it
is. One rule for all types, so that a table needs no code of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from dragoman.model import Span, When

_Value = TypeVar("_Value", bound=Struct)
_WHEN_PARTS = ("earliest", "latest", "precision", "basis", "time")
# Words of SQL cannot be names of columns without quotation marks.
_RENAMED = {"where": "place", "of": "of_entity"}


def when_columns(prefix: str) -> list[str]:
    """The names of the five columns of a `When`."""
    return [f"{prefix}_{part}" for part in _WHEN_PARTS]


def when_row(when: When | None) -> list[str | None]:
    """The five values of a `When`."""
    if when is None:
        return [None] * 5
    earliest = None if when.earliest is None else when.earliest.isoformat()
    latest = None if when.latest is None else when.latest.isoformat()
    return [earliest, latest, when.precision, when.basis, when.time]


def when_from_row(values: Sequence[Any]) -> When | None:
    """The `When` of its five values."""
    earliest, latest, precision, basis, time = values
    if precision is None:
        return None
    return When(_day(earliest), _day(latest), precision, basis, time)


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def list_text(values: Iterable[Any]) -> str:
    """A list as JSON, which SQLite's `json_each` opens."""
    return msgspec.json.encode(tuple(values)).decode("utf-8")


def list_from_text(text: str) -> tuple[str, ...]:
    """The strings of a list that `list_text` wrote."""
    return msgspec.json.decode(text, type=tuple[str, ...])


class Layout(Struct, frozen=True):
    """How one type lies in columns: their names, and the ways there and back."""

    columns: tuple[str, ...]
    to_row: Callable[[Any], list[Any]]
    from_row: Callable[[Sequence[Any]], Any]


class _Field(Struct, frozen=True):
    name: str
    columns: tuple[str, ...]
    write: Callable[[Any], Sequence[Any]]
    read: Callable[[Sequence[Any]], Any]


def _span_row(span: Span | None) -> Sequence[Any]:
    return (None, None) if span is None else span


def _span_from_row(values: Sequence[Any]) -> Span | None:
    return None if values[0] is None else (values[0], values[1])


def _field(name: str, meaning: Any) -> _Field:
    column = _RENAMED.get(name, name)
    if get_origin(meaning) in (Union, UnionType):
        meaning = next(part for part in get_args(meaning) if part is not type(None))
    if meaning == Span:
        return _Field(name, (f"{column}_start", f"{column}_end"), _span_row, _span_from_row)
    if meaning is When:
        return _Field(name, tuple(when_columns(column)), when_row, when_from_row)
    if get_origin(meaning) is tuple:
        return _Field(name, (column,), lambda value: (list_text(value),), lambda values: list_from_text(values[0]))
    if meaning is bool:
        return _Field(name, (column,), lambda value: (int(value),), lambda values: bool(values[0]))
    return _Field(name, (column,), lambda value: (value,), lambda values: values[0])


@cache
def layout(kind: type[Struct], without: tuple[str, ...] = ()) -> Layout:
    """How `kind` lies in columns, leaving out the fields named in `without`."""
    hints = get_type_hints(kind)
    fields = [_field(name, hints[name]) for name in kind.__struct_fields__ if name not in without]

    def to_row(value: Any) -> list[Any]:
        return [cell for field in fields for cell in field.write(getattr(value, field.name))]

    def from_row(row: Sequence[Any]) -> Any:
        values, start = {}, 0
        for field in fields:
            end = start + len(field.columns)
            values[field.name] = field.read(row[start:end])
            start = end
        return kind(**values)

    return Layout(tuple(column for field in fields for column in field.columns), to_row, from_row)


def insert(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Put rows into a table."""
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)
