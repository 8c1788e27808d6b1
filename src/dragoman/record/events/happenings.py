"""What tellings of one day tell together, as others are laid beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman.record.events.telling import Told

SOON = timedelta(days=3)  # within which one deed is told again without its day


class Happening:
    """Tellings of one day that are one so far."""

    def __init__(self, day: date, members: list[int], tellings: Sequence[Told]) -> None:
        own = [tellings[place] for place in members]
        self.day = day
        self.first = members[0]
        self.members = members
        self.shapes = list({(telling.parties, telling.where): telling for telling in own}.values())
        self.was_held = any(telling.status in ("held", "done") for telling in own)
        self.articles = {telling.article for telling in own}
        self.own: dict[str, list[Told]] = defaultdict(list)
        for telling in own:
            self.own[telling.article].append(telling)
        self.sources = {telling.origin for telling in own}
        self.towns = {telling.where for telling in own if telling.where is not None}
        self.modes = {telling.mode for telling in own if not telling.is_reciprocal}


def nearest(told: Told, fitting: Sequence[Happening]) -> list[Happening]:
    """What lies within days of the word while all else lies farther: news tells what has just been or comes soon."""
    if told.said is None:
        return []
    near = [one for one in fitting if abs(one.day - told.said) <= SOON]
    return near if all(one in near or abs(one.day - told.said) > 2 * SOON for one in fitting) else []


def until(ones: Sequence[Happening], last: date) -> Iterator[Happening]:
    """Those of these, which are in the order of days, up to a day."""
    for one in ones:
        if one.day > last:
            return
        yield one
