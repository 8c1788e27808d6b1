"""Cities out of GeoNames: every capital, those of 100,000 people or more, and smaller ones of diplomacy and war.

A name that is also a word, a person's name or a country's stands only for a capital or a city of a million.
Baked by `scripts/bake_places.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from dragoman.knowledge.tables import read_table


class Place(Struct, frozen=True, array_like=True):
    """A city, with its GeoNames number, its country (alpha-3), degrees north and east, and its inhabitants."""

    name: str
    geonames_id: int
    country: str
    latitude: float
    longitude: float
    population: int
    capital: bool = False


class _Places(Struct, frozen=True):
    """Names to places by their positions in `places`: those of one place, and those of several."""

    places: tuple[Place, ...]
    names: dict[str, int]
    shared_names: dict[str, tuple[int, ...]]


@cache
def _table() -> _Places:
    return read_table("places", _Places)


@cache
def _by_name() -> Mapping[str, tuple[Place, ...]]:
    table = _table()
    alone = [(place,) for place in table.places]
    found: dict[str, tuple[Place, ...]] = {name: alone[at] for name, at in table.names.items()}
    for name, positions in table.shared_names.items():
        found[name] = tuple(table.places[at] for at in positions)
    return MappingProxyType(found)


def places() -> tuple[Place, ...]:
    """All the cities, the largest first."""
    return _table().places


def place_names() -> Mapping[str, tuple[Place, ...]]:
    """Names of cities in many languages and scripts, lowercased (NFC), to the cities so called, the largest first."""
    return _by_name()
