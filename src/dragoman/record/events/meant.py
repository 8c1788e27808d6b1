"""Which event of a known day a telling without one means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.record.events.happenings import Happening, nearest
from dragoman.record.events.linked import Linked
from dragoman.record.events.parties import Who
from dragoman.record.events.telling import Told
from dragoman.record.events.times import NEAR, can_be_on


def open_to_day(linked: Linked, places: Iterable[int]) -> None:
    """What has no single day joins the one event that it can mean: one of its own article first, then any."""
    ones = linked.happenings()
    for place in places:
        told = linked.tellings[place]
        if told.day is None and not told.is_off and (meant := _meant(linked, told, ones)) is not None:
            linked.link_unless_others(place, meant.first)


def _meant(linked: Linked, told: Told, ones: Sequence[Happening]) -> Happening | None:
    if told.is_headline:
        of_text = _told_by_headline(linked, told, ones)
        if of_text is not None:
            return of_text
    if _is_vague(told):
        return None
    fitting = [
        one for one in ones if can_be_on(told, one.day) and linked.can_mean(told, one) and not _is_past(told, one)
    ]
    if not _names_somebody(told, linked.who):
        fitting = [one for one in fitting if told.article in one.articles or told.where in one.towns]
    own = [one for one in fitting if told.article in one.articles]
    there = [one for one in fitting if told.where in one.towns]
    held = [one for one in there or fitting if one.was_held] if told.status == "held" else []
    for candidates in (own, fitting, there, held, nearest(told, fitting)):
        # What was put off has two days and is one.
        if len({linked.groups.of(one.first) for one in candidates}) == 1:
            return candidates[-1]
    return None


def _is_past(told: Told, one: Happening) -> bool:
    """Whether a plan stands in the very article that tells of this as held: then it is for another time."""
    if told.is_headline or told.status not in ("possible", "planned", "confirmed"):
        return False
    return any(other.status in ("held", "done") for other in one.own.get(told.article, ()))


def _is_vague(told: Told) -> bool:
    """Whether it names one party alone and tells of no meeting that was, or of no time: it can mean too many."""
    if not told.is_reciprocal or len(told.parties[0]) > 1:
        return False
    when = told.interval
    return told.status in ("denied", "possible") or (when is not None and when[1] - when[0] > NEAR)


def _names_somebody(told: Told, who: Who) -> bool:
    """Whether a meeting tells more than one side, or one person of it: a country meets many."""
    parties = told.parties[0]
    return not told.is_reciprocal or len(parties) > 1 or any(who[one].kind == "person" for one in parties)


def _told_by_headline(linked: Linked, told: Told, ones: Sequence[Happening]) -> Happening | None:
    """What the text below dates first of what a headline can mean; rather of its own kind than a call."""
    own = [
        (shape.family != told.family, shape.sentence, one)
        for one in ones
        if told.article in one.articles and linked.can_mean(told, one)
        for shape in one.own[told.article]
        if linked.can_be_of(told, shape)
    ]
    return min(own, key=lambda item: item[:2])[2] if own else None
