"""How far two names are one person's: part is laid beside part, and what both have must agree."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.language.keys import part_key
from dragoman.record.identity.names import Name, Part, stands_in_front
from dragoman.record.identity.parts import Ground, Match, family_match, given_match

_FEWEST_OF_A_DOUBLE_NAME = 3
# In natural logarithms of odds. A name in full says one of ten is another; a surname alone says little.
_BEFORE = -2.0
_FAMILY = 2.2
_GIVEN = 2.0
_MIDDLE = 0.4
_LONE = 1.2
_LONE_AND_SHORT = 0.5
_LEAST_ALONE = 0.7
_SHORT = 3
_TWO = 2
_CROSSED = -0.3
_PART_LEFT_OUT = -1.2


class Agreement(Struct, frozen=True, gc=False):
    """Two names compared: what they say for one bearer (log odds), whether they exclude it, and on which grounds.

    `is_lone`: one of the two is a family name alone.
    """

    points: float
    excludes: bool
    is_lone: bool = False
    reasons: tuple[str, ...] = ()


# The names say nothing of one bearer.
NOTHING = Agreement(-9.0, excludes=False)
_EXCLUDED = Agreement(-9.0, excludes=True)
_REASONS = {
    Ground.MISSPELT: "one letter apart",
    Ground.INITIAL: "initial",
    Ground.SOUND: "sounds alike",
    Ground.GENDER: "feminine form",
    Ground.VARIANT: "short form",
    Ground.INFLECTED: "inflected form",
}


def agreement(one: Name, other: Name) -> Agreement:
    """What two names say for and against one bearer."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return _EXCLUDED
    if one.is_lone or other.is_lone:
        return _lone_agreement(one, other)
    if not _have_like_families(one, other):
        return NOTHING
    shorter, longer = sorted((one, other), key=lambda name: (len(name.parts), name.written))
    double = _double_surname(shorter, longer)
    if double is not None:
        return double
    best = _in_order(shorter, longer)
    if best.points > 0 or best.excludes:
        return best
    crossed = max(
        _full_agreement(_turned(shorter), longer.parts, crossed=True),
        _full_agreement(shorter.parts, _turned(longer), crossed=True),
        key=lambda one: one.points,
    )
    if crossed.points <= 0:
        return best
    less = _CROSSED + (_PART_LEFT_OUT if _leaves_out(shorter, longer) else 0.0)
    return Agreement(crossed.points + less, excludes=False, reasons=crossed.reasons)


def _have_like_families(one: Name, other: Name) -> bool:
    """Whether the last part of one is like some part of the other; any may be, where both begin with the family's."""
    if one.family_first and other.family_first:
        return True
    mine, theirs = one.parts[-1], other.parts[-1]
    return any(family_match(mine, part).ground > Ground.OPEN for part in reversed(other.parts)) or any(
        family_match(part, theirs).ground > Ground.OPEN for part in one.parts[:-1]
    )


def _in_order(shorter: Name, longer: Name) -> Agreement:
    """Two names whose parts stand in the same order, the family's last or in both first."""
    orders = [(shorter.parts, longer.parts)]
    if shorter.family_first and longer.family_first:
        orders.insert(0, (_turned(shorter), _turned(longer)))
    found = [_full_agreement(*order) for order in orders]
    best = max(found, key=lambda one: one.points)
    if best.points <= 0:
        return _EXCLUDED if any(one.excludes for one in found) else best
    less = _PART_LEFT_OUT if len(orders) > 1 and _leaves_out(shorter, longer) else 0.0
    return Agreement(best.points + less, excludes=False, reasons=best.reasons)


def _leaves_out(shorter: Name, longer: Name) -> bool:
    """Whether a part is lacking of a name whose family stands first, as if Li Keqiang were Li Qiang."""
    if len(shorter.parts) == len(longer.parts) or not (shorter.family_first or longer.family_first):
        return False
    return _joined(shorter.parts) != _joined(longer.parts)


def _turned(name: Name) -> tuple[Part, ...]:
    """The parts with the first of them, a family name in front, as the last."""
    return (*name.parts[1:], name.parts[0])


def _lone_agreement(one: Name, other: Name) -> Agreement:
    if one.is_lone and other.is_lone:
        return _lone(family_match(one.parts[0], other.parts[0]), one.parts[0], other.parts[0], 0.0)
    lone, full = (one, other) if one.is_lone else (other, one)
    part = lone.parts[0]
    if _joined(full.parts) == part.key:
        return Agreement(_BEFORE + _FAMILY + _GIVEN, excludes=False, reasons=("same name",))
    best = max(
        (_lone(family_match(part, candidate), part, candidate, _LONE) for candidate in family_parts(full)),
        key=lambda found: found.points,
    )
    return best if best.points > _BEFORE else NOTHING


