"""Who waits how long: turns between the requests to one host, and the time to leave it alone after a failure.

The clock, the sleep and the chance are arguments, so that a test need not wait and a run can be repeated.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0

BETWEEN = 5.0
"""Seconds between two requests to one host, where its robots.txt does not ask for more."""

_LONGEST_DELAY = HOUR
_FIRST_BACK_OFF = 2 * MINUTE


class World(Struct, frozen=True):
    """What a polite reader needs from outside: seconds since 1970 in UTC, a way to let time pass, and chance."""

    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: random.Random = random.Random()

    def now(self) -> str:
        """The moment in UTC, in ISO 8601 to the second."""
        return datetime.fromtimestamp(self.clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Turns:
    """When each host may be asked again."""

    def __init__(self, world: World, between: float = BETWEEN) -> None:
        self.world = world
        self.between = between
        self._delays: dict[str, float] = {}
        self._free: dict[str, float] = {}

    def seconds_until(self, host: str) -> float:
        """How long to wait before the next request to a host."""
        return max(0.0, self._free.get(host, 0.0) - self.world.clock())

    def wait(self, host: str) -> None:
        """Let the time pass until a host may be asked."""
        while (seconds := self.seconds_until(host)) > 0:
            self.world.sleep(seconds)

    def asked(self, host: str) -> None:
        """A request to the host has just ended."""
        self.leave(host, self._delays.get(host, self.between))

    def leave(self, host: str, seconds: float) -> None:
        """Do not ask the host for so long."""
        self._free[host] = max(self._free.get(host, 0.0), self.world.clock() + seconds)

    def slow_down(self, host: str, delay: float | None) -> None:
        """Keep to the delay that the host's robots.txt asks for, where it is the longer; an hour is the longest."""
        if delay is not None:
            self._delays[host] = min(max(delay, self.between), _LONGEST_DELAY)
            self.asked(host)


def back_off(failures: int, chance: random.Random) -> float:
    """Seconds until the next try after so many failures: doubled each time, at most a day, with chance in it.

    The chance keeps those who failed together from coming back together.
    """
    longest = min(_FIRST_BACK_OFF * 2.0 ** min(failures - 1, 20), DAY)
    return longest * chance.uniform(0.5, 1.0)


def asked_to_wait(retry_after: str | None, now: float) -> float | None:
    """The seconds that a `Retry-After` asks for, given in seconds or as a date; at most a day."""
    if retry_after is None:
        return None
    written = retry_after.strip()
    if written.isascii() and written.isdecimal():
        return min(float(written[:10]), DAY)
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, IndexError, TypeError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(moment.timestamp() - now, 0.0), DAY)
