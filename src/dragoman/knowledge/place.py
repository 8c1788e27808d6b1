"""What the program knows of a place."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import Literal, get_args

from msgspec import Struct

PlaceKind = Literal["site", "city", "district", "region", "river", "sea", "mountain", "country"]

# The kinds from the most precise to the widest.
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)

_KM_OF_A_DEGREE = 111.2


class Place(Struct, frozen=True, gc=False):
    """A place with its id, its country (alpha-3; None of a sea), degrees north and east, and its inhabitants.

    The id is `geonames:` and its number in GeoNames where that is known, else `dragoman:` and its English name. Canals,
    straits and lakes are seas, islands regions. A disputed region is counted to the country to which the UN counts it.
    """

    name: str
    id: str
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    capital: bool = False


def geonames_id(number: int) -> str:
    """The id of a place by its number in GeoNames."""
    return f"geonames:{number}"


def distance(one: Place, other: Place) -> float:
    """How far two places lie apart, in kilometres; roughly, where that is far."""
    east = (one.longitude - other.longitude + 180) % 360 - 180
    east *= cos(radians((one.latitude + other.latitude) / 2))
    return _KM_OF_A_DEGREE * hypot(one.latitude - other.latitude, east)
