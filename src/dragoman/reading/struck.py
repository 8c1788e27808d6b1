"""Attacks on a place that is named beside their word: "ataku na Odessę", "дроны атаковали нефтебазу в Энгельсе"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.reading.entities import Located
from dragoman.reading.event_traits import Around
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

_REACH = 3
# Ways in which the goal of an attack is attached.
_WAYS = ("about", "against", "to", "object", "of", "with")
# Modes whose words tell of arms by themselves; other blows are dealt by heat waves and by teams as well.
_ARMED = frozenset({"drone", "aerial", "heavy-weapons"})
_ARMED_REACH = 5


def with_targets(around: Around, told: Sequence[Telling]) -> list[Telling]:
    """The same tellings, those marked that are of an attack by plain words on a place.

    The words tell with what arms it was made, or a noun tells it and the sentence says what became of people.
    """
    return [replace(one, struck=True) if _is_struck(around, one) else one for one in told]


def _is_struck(around: Around, one: Telling) -> bool:
    if one.doubtful or one.type != "ASSAULT" or not one.takes_place or "negation" in one.auxiliary:
        return False
    stream = around.stream
    is_armed = one.mode in _ARMED
    if not is_armed and (one.form != "noun" or not stream.within("fate", one.sentence)):
        return False
    mentions = around.by_sentence.get(stream.number_of_sentence(one.first), ())
    places = (each for each in mentions if around.cast.entities[each.entity].kind == "place" and each.form == "name")
    return any(_is_goal(stream, one, each, is_armed) for each in places)


def _is_goal(stream: Stream, one: Telling, place: Located, is_armed: bool) -> bool:
    """Whether words lead from the attack to a place: one that attaches, which the event word may end in, and a noun."""
    if is_armed and one.first <= place.first < one.last:
        return True
    between = range(one.last, place.first)
    reach = _ARMED_REACH if is_armed else _REACH
    if place.first < one.last or len(between) > reach or any(stream.words[at].kind == "sign" for at in between):
        return False
    if any(stream.at("event", at) or stream.at("report", at) or stream.is_head(at, "and") for at in between):
        return False
    if not between and stream.lexicon.pack.grammar.bare_genitive and one.form == "noun":
        # "при обстреле Белгорода": it is the noun's own.
        return True
    first = one.last - 1 if one.last - one.first > 1 else one.last
    attaching = (*_WAYS, "in") if is_armed else _WAYS
    return any(stream.is_head(at, *attaching) for at in range(first, min(one.last + reach, place.first)))