def family_parts(name: Name) -> tuple[Part, ...]:
    """The parts of a name by which its bearer can be called alone.

    The last; the first too of a name that begins with the family's; the last but one too of three parts or more, where
    that is no given name.
    """
    if name.is_lone:
        return name.parts
    if name.family_first:
        return (name.parts[0], name.parts[-1])
    if len(name.parts) >= _FEWEST_OF_A_DOUBLE_NAME and not name.parts[-2].is_given:
        return (name.parts[-1], name.parts[-2])
    return (name.parts[-1],)


def _double_surname(shorter: Name, longer: Name) -> Agreement | None:
    """`Rees-Mogg` alone beside `Jacob Rees-Mogg`; None where it is no such pair."""
    if len(shorter.parts) != _TWO or len(longer.parts) <= _TWO or shorter.parts[0].is_given:
        return None
    found = [family_match(one, other) for one, other in zip(shorter.parts, longer.parts[-_TWO:], strict=True)]
    if min(match.ground for match in found) <= Ground.MISSPELT or longer.family_first:
        return None
    points = _BEFORE + _FAMILY * min(match.strength for match in found) + _LONE
    return Agreement(points, excludes=False, is_lone=True, reasons=("same surname",))


def _lone(match: Match, one: Part, other: Part, more: float) -> Agreement:
    if match.ground <= Ground.MISSPELT or match.ground is Ground.GENDER or match.strength < _LEAST_ALONE:
        return NOTHING
    if min(len(one.key), len(other.key)) <= _SHORT:
        more = min(more, _LONE_AND_SHORT)
    reasons = ("same surname", *_reasons(match))
    return Agreement(_BEFORE + _FAMILY * match.strength + more, excludes=False, is_lone=True, reasons=reasons)


def _full_agreement(shorter: Sequence[Part], longer: Sequence[Part], crossed: bool = False) -> Agreement:
    """Two names in one order, each with its family name last; where the order was changed no double name is tried."""
    last = family_match(shorter[-1], longer[-1]), len(longer) - 1
    family, at = last if crossed or len(shorter) == len(longer) else _family(shorter[-1], longer)
    if family.ground <= Ground.OPEN:
        return NOTHING
    mine, theirs = list(shorter[:-1]), list(longer[:at])
    if not theirs:
        return NOTHING
    first = _first(mine, theirs, may_leave_out=not crossed)
    if first.ground is Ground.OTHER:
        return _EXCLUDED
    if first.ground is Ground.OPEN:
        return NOTHING
    middle = _middle(mine, theirs)
    if middle is None:
        return _EXCLUDED
    points = _BEFORE + _FAMILY * family.strength + _GIVEN * first.strength + middle
    grounds = tuple(dict.fromkeys((*_reasons(family), *_reasons(first))))
    return Agreement(points, excludes=False, reasons=("same name" if not grounds else "like name", *grounds))


def _family(part: Part, longer: Sequence[Part]) -> tuple[Match, int]:
    """The best match of a family name and its place: the last part, or of a double name the one before."""
    best = family_match(part, longer[-1]), len(longer) - 1
    # A name of three parts that begins with the family's has no double one.
    has_one_name = len(longer) < _FEWEST_OF_A_DOUBLE_NAME or stands_in_front(longer[0])
    if has_one_name or best[0].ground > Ground.OPEN:
        return best
    for at in range(len(longer) - 2, 0, -1):
        match = family_match(part, longer[at])
        if match.ground > Ground.MISSPELT and not part.is_given:
            return match, at
    return best


def _first(mine: list[Part], theirs: list[Part], may_leave_out: bool) -> Match:
    """The given names compared, as they stand or written as one: `Jong-un` and `Jongun`."""
    match = given_match(mine[0], theirs[0])
    if match.ground > Ground.OPEN:
        return match
    if len(mine) != len(theirs) and _joined(mine) == _joined(theirs):
        mine[:], theirs[:] = mine[:1], theirs[:1]
        return Match(Ground.SAME, 1.0)
    # A given name that is left out, as "Manuel" of "Juan Manuel": the others must be there.
    for fewer, more in ((mine, theirs), (theirs, mine)):
        if may_leave_out and len(more) > len(fewer):
            second = given_match(fewer[0], more[1])
            if second.ground >= Ground.VARIANT:
                del more[0]
                return Match(second.ground, second.strength * 0.7)
    return match


def _middle(mine: Sequence[Part], theirs: Sequence[Part]) -> float | None:
    """What the middle names say; None where they are two people's. What only one of the two has says nothing."""
    said = 0.0
    for one, other in zip(mine[1:], theirs[1:], strict=False):
        match = given_match(one, other)
        if match.ground is Ground.OTHER:
            return None
        said += _MIDDLE * match.strength
    # "George W." is not "George H. W.": initials are given all or none.
    some, more = sorted((mine[1:], theirs[1:]), key=len)
    if some and len(some) < len(more) and any(part.is_initial for part in (*some, *more)):
        return None
    return said


def _joined(parts: Sequence[Part]) -> str:
    return part_key("".join(part.text for part in parts))


def _reasons(match: Match) -> tuple[str, ...]:
    reason = _REASONS.get(match.ground)
    return (reason,) if reason else ()
