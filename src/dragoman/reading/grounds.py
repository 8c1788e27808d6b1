"""What an expression of time counts from, and which of the days that come again and again is meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from dragoman.reading.stretches import Resolved

# A date without a year is the nearest one, the past one unless it lies this many days back; told as future, it is
# the coming one unless the past one is quite near.
PAST_UNLESS_OLDER = 275
_COMING_UNLESS_YOUNGER = 60

# Whether what is dated is told, lies ahead by the words of its sentence, or is announced by nothing but its date.
Outlook = Literal["told", "ahead", "announced"]


class Ground(NamedTuple):
    """What an expression counts from: a day, its time of day if known, and whether what is told lies ahead."""

    day: date
    clock: str | None
    outlook: Outlook = "told"


def one_of(
    around: Iterable[Resolved], ground: Ground, limit: int, young: int = _COMING_UNLESS_YOUNGER
) -> Resolved | None:
    """Of what comes again and again, the past one, unless that is old or what is told lies ahead."""
    day = ground.day
    past: Resolved | None = None
    for found in around:
        if found[0] > day or (found[1] >= day and ground.outlook == "announced"):
            if past is None or ground.outlook == "announced":
                return found
            age, wait = (day - past[1]).days, (found[0] - day).days
            if ground.outlook == "ahead":
                return found if age > min(limit, young) else past
            return found if limit < age > wait else past
        past = found
    return past
