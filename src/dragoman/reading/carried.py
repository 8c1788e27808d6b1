"""The time of an event that its own sentence does not tell, carried over from the sentences before.

News dates an event once and goes on telling of it: the same deed of the same parties has the time that was told of
it, and what a party did in the sentence right behind a dated deed of his happened, as a rule, on the same day. Both are
inferences, and are marked as such.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from dragoman.model import When
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

_OPEN = frozenset({"future", "hypothetical", "negation", "historical"})
_TOLD = frozenset({"explicit", "relative"})

Dated = tuple[Telling, When | None]


def carried(stream: Stream, one: Telling, earlier: Sequence[Dated]) -> When | None:
    """The time of the nearest telling before that dates this one; None where none does.

    `earlier` are the tellings of the text before this one with their times, in order.
    """
    for other, when in reversed(earlier):
        behind = stream.sentence_of(one.first).paragraph - stream.sentence_of(other.first).paragraph
        if behind > 1:
            return None
        if when is None or when.basis not in _TOLD or when.latest is None:
            continue
        if _is_same(one, other) or (when.earliest == when.latest and _goes_on(stream, one, other)):
            return structs.replace(when, basis="inferred")
    return None


def _is_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one event: of one type and mode, of the same parties, as far as both are told."""
    if one.type != other.type or one.mode != other.mode or set(one.auxiliary) != set(other.auxiliary):
        return False
    parties, others = {*one.actors, *one.recipients}, {*other.actors, *other.recipients}
    return len(parties) > 1 and parties == others


def _goes_on(stream: Stream, one: Telling, other: Telling) -> bool:
    """Whether a deed stands in the sentence right behind one of the same actor, and both are told as done."""
    is_next = stream.sentence_of(one.first).first == stream.sentence_of(other.first).last
    is_done = _OPEN.isdisjoint(one.auxiliary) and _OPEN.isdisjoint(other.auxiliary)
    return is_next and is_done and bool(set(one.actors) & set(other.actors))
