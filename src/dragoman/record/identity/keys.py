"""The keys by which nodes meet: those of a family and given name, of a surname in a span of days, of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.record.identity.bearers import digest
from dragoman.record.identity.blocks import family_keys, full_keys
from dragoman.record.identity.gathering import Room
from dragoman.record.identity.kept import Row
from dragoman.record.identity.likeness import family_parts
from dragoman.record.identity.nodes import UNDATED, Node, base_of
from dragoman.record.identity.said import joined_by

_LONGEST_PLACE = 16


class Keys(Struct, frozen=True):
    """The keys of a node.

    Under `compared` it is compared with its neighbours in the order of places. All under one of `one` are one by what
    is known or ruled. Under `borne` it can be met by a surname.
    """

    compared: frozenset[Row]
    one: frozenset[Row]
    borne: frozenset[Row]

    @property
    def all(self) -> frozenset[Row]:
        """All of them."""
        return self.compared | self.one | self.borne


def keys_of(node: Node, room: Room) -> Keys:
    """The keys under which a node stands."""
    if node.is_lone:
        keys = (key for span in node.spans for key in _in_span("lone", span, _families(node, room)))
        return Keys(_rows(node, keys, _place(node, room)), frozenset(), frozenset())
    return Keys(
        _rows(node, _compared(node, room), _place(node, room)),
        _rows(node, (*(digest(f"one {key}") for key in _ones(node)), *_bases(node))),
        _rows(node, (key for span in node.spans for key in _borne(node, room, span))),
    )


def bearers_met(node: Node, room: Room) -> list[list[int]]:
    """The keys under which those stand who may be meant by a surname: for each reading of it, about its days."""
    return [
        [key for span in node.spans for near in _near(span) for key in _in_span("borne", near, [family])]
        for family in _families(node, room)
    ]


def surnames_met(node: Node, room: Room) -> set[int]:
    """The keys under which the surnames stand by which a node may be meant."""
    if node.is_vague or node.sample[0].kind != "person":
        return set()
    near = {one for span in node.spans for one in _near(span)}
    return {key for span in sorted(near) for key in _in_span("lone", span, _families(node, room))}


def _rows(node: Node, keys: Iterable[int], place: str = "") -> frozenset[Row]:
    return frozenset((key, place, node.number) for key in keys)


def _near(span: int) -> tuple[int, ...]:
    """A span of days and those about it."""
    return (span,) if span == UNDATED else (span - 1, span, span + 1)


def _in_span(what: str, span: int, families: Iterable[str]) -> Iterator[int]:
    return (digest(f"{what} {span} {family}") for family in families)


def _families(node: Node, room: Room) -> list[str]:
    names = (room.names[name] for name in room.cluster(node).names)
    return sorted({key for name in names for key in family_keys(family_parts(name))})


def _borne(node: Node, room: Room, span: int) -> Iterator[int]:
    if node.is_vague or node.sample[0].kind != "person":
        return iter(())
    return _in_span("borne", span, _families(node, room))


def _compared(node: Node, room: Room) -> Iterator[int]:
    kind, cluster = node.sample[0].kind, room.cluster(node)
    if kind == "country" and cluster.countries:
        # Its code says which country it is, whatever it is called.
        return iter(())
    if kind == "person":
        names = (room.names[name] for name in cluster.names)
        found = {key for name in names if not name.is_lone for key in full_keys(name)}
    else:
        found = room.others.keys(cluster)
    return (digest(f"{kind} {key}") for key in found)


def _ones(node: Node) -> Iterator[str]:
    """The entries of the knowledge and of lists that its bearers are, the country, those with whom users joined it."""
    first, (group, link) = node.sample[0], joined_by(node.ruled)
    yield from first.known
    if first.kind == "country" and first.country is not None:
        yield f"country {first.country}"
    if group:
        yield f"group {group}"
    if link:
        yield link


def _bases(node: Node) -> Iterator[int]:
    base = base_of(node)
    if base != node.number:
        yield base


def _place(node: Node, room: Room) -> str:
    """A node's place among those of like names: by the family name, or by the whole name of a thing."""
    names = room.cluster(node).names
    if not names:
        return ""
    parts = [part.key for part in room.names[names[0]].parts]
    ordered = [parts[-1], parts[0]] if node.sample[0].kind == "person" else parts
    return " ".join(ordered)[:_LONGEST_PLACE]
