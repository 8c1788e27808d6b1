"""Tellings as cells of the record's tables: what an article says of all of them stands once, the rest with each."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, get_args

import msgspec

from dragoman.model import Basis, Precision, When
from dragoman.record.events.telling import Told

# The facts that are the article's own.
_VOICE = ("article", "language", "origin", "story", "published", "outlet", "outlets", "cited")
_OWN = tuple(name for name in Told.__struct_fields__ if name not in _VOICE)
_PRECISIONS, _BASES = get_args(Precision), get_args(Basis)
_LISTS = frozenset({"contexts", "auxiliary", "trigger", "sentence", "outlets", "cited", "cited_here"})
_PARTIES = frozenset({"actors", "recipients"})
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


def packed(told: Told) -> bytes:
    """What a telling says by itself, as one cell of a row."""
    return _encode([_plain(name, getattr(told, name)) for name in _OWN])


def voice(told: Told) -> bytes:
    """What the article of a telling says of itself, the same for all its tellings, as one cell of a row."""
    return _encode([_plain(name, getattr(told, name)) for name in _VOICE])


def unpacked(cell: bytes, of_article: bytes) -> Told:
    """The telling that `packed` and `voice` packed."""
    own = {name: _meant(name, value) for name, value in zip(_OWN, _decode(cell), strict=True)}
    return Told(**own, **_heard(of_article))


# Of neighbours many are of one article.
@lru_cache(maxsize=2_000)
def _heard(of_article: bytes) -> Mapping[str, Any]:
    return {name: _meant(name, value) for name, value in zip(_VOICE, _decode(of_article), strict=True)}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, When):
        first, last = (None if day is None else day.toordinal() for day in (value.earliest, value.latest))
        return [first, last, _PRECISIONS.index(value.precision), _BASES.index(value.basis), value.time]
    if name == "words":
        return array("H", value).tobytes()
    return sorted(value) if name in _PARTIES else value


def _meant(name: str, value: Any) -> Any:
    if name in ("when", "published"):
        return None if value is None else _when(value)
    if name == "words":
        return tuple(array("H", value))
    if name in _LISTS:
        return tuple(value)
    if name == "offices":
        return tuple(map(tuple, value))
    return frozenset(value) if name in _PARTIES else value


def _when(value: Sequence[Any]) -> When:
    first, last, precision, basis, time = value
    return When(_day(first), _day(last), _PRECISIONS[precision], _BASES[basis], time)


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
