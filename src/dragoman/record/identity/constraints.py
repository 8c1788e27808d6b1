"""What users said of who is who, as unions that respect it: pairs kept apart never come into one set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dragoman.record.facts import Local, Rulings
from dragoman.record.groups import Groups


class Unions:
    """The numbers from 0 on in disjoint sets that join unless two numbers in them are to stay apart."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self.groups = Groups(size)
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            if one != other:
                self._apart.setdefault(one, set()).add(other)
                self._apart.setdefault(other, set()).add(one)

    def of(self, number: int) -> int:
        """The smallest number in the set of this one."""
        return self.groups.of(number)

    def are_apart(self, one: int, other: int) -> bool:
        """Whether the sets of two numbers may not join."""
        return self.of(other) in self._apart.get(self.of(one), ())

    def join(self, one: int, other: int) -> bool:
        """Makes the sets of two numbers one; tells whether they are one now."""
        first, second = sorted((self.of(one), self.of(other)))
        if first == second:
            return True
        if second in self._apart.get(first, ()):
            return False
        self.groups.join(first, second)
        moved = self._apart.pop(second, set())
        for third in moved:
            self._apart[third].discard(second)
            self._apart[third].add(first)
        if moved:
            self._apart.setdefault(first, set()).update(moved)
        return True

    def kept_from(self) -> dict[int, frozenset[int]]:
        """For the sets that stay apart from others, from which, by their smallest numbers."""
        return {number: frozenset(others) for number, others in self._apart.items() if others}

    def separated(self) -> list[tuple[int, int]]:
        """The pairs of sets, by their smallest numbers, that stay apart."""
        return sorted((one, other) for one, others in self._apart.items() for other in others if one < other)


def ruled(size: int, place: Mapping[Local, int], rulings: Rulings) -> Unions:
    """So many nodes as users joined and parted their entities; `place` has the number of the node of each.

    A later ruling holds against an earlier one, and what is to stay apart against what is to be one. Those linked to
    one entry of the knowledge are one, those linked to two are two.
    """
    apart = [(place[one], place[other]) for one, other in rulings.apart if one in place and other in place]
    linked: dict[str, list[int]] = {}
    for local, knowledge_id in dict(rulings.links).items():
        if local in place:
            linked.setdefault(knowledge_id, []).append(place[local])
    apart += combinations((numbers[0] for numbers in linked.values()), 2)
    unions = Unions(size, apart)
    together = [[place[local] for local in group if local in place] for group in rulings.together]
    for group in (*linked.values(), *reversed(together)):
        for one in group[1:]:
            unions.join(group[0], one)
    return unions


Said = Mapping[Local, tuple[int, str]]


def in_order(said: Sequence[tuple[Local, str]]) -> Said:
    """What the last ruling on each entity says, with its place among all."""
    return {local: (number, text) for number, (local, text) in enumerate(said)}


def last_said(said: Said, members: Iterable[Local]) -> str | None:
    """What the last ruling on one of these entities says; None where none does."""
    if not said:
        return None
    found = [said[local] for local in members if local in said]
    return max(found)[1] if found else None
