"""Which earlier word stands against a new correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from shlex import quote

from dragoman.errors import Contradiction, WrongCorrection
from dragoman.record.anchors import Ground
from dragoman.record.corrections import Correction, Side
from dragoman.record.facts import Identity, Local

Identities = Mapping[Local, Identity]


def check(new: Correction, earlier: Sequence[Correction], ground: Ground, identities: Identities) -> None:
    """Raise `Contradiction` where one of the `earlier` corrections, those that stand, says the opposite of a new one.

    `identities` says which identity an entity belongs to now. What a correction means that is not in the record cannot
    be checked; `rulings` settles it when it comes.
    """
    _Check(earlier, ground, identities).check(new)


class _Check:
    def __init__(self, earlier: Sequence[Correction], ground: Ground, identities: Identities) -> None:
        self._latest_first = sorted(earlier, key=lambda one: -one.number)
        self._ground = ground
        self._identities = identities

    def check(self, new: Correction) -> None:
        sides = [self._meant(side) for side in new.sides]
        if not sides or not all(sides):
            return
        if new.kind == "merge":
            self._merge(sides[0], sides[1])
        elif new.kind == "not-same":
            self._not_same(sides[0], sides[1], new.arguments[-1])
        elif new.kind == "split":
            self._split(new)
        elif new.kind == "link" and new.value is not None:
            self._link(sides[0], new.value)

    def _meant(self, side: Side) -> dict[str, Identity]:
        found = (self._identities.get(local) for local in self._locals(side))
        return {one.id: one for one in found if one is not None}

    def _locals(self, side: Side) -> set[Local]:
        return {self._ground[anchor] for anchor in side if anchor in self._ground}

    def _merge(self, ones: Mapping[str, Identity], others: Mapping[str, Identity]) -> None:
        self._not_held_apart(ones, others)
        known = {one.knowledge_id for one in ones.values()} - {None}
        known_of_others = {one.knowledge_id for one in others.values()} - {None}
        if known and known_of_others and not known & known_of_others:
            told = f"{_named(ones)} is {_listed(known)} and {_named(others)} is {_listed(known_of_others)} in Wikidata"
            link = self._link_of({**ones, **others})
            if link is not None:
                raise _against(link, told)
            raise Contradiction(f"{told}: they are known as two. Link one of them to the right id first")

    def _not_held_apart(self, ones: Mapping[str, Identity], others: Mapping[str, Identity]) -> None:
        for one in self._latest_first:
            if not one.parts:
                continue
            first, second = (self._meant(side) for side in one.sides)
            for these, those in ((first, second), (second, first)):
                # What stands on both sides already is where a later word has settled it.
                if (these.keys() - those.keys()) & ones.keys() and (those.keys() - these.keys()) & others.keys():
                    raise _against(one, f"{_named(ones)} and {_named(others)} are two")

    def _not_same(self, ones: Mapping[str, Identity], others: Mapping[str, Identity], other_name: str) -> None:
        both = {id: one for id, one in ones.items() if id in others}
        if not both:
            return
        for one in self._latest_first:
            if one.kind == "merge" and all(self._meant(side).keys() & both.keys() for side in one.sides):
                raise _against(one, f"{_named(both)} is one in the record")
        told = f"dragoman correct split {next(iter(both))} --name {quote(other_name)}"
        raise WrongCorrection(f"both names mean {_named(both)}; to take mentions of one apart: {told}")

    def _split(self, new: Correction) -> None:
        going, staying = (self._locals(side) for side in new.sides)
        for one in self._latest_first:
            if one.kind != "merge":
                continue
            first, second = (self._locals(side) & (going | staying) for side in one.sides)
            if first and second and ((first <= going and second <= staying) or (first <= staying and second <= going)):
                raise _against(one, "what is to go and what is to stay are one")

    def _link(self, ones: Mapping[str, Identity], knowledge_id: str) -> None:
        others = {one.id: one for one in self._identities.values() if one.knowledge_id == knowledge_id}
        if others.keys() - ones.keys():
            self._not_held_apart(ones, others)

    def _link_of(self, identities: Mapping[str, Identity]) -> Correction | None:
        links = (one for one in self._latest_first if one.kind == "link")
        return next((one for one in links if self._meant(one.sides[0]).keys() & identities.keys()), None)


def _against(earlier: Correction, told: str) -> Contradiction:
    return Contradiction(
        f"{told}, says {earlier}; to take that back: dragoman correct undo {earlier.number}", earlier.number
    )


def _named(identities: Mapping[str, Identity]) -> str:
    return " / ".join(f"{one.name} ({one.id})" for one in identities.values())


def _listed(ids: set[str | None]) -> str:
    return ", ".join(sorted(filter(None, ids)))
