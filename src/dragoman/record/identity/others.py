"""Which clusters are one organisation, country, place or group: the whole name must agree, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.language.sounds import likeness, skeletons
from dragoman.record.identity.clusters import Cluster, Link, meet
from dragoman.record.identity.evidence import company_shared
from dragoman.record.identity.known import known_as_two
from dragoman.record.identity.names import Name, Part
from dragoman.record.identity.people import UNSURE

_BEFORE = -1.0
_NAME = 3.0
_SAME_COUNTRY = 0.6
_COMPANY = 0.5
_INFLECTED = 0.85
_SOUNDS_ALIKE = 0.9
_LEAST_HEARD = 5


class Others:
    """The comparison of all that are no persons; those of two kinds are never compared."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._wholes: dict[int, str] = {}

    def edge(self, one: Cluster, other: Cluster) -> Link | None:
        """What says that two clusters are one thing; None where nothing does, or something excludes it."""
        if self.excludes(one, other):
            return None
        strength = self._likeness(one, other)
        if strength <= 0:
            return None
        points, reasons = _BEFORE + _NAME * strength, ["same name" if strength >= 1 else "like name"]
        if one.countries and other.countries:
            points += _SAME_COUNTRY
            reasons.append("same country")
        shared = company_shared(one.company, other.company)
        if shared is not None and strength < 1:
            points += _COMPANY * (4 * min(shared, 0.5) - 1)
        return Link(round(points, 6), tuple(reasons)) if points >= UNSURE else None

    def may_be_one(self, one: Cluster, other: Cluster) -> bool:
        """Whether the names of two clusters may be one thing's, whatever else is told of them."""
        return self._likeness(one, other) > 0

    def excludes(self, one: Cluster, other: Cluster) -> bool:
        """Whether two clusters cannot be one: known as two, or of two countries."""
        if known_as_two(one.known, other.known):
            return True
        return bool(one.countries and other.countries) and not meet(one.countries, other.countries)

    def _likeness(self, one: Cluster, other: Cluster) -> float:
        if meet([self._whole(number) for number in one.names], [self._whole(number) for number in other.names]):
            return 1.0
        return max(_strength(self._names[a], self._names[b]) for a in one.names for b in other.names)

    def _whole(self, number: int) -> str:
        """The key of a whole name."""
        found = self._wholes.get(number)
        if found is None:
            name = self._names[number]
            found = self._wholes[number] = " ".join((*(part.key for part in name.parts), name.ordinal))
        return found

    def keys(self, cluster: Cluster) -> set[str]:
        """The whole names, in one form or another, and the sound of what is long enough to be heard."""
        found = {f"={self._whole(number)}" for number in cluster.names}
        return found.union(*(_keys(self._names[number]) for number in cluster.names))


@lru_cache(maxsize=25_000)
def _keys(name: Name) -> tuple[str, ...]:
    first, *more = name.parts
    found = set() if more else {f"={key} " for key in first.keys}
    if more or len(first.key) >= _LEAST_HEARD:
        end = skeletons(more[-1].text)[0][:2] if more else ""
        found.update(f"{len(more)} {read} {end}" for read in skeletons(first.text)[:2])
    return tuple(found)


def _strength(one: Name, other: Name) -> float:
    """How far two whole names are one (0 to 1): as far as the two parts that agree least."""
    if len(one.parts) != len(other.parts) or one.ordinal != other.ordinal:
        return 0.0
    return min(_part_strength(mine, theirs) for mine, theirs in zip(one.parts, other.parts, strict=True))


def _part_strength(one: Part, other: Part) -> float:
    if one.key == other.key:
        return 1.0
    if meet(one.keys, other.keys):
        return _INFLECTED
    if min(len(one.key), len(other.key)) < _LEAST_HEARD or one.script == other.script:
        return 0.0
    return likeness(one.text, other.text, _SOUNDS_ALIKE) * _INFLECTED
