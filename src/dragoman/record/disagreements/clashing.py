"""Claims of one topic held against one another: which of them clash, and what disagreements they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from dragoman.model import Span
from dragoman.record.disagreements.claim import Stated, is_one_voice
from dragoman.record.disagreements.courses import are_two_courses
from dragoman.record.disagreements.courses_alike import DEED, of_one_deed
from dragoman.record.disagreements.deeds import is_denied, is_told_or_denied, kind_of
from dragoman.record.disagreements.denials import answers
from dragoman.record.disagreements.held import differ
from dragoman.record.disagreements.numbers import VOICED
from dragoman.record.disagreements.same_number import may_both_hold, of_one_thing
from dragoman.record.disagreements.talks import of_one_asking, of_one_meeting
from dragoman.record.facts import Disagreement
from dragoman.record.families import MEETING, PHONE
from dragoman.record.groups import Groups
from dragoman.record.ids import content_id

_NEAREST = 60  # so many claims before it, in the order of days, each one is held against


def disagreements(claims: Iterable[Stated]) -> list[Disagreement]:
    """What the claims of one topic add up to. Their order has no say."""
    in_order = _of_one_mind(sorted(claims, key=lambda one: one.order))
    if not _may_clash(in_order):
        return []
    together = _told_together(in_order)
    groups = Groups(len(in_order))
    clashing = set()
    for one in range(len(in_order)):
        for other in range(max(one - _NEAREST, 0), one):
            sides = frozenset((in_order[one].side, in_order[other].side))
            if sides not in together and clash(in_order[one], in_order[other]):
                groups.join(one, other)
                clashing |= {one, other}
    found = [[in_order[place] for place in group if place in clashing] for group in groups.all()]
    made = [_made(group) for group in found if len(group) > 1]
    # Two claims may stand in the same words.
    return list({one.id: one for one in reversed(made)}.values())[::-1]


def _of_one_mind(claims: Sequence[Stated]) -> list[Stated]:
    """The claims without those of sentences that say both that something happened and that it did not.

    Unless the denial is somebody's word, such a sentence tells of two things, or was misread.
    """
    said: dict[tuple[str, Span], list[Stated]] = defaultdict(list)
    for one in claims:
        if one.kind == "happened":
            said[one.source.article, one.sentence].append(one)
    torn = {
        place
        for place, own in said.items()
        if len({one.side for one in own}) > 1 and any(one.value == "denied" and one.according_to is None for one in own)
    }
    return [one for one in claims if (one.source.article, one.sentence) not in torn]


def _may_clash(claims: Sequence[Stated]) -> bool:
    """Whether there are two sides at all: most topics have only one, and may have many claims."""
    return any(one.kind == "figure" for one in claims[:1]) or len({one.side for one in claims}) > 1


def _told_together(claims: Sequence[Stated]) -> set[frozenset[str]]:
    """Days and places of which one article tells two: they are of two happenings."""
    told: dict[str, set[str]] = defaultdict(set)
    for one in claims:
        if one.kind in ("date", "place"):
            told[one.source.article].add(one.side)
    return {frozenset(pair) for sides in told.values() for pair in combinations(sorted(sides), 2)}


def clash(one: Stated, other: Stated) -> bool:
    """Whether two claims cannot both hold, and different sources make them of one thing."""
    if one.kind == "accusation":
        return answers(one, other)
    are_two_voices = one.side == other.side == VOICED and one.source.article == other.source.article
    if is_one_voice(one, other) and not are_two_voices:
        return False
    if one.kind == "figure":
        return of_one_thing(one, other) and not may_both_hold(one, other)
    return one.side != other.side and _differ(one, other)


def _differ(one: Stated, other: Stated) -> bool:
    """Whether two claims that tell of two sides are of one thing."""
    if one.thing == DEED:
        return of_one_deed(one, other)
    if is_told_or_denied(one):
        return is_denied(one, other)
    if one.kind == "initiative":
        return of_one_asking(one, other)
    if one.kind == "participants":
        return of_one_meeting(one, other)
    return differ(one, other) if one.about in (MEETING, PHONE) else are_two_courses(one, other)


def _made(claims: Sequence[Stated]) -> Disagreement:
    first = claims[0]
    places = [f"{one.source.article} {one.span[0]} {one.span[1]}" for one in claims]
    kind = kind_of(claims) if is_told_or_denied(first) else first.kind
    return Disagreement(
        # The same words may be of two events, or a charge and a report, and then they are two.
        id=content_id("d", kind, first.topic, *places),
        kind=kind,
        about=first.about,
        events=tuple(sorted({event for one in claims for event in one.events})),
        claims=tuple(one.claim for one in claims),
    )
