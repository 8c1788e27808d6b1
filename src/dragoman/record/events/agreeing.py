"""Whether two tellings can have the same parties, and how surely."""

from __future__ import annotations

from dragoman.record.events.parties import Laid, Who, laid
from dragoman.record.events.telling import Parties, Told

_TOGETHER = ("AGREE", "SUPPORT", "COOPERATE")  # what two can do with each other


def agree(one: Told, other: Told, who: Who) -> bool:
    """Whether two tellings can have the same parties: two of a meeting, or both sides of a deed."""
    if one.is_reciprocal:
        return one.parties == other.parties or _meet(one, other, who, least=2)
    return one.parties == other.parties or _act_together(one, other, who) or _act(one, other, who)


def may_agree(one: Told, other: Told, who: Who) -> bool:
    """Whether two tellings of one story can have the same parties, though one leaves some out."""
    if one.parties == other.parties and any(one.parties):
        return True
    if one.article == other.article and one.is_headline != other.is_headline and _is_told_below(one, other, who):
        return True
    if one.is_reciprocal:
        return _may_meet(one, other, who)
    if _is_same_place(one, other) and not (any(one.parties) and any(other.parties)):
        # "A gas deal signed in Sofia": one of them names nobody.
        return True
    return _act_together(one, other, who) or _may_act(one, other, who)


def _is_told_below(one: Told, other: Told, who: Who) -> bool:
    """Whether headline and text may be of one event, as one of them names nobody whom it is known to be.

    "Rivals to hold talks" is told below of two whom it names.
    """
    if all(_are_strangers(side, who) for side in one.parties) or all(
        _are_strangers(side, who) for side in other.parties
    ):
        return True
    if one.is_reciprocal:
        return False
    side = laid(_everyone(one), _everyone(other), who)
    return side.same > 0 and _without_strangers(side, _everyone(one), _everyone(other), who).one_holds_other


def _are_strangers(parties: Parties, who: Who) -> bool:
    return all(who[party].country is None for party in parties)


def _everyone(told: Told) -> Parties:
    return told.actors | told.recipients


def _meet(one: Told, other: Told, who: Who, least: int) -> bool:
    side = laid(one.parties[0], other.parties[0], who)
    return side.one_holds_other and (side.same >= least or (side.same > 0 and _is_same_place(one, other)))


def _may_meet(one: Told, other: Told, who: Who) -> bool:
    mine, its = one.parties[0], other.parties[0]
    side = laid(mine, its, who)
    if _is_same_place(one, other) and one.day is not None and one.day == other.day:
        if not mine or not its:
            return True
        side = _without_strangers(side, mine, its, who)
    if side.same:
        side = _without_strangers(side, mine, its, who)
    if side.one_holds_other:
        return side.same > 0
    # Each names somebody whom the other does not: only where most are the same.
    return side.same > 1 and side.left == side.right == 1


def _is_same_place(one: Told, other: Told) -> bool:
    return one.where is not None and one.where == other.where


def _without_strangers(one: Laid, mine: Parties, its: Parties, who: Who) -> Laid:
    """Laid anew where somebody of whom no country is known may be anybody of those left over."""
    strangers = [sum(who[party].country is None for party in side) for side in (mine - its, its - mine)]
    met = min(one.left, one.right, max(strangers))
    return Laid(one.same + met, one.left - met, one.right - met)


def _act(one: Told, other: Told, who: Who) -> bool:
    sides = (laid(mine, its, who) for mine, its in zip(one.parties, other.parties, strict=True))
    return all(side.one_holds_other and side.same for side in sides)


def _may_act(one: Told, other: Told, who: Who) -> bool:
    parts = list(zip(one.parties, other.parties, strict=True))
    sides = [laid(mine, its, who) for mine, its in parts]
    if any(side.same for side in sides):
        # "The spokeswoman demanded it of China": she may speak for anybody.
        sides = [_without_strangers(side, mine, its, who) for side, (mine, its) in zip(sides, parts, strict=True)]
    if not all(
        side.one_holds_other or _are_unnamed(mine, who) or _are_unnamed(its, who)
        for side, (mine, its) in zip(sides, parts, strict=True)
    ):
        return False
    return any(side.same for side in sides) or (one.day is not None and one.day == other.day)


def _act_together(one: Told, other: Told, who: Who) -> bool:
    """Whether the one says "A and B signed" and the other "A signed with B"."""
    if bool(one.recipients) == bool(other.recipients) or one.type not in _TOGETHER:
        return False
    side = laid(_everyone(one), _everyone(other), who)
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


def have_same_people(one: Told, other: Told, who: Who) -> bool:
    """Whether the same take part in both, nobody left over, on whatever side."""
    side = laid(_everyone(one), _everyone(other), who)
    return side.same > 0 and not side.left and not side.right


def share_two(one: Told, other: Told, who: Who) -> bool:
    """Whether two parties at least are the same, on whatever side."""
    return sum(laid(mine, its, who).same for mine, its in zip(one.parties, other.parties, strict=True)) > 1
