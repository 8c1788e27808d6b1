"""Corrections as rulings over the entities of a record: what they hold together and apart, later ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Literal

from msgspec import Struct, structs

from dragoman.record import amendments
from dragoman.record.amendments import FACT_KINDS, Amended, amended_by
from dragoman.record.anchors import Ground
from dragoman.record.corrections import Correction, Side, standing, undone
from dragoman.record.facts import Local, Rulings

Fate = Literal["applied", "waiting", "undone", "replaced", "overruled"]
_FULL_PRODUCT = 16
_NOTHING = (0, "")


class Outcome(Struct, frozen=True):
    """What became of a correction in a record, and the number of the correction to which it gave way."""

    fate: Fate
    by: int | None = None


class Ruled(Struct, frozen=True):
    """What all corrections come to: the rulings, and the outcome of each by number."""

    rulings: Rulings
    outcomes: dict[int, Outcome]


def ruled(corrections: Sequence[Correction], ground: Ground) -> Ruled:
    """The rulings that corrections come to where `ground` says which entities they mean.

    A correction one of whose sides is not there waits. Where two contradict each other the later one holds, as far as
    they do; the rulings are free of contradiction.
    """
    board = _Board(ground)
    outcomes = {number: Outcome("undone", by) for number, by in undone(corrections).items()}
    for one in corrections:
        if one.kind == "undo":
            outcomes.setdefault(one.number, Outcome("applied"))
    stand = standing(corrections)
    facts = amended_by(stand, ground)
    for one in reversed(stand):
        outcomes[one.number] = _outcome(one, facts) if one.kind in FACT_KINDS else board.take(one)
    rulings = structs.replace(board.rulings(), amendments=facts.amendments)
    return Ruled(rulings, dict(sorted(outcomes.items())))


def _outcome(correction: Correction, facts: Amended) -> Outcome:
    """What became of a correction of a single fact."""
    if correction.number in facts.replaced:
        return Outcome("replaced", facts.replaced[correction.number])
    return Outcome("applied" if correction.number in facts.found else "waiting")


def articles_that_differ(before: Rulings, after: Rulings) -> set[str]:
    """The keys of the articles of whose entities or facts users say something else than before."""
    together = {local for group in set(before.together) ^ set(after.together) for local in group}
    apart = {local for pair in set(before.apart) ^ set(after.apart) for local in pair}
    named = {local for local, _ in set(before.names) ^ set(after.names)}
    linked = {local for local, _ in set(before.links) ^ set(after.links)}
    facts = amendments.articles_that_differ(before.amendments, after.amendments)
    return {article for article, _ in together | apart | named | linked} | facts


class _Board:
    """Entities in groups, each with the sides on which corrections put it; corrections come from last to first."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._parent: dict[Local, Local] = {}
        self._sides: dict[Local, set[tuple[int, int]]] = defaultdict(set)
        self._joined_by: dict[Local, set[int]] = defaultdict(set)
        self._names: dict[Local, tuple[int, str]] = {}
        self._links: dict[Local, tuple[int, str]] = {}
        self._linked: dict[str, Local] = {}
        self._apart: list[tuple[list[Local], list[Local]]] = []
        self._splits: list[int] = []
        self._name_rulings: list[tuple[int, Local, str]] = []
        self._link_rulings: list[tuple[int, Local, str]] = []

    def take(self, correction: Correction) -> Outcome:
        sides = [self._entities(side) for side in correction.sides]
        if not sides or not all(sides):
            return Outcome("waiting")
        if correction.parts:
            return self._part(correction, sides[0], sides[1])
        if correction.kind == "merge":
            return self._merge(correction.number, sides[0], sides[1])
        staying = self._staying(sides[0])
        assert correction.value is not None
        if correction.kind == "rename":
            return self._rename(correction.number, correction.value, staying)
        return self._link(correction.number, correction.value, staying)

    def _entities(self, side: Side) -> list[Local]:
        return sorted({self._ground[anchor] for anchor in side if anchor in self._ground})

    def _of(self, local: Local) -> Local:
        root = local
        while (above := self._parent.get(root, root)) != root:
            root = above
        if root != local:
            self._parent[local] = root
        return root

    def _between(self, one: Local, other: Local) -> int | None:
        """The correction that holds two groups apart; the latest of several."""
        parted, link, link_of_other = self._parted(one, other), self._links.get(one), self._links.get(other)
        if parted is None and link is not None and link_of_other is not None and link[1] != link_of_other[1]:
            return max(link[0], link_of_other[0])
        return parted

    def _parted(self, one: Local, other: Local) -> int | None:
        opposite = {(number, 3 - side) for number, side in self._sides.get(other, ())}
        return max((number for number, _ in self._sides.get(one, set()) & opposite), default=None)

    def _join(self, one: Local, other: Local, number: int) -> None:
        first, second = sorted((one, other))
        if first != second:
            self._parent[second] = first
            self._sides[first] |= self._sides.pop(second, set())
            self._joined_by[first] |= self._joined_by.pop(second, set())
            for told in (self._links, self._names):
                if second in told:
                    told[first] = max(told.pop(second), told.get(first, _NOTHING))
        self._joined_by[first].add(number)

    def _merge(self, number: int, ones: list[Local], others: list[Local]) -> Outcome:
        """Join what may be joined; it is done where somebody of the one side came to somebody of the other."""
        heaps: list[Local] = []
        blocked: set[int] = set()
        for local in sorted({*ones, *others}, key=lambda local: (self._was_taken_out(local), local)):
            for place, heap in enumerate(heaps):
                between = self._between(self._of(heap), self._of(local))
                if between is None:
                    self._join(self._of(heap), self._of(local), number)
                    heaps[place] = self._of(heap)
                    break
                blocked.add(between)
            else:
                heaps.append(local)
        met = {self._of(local) for local in ones} & {self._of(local) for local in others}
        return Outcome("applied") if met else Outcome("overruled", max(blocked))

    def _part(self, correction: Correction, ones: list[Local], others: list[Local]) -> Outcome:
        """Hold two sides apart, but for what a later correction made one."""
        both = {self._of(local) for local in ones} & {self._of(local) for local in others}
        first = [local for local in ones if self._of(local) not in both]
        second = [local for local in others if self._of(local) not in both]
        if not first or not second:
            return Outcome("overruled", max((by for root in both for by in self._joined_by[root]), default=None))
        for side, locals_ in enumerate((first, second), 1):
            for local in locals_:
                self._sides[self._of(local)].add((correction.number, side))
        self._apart.append((first, second))
        if correction.kind == "split":
            self._splits.append(correction.number)
        return Outcome("applied")

    def _was_taken_out(self, local: Local) -> bool:
        sides = self._sides.get(self._of(local), ())
        return any((number, 1) in sides for number in self._splits)

    def _staying(self, locals_: list[Local]) -> list[Local]:
        """Those of an identity that later splits left in it: what was said of it does not go with what went."""
        left = [local for local in locals_ if not self._was_taken_out(local)]
        return left or locals_

    def _rename(self, number: int, name: str, locals_: list[Local]) -> Outcome:
        later = [self._names.get(self._of(local)) for local in locals_]
        free = [local for local, named in zip(locals_, later, strict=True) if named is None]
        for local in free:
            self._names[self._of(local)] = (number, name)
        self._name_rulings += [(number, local, name) for local in free]
        return Outcome("applied") if free else Outcome("replaced", max(named[0] for named in later if named))

    def _link(self, number: int, knowledge_id: str, locals_: list[Local]) -> Outcome:
        """Link what no later correction links otherwise, and join it with all that is linked so."""
        later, blocked = set[int](), set[int]()
        for local in locals_:
            label = self._links.get(self._of(local))
            fellow = self._linked.get(knowledge_id)
            if label is not None and label[1] != knowledge_id:
                later.add(label[0])
            elif fellow is not None and (parted := self._parted(self._of(local), self._of(fellow))) is not None:
                blocked.add(parted)
            else:
                self._join(self._of(local), self._of(fellow or local), number)
                self._links.setdefault(self._of(local), (number, knowledge_id))
                self._linked.setdefault(knowledge_id, local)
                self._link_rulings.append((number, local, knowledge_id))
        if any(one == number for one, *_ in self._link_rulings):
            return Outcome("applied")
        return Outcome("replaced", max(later)) if later else Outcome("overruled", max(blocked))

    def rulings(self) -> Rulings:
        groups: dict[Local, list[Local]] = defaultdict(list)
        for local in self._parent.keys() | {self._of(local) for local in self._parent}:
            groups[self._of(local)].append(local)
        return Rulings(
            together=tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1)),
            apart=tuple(sorted({pair for ones, others in self._apart for pair in _pairs(ones, others)})),
            names=tuple((local, name) for _, local, name in sorted(self._name_rulings)),
            # Those of one link are held together: one of them speaks for all.
            links=tuple(
                {self._of(local): knowledge_id for _, local, knowledge_id in sorted(self._link_rulings)}.items()
            ),
        )


def _pairs(ones: Sequence[Local], others: Sequence[Local]) -> Iterator[tuple[Local, Local]]:
    """Every one with every other; of long lists each with some of the other side: enough to hold them apart."""
    yield from _ordered(product(ones[:_FULL_PRODUCT], others))
    yield from _ordered(product(ones, others[:_FULL_PRODUCT]))


def _ordered(pairs: Iterable[tuple[Local, Local]]) -> Iterator[tuple[Local, Local]]:
    return ((min(pair), max(pair)) for pair in pairs)
