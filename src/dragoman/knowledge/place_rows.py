"""A place of an imported list, as it is kept."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge.place import Place, PlaceKind, geonames_id


class PlaceRow(Struct, frozen=True, array_like=True):
    """A place by its number in GeoNames, with all the names by which it can be found."""

    number: int
    name: str
    names: tuple[str, ...]
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    capital: bool = False

    def place(self) -> Place:
        """The place, without its other names."""
        id = geonames_id(self.number)
        return Place(
            self.name, id, self.kind, self.country, self.latitude, self.longitude, self.population, self.capital
        )
