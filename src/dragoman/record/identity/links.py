"""Links between nodes: each node is compared with its neighbours under every key, and with nobody else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

from msgspec import Struct

from dragoman.record.identity.clusters import Link
from dragoman.record.identity.gathering import Room
from dragoman.record.identity.kept import Kept, Row
from dragoman.record.identity.keys import keys_of
from dragoman.record.identity.nodes import Node
from dragoman.record.rows import list_from_text, list_text

# So many before it and behind it in the order of places under a key.
_NEIGHBOURS = 20

Pair = tuple[int, int]


class Kin(Struct, frozen=True):
    """Two nodes that may be one."""

    one: int
    other: int
    link: Link


class Links:
    """The links of a record's nodes."""

    def __init__(self, kept: Kept, room: Room) -> None:
        self._kept = kept
        self._room = room
        self._nearest: dict[tuple[Row, str, int], list[int]] = {}

    def renew(self, told: Mapping[int, Collection[Row]], come: Collection[Row], gone: Collection[Row]) -> set[int]:
        """Compares nodes of which something else is told now with their neighbours, by their keys.

        `come` and `gone` are rows of keys, written already: who stood side by side there may do so no more, or again.
        Gives the nodes whose links are others now.
        """
        self._nearest.clear()
        before = {(kin.one, kin.other): kin.link for kin in self.of(told)}
        near = {(min(node, other), max(node, other)) for node in told for other in self._neighbours(told[node])}
        after = self._compared(near)
        before_there, apart = self._moved_apart(come, told.keys())
        after_here = self._compared(self._moved_together(gone, told))
        before.update(before_there)
        after.update({pair: before_there[pair] for pair in before_there.keys() - apart})
        after.update(after_here)
        return self._write(before, after)

    def of(self, nodes: Iterable[int]) -> Iterator[Kin]:
        """The links of these nodes."""
        seen: set[Pair] = set()
        listed = sorted(nodes)
        for column in ("one", "other"):
            query = f"SELECT one, other, points, reasons FROM identity_links WHERE {column} IN ({{}})"
            for one, other, points, reasons in self._kept.rows(query, listed):
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield Kin(one, other, Link(points, list_from_text(reasons)))

    def _neighbours(self, rows: Iterable[Row]) -> set[int]:
        found: set[int] = set()
        for row in rows:
            found.update(self._beside(row, "<"), self._beside(row, ">"))
        return found

    def _beside(self, row: Row, side: str, reach: int = 0) -> list[int]:
        """The next nodes before (`<`) or behind (`>`) a row, the nearest first."""
        reach = max(reach, _NEIGHBOURS)
        found = self._nearest.get((row, side, reach))
        if found is not None:
            return found
        order = "DESC" if side == "<" else "ASC"
        rows = self._kept.connection.execute(
            f"SELECT node FROM identity_keys WHERE key = ? AND (place, node) {side} (?, ?) "
            f"ORDER BY place {order}, node {order} LIMIT ?",
            (*row, reach),
        )
        found = self._nearest[row, side, reach] = [node for (node,) in rows]
        return found

    def _compared(self, pairs: Collection[Pair]) -> dict[Pair, Link]:
        self._kept.look_up({node for pair in pairs for node in pair})
        found = {}
        for one, other in sorted(pairs):
            link = self._room.link(self._kept[one], self._kept[other])
            if link is not None:
                found[one, other] = link
        return found

    def _moved_apart(self, come: Collection[Row], told: AbstractSet[int]) -> tuple[dict[Pair, Link], set[Pair]]:
        """The links across rows that have come, and those of them whose nodes are no neighbours any more."""
        new: dict[int, set[int]] = defaultdict(set)
        for key, _, node in come:
            new[key].add(node)
        across = {pair for row in come for pair in self._pushed(row, new[row[0]]) if told.isdisjoint(pair)}
        there = {
            (kin.one, kin.other): kin.link
            for kin in self.of({node for pair in across for node in pair})
            if (kin.one, kin.other) in across
        }
        return there, {pair for pair in there if not self._are_neighbours(pair)}

    def _pushed(self, row: Row, new: Collection[int]) -> Iterator[Pair]:
        """The pairs that were neighbours across a row before these nodes had come, and are none under its key now."""
        if len(self._beside(row, "<")) + len(self._beside(row, ">")) < _NEIGHBOURS:
            return
        before, after = (self._beside(row, side, _NEIGHBOURS + len(new)) for side in "<>")
        old = [[(place, node) for place, node in enumerate(some) if node not in new] for some in (before, after)]
        for (i, (here, one)), (j, (there, other)) in product(enumerate(old[0]), enumerate(old[1])):
            if i + j + 1 <= _NEIGHBOURS < here + there + 2:
                yield min(one, other), max(one, other)

    def _moved_together(self, gone: Collection[Row], told: Collection[int]) -> set[Pair]:
        """The pairs across rows that are gone, which have come near to each other."""
        found: set[Pair] = set()
        often = Counter(row[0] for row in gone)
        for row in gone:
            for (i, one), (j, other) in product(enumerate(self._beside(row, "<")), enumerate(self._beside(row, ">"))):
                if 0 <= _NEIGHBOURS - (i + j + 1) < often[row[0]] and one not in told and other not in told:
                    found.add((min(one, other), max(one, other)))
        return found

    def _are_neighbours(self, pair: Pair) -> bool:
        one, other = (self._kept[node] for node in pair)
        return other.number in self._neighbours(self._rows(one))

    def _rows(self, node: Node) -> Sequence[Row]:
        return sorted(keys_of(node, self._room).compared)

    def _write(self, before: Mapping[Pair, Link], after: Mapping[Pair, Link]) -> set[int]:
        gone = [pair for pair in before if pair not in after]
        come = {pair: link for pair, link in after.items() if before.get(pair) != link}
        connection = self._kept.connection
        connection.executemany("DELETE FROM identity_links WHERE one = ? AND other = ?", gone)
        connection.executemany(
            "INSERT OR REPLACE INTO identity_links (one, other, points, reasons) VALUES (?, ?, ?, ?)",
            [(*pair, link.points, list_text(link.reasons)) for pair, link in come.items()],
        )
        return {node for pair in (*gone, *come) for node in pair}
