"""What is still to be asked in a round, host by host."""

from __future__ import annotations

from collections import deque

from msgspec import Struct

from dragoman.intake.politeness import Turns
from dragoman.record.followed import Wanted


class Ask(Struct, frozen=True):
    """An address to be asked: of a page that a feed named (`wanted`), or of a feed, so many lists deep."""

    url: str
    host: str
    wanted: Wanted | None = None
    depth: int = 0


class Queue:
    """Addresses in the order in which they came, for each host; next is the host whose turn comes first."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._hosts: dict[str, deque[Ask]] = {}
        self._seen: set[str] = set()

    def add(self, ask: Ask) -> None:
        """Ask for this, too, unless it was asked for in this round."""
        if ask.url not in self._seen:
            self._seen.add(ask.url)
            self._hosts.setdefault(ask.host, deque()).append(ask)

    def again(self, ask: Ask) -> None:
        """Ask for this next of its host: what had to come before it is done."""
        self._hosts.setdefault(ask.host, deque()).appendleft(ask)

    def next(self) -> Ask | None:
        """The address whose turn comes first, taken out; None where nothing is left."""
        if not self._hosts:
            return None
        host = min(self._hosts, key=self._turns.seconds_until)
        ask = self._hosts[host].popleft()
        if not self._hosts[host]:
            del self._hosts[host]
        return ask

    def take(self, host: str) -> list[Ask]:
        """All that is left for a host, taken out."""
        return list(self._hosts.pop(host, ()))
