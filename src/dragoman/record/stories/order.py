"""Where an article stands in time among the others: the order in which articles hang on earlier ones."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from dragoman.model import Analysis, When

WINDOW = 24  # an article hangs on one of so many days before it at most
STRETCH = 32  # days that lie together in the file; not fewer than the window
NO_STRETCH = (1 << 17) - 1
_NO_DAY = (1 << 22) - 1  # after every day that there is
_DIGEST_BITS = 41


def published_on(published: When | None) -> date | None:
    """The day of publication; what a masthead prints, or what merely bounds a day, is none."""
    if published is None or published.basis in ("masthead", "bound"):
        return None
    return published.earliest


def place(key: str, analysis: Analysis) -> int:
    """Where an article stands in the order of (day, digest of its key).

    An article without a day of publication stands behind the last day of which it tells, within what its masthead
    allows; one that tells of none stands behind all.
    """
    assert analysis.article is not None
    digest = int.from_bytes(blake2b(key.encode("utf-8"), digest_size=8).digest(), "big")
    day = published_on(analysis.article.published)
    number = _told(analysis) if day is None else min(2 * day.toordinal(), _NO_DAY - 1)
    return (number << _DIGEST_BITS) | (digest >> (64 - _DIGEST_BITS))


def day_number(place: int) -> int | None:
    """The number of the day in a place, or None where there is none."""
    number = place >> _DIGEST_BITS
    return None if number == _NO_DAY else number // 2


def days_between(one: int, other: int) -> int:
    """How many days lie between two places; 0 where one of them has no day."""
    first, second = day_number(one), day_number(other)
    return 0 if first is None or second is None else abs(second - first)


def stretch(place: int) -> int:
    """The stretch of days in which a place lies."""
    number = day_number(place)
    return NO_STRETCH if number is None else number // STRETCH


def earliest_place(place: int) -> int:
    """The first place on which something at this place, which has a day, can hang."""
    number = day_number(place)
    assert number is not None
    return max(0, 2 * (number - WINDOW)) << _DIGEST_BITS


def latest_place(place: int) -> int:
    """The last place that can hang on something at this place, both having a day."""
    number = day_number(place)
    assert number is not None
    return ((2 * (number + WINDOW) + 2) << _DIGEST_BITS) - 1


def _told(analysis: Analysis) -> int:
    """The number of an article without a day of publication: odd, so that it stands behind its day's articles."""
    assert analysis.article is not None
    published = analysis.article.published
    bound = None if published is None else published.latest
    told = [
        when.latest
        for when in (time.when for time in analysis.times)
        if when.earliest is not None and when.earliest == when.latest and (bound is None or when.latest <= bound)
    ]
    day = max(told, default=bound)
    return _NO_DAY if day is None else min(2 * day.toordinal() + 1, _NO_DAY - 2)
