"""Refusals, cancellations and postponements, and the meetings they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from dragoman.record.events.happenings import Happening, until
from dragoman.record.events.linked import Linked
from dragoman.record.events.parties import can_call_off
from dragoman.record.events.telling import Told
from dragoman.record.events.times import AHEAD


def called_off(linked: Linked, places: Iterable[int]) -> None:
    """A refusal, cancellation or postponement is of the meeting that was planned, not of one that was held."""
    ones = linked.happenings()
    for place in places:
        told = linked.tellings[place]
        if told.is_off and (meant := _called_off(linked, told, ones)) is not None:
            linked.link_unless_others(place, meant.first)


def _called_off(linked: Linked, told: Told, ones: Sequence[Happening]) -> Happening | None:
    fitting = [
        one
        for one in ones
        if linked.can_mean(told, one) and any(can_call_off(told, shape, linked.who) for shape in one.shapes)
    ]
    if told.interval is not None:
        within = [one for one in fitting if told.interval[0] <= one.day <= told.interval[1]]
        if len(within) == 1:
            return within[0]
    said = told.said or (told.interval[1] if told.interval is not None else None)
    if said is None:
        planned = [one for one in fitting if not one.was_held]
        return planned[0] if len(planned) == 1 else None
    coming = [one for one in fitting if said <= one.day <= said + AHEAD and not one.was_held]
    return coming[0] if coming else None


def put_off(linked: Linked, most: timedelta) -> None:
    """A meeting that was put off is the one that comes next."""
    ones = linked.happenings()
    postponed = defaultdict(list)
    for place in linked.order:
        if linked.tellings[place].status == "postponed" and linked.tellings[place].is_off:
            postponed[linked.groups.of(place)].append(linked.tellings[place])
    for place, one in enumerate(ones):
        words = postponed.get(linked.groups.of(one.first))
        if not words or one.was_held:
            continue
        later = (other for other in until(ones[place + 1 :], one.day + most) if other.day > one.day)
        following = next((other for other in later if linked.alike(one, other)), None)
        if following is not None:
            linked.link(following.first, one.first)
