"""Whether two numbers that sources claim are of one thing, and whether both can hold."""

from __future__ import annotations

from math import inf

from dragoman.record.disagreements.claim import Stated, apart, days_between
from dragoman.record.disagreements.counted import CHANGING, FATES, GROWING, MONEY, PEOPLE, SHRINKING
from dragoman.record.disagreements.lengths import IN_PRISON, LENGTHS, MINUTES

_SAME_NEWS = 7  # figures told farther apart have changed
_SAME_MATTER = 14  # or are of other things
_SLIP = 3  # days told farther apart are those of two events
_WEEK = 7
_WHOLE = 10  # nor, where each tells but one number of it, so many times more
_PART = 4  # of one thing no source tells so many times more than another
_HALF = 2
_FEWEST = 2  # of what is not a toll both sentences tell so many things besides


def may_both_hold(one: Stated, other: Stated) -> bool:
    """Whether one number can be the other told less exactly, or grown since."""
    (low, high), (its_low, its_high) = _interval(one), _interval(other)
    if low <= its_high and its_low <= high:
        return True
    said, its_said = one.source.said, other.source.said
    is_of_one_time = set(one.events) & set(other.events) or set(one.days) & set(other.days)
    may_grow = one.about in CHANGING or (one.about in GROWING and not is_of_one_time)
    if not may_grow or said == its_said:
        return False
    if one.about in SHRINKING:
        return True
    # What was told later may be more by now; and what has no day may be later.
    return said is None or its_said is None or (said > its_said) == (low > its_low)


def _interval(stated: Stated) -> tuple[float, float]:
    return -inf if stated.low is None else stated.low, inf if stated.high is None else stated.high


def of_one_thing(one: Stated, other: Stated) -> bool:
    """Whether two numbers of one unit can count the same: told of one event, or in the same breath of one story."""
    if (one.of != other.of and None not in (one.of, other.of)) or not _count_the_same(one, other):
        return False
    if not _are_of_one_time(one, other) or (one.about in LENGTHS and not (one.lone and other.lone)):
        return False
    if set(one.events) & set(other.events):
        return True
    most = _WHOLE if one.lone and other.lone and one.about in CHANGING else _PART
    if not _are_near(one, other, most) or _are_apart(one.countries, other.countries):
        return False
    return one.about != MINUTES and _are_of_one_matter(one, other)


def _are_of_one_time(one: Stated, other: Stated) -> bool:
    """Whether the articles and the days that the sentences tell lie near enough for one state of things."""
    between = days_between(one, other)
    if between is not None and between > (_SAME_NEWS if one.about in CHANGING else _SAME_MATTER):
        return False
    gap = apart(one.days, other.days)
    # What is told by the day of the week alone may be read a week too late.
    return gap is None or gap <= _SLIP or gap == _WEEK


def _are_of_one_matter(one: Stated, other: Stated) -> bool:
    """Whether both sentences name enough besides to be of one thing, where they tell no event in common."""
    are_elsewhere = _are_apart(_all_countries(one), _all_countries(other))
    if one.about in CHANGING:
        return not are_elsewhere and not _are_apart(one.places, other.places)
    if one.about == IN_PRISON:
        return one.lone and other.lone and not set(one.people).isdisjoint(other.people)
    if are_elsewhere and set(one.days).isdisjoint(other.days):
        return False
    return _shared(one, other) + _are_lone(one, other) >= _FEWEST


def _all_countries(stated: Stated) -> tuple[str, ...]:
    return stated.countries + stated.around


def _are_lone(one: Stated, other: Stated) -> bool:
    """Whether each article tells but one number of the unit, and these are of one size; a price is disputed wider."""
    return one.lone and other.lone and _are_near(one, other, _PART if one.about in MONEY else _HALF)


def _count_the_same(one: Stated, other: Stated) -> bool:
    """Whether both count the same kind of people; a part of them is never more than the whole."""
    if one.thing == other.thing:
        return True
    if one.about not in FATES:
        return one.about in (one.thing, other.thing)
    part, whole = (one, other) if other.thing == PEOPLE else (other, one)
    return whole.thing == PEOPLE and _interval(part)[0] > _interval(whole)[1]


def _are_near(one: Stated, other: Stated, most: float = _PART) -> bool:
    """Whether no number is so many times the other that it must count a whole of which that counts a part."""
    return _least(one) <= most * _least(other) and _least(other) <= most * _least(one)


def _least(stated: Stated) -> float:
    return next((abs(bound) for bound in (stated.low, stated.high) if bound is not None and abs(bound) != inf), 0.0)


def _are_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and set(one).isdisjoint(other)


def _shared(one: Stated, other: Stated) -> int:
    """How many countries, people, places, days and other things both sentences tell."""
    pairs = (
        (_all_countries(one), _all_countries(other)),
        (one.people, other.people),
        (one.places, other.places),
        (one.days, other.days),
        (one.beside, other.beside),
    )
    return sum(len({*mine} & {*its}) for mine, its in pairs)
