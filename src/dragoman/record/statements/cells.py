"""Quotations as cells of the record's tables: what an article says of all of them stands once, the rest with each."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from dragoman.record.statements.said import Said

# The facts that are the article's own.
_VOICE = ("article", "language", "day", "minutes", "dated", "story", "origin", "outlets", "cited")
_OWN = tuple(name for name in Said.__struct_fields__ if name not in _VOICE)
_LISTS = frozenset({"about", "types", "span", "outlets", "cited", "cited_here"})
_NUMBERS = {"words": "I", "around": "H"}
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


def packed(said: Said) -> bytes:
    """What a quotation is by itself, as one cell of a row."""
    return _encode([_plain(name, getattr(said, name)) for name in _OWN])


def voice(said: Said) -> bytes:
    """What the article of a quotation says of itself, the same for all its quotations, as one cell of a row."""
    return _encode([getattr(said, name) for name in _VOICE])


def unpacked(cell: bytes, of_article: bytes) -> Said:
    """The quotation that `packed` and `voice` packed."""
    own = {name: _meant(name, value) for name, value in zip(_OWN, _decode(cell), strict=True)}
    return Said(**own, **_heard(of_article))


# Of neighbours many are of one article.
@lru_cache(maxsize=2_000)
def _heard(of_article: bytes) -> Mapping[str, Any]:
    return {name: _meant(name, value) for name, value in zip(_VOICE, _decode(of_article), strict=True)}


def _plain(name: str, value: Any) -> Any:
    return array(_NUMBERS[name], value).tobytes() if name in _NUMBERS else value


def _meant(name: str, value: Any) -> Any:
    if name in _NUMBERS:
        return tuple(array(_NUMBERS[name], value))
    return tuple(value) if name in _LISTS else value
