"""Tellings that nothing dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import chain, islice

from dragoman.record.events.agreeing import are_same, share_two
from dragoman.record.events.comparing import (
    days_apart,
    kinds_agree,
    modes_can_be_one,
    open_day,
    talks_agree,
    words_in_common,
)
from dragoman.record.events.happenings import SOON, Happening
from dragoman.record.events.linked import Linked
from dragoman.record.events.parties import Who, can_call_off, places_agree
from dragoman.record.events.telling import Told
from dragoman.record.events.times import AHEAD, NEAR, can_be_on
from dragoman.record.facts import Status

_A_WEEK = timedelta(days=7)
_LIKE_WORDS = 0.6
_MOST_ALIKE = 6  # among so many of the nearest the surest is looked for
_PLANS: Collection[Status] = ("possible", "planned", "confirmed")
_NEVER: frozenset[Status] = frozenset({"refused", "cancelled"})


def without_day(linked: Linked, places: Iterable[int], in_story: bool) -> None:
    """What nothing dates: meetings told in one month, deeds told in one story within days, or in the same words."""
    ones = linked.happenings()
    owners = {owner for owner, _ in linked.links}
    left = [place for place in places if linked.tellings[place].day is None or linked.tellings[place].is_off]
    left.sort(key=lambda place: (linked.tellings[place].anchor, linked.tellings[place].local))
    for number, place in enumerate(left):
        if place in owners:
            continue
        before = _shortly_before(linked, place, left[:number])
        if in_story:
            before = chain(_below(linked, place, left), _planned(linked, place, left[number + 1 :]), before)
        apart = (other for other in before if not (in_story and linked.are_one(place, other)))
        alike = (other for other in apart if _is_same(linked, place, other, ones, in_story))
        same = (other for other in alike if _can_be_of_its_day(linked, place, other, ones))
        if in_story:
            for other in _surest_first(linked, place, islice(same, _MOST_ALIKE)):
                # Whoever is one with others already may have other parties.
                if linked.link_unless_others(place, other):
                    break
        elif (last := next(same, None)) is not None:
            linked.link(place, last)


def _can_be_of_its_day(linked: Linked, place: int, other: int, ones: Sequence[Happening]) -> bool:
    """Whether a telling can be of the day which another was found to mean."""
    days = [one.day for one in ones if (other, one.first) in linked.links]
    told = linked.tellings[place]
    return told.is_headline or told.is_off or all(can_be_on(told, day) for day in days)


def _surest_first(linked: Linked, place: int, others: Iterable[int]) -> list[int]:
    """Those who have the same parties before those who have some of them."""
    told, who = linked.tellings[place], linked.who
    return sorted(
        others,
        key=lambda other: (
            not are_same(told, linked.tellings[other], who),
            not share_two(told, linked.tellings[other], who),
        ),
    )


def _below(linked: Linked, place: int, left: Sequence[int]) -> list[int]:
    """What stands in the text below a headline, in its order."""
    told = linked.tellings[place]
    if not told.is_headline:
        return []
    own = [other for other in left if linked.tellings[other].article == told.article]
    return sorted(
        (other for other in own if not linked.tellings[other].is_headline),
        key=lambda other: (linked.tellings[other].sentence, linked.tellings[other].local),
    )


def _planned(linked: Linked, place: int, later: Sequence[int]) -> Iterator[int]:
    """What was planned for a time to come, where this calls something off."""
    if not linked.tellings[place].is_off:
        return
    for other in later:
        ahead = linked.tellings[other].anchor - linked.tellings[place].anchor
        if ahead > AHEAD.days:
            return
        if _is_ahead(linked.tellings[other]):
            yield other


def _shortly_before(linked: Linked, place: int, earlier: Sequence[int]) -> Iterator[int]:
    """Those of the last month, the latest first; what has no day at all is near to what has none."""
    for other in reversed(earlier):
        if linked.tellings[place].anchor - linked.tellings[other].anchor > NEAR.days:
            return
        yield other


def _is_same(linked: Linked, place: int, other: int, ones: Sequence[Happening], in_story: bool) -> bool:
    told, earlier = linked.tellings[place], linked.tellings[other]
    if not linked.are_alike(told, earlier, linked.who) or not places_agree(told, earlier, linked.who):
        return False
    if not in_story and told.parties != earlier.parties:
        return False
    if told.is_reciprocal:
        return _is_same_meeting(linked, told, earlier, ones)
    if told.type != earlier.type or told.status != earlier.status or not modes_can_be_one(told, earlier):
        return False
    if told.article == earlier.article:
        is_told_below = in_story and told.is_headline != earlier.is_headline
        return is_told_below or (told.mode is not None and told.parties == earlier.parties)
    return _is_told_again(told, earlier) or (in_story and _is_near(told, earlier, linked.who))


def _is_told_again(told: Told, earlier: Told) -> bool:
    """Whether two sentences of a week use the same words."""
    is_near = days_apart(told, earlier) <= _A_WEEK
    return told.language == earlier.language and is_near and words_in_common(told, earlier) >= _LIKE_WORDS


def _is_near(told: Told, earlier: Told, who: Who) -> bool:
    """Whether two deeds of one story were told within days, as far as it is known when."""
    if told.said is not None and earlier.said is not None:
        return days_apart(told, earlier) <= SOON
    is_unknown = told.said is None and earlier.said is None
    return not is_unknown and are_same(told, earlier, who)


def _is_same_meeting(linked: Linked, told: Told, earlier: Told, ones: Sequence[Happening]) -> bool:
    same_kind = kinds_agree if told.article == earlier.article else talks_agree
    if not same_kind(told, earlier):
        return False
    if "historical" in (*told.auxiliary, *earlier.auxiliary) or open_day(told) != open_day(earlier):
        return False
    if days_apart(told, earlier) > NEAR or not _can_be_off(told, earlier, linked.who):
        return False
    if told.article == earlier.article:
        is_of_text = told.is_headline == earlier.is_headline
        if is_of_text and {told.status, earlier.status} & _NEVER and "held" in (told.status, earlier.status):
            return False
        return not is_of_text or told.parties == earlier.parties or _is_ahead(told) == _is_ahead(earlier)
    # Where days tell several meetings apart, those without a day may be of any.
    return not any(can_be_on(told, one.day) and linked.can_mean(told, one) for one in ones)


def _can_be_off(one: Told, other: Told, who: Who) -> bool:
    """Whether, if one of two is called off, it can be the other."""
    if one.is_off == other.is_off:
        return True
    return can_call_off(one, other, who) if one.is_off else can_call_off(other, one, who)


def _is_ahead(told: Told) -> bool:
    return told.status in _PLANS


def came_true(linked: Linked) -> None:
    """What was planned for no day is what is told as done next, within a month."""
    deeds = [place for place in linked.order if not linked.tellings[place].is_reciprocal]
    deeds.sort(key=lambda place: (linked.tellings[place].anchor, linked.tellings[place].local))
    for number, place in enumerate(deeds):
        plan = linked.tellings[place]
        if plan.day is None and plan.status in _PLANS:
            later = (other for other in deeds[number + 1 :] if _comes_true(linked, plan, linked.tellings[other]))
            if (done := next(later, None)) is not None:
                linked.link_unless_others(place, done)


def _comes_true(linked: Linked, plan: Told, done: Told) -> bool:
    if done.status != "done" or done.type != plan.type or done.anchor - plan.anchor > NEAR.days:
        return False
    if not modes_can_be_one(plan, done) or not places_agree(plan, done, linked.who):
        return False
    return are_same(plan, done, linked.who)
