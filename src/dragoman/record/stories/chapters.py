"""The chapters of a story: where it pauses, another one begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

# A development that nobody has told of for more than a week goes on with something new; and one that is told of daily
# is cut after a month, so that a chapter can be read.
_QUIET, _LONGEST = 7, 31


def chapters(days: Iterable[date]) -> dict[date, int]:
    """The chapter of each day on which a story is told, from 1 on."""
    found: dict[date, int] = {}
    begun: date | None = None
    last: date | None = None
    number = 0
    for day in sorted(set(days)):
        is_new = begun is None or last is None or (day - last).days > _QUIET or (day - begun).days >= _LONGEST
        if is_new:
            begun, number = day, number + 1
        last = day
        found[day] = number
    return found
