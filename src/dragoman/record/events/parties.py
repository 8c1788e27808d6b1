"""Whether the parties of two tellings can be the same: a country and its official can stand for each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.record.events.telling import Parties, Told
from dragoman.record.identity.asking import Identified

Who = Mapping[str, Identified]
_TOGETHER = ("AGREE", "SUPPORT", "COOPERATE")  # what two can do with each other


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


def _without_strangers(one: Laid, mine: Parties, its: Parties, who: Who) -> Laid:
    """Laid anew where somebody of whom no country is known may be anybody of those left over."""
    strangers = [sum(who[party].country is None for party in side) for side in (mine - its, its - mine)]
    met = min(one.left, one.right, max(strangers))
    return Laid(one.same + met, one.left - met, one.right - met)


def stands_for(one: Identified, other: Identified) -> bool:
    """Whether one is the country of the other, or what a country names only as itself."""
    if one.country is None or one.country != other.country:
        return False
    return (one.kind == "country") != (other.kind == "country")


def agree(one: Told, other: Told, who: Who) -> bool:
    """Whether two tellings can have the same parties: two of a meeting, or both sides of a deed."""
    return _meet(one, other, who, least=2) if one.is_reciprocal else _act(one, other, who, both=True)


def may_agree(one: Told, other: Told, who: Who) -> bool:
    """Whether two tellings of one story can have the same parties, though one leaves some out."""
    return _meet(one, other, who, least=1) if one.is_reciprocal else _act(one, other, who, both=False)


def _meet(one: Told, other: Told, who: Who, least: int) -> bool:
    mine, its = one.parties[0], other.parties[0]
    if mine == its and mine:
        return True
    side = laid(mine, its, who)
    same_place = one.where is not None and one.where == other.where
    if least == 1 and (side.same or (same_place and one.day is not None and one.day == other.day)):
        side = _without_strangers(side, mine, its, who)
    if side.one_holds_other:
        return side.same >= least or (side.same > 0 and same_place)
    # Each names somebody whom the other does not: only where most are the same, and in one story.
    return least == 1 and side.same > 1 and side.left == side.right == 1


def _act(one: Told, other: Told, who: Who, both: bool) -> bool:
    if one.parties == other.parties or _act_together(one, other, who):
        return True
    parts = list(zip(one.parties, other.parties, strict=True))
    sides = [laid(mine, its, who) for mine, its in parts]
    if both:
        return all(side.one_holds_other and side.same for side in sides)
    if any(side.same for side in sides):
        # "The spokeswoman demanded it of China": she may speak for anybody.
        sides = [_without_strangers(side, mine, its, who) for side, (mine, its) in zip(sides, parts, strict=True)]
    if not all(
        side.one_holds_other or _are_unnamed(mine, who) or _are_unnamed(its, who)
        for side, (mine, its) in zip(sides, parts, strict=True)
    ):
        return False
    if any(side.same for side in sides) or (one.day is not None and one.day == other.day):
        return True
    # Headline and text are of one deed, though one of them names nobody.
    names_nobody = not any(one.parties) or not any(other.parties)
    return names_nobody and one.article == other.article and one.is_headline != other.is_headline


def _act_together(one: Told, other: Told, who: Who) -> bool:
    """Whether the one says "A and B signed" and the other "A signed with B"."""
    if bool(one.recipients) == bool(other.recipients) or one.type not in _TOGETHER:
        return False
    side = laid(one.actors | one.recipients, other.actors | other.recipients, who)
    return side.same > 1 and not side.left and not side.right


def _are_unnamed(parties: Parties, who: Who) -> bool:
    """Whether all of them are a people, troops, or whoever else has no name of its own."""
    return all(who[party].kind == "group" for party in parties)


def are_same(one: Told, other: Told, who: Who) -> bool:
    """Whether two tellings have the same parties, nobody left over."""
    if _act_together(one, other, who):
        return True
    sides = [laid(mine, its, who) for mine, its in zip(one.parties, other.parties, strict=True)]
    return not any(side.left or side.right for side in sides)


def share_two(one: Told, other: Told, who: Who) -> bool:
    """Whether two parties at least are the same, on whatever side."""
    return sum(laid(mine, its, who).same for mine, its in zip(one.parties, other.parties, strict=True)) > 1


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
