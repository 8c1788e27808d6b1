"""Under which keys a quotation is found by those that may be of the same statement, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from dragoman.record.statements.said import Said

FEWEST_WORDS = 4  # below this, only the very same words are the same
RUN = 3
_WINDOW = (
    6  # of so many runs one after the other one is a key: of every stretch of eight words that two have, one is met
)
_UNDATED = 1_000_000  # stands behind all days
_BITS = 40
# How many of those before it a quotation looks at: under a speaker's key, where translations are met, and under words.
NEAREST_OF_SPEAKER, NEAREST_OF_WORDS = 24, 4


def blocks_of(said: Said) -> list[int]:
    """The keys of a quotation."""
    return sorted({_number(kind, *key) for kind, *key in _keys(said)})


def nearest_in(block: int) -> int:
    """How many before it a quotation looks at under a key."""
    return NEAREST_OF_WORDS if block & 1 else NEAREST_OF_SPEAKER


def place_of(said: Said) -> int:
    """Where a quotation stands under each of its keys: by its day, those without one last."""
    day = said.day or _UNDATED
    digest = blake2b("\x1f".join(said.local).encode(), digest_size=_BITS // 8).digest()
    return day << _BITS | int.from_bytes(digest, "big")


def days_between(place: int, later: int) -> int:
    """How many days lie between two places."""
    return (later >> _BITS) - (place >> _BITS)


def _keys(said: Said) -> Iterator[tuple[str, ...]]:
    spoken = " ".join(map(str, said.words))
    if not said.direct or said.count < FEWEST_WORDS:
        yield "words", said.language, str(said.direct), said.speaker or "", spoken
        return
    if said.speaker is not None:
        yield "speaker", said.speaker
        if said.story is not None:
            yield "speaker", said.speaker, said.story
    for run in _telling_runs(said.words):
        yield "words", said.language, *map(str, run)


def _telling_runs(words: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Runs of words that stand for all: of every window of runs the one with the smallest number."""
    runs = [words[start : start + RUN] for start in range(len(words) - RUN + 1)]
    if len(runs) <= _WINDOW:
        return set(runs)
    return {min(runs[start : start + _WINDOW]) for start in range(len(runs) - _WINDOW + 1)}


def _number(kind: str, *key: str) -> int:
    """A number for a key; it is odd where words are the key."""
    digest = blake2b("\x1f".join((kind, *key)).encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") << 1 | (kind == "words")
