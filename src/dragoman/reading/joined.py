"""What is found in a text while some of it is put together into longer names."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.found import Found


class Joined:
    """What is found, by the words that it covers, while some of it is put together: many a page is a list of bodies."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._all = list(found)
        self._gone: set[Found] = set()
        self._over: dict[int, Found] = {}

    def at(self, place: int) -> Found | None:
        """What covers a word."""
        if not self._over:
            # In most texts nobody asks.
            self._over = {place: item for item in self._all for place in range(item.first, item.last)}
        item = self._over.get(place)
        return None if item in self._gone else item

    def within(self, first: int, last: int) -> list[Found]:
        """What covers any of these words."""
        here = dict.fromkeys(map(self.at, range(first, last)))
        return [item for item in here if item is not None]

    def replace(self, parts: Iterable[Found], whole: Found) -> None:
        """Puts one name in the place of its parts."""
        self._gone.update(parts)
        self._all.append(whole)
        if self._over:
            self._over.update(dict.fromkeys(range(whole.first, whole.last), whole))

    def in_order(self) -> list[Found]:
        """All of it, by place."""
        return sorted((item for item in self._all if item not in self._gone), key=lambda item: item.first)
