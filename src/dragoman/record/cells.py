"""Facts as cells of the record's tables: what an article says of all of a kind stands once, the rest with each."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

_Fact = TypeVar("_Fact", bound=Struct)
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


class Way(Struct, frozen=True):
    """How a value is put into a cell, and how it comes out of it again."""

    plain: Callable[[Any], Any]
    meant: Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


AS_TUPLE = Way(_as_it_is, tuple)
AS_SET = Way(sorted, frozenset)


def as_numbers(code: str) -> Way:
    """Numbers of one size, by their code in `array`."""
    return Way(lambda value: array(code, value).tobytes(), lambda value: tuple(array(code, value)))


class Cells(Generic[_Fact]):
    """The cells of one kind of facts; `voice` names those fields that are the article's own."""

    def __init__(self, kind: type[_Fact], voice: Sequence[str], ways: Mapping[str, Way]) -> None:
        self._kind = kind
        self._voice = tuple(voice)
        self._own = tuple(name for name in kind.__struct_fields__ if name not in voice)
        self._ways = ways
        self._other = [(name, ways[name].meant) for name in self._own if name in ways]
        # Of neighbours many are of one article.
        self._heard = lru_cache(maxsize=2_000)(self._hear)

    def packed(self, fact: _Fact) -> bytes:
        """What a fact is by itself, as one cell of a row."""
        return self._cell(fact, self._own)

    def voice(self, fact: _Fact) -> bytes:
        """What the article of a fact says of itself, the same for all its facts, as one cell of a row."""
        return self._cell(fact, self._voice)

    def unpacked(self, cell: bytes, of_article: bytes) -> _Fact:
        """The fact that `packed` and `voice` packed."""
        values = dict(zip(self._own, _decode(cell), strict=True))
        for name, meant in self._other:
            values[name] = meant(values[name])
        return self._kind(**values, **self._heard(of_article))

    def _cell(self, fact: _Fact, names: Sequence[str]) -> bytes:
        ways = self._ways
        return _encode(
            [ways[name].plain(getattr(fact, name)) if name in ways else getattr(fact, name) for name in names]
        )

    def _hear(self, of_article: bytes) -> Mapping[str, Any]:
        ways = self._ways
        values = zip(self._voice, _decode(of_article), strict=True)
        return {name: ways[name].meant(value) if name in ways else value for name, value in values}
