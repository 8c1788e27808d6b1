"""Nodes that hang together by links, or by what is known or ruled: what is decided of one may hang on all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from dragoman.record.groups import Groups
from dragoman.record.identity.kept import Kept
from dragoman.record.identity.links import Kin, Links

# Where more hang together, weak links are left out, then stronger ones.
_LARGEST = 500
_STRENGTHS = (1.1, 2.0, 3.0)

Held = tuple[int, int]  # two nodes that are one by what is known or ruled


class Component(Struct, frozen=True):
    """Nodes that hang together, in the order of their numbers, and the links between them."""

    nodes: tuple[int, ...]
    kin: tuple[Kin, ...]
    held: tuple[Held, ...] = ()


def components(
    kept: Kept, links: Links, seeds: Iterable[int], ones: Callable[[int], Iterable[int]], is_in: Callable[[int], bool]
) -> Iterator[Component]:
    """The components of these nodes; `ones` are the keys under which all are one, `is_in` tells which nodes count."""
    found = {seed for seed in seeds if kept.get(seed) is not None and is_in(seed)}
    kin: dict[Held, Kin] = {}
    held: set[Held] = set()
    frontier = set(found)
    while frontier:
        reached: set[int] = set()
        for one in links.of(frontier):
            kin[one.one, one.other] = one
            reached.update((one.one, one.other))
        for pair in _held(kept, frontier, ones):
            held.add(pair)
            reached.update(pair)
        kept.look_up(reached)
        frontier = {node for node in reached - found if is_in(node)}
        found |= frontier
    inside = [one for one in kin.values() if one.one in found and one.other in found]
    yield from _parted(found, inside, sorted(held), 0)


def _held(kept: Kept, nodes: Collection[int], ones: Callable[[int], Iterable[int]]) -> Iterator[Held]:
    """The pairs of nodes under one key, each with the first of them."""
    under: dict[int, list[int]] = defaultdict(list)
    keys = sorted({key for node in nodes for key in ones(node)})
    for key, node in kept.rows("SELECT key, node FROM identity_keys WHERE key IN ({}) ORDER BY key, node", keys):
        under[key].append(node)
    kept.look_up(under)
    for key, some in under.items():
        # Those of which users spoke stand under the number of the node to which they would belong else.
        first, *others = sorted({*some, key}) if kept.get(key) is not None else some
        yield from ((first, other) for other in others)


def _parted(nodes: Collection[int], kin: Sequence[Kin], held: Sequence[Held], cut: int) -> Iterator[Component]:
    ordered = sorted(nodes)
    place = {node: number for number, node in enumerate(ordered)}
    groups = Groups(len(ordered))
    for one, other in (*held, *((kin.one, kin.other) for kin in kin)):
        groups.join(place[one], place[other])
    of_group: dict[int, list[Kin]] = defaultdict(list)
    for kinship in kin:
        of_group[groups.of(place[kinship.one])].append(kinship)
    held_in: dict[int, list[Held]] = defaultdict(list)
    for pair in held:
        held_in[groups.of(place[pair[0]])].append(pair)
    for members in groups.all():
        own = tuple(ordered[member] for member in members)
        inside = tuple(sorted(of_group[members[0]], key=lambda kin: (kin.one, kin.other)))
        if len(own) > _LARGEST and cut < len(_STRENGTHS):
            strong = [kin for kin in inside if kin.link.points >= _STRENGTHS[cut]]
            yield from _parted(own, strong, held_in[members[0]], cut + 1)
        else:
            yield Component(own, inside, tuple(held_in[members[0]]))
