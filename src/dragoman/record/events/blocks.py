"""Under which keys tellings find each other: those of one story, and those of the same countries."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from hashlib import blake2b
from itertools import combinations, product

from dragoman.record.events.parties import Who
from dragoman.record.events.telling import Parties, Told

_MOST_PARTIES = 6


class BlockKind(Enum):
    """What the tellings of a block share: a story, or the countries of their parties."""

    STORY = 0
    MEETING = 1
    DEED = 2


def kind_of(block: int) -> BlockKind:
    """What kind of block a key is of."""
    return BlockKind(block & 3)


def story_block(telling: Told) -> int | None:
    """The key of the tellings of one kind in one story."""
    # Of one story, a talk is the same whether it is called a call or not.
    family = "talk" if telling.is_reciprocal else telling.family
    return None if telling.story is None else _number(BlockKind.STORY, "story", family, telling.story)


def party_blocks(telling: Told, who: Who) -> list[int]:
    """The keys of the tellings of one kind between the same countries."""
    kind = BlockKind.MEETING if telling.is_reciprocal else BlockKind.DEED
    return sorted({_number(kind, *key) for key in _keys(telling, who)})


def _keys(telling: Told, who: Who) -> Iterator[tuple[str, ...]]:
    first, second = (_coarse(part, who) for part in telling.parties)
    if telling.is_reciprocal:
        yield from (("meet", telling.family, *pair) for pair in combinations(first, 2))
        if telling.where is not None and telling.day is not None:
            yield from (("at", telling.family, telling.where, party) for party in sorted(telling.parties[0]))
        if len(first) == 1:
            yield ("alone", telling.family, *sorted(telling.parties[0])[:_MOST_PARTIES])
    elif first and second:
        yield from (("act", telling.family, *pair) for pair in product(first, second))
    elif first or second:
        yield ("act", telling.family, *first, "to", *second)


def _coarse(parties: Parties, who: Who) -> list[str]:
    return sorted({who[party].country or party for party in parties})[:_MOST_PARTIES]


def _number(kind: BlockKind, *key: str) -> int:
    digest = blake2b("\x1f".join(key).encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") << 2 | kind.value
