"""Regions, waters, mountains and seats of state that news names like places, with their names in many languages.

Hand-written in `data/regions.toml` (by country) and `data/landmarks.toml` (by kind), baked to JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from dragoman.knowledge.place import Place, PlaceKind, geonames_id
from dragoman.knowledge.tables import read_table


class _Written(Struct, frozen=True):
    """One row of the tables: degrees north and east, names in other languages, the number in GeoNames if known."""

    at: tuple[float, float]
    names: tuple[str, ...]
    country: str | None = None
    geonames: int | None = None

    def place(self, name: str, kind: PlaceKind, country: str | None) -> Place:
        """The place of a row, by its English name."""
        id = geonames_id(self.geonames) if self.geonames is not None else f"dragoman:{name}"
        return Place(name, id, kind, country, *self.at)


@cache
def _written() -> tuple[tuple[Place, tuple[str, ...]], ...]:
    regions = read_table("regions", dict[str, dict[str, _Written]])
    others = read_table("landmarks", dict[PlaceKind, dict[str, _Written]])
    found = [
        (row.place(name, "region", country), row) for country, rows in regions.items() for name, row in rows.items()
    ]
    found += [(row.place(name, kind, row.country), row) for kind, rows in others.items() for name, row in rows.items()]
    return tuple((place, row.names) for place, row in found)


@cache
def landmarks() -> tuple[Place, ...]:
    """All regions, waters, mountains and seats of state, in the order of their tables."""
    return tuple(place for place, _ in _written())


@cache
def landmark_names() -> Mapping[str, tuple[int, ...]]:
    """Their names in many languages and scripts, in their usual case, to positions in `landmarks`."""
    found: dict[str, tuple[int, ...]] = {}
    for number, (place, names) in enumerate(_written()):
        # What a name has in brackets tells it from a city's; nobody writes it.
        for written in dict.fromkeys((*(() if "(" in place.name else (place.name,)), *names)):
            found[written] = (*found.get(written, ()), number)
    return MappingProxyType(found)
