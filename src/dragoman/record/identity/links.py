"""Links between nodes: each node is compared with its neighbours under every key, and with nobody else."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from dragoman.record.identity.blocks import Keys, Row
from dragoman.record.identity.clusters import Link
from dragoman.record.identity.gathering import Room
from dragoman.record.identity.kept import Kept
from dragoman.record.identity.keys import keys_of
from dragoman.record.rows import list_from_text, list_text

# So many before it and behind it in the order of places under a key.
_NEIGHBOURS = 20
# Of a key with no more rows than these all are read at once.
_SMALL_BLOCK = 40

Pair = tuple[int, int]


class Kin(Struct, frozen=True):
    """Two nodes that may be one."""

    one: int
    other: int
    link: Link


class Links:
    """The links of a record's nodes.

    Neighbours whose names may be one's are kept with their link, or with none where all else speaks against it: what
    is told of a node changes far more often than its names. Surnames alone are always compared with all neighbours.
    """

    def __init__(self, kept: Kept, room: Room) -> None:
        self._kept = kept
        self._room = room
        self._nearest: dict[tuple[Row, str, int], list[int]] = {}
        self._blocks: dict[int, list[tuple[str, int]]] = {}

    def renew(
        self, named: AbstractSet[int], told: AbstractSet[int], come: Collection[Row], gone: Collection[Row]
    ) -> set[int]:
        """Compares nodes that have other names now with their neighbours; of those in `told` only all else is another.

        `come` and `gone` are rows of keys, written already: who stood side by side there may do so no more, or again.
        Gives the nodes whose links are others now.
        """
        keys = {key for key, _, _ in (*come, *gone)}
        keys.update(key for node in named for key in self._keys(node).compared)
        self._read_blocks(keys)
        before = self._among({*named, *told})
        stay = {pair for pair in before if named.isdisjoint(pair)}
        there = self._across(come, named)
        before.update(there)
        gone_apart = {pair for pair in there if not self._are_neighbours(pair)}
        after = {pair: there[pair] for pair in there.keys() - gone_apart}
        after.update(self._compared(stay - gone_apart))
        near = {pair for node in sorted(named) for pair in self._neighbours(node)}
        near |= self._moved_together(gone, named)
        after.update(self._compared(self._with_like_names(near)))
        return self._write(before, after)

    def of(self, nodes: Iterable[int]) -> Iterator[Kin]:
        """The links of these nodes."""
        return (Kin(*pair, link) for pair, link in self._among(nodes).items() if link is not None)

    def _among(self, nodes: Iterable[int]) -> dict[Pair, Link | None]:
        """The pairs with these nodes whose names may be one's, with what links them."""
        found: dict[Pair, Link | None] = {}
        listed = sorted(nodes)
        for column in ("one", "other"):
            query = f"SELECT one, other, points, reasons FROM identity_links WHERE {column} IN ({{}})"
            for one, other, points, reasons in self._kept.rows(query, listed):
                found[one, other] = None if points is None else Link(points, list_from_text(reasons))
        return found

    def _keys(self, number: int) -> Keys:
        node = self._kept.get(number)
        return Keys() if node is None else keys_of(node, self._room)

    def _neighbours(self, node: int) -> Iterator[Pair]:
        """A node with each of its neighbours."""
        for row in self._keys(node).compared_of(node):
            for side in "<>":
                for other in self._beside(row, side):
                    yield (node, other) if node < other else (other, node)

    def _beside(self, row: Row, side: str, reach: int = 0) -> list[int]:
        """The next nodes before (`<`) or behind (`>`) a row, the nearest first."""
        reach = max(reach, _NEIGHBOURS)
        key, *place = row
        block = self._blocks.get(key)
        if block is not None:
            at = bisect_left(block, tuple(place))
            if side == "<":
                return [node for _, node in block[max(0, at - reach) : at][::-1]]
            behind = at + 1 if at < len(block) and block[at] == tuple(place) else at
            return [node for _, node in block[behind : behind + reach]]
        found = self._nearest.get((row, side, reach))
        if found is None:
            found = self._nearest[row, side, reach] = self._read_beside(row, side, reach)
        return found

    def _read_beside(self, row: Row, side: str, reach: int) -> list[int]:
        order = "DESC" if side == "<" else "ASC"
        rows = self._kept.connection.execute(
            f"SELECT node FROM identity_keys WHERE key = ? AND (place, node) {side} (?, ?) "
            f"ORDER BY place {order}, node {order} LIMIT ?",
            (*row, reach),
        )
        return [node for (node,) in rows]

    def _read_blocks(self, keys: Collection[int]) -> None:
        """Read at once what stands under those of the keys under which little does."""
        self._nearest.clear()
        self._blocks = {}
        rows = self._kept.connection.execute(
            "SELECT identity_keys.key, place, node FROM json_each(?) AS asked "
            "JOIN identity_keys ON identity_keys.key = asked.value WHERE "
            "(SELECT count(*) FROM (SELECT 1 FROM identity_keys WHERE key = asked.value LIMIT ?)) <= ? "
            "ORDER BY identity_keys.key, place, node",
            (list_text(sorted(keys)), _SMALL_BLOCK + 1, _SMALL_BLOCK),
        )
        for key, *place in rows:
            self._blocks.setdefault(key, []).append(tuple(place))

    def _with_like_names(self, pairs: Collection[Pair]) -> list[Pair]:
        nodes = {node for pair in pairs for node in pair}
        self._kept.look_up(node for node in nodes if node not in self._room.unknown)
        return [pair for pair in pairs if self._may_be_one(pair)]

    def _may_be_one(self, pair: Pair) -> bool:
        """Whether two nodes have names that one may bear."""
        mine, theirs = (self._room.unknown.get(number) for number in pair)
        if mine is not None and theirs is not None:
            return self._room.people.may_be_one(mine, theirs)
        return self._room.may_be_one(*(self._kept[number] for number in pair))

    def _compared(self, pairs: Collection[Pair]) -> dict[Pair, Link | None]:
        """What links the nodes of these pairs; surnames alone that nothing links are left out."""
        self._kept.look_up({node for pair in pairs for node in pair})
        found = {(one, other): self._room.link(self._kept[one], self._kept[other]) for one, other in pairs}
        return {pair: link for pair, link in found.items() if link is not None or not self._kept[pair[0]].is_lone}

    def _across(self, come: Collection[Row], named: AbstractSet[int]) -> dict[Pair, Link | None]:
        """The pairs across rows that have come, which may be no neighbours any more."""
        new: dict[int, set[int]] = defaultdict(set)
        for key, _, node in come:
            new[key].add(node)
        across = {pair for row in come for pair in self._pushed(row, new[row[0]]) if named.isdisjoint(pair)}
        if not across:
            return {}
        return {pair: link for pair, link in self._among({one for one, _ in across}).items() if pair in across}

    def _pushed(self, row: Row, new: Collection[int]) -> Iterator[Pair]:
        """The pairs that were neighbours across a row before these nodes had come, and are none under its key now."""
        if len(self._beside(row, "<")) + len(self._beside(row, ">")) < _NEIGHBOURS:
            return
        before, after = (self._beside(row, side, _NEIGHBOURS + len(new) - 1) for side in "<>")
        old = [[(place, node) for place, node in enumerate(some) if node not in new] for some in (before, after)]
        for i, (here, one) in enumerate(old[0][:_NEIGHBOURS]):
            for there, other in old[1][max(0, _NEIGHBOURS - i - len(new)) : _NEIGHBOURS - i]:
                if here + there + 2 > _NEIGHBOURS:
                    yield (one, other) if one < other else (other, one)

    def _moved_together(self, gone: Collection[Row], named: AbstractSet[int]) -> set[Pair]:
        """The pairs across rows that are gone, which have come near to each other."""
        found: set[Pair] = set()
        often = Counter(row[0] for row in gone)
        for row in gone:
            before, after = self._beside(row, "<"), self._beside(row, ">")
            for i, one in enumerate(before):
                for other in after[max(0, _NEIGHBOURS - i - often[row[0]]) : _NEIGHBOURS - i]:
                    if one not in named and other not in named:
                        found.add((one, other) if one < other else (other, one))
        return found

    def _are_neighbours(self, pair: Pair) -> bool:
        return pair in self._neighbours(pair[0])

    def _write(self, before: Mapping[Pair, Link | None], after: Mapping[Pair, Link | None]) -> set[int]:
        gone = [pair for pair in before if pair not in after]
        come = [pair for pair, link in after.items() if pair not in before or before[pair] != link]
        connection = self._kept.connection
        connection.executemany("DELETE FROM identity_links WHERE one = ? AND other = ?", gone)
        connection.executemany(
            "INSERT OR REPLACE INTO identity_links (one, other, points, reasons) VALUES (?, ?, ?, ?)",
            [(*pair, *_columns(after[pair])) for pair in come],
        )
        linked = {pair for pair in (*gone, *come) if before.get(pair) != after.get(pair)}
        return {node for pair in linked for node in pair}


def _columns(link: Link | None) -> tuple[float | None, str | None]:
    return (None, None) if link is None else (link.points, list_text(link.reasons))
