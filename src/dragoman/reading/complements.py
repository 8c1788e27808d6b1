"""What a governing verb asks or promises, where verbs stand last: "撤退するよう求めた", "석방을 촉구했다"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.reading.composing import compose
from dragoman.reading.frames import parties
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling
from dragoman.reading.triggers import Trigger

# How many words may stand between the two: 것을 거듭, ことを改めて強く.
_REACH, _REACH_IN_CHARACTERS = 3, 7


def governs_before(stream: Stream) -> bool:
    """Whether a word governs what stands before it, never what stands behind."""
    pack = stream.lexicon.pack
    return pack.order == "SOV" and pack.grammar.postpositions and bool(pack.grammar.complement)


def is_complement(stream: Stream, inner: Trigger, outer: Trigger) -> bool:
    """Whether an event word is what the governing verb behind it is about, tied to it by a word or by its ending."""
    if not governs_before(stream) or not outer.sense.governs or outer.form == "noun":
        return False
    if outer.sense.undoes or outer.sense.type == "REJECT":
        return False
    between = range(inner.last, outer.first)
    if len(between) > (_REACH if stream.lexicon.pack.spaced else _REACH_IN_CHARACTERS):
        return False
    if any(stream.words[place].kind == "sign" for place in between):
        return False
    tie = next((place for place in range(inner.last - 1, outer.first) if _ties(stream, place, inner)), None)
    return tie is not None and not any(stream.is_predicate(place) for place in range(max(tie, inner.last), outer.first))


def with_complement(
    stream: Stream,
    members: Sequence[Group],
    predicates: Sequence[int],
    inner: tuple[Trigger, Telling],
    outer: tuple[Trigger, Telling],
) -> Telling | None:
    """What a governing verb tells together with the event word before it; None where the two stay apart."""
    word, told = outer
    if told.first != word.first:
        return None
    if not told.recipients:
        # Whom the verb asks stands before the other: "ロシアに対し、撤退するよう求めた".
        without = [place for place in predicates if place != inner[0].first]
        asked = parties(stream, members, without, word).recipients
        told = replace(told, recipients=tuple(one for one in asked if one not in told.actors))
    return compose(told, inner[1])


def _ties(stream: Stream, place: int, inner: Trigger) -> bool:
    heads = ("complement", "object") if inner.form == "noun" else ("complement",)
    endings = stream.lexicon.pack.grammar.complement_endings
    return stream.is_head(place, *heads) or stream.words[place].folded.endswith(endings)
