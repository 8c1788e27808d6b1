"""Whether the parties of two tellings can be the same: a country and its official can stand for each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.record.events.telling import Parties, Told
from dragoman.record.identity.asking import Identified

Who = Mapping[str, Identified]


class Laid(NamedTuple):
    """Two sets of parties laid side by side: how many are the same, and who is left over on each side."""

    same: int
    left: int
    right: int

    @property
    def one_holds_other(self) -> bool:
        """Whether nobody of the one side is missing on the other."""
        return not self.left or not self.right


def laid(one: Parties, other: Parties, who: Who) -> Laid:
    """How far two sets of parties are the same; a country beside its own official says nothing more."""
    one, other = _without_own_countries(one, who), _without_own_countries(other, who)
    common = one & other
    left, right = sorted(one - common), sorted(other - common)
    matched = 0
    for party in left:
        stand_in = next((its for its in right if stands_for(who[party], who[its])), None)
        if stand_in is not None:
            right.remove(stand_in)
            matched += 1
    return Laid(len(common) + matched, len(left) - matched, len(right))


def _without_own_countries(parties: Parties, who: Who) -> Parties:
    officials_of = {who[party].country for party in parties if who[party].kind == "person"}
    return frozenset(
        party for party in parties if who[party].kind != "country" or who[party].country not in officials_of
    )


def stands_for(one: Identified, other: Identified) -> bool:
    """Whether one is the country of the other, or what a country names only as itself."""
    if one.country is None or one.country != other.country:
        return False
    return (one.kind == "country") != (other.kind == "country")


def officials(told: Told, who: Who) -> dict[str, Parties]:
    """The people who take part, by country."""
    found: dict[str, set[str]] = {}
    for party in (who[one] for part in told.parties for one in part):
        if party.kind == "person" and party.country is not None:
            found.setdefault(party.country, set()).add(party.id)
    return {land: frozenset(people) for land, people in found.items()}


def can_call_off(off: Told, meeting: Told, who: Who) -> bool:
    """Whether the meeting that somebody calls off can be this one: who refuses to see one refuses no conference."""
    side = laid(off.parties[0], meeting.parties[0], who)
    return side.same < 2 or side.left > 0 or side.right < 2


def places_agree(one: Told, other: Told, who: Who) -> bool:
    """Whether two tellings can be of one place: a town lies in its country."""
    if one.where is None or other.where is None or one.where == other.where:
        return True
    first, second = who[one.where], who[other.where]
    return first.country is not None and first.country == second.country and first.kind != second.kind


def town(telling: Told, who: Who) -> str | None:
    """The town, as no country, in which it happens."""
    return telling.where if telling.where is not None and who[telling.where].kind == "place" else None
