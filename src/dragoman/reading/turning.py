"""How an event word turns those behind it in its sentence: it undoes, asks for, gives up or governs what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.reading.complements import governs_before, is_complement, with_complement
from dragoman.reading.composing import (
    compose,
    forgone,
    governed,
    is_forgone,
    is_fronted_object,
    is_undone_by_nobody,
    is_undone_object,
    undoes,
)
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling
from dragoman.reading.triggers import Trigger

_ABOUT = 4


class Turning(NamedTuple):
    """An event word with the one behind it, the groups of its sentence and the places of its verbs."""

    stream: Stream
    members: Sequence[Group]
    predicates: Sequence[int]
    trigger: Trigger
    following: Trigger | None


def turn(at: Turning, told: Telling, found: list[Telling]) -> None:
    """Put a telling before those behind it in its sentence, or make one of it with one of these."""
    turned = None
    if found and at.following is not None:
        turned = _undone(at, at.following, told, found[0]) or _asked_for(at, at.following, told, found[0])
    if turned is not None:
        found[0] = turned
        return
    sense = at.trigger.sense
    is_turning = (sense.governs or sense.undoes or at.trigger.opens) and not governs_before(at.stream)
    place = governed(at.stream, at.trigger, found) if is_turning else None
    if place is None:
        found.insert(0, told)
    else:
        _govern(at, told, found, place)


def _undone(at: Turning, following: Trigger, told: Telling, inner: Telling) -> Telling | None:
    """What is called off: "the visit of X was cancelled" does not say by whom, and says whose it was."""
    if not _is_undone(at.stream, at.trigger, following, inner):
        return None
    undone = compose(replace(inner, recipients=()), told)
    if undone is None:
        return None
    is_active = following.form == "verb" and (
        is_undone_object(at.stream, at.trigger, following) or is_fronted_object(at.stream, at.trigger, following, inner)
    )
    if is_active and not undone.recipients and not at.stream.lexicon.pack.grammar.postpositions:
        # "اتهامات آمریکا را تکذیب کرد": whose word is denied stands in the object.
        undone = replace(undone, recipients=tuple(one for one in inner.recipients if one not in undone.actors))
    if not at.trigger.words.doubtful:
        # "Susret ..., odgođen je": what is put off is told, so the word for it is in no doubt.
        undone = replace(undone, doubtful=False)
    by_whom = undone.actors and (is_active or inner.actor_by == "passive")
    return undone if by_whom else replace(undone, actors=told.actors, recipients=told.recipients)


def _is_undone(stream: Stream, noun: Trigger, verb: Trigger, told: Telling) -> bool:
    is_object = is_fronted_object(stream, noun, verb, told) or is_undone_by_nobody(noun, verb, told)
    return is_object or undoes(stream, noun, verb)


def _asked_for(at: Turning, following: Trigger, told: Telling, inner: Telling) -> Telling | None:
    """What is asked or promised before its verb is one telling with it, where verbs stand last."""
    if not is_complement(at.stream, at.trigger, following):
        return None
    return with_complement(at.stream, at.members, at.predicates, (at.trigger, told), (following, inner))


def _govern(at: Turning, told: Telling, found: list[Telling], place: int) -> None:
    inner = found[place]
    if at.trigger.sense.undoes and at.trigger.whole:
        # What its own event is about ("lifted the ban on protests") is not told beside it.
        if inner.form == "noun" and inner.first - at.trigger.last < _ABOUT:
            del found[place]
    elif is_forgone(at.stream, at.trigger, inner):
        told = forgone(told, found.pop(place))
    elif (composed := compose(told, inner)) is not None:
        told = composed
        del found[place]
    found.insert(0, told)
