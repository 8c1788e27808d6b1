"""By which links quotations hang together: the same words, and translations that are the likeliest of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from dragoman.record.statements.kept import Link, Room


class Hanging:
    """The links by which quotations hang together, asked for as far as they lead.

    A president's words of a week would all hang together by what may perhaps translate something else. A likely
    translation holds only where neither end has a likelier one in the other's language; so what a new quotation touches
    does not grow with the record, and which links hold is decided by the links of their two ends alone.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._links: dict[int, list[Link]] = {}
        self._best: dict[int, dict[str, float]] = {}

    def links(self, numbers: Collection[int]) -> set[Link]:
        """The links of these quotations that hold."""
        self._ask(numbers)
        found = {link for number in numbers for link in self._links[number]}
        self._ask({end for link in found if link.odds is not None for end in (link.owner, link.other)})
        return {link for link in found if link.odds is None or self._holds(link, link.odds)}

    def _ask(self, numbers: Collection[int]) -> None:
        new = set(numbers) - self._links.keys()
        links: dict[int, list[Link]] = defaultdict(list)
        for link in self._room.linked(new) if new else ():
            links[link.owner].append(link)
            links[link.other].append(link)
        for number in new:
            self._links[number] = links[number]
            best = self._best[number] = {}
            for link in links[number]:
                if link.odds is not None:
                    language = link.language_of_other(number)
                    best[language] = max(best.get(language, link.odds), link.odds)

    def _holds(self, link: Link, odds: float) -> bool:
        return all(self._best[number][link.language_of_other(number)] <= odds for number in (link.owner, link.other))
