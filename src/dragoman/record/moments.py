"""When articles appeared, to the minute where they tell."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from dragoman.model import When

Moment = tuple[int, int, str]

_LAST_DAY, _LAST_MINUTE = date.max.toordinal(), 2 * 24 * 60


def moment(day: int | None, minutes: int | None, key: str) -> Moment:
    """What orders by day (ordinal) and minute; what has no day comes last, what has no minute last of a day."""
    return day or _LAST_DAY, _LAST_MINUTE if minutes is None else minutes, key


def moment_of(published: When | None, key: str) -> Moment:
    """When an article of this key appeared."""
    if published is None or published.latest is None or published.basis in ("masthead", "bound"):
        return moment(None, None, key)
    return moment(published.latest.toordinal(), minutes_of(published), key)


def minutes_of(published: When) -> int | None:
    """How many minutes after the midnight (UTC) that begins its day an article appeared, where it tells."""
    if published.time is None or published.latest is None:
        return None
    try:
        told = datetime.combine(published.latest, time.fromisoformat(published.time))
    except ValueError:
        return None
    midnight = datetime.combine(published.latest, time(), UTC)
    return int((told.replace(tzinfo=told.tzinfo or UTC) - midnight).total_seconds() // 60)
