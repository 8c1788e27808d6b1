"""Ids made of what a thing is, so that they do not depend on when it came."""

from __future__ import annotations

from base64 import b32encode
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b


def content_id(letter: str, *parts: str) -> str:
    """A short id: the letter of the thing's kind, then ten signs made of its parts."""
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return letter + b32encode(digest).decode("ascii").lower()[:10]


def distinct_ids(letter: str, seeds: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[str]:
    """One id for each pair of (what it is, where it is first told).

    The place has a say only for those that would have the same id without it.
    """
    plain = [content_id(letter, *seed) for seed, _ in seeds]
    often = Counter(plain)
    return [
        short if often[short] == 1 else content_id(letter, *seed, *place)
        for short, (seed, place) in zip(plain, seeds, strict=True)
    ]
