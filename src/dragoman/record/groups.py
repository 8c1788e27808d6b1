"""Which of many things are one: disjoint sets."""

from __future__ import annotations


class Groups:
    """The numbers from 0 on in disjoint sets; each set is known by its smallest number."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, member: int) -> int:
        """The smallest number in the set of `member`."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: int, other: int) -> None:
        """Make the sets of two numbers one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first

    def all(self) -> list[list[int]]:
        """Every set, in the order of the smallest numbers, each sorted."""
        sets: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            sets.setdefault(self.of(member), []).append(member)
        return list(sets.values())
