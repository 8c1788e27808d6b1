"""Regions that news names like places, with their names in many languages: states, provinces, disputed territories.

Hand-written in `data/regions.toml`, baked to JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from dragoman.knowledge.tables import read_table


class Region(Struct, frozen=True):
    """A region by its English name, and its country (alpha-3); of a disputed one that to which the UN counts it."""

    name: str
    country: str


@cache
def region_names() -> Mapping[str, Region]:
    """Names of regions in many languages and scripts, in their usual case, to the regions so called."""
    found: dict[str, Region] = {}
    for country, regions in read_table("regions", dict[str, dict[str, tuple[str, ...]]]).items():
        for name, others in regions.items():
            region = Region(name, country)
            for written in (name, *others):
                found.setdefault(written, region)
    return MappingProxyType(found)
