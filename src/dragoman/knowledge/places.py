"""Places by their names: cities out of GeoNames, and the regions, waters and seats of state of `landmarks`.

Of cities every capital, those of 100,000 people or more, smaller ones of diplomacy and war, and those of 15,000 that
share a name with one of these. A name that is also a word, a person's name or a country's stands only for a capital or
a city of a million. Baked by `scripts/bake_places.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from dragoman.knowledge.landmarks import landmark_names, landmarks
from dragoman.knowledge.listed_places import listed_place
from dragoman.knowledge.place import Place, geonames_id
from dragoman.knowledge.tables import read_table


class _City(Struct, frozen=True, array_like=True):
    name: str
    number: int
    country: str
    latitude: float
    longitude: float
    population: int
    capital: bool


class _Cities(Struct, frozen=True):
    """`groups` are the positions in `cities` of those that one name may mean, `names` lead to groups.

    `maybe` are names that count only where the sentence bears them out, `foreign` those that only some of the
    `languages` have, `sure` the own ones and those of `written`, which somebody wrote down or the CLDR has.
    """

    cities: tuple[_City, ...]
    groups: tuple[tuple[int, ...], ...]
    names: dict[str, int]
    maybe: dict[str, int]
    languages: frozenset[str]
    foreign: dict[str, tuple[str, ...]]
    sure: frozenset[str]
    written: frozenset[str]


@cache
def _table() -> _Cities:
    return read_table("places", _Cities)


@cache
def places() -> tuple[Place, ...]:
    """All the cities, the largest first."""
    return tuple(
        Place(city.name, geonames_id(city.number), "city", city.country, city.latitude, city.longitude, city.population,
              city.capital)
        for city in _table().cities
    )  # fmt: skip


@cache
def place_names() -> Mapping[str, tuple[Place, ...]]:
    """Names of cities in many languages and scripts, lowercased (NFC), to those that they may mean, largest first."""
    groups = [bearers(number) for number in range(len(_table().groups))]
    return MappingProxyType({name: groups[number] for name, number in _table().names.items()})


@cache
def bearers(group: int) -> tuple[Place, ...]:
    """The places that one name may mean, by the number that `groups_of_names` gives to it."""
    groups = _table().groups
    if group < len(groups):
        return tuple(places()[at] for at in groups[group])
    return (landmarks()[group - len(groups)],)


def groups_of_names(language: str) -> Iterator[tuple[str, int]]:
    """Every name that a language may use, in its usual case, with the number of a group of places that it may mean.

    A name that both a city and a region bear comes once for each.
    """
    table = _table()
    for name, group in table.names.items():
        if language not in table.languages or language in table.foreign.get(name, (language,)):
            yield name[0].upper() + name[1:], group
    first = len(_table().groups)
    for name, numbers in landmark_names().items():
        for number in numbers:
            yield name, first + number


def groups_of_doubtful_names() -> Iterator[tuple[str, int]]:
    """Names of cities that count only where the sentence bears them out: people bear them too ("Rosario")."""
    for name, group in _table().maybe.items():
        yield name[0].upper() + name[1:], group


def group_of(name: str, country: str | None) -> int | None:
    """The group of the place that has this English name and lies in this country (alpha-3); `None` where none has."""
    first = len(_table().groups)
    for number in landmark_names().get(name, ()):
        if country in (None, landmarks()[number].country):
            return first + number
    group = _table().names.get(name.lower())
    return group if group is not None and bearers(group)[0].country == country else None


def is_sure_name(lowered: str) -> bool:
    """Whether a name, in lower case, is surely a place's: its own, one of a landmark's, or one that is written down."""
    return lowered in _table().sure or lowered in _lowered_landmarks()


def is_written_name(lowered: str) -> bool:
    """Whether a name, in lower case, is one that somebody wrote down or the CLDR has, or one of a landmark's."""
    return lowered in _table().written or lowered in _lowered_landmarks()


@cache
def _lowered_landmarks() -> frozenset[str]:
    return frozenset(name.lower() for name in landmark_names())


@cache
def _by_id() -> Mapping[str, Place]:
    return MappingProxyType({place.id: place for place in (*landmarks(), *places())})


def place_by_id(id: str) -> Place | None:
    """The place of an entity's `knowledge_id`, also one of the user's lists; `None` where it is none of a place."""
    known = _by_id().get(id)
    number = id.removeprefix("geonames:")
    return listed_place(int(number)) if known is None and number != id and number.isdecimal() else known
