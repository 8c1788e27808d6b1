"""Nodes: entities of articles that nothing tells apart, with as much of what is told of them as is worth keeping."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

import msgspec
from msgspec import Struct

from dragoman.record.facts import Local
from dragoman.record.identity.bearers import Bearer, digest, key_of
from dragoman.record.identity.names import name_of
from dragoman.record.identity.said import is_joined, parted_by

# What is told of a node is what these many of its articles tell: the first by key, which is as good as drawn by lot.
MOST_TOLD = 6
# A surname alone may be that of anybody who is in the news within so many days of it, or within the span after.
SPAN = 32
UNDATED = -1
_MOST_NAMES = 16
_BETWEEN = "\x1f"

Written = tuple[str, str]  # a name as it stands, and the language by whose rules endings are undone ("" for none)


class Node(Struct, frozen=True, array_like=True, gc=False):
    """Entities that nothing tells apart. Its number is a digest of what they have in common.

    `ruled` is what users said of them, as `Said` has it, "" for nothing. `is_vague`: persons with only a surname.
    `told` is how many entities there are, `sample` the first of them by article, `company` the tokens of those who
    stand in the same articles, `spans` the numbers of entities by the span of days in which their articles appeared.
    """

    number: int
    ruled: str
    is_vague: bool
    told: int
    sample: tuple[Bearer, ...]
    company: tuple[int, ...]
    spans: dict[int, int]

    @property
    def is_lone(self) -> bool:
        """Whether it is a surname that goes with whoever bears it, and not with whom users, lists or offices said."""
        return self.is_vague and not self.sample[0].known and not is_joined(self.ruled)

    @property
    def has_more(self) -> bool:
        """Whether there are more entities than those that tell of them."""
        return self.told > len(self.sample)

    @property
    def weight(self) -> int:
        """About how many entities there are: to the power of two below, so that it rarely changes."""
        return 1 << self.told.bit_length() - 1


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Node)
_MOST_REMEMBERED = 20_000
_remembered: dict[bytes, Node] = {}


def packed(node: Node) -> bytes:
    """A node as bytes."""
    facts = _encoder.encode(node)
    _remember(facts, node)
    return facts


def unpacked(facts: bytes) -> Node:
    """The node that `packed` made bytes of; the same object where it was met lately."""
    found = _remembered.get(facts)
    return _remember(facts, _decoder.decode(facts)) if found is None else found


def _remember(facts: bytes, node: Node) -> Node:
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    return _remembered.setdefault(facts, node)


def place_of(bearer: Bearer, ruled: str) -> tuple[int, bool]:
    """The number of the node to which an entity belongs, and whether that is a surname alone."""
    known, country, listed = bearer.knowledge_id, bearer.country or "", bearer.listed
    if known is not None:
        return _number("known", bearer.kind, known, country if bearer.kind == "country" else "", ruled, *listed), False
    if bearer.kind != "person":
        called = country if bearer.kind == "country" and country else bearer.called
        return _number(bearer.kind, called, country, ruled, *listed), False
    names = names_of_unknown(bearer)
    if not names or is_surname(names):
        return _number("one", *bearer.local, ruled), bool(names)
    return _number("person", country, ruled, *listed, "", *chain.from_iterable(names)), False


def base_of(node: Node) -> int:
    """The number of the node to which its entities would belong if users had not said what joins or names them."""
    return place_of(node.sample[0], parted_by(node.ruled))[0] if node.ruled else node.number


def _number(*parts: str) -> int:
    return digest(_BETWEEN.join(parts))


def names_of_unknown(bearer: Bearer) -> tuple[Written, ...]:
    """A person's names, base form first: the full ones, or the surnames where he has no other."""
    return _names(bearer.name, bearer.language, tuple(form for form, _ in bearer.forms))


@lru_cache(maxsize=25_000)
def _names(name: str, language: str, forms: tuple[str, ...]) -> tuple[Written, ...]:
    written = [(form, language) for form in forms]
    # Letter by letter the Latin name of what stands in another script says no more than that does.
    spelled = (found.is_alphabetic for form in written if (found := name_of(*form)) is not None)
    if key_of(name) not in {key_of(form) for form in forms} and any(spelled):
        written.insert(0, (name, ""))
    return full_of(written)[:_MOST_NAMES]


def full_of(written: Iterable[Written]) -> tuple[Written, ...]:
    """Those of a given and a family name, or all where there is none; each once, none without a letter."""
    found = [(one, name) for one in dict.fromkeys(written) if (name := name_of(*one)) is not None]
    return tuple(one for one, name in found if not name.is_lone) or tuple(one for one, _ in found)


@lru_cache(maxsize=20_000)
def _is_lone(written: Written) -> bool:
    name = name_of(*written)
    return name is not None and name.is_lone


def is_surname(names: Iterable[Written]) -> bool:
    """Whether all these names are of one part."""
    return all(map(_is_lone, names))


def span_of(day: int | None) -> int:
    """The span of days in which a day lies."""
    return UNDATED if day is None else day // SPAN


def first_of(sample: Iterable[Bearer]) -> tuple[Bearer, ...]:
    """As many of these entities as a node keeps, in order."""
    return tuple(sorted(sample, key=lambda bearer: bearer.local)[:MOST_TOLD])


def place_in(node: Node) -> Local:
    """Where a node is first told of."""
    return node.sample[0].local
