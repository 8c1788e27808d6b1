"""Family names of women and men: what Slavic, Greek and Baltic languages make of one family's name."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import msgspec
from msgspec import Struct

from dragoman.language.keys import part_key


class _Endings(Struct, frozen=True):
    pairs: tuple[tuple[str, str], ...]


@lru_cache(maxsize=25_000)
def masculine_keys(key: str) -> tuple[str, ...]:
    """The keys that a family name's key may have for a man, its own among them: of `pavlova` also `pavlov`."""
    found = {key: None}
    for feminine, masculine in _endings():
        if key.endswith(feminine) and len(key) - len(feminine) >= 2:
            found[key[: len(key) - len(feminine)] + masculine] = None
    return tuple(found)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    raw = resources.files(__package__).joinpath("feminine.toml").read_bytes()
    pairs = msgspec.toml.decode(raw, type=_Endings).pairs
    return tuple((part_key(feminine), part_key(masculine) if masculine else "") for feminine, masculine in pairs)
