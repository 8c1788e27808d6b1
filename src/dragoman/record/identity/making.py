"""An identity made of its nodes: its id, its name, what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from dragoman.model import EntityKind
from dragoman.record.facts import Local
from dragoman.record.identity.bearers import Bearer, key_of
from dragoman.record.identity.lone import Standing
from dragoman.record.identity.nodes import Node, names_of_unknown
from dragoman.record.ids import content_id

_Text = TypeVar("_Text", bound=str)


class Entry(Struct, frozen=True, kw_only=True):
    """An identity without its members. `seed` is its id where no other has the same one, `place` where it is told."""

    number: int
    seed: str
    place: Local
    kind: EntityKind
    name: str
    knowledge_id: str | None
    country: str | None
    sector: str | None
    listed: tuple[str, ...]
    standing: Standing

    @property
    def own_id(self) -> str:
        """Its id where another has the same seed."""
        return content_id("p", self.seed, *self.place)


def entry(nodes: Collection[Node], link: str | None) -> Entry:
    """The identity of these nodes; `link` is its knowledge id as users said."""
    bearers = sorted((bearer for node in nodes for bearer in node.sample), key=lambda bearer: bearer.local)
    return Entry(
        number=min(node.number for node in nodes),
        seed=content_id("p", *_seed(nodes, bearers, link)),
        place=bearers[0].local,
        kind=_most(bearer.kind for bearer in bearers) or "person",
        name=_canonical_name(bearers),
        knowledge_id=link or _most(bearer.knowledge_id for bearer in bearers),
        country=_most(bearer.country for bearer in bearers),
        sector=_most(bearer.sector for bearer in bearers),
        listed=tuple(sorted({one for bearer in bearers for one in bearer.listed})),
        standing=Standing(
            sum(node.weight for node in nodes),
            tuple(sorted({bearer.country for bearer in bearers if bearer.country is not None})),
        ),
    )


def _seed(nodes: Collection[Node], bearers: Sequence[Bearer], link: str | None) -> tuple[str, ...]:
    known = [link] if link else sorted(bearer.knowledge_id for bearer in bearers if bearer.knowledge_id)
    if known:
        return ("known", known[0])
    listed = min((one for bearer in bearers for one in bearer.listed), default=None)
    if listed is not None:
        return ("listed", listed)
    country = min((bearer.country for bearer in bearers if bearer.country), default="")
    if bearers[0].kind == "country" and country:
        return ("country", country)
    return (bearers[0].kind, *min((_key(node) for node in nodes), default=()), country)


def _key(node: Node) -> tuple[str, ...]:
    """The key of the name that the bearers of a node have in common."""
    first = node.sample[0]
    names = names_of_unknown(first) if first.is_unknown_person else ()
    return min((key_of(name) for name, _ in names), default=key_of(first.name))


def _canonical_name(bearers: Sequence[Bearer]) -> str:
    """The name that most articles give.

    First those of whom the bearer is known, then those that name him in full, then those that stand so in the text:
    what an article writes itself is truer than what is written in Latin letters for it.
    """
    if len({bearer.name for bearer in bearers}) == 1:
        return bearers[0].name
    told = Counter(
        (
            bearer.knowledge_id is not None,
            _is_full(bearer.name),
            any(form == bearer.name for form, _ in bearer.forms),
            bearer.name,
        )
        for bearer in bearers
    )
    return min(told, key=lambda name: (not name[0], not name[1], not name[2], -told[name], name[3]))[3]


def _is_full(name: str) -> bool:
    """Whether a name has two parts or more, none of them an initial."""
    parts = name.split()
    return len(parts) > 1 and all(len(part.rstrip(".")) > 1 for part in parts)


def _most(values: Iterable[_Text | None]) -> _Text | None:
    counted: dict[_Text, int] = {}
    for value in values:
        if value is not None:
            counted[value] = counted.get(value, 0) + 1
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
