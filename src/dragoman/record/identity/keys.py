"""The keys by which nodes meet: those of a family and given name, of a surname in a span of days, of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.record.identity.bearers import digest
from dragoman.record.identity.blocks import Keys
from dragoman.record.identity.gathering import Room
from dragoman.record.identity.nodes import UNDATED, Node, base_of
from dragoman.record.identity.said import joined_by

_LONGEST_PLACE = 16
# Odd, so that no two spans of days bring a surname under one key.
_STEP = 0x9E3779B97F4A7C15
_GREATEST = 2**63 - 1


def keys_of(node: Node, room: Room) -> Keys:
    """The keys under which a node stands."""
    known = room.keys.get(node.number)
    if known is None or known[0] is not node:
        known = room.keys[node.number] = (node, _made(node, room))
    return known[1]


def _made(node: Node, room: Room) -> Keys:
    if node.is_lone:
        return Keys(tuple(_in_spans("lone", node.spans, room.families(node))), _place(node, room))
    ones = {*(digest(f"one {key}") for key in _ones(node)), *_bases(node)}
    return Keys(
        room.compared(node),
        _place(node, room),
        tuple(sorted(ones)),
        tuple(_in_spans("borne", node.spans, room.families(node))) if _is_somebody(node) else (),
    )


def bearers_met(node: Node, room: Room) -> list[list[int]]:
    """The keys under which those stand who may be meant by a surname: for each reading of it, about its days."""
    near = [near for span in node.spans for near in _near(span)]
    return [list(_in_spans("borne", near, [family])) for family in room.families(node)]


def surnames_met(node: Node, room: Room) -> set[int]:
    """The keys under which the surnames stand by which a node may be meant."""
    if not _is_somebody(node):
        return set()
    near = {one for span in node.spans for one in _near(span)}
    return set(_in_spans("lone", near, room.families(node)))


def _is_somebody(node: Node) -> bool:
    """Whether it is a person with more than a surname."""
    return node.sample[0].kind == "person" and not node.is_vague


def _near(span: int) -> tuple[int, ...]:
    """A span of days and those about it."""
    return (span,) if span == UNDATED else (span - 1, span, span + 1)


def _in_spans(what: str, spans: Iterable[int], families: Iterable[str]) -> Iterator[int]:
    starts = [digest(f"{what} {family}") for family in families]
    return (start + _STEP * span & _GREATEST for span in spans for start in starts)


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
