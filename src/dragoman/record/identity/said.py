"""What users said of who is who, entity by entity, as it parts nodes that nothing else tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from dragoman.record.facts import Local, Rulings
from dragoman.record.identity.constraints import in_order, last_said

_BETWEEN = "\x1f"


class Said:
    """The rulings, by the entities that they name."""

    def __init__(self, rulings: Rulings) -> None:
        self.rulings = rulings
        self._group = {local: group[0] for group in rulings.together for local in group}
        self._links = dict(rulings.links)
        self._names = dict(rulings.names)
        self._links_in_order = in_order(rulings.links)
        self._names_in_order = in_order(rulings.names)
        self._kept_from: dict[Local, set[Local]] = defaultdict(set)
        for one, other in rulings.apart:
            self._kept_from[one].add(other)
            self._kept_from[other].add(one)

    def of(self, local: Local) -> str:
        """What is said of an entity, alike for those of whom the same is said; "" for nothing."""
        group, link = self._group.get(local), self._links.get(local)
        name, others = self._names.get(local), self._kept_from.get(local)
        if group is None and link is None and name is None and others is None:
            return ""
        kept_from = "" if others is None else _digest(repr(sorted(others)))
        return _BETWEEN.join((" ".join(group or ()), link or "", _digest(name or ""), kept_from))

    @property
    def locals(self) -> set[Local]:
        """The entities of which users spoke."""
        return self._group.keys() | self._links.keys() | self._names.keys() | self._kept_from.keys()

    def kept_from(self, local: Local) -> set[Local]:
        """The entities from which one is kept apart."""
        return self._kept_from.get(local, set())

    def link_of(self, locals_: Iterable[Local]) -> str | None:
        """To which id in Wikidata users linked these entities, last of all."""
        return last_said(self._links_in_order, locals_)

    def names_of(self, identities: Mapping[Local, int | None]) -> dict[int, str]:
        """What users called these identities, last of all."""
        named = self._names_in_order
        of: dict[int, list[Local]] = defaultdict(list)
        for local, identity in identities.items():
            if identity is not None and local in named:
                of[identity].append(local)
        return {identity: named[max(some, key=lambda local: named[local])][1] for identity, some in of.items()}


def joined_by(ruled: str) -> tuple[str, str]:
    """The group of those whom users said to be one, and the Wikidata id that they gave it; "" where there is none."""
    group, link, *_ = ruled.split(_BETWEEN) if ruled else ("", "")
    return group, link


def parted_by(ruled: str) -> str:
    """What is said of an entity without that which joins or names it: by that alone it is told apart from others."""
    kept_from = ruled.rsplit(_BETWEEN, maxsplit=1)[-1] if ruled else ""
    return _BETWEEN.join(("", "", _digest(""), kept_from)) if kept_from else ""


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def is_joined(ruled: str) -> bool:
    """Whether users said with whom it is one."""
    return any(joined_by(ruled))
