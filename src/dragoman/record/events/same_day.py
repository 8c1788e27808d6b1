"""Tellings of one day that are one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.record.events.happenings import Happening, until
from dragoman.record.events.linked import Linked
from dragoman.record.events.parties import Who, town
from dragoman.record.events.telling import Told

_SLIP = timedelta(days=1)  # how far a wrong day lies from the right one


def repeated(linked: Linked) -> None:
    """The same sentence in an article and its reprint tells the same."""
    for members in linked.by(_saying).values():
        if len({linked.tellings[place].article for place in members}) > 1:
            linked.link_all(members)


def _saying(told: Told) -> tuple[object, ...]:
    return (told.origin, told.saying, told.type, told.mode, told.auxiliary, told.parties)


def same_day(linked: Linked) -> None:
    """The same parties on the same day, unless place or mode contradict."""
    for members in linked.by(_frame).values():
        for one_mode in _apart(linked, members, _mode):
            for one_place in _apart(linked, one_mode, lambda told: _town(told, linked.who)):
                linked.link_all(one_place)


def _frame(told: Told) -> tuple[object, ...] | None:
    if told.day is None or not any(told.parties):
        return None
    # A refusal has the day on which it was said, or that of the meeting: whoever names the meeting's meets it here.
    return (told.day, told.family, told.parties)


def _mode(told: Told) -> str | None:
    return None if told.is_reciprocal else told.mode


def _town(told: Told, who: Who) -> str | None:
    return None if told.is_off else town(told, who)


def same_day_of_others(linked: Linked) -> None:
    """On one day, a country and its official can be the same party, and some may go unnamed: the surest first."""
    for is_sure in (linked.are_same, linked.have_same_people, linked.share_two, linked.alike):
        by_day: dict[date, list[Happening]] = defaultdict(list)
        for one in linked.happenings():
            by_day[one.day].append(one)
        for ones in by_day.values():
            pairs = ((one, other) for one, other in combinations(ones, 2) if linked.alike(one, other))
            linked.link_pairs((one, other) for one, other in pairs if is_sure(one, other))


def slips(linked: Linked) -> None:
    """Of two days next to each other one is wrong, where nobody tells both and one stands alone with his."""
    ones = linked.happenings()
    linked.link_pairs(
        (one, other)
        for place, one in enumerate(ones)
        for other in until(ones[place + 1 :], one.day + _SLIP)
        if one.day != other.day and _is_slip(linked, one, other)
    )


def _is_slip(linked: Linked, one: Happening, other: Happening) -> bool:
    if one.articles & other.articles or min(len(one.sources), len(other.sources)) > 1:
        return False
    same_towns = not one.towns or not other.towns or bool(one.towns & other.towns)
    if not same_towns or (one.was_held and not other.was_held):
        return False
    return linked.are_same(one, other) and linked.alike(one, other)


def _apart(linked: Linked, members: Sequence[int], of: Callable[[Told], str | None]) -> list[list[int]]:
    """Members set apart by an aspect; those without it go with the most frequent."""
    known = {place: value for place in members if (value := of(linked.tellings[place])) is not None}
    counted = Counter(known.values())
    if len(counted) < 2:
        return [list(members)]
    most = min(counted, key=lambda value: (-counted[value], value))
    found: dict[str, list[int]] = defaultdict(list)
    for place in members:
        found[known.get(place, most)].append(place)
    return list(found.values())
