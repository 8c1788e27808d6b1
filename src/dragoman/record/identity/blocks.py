"""Which nodes meet at all: those under one key, as a coarse one that their names have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from dragoman.language.sounds import skeletons
from dragoman.record.identity.feminine import masculine_keys
from dragoman.record.identity.likeness import family_parts
from dragoman.record.identity.names import Name, Part

_MOST_READINGS = 5
_MOST_BASES = 6
_GIVEN_LETTERS = 3
_FAMILY_LETTERS = 2
_TWO = 2

Row = tuple[int, str, int]  # a key, the place under it, the node


class Keys(Struct, frozen=True, gc=False):
    """The keys of a node.

    Under `compared` it is compared with its neighbours in the order of places, of which it has `place`. All under one
    of `one` are one by what is known or ruled. Under `borne` it can be met by a surname.
    """

    compared: tuple[int, ...] = ()
    place: str = ""
    one: tuple[int, ...] = ()
    borne: tuple[int, ...] = ()

    def compared_of(self, node: int) -> set[Row]:
        """The rows of a node that has these keys under which it is compared."""
        return {(key, self.place, node) for key in self.compared}

    def rows_of(self, node: int) -> set[Row]:
        """All rows of a node that has these keys."""
        return {*self.compared_of(node), *((key, "", node) for some in (self.one, self.borne) for key in some)}


@lru_cache(maxsize=25_000)
def full_keys(name: Name) -> tuple[str, ...]:
    """The keys of a name with given and family name: of the latter its beginning or its end."""
    found = set(_ordered_keys(name.parts[0], name.parts[-1]))
    if not name.parts[0].is_given:
        # Perhaps the family name stands first.
        found.update(_ordered_keys(name.parts[-1], name.parts[0]))
    if len(name.parts) > _TWO:
        # Perhaps the first part is left out elsewhere.
        found.update(_ordered_keys(name.parts[1], name.parts[-1]))
    for family in family_parts(name)[1:]:
        found.update(_ordered_keys(name.parts[0], family))
    return tuple(found)


def _ordered_keys(given: Part, family: Part) -> Iterator[str]:
    for first in _readings(given):
        for last in _family_readings(family):
            yield f"{first[:_GIVEN_LETTERS]}^{last[:_FAMILY_LETTERS]}"
            yield f"{first[:_GIVEN_LETTERS]}${last[-_FAMILY_LETTERS:]}"


def family_keys(parts: Sequence[Part]) -> set[str]:
    """The keys of family names: their consonants."""
    return {reading for part in parts for reading in _family_readings(part)}


@lru_cache(maxsize=25_000)
def _family_readings(part: Part) -> tuple[str, ...]:
    """Those of a family name, and of what a man of the family is called."""
    men = sorted({*masculine_keys(part.key)} - {part.key})
    return tuple(dict.fromkeys((*_readings(part), *(read for key in men for read in skeletons(key)[:1]))))


@lru_cache(maxsize=25_000)
def _readings(part: Part) -> tuple[str, ...]:
    read: dict[str, None] = {}
    bases = sorted({*part.keys} - {part.key}, key=lambda key: (len(key), key))
    for word in (part.text, *bases[:_MOST_BASES]):
        read.update(dict.fromkeys(skeletons(word)[:_MOST_READINGS]))
    return tuple(read)
