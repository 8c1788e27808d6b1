"""Verbs that stand as an adjective or a noun within another clause, and whose they are.

Where verbs stand last, "the man who hit X" is "X'e vuran adam" and "that Y hit X" is "Y'nin X'e vurduğu": by its form
alone a verb has its subject right behind it, or before it as its owner.
"""

from __future__ import annotations

import re
from typing import Literal

from dragoman.reading.clause_groups import ClauseGroups
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.subjects import subject_of
from dragoman.reading.triggers import Trigger
from dragoman.reading.verb_first import goes_on, subject_in_chain

VerbForm = Literal["finite", "attributive", "nominal"]

_MOST_BETWEEN = 3
_CARRIED_FROM = 7
_CARRIED_BEHIND = 4
# A light verb behind the other side of a noun that leads its clause, and its subject behind that.
_BESIDE_OBJECT = 3
_FRONTED_REACH = 9
_OWNED_FROM = 10


def verb_form(stream: Stream, last: int) -> VerbForm:
    """What a verb that ends before the word `last` is in its sentence, by its form."""
    grammar = stream.lexicon.pack.grammar
    word = stream.words[last - 1].folded
    if grammar.attributive and re.fullmatch(grammar.attributive, word):
        return "attributive"
    if grammar.nominal and re.fullmatch(grammar.nominal, word):
        return "nominal"
    return "finite"


def subject_by_form(clause: ClauseGroups, first: int, last: int, begin: int, asks: bool = False) -> Group | None:
    """The subject of the verb from `first` to before `last`: behind an attribute, the owner of a noun, else before.

    `asks` for a verb that calls on somebody.
    """
    if goes_on(clause.stream, first):
        chained = subject_in_chain(clause, first, begin, asks)
        if chained is not None:
            return chained
    form = verb_form(clause.stream, last)
    if form == "attributive":
        return _described(clause, last)
    if form == "nominal":
        owner = _owner(clause, first, begin)
        if owner is not None:
            return owner
    return subject_of(clause, first, begin)


def _described(clause: ClauseGroups, last: int) -> Group | None:
    """Whom an attribute describes: the group right behind it, whatever attaches both."""
    group = next((group for group in clause.groups if group.first >= last), None)
    if group is None or group.first - last > _MOST_BETWEEN:
        return None
    stream = clause.stream
    between = range(last, group.first)
    parted = any(stream.words[place].kind != "word" or stream.is_predicate(place) for place in between)
    return None if parted else group


def _owner(clause: ClauseGroups, first: int, begin: int) -> Group | None:
    """The first owner before a verb that stands as a noun, behind any other verb: a second one owns its object."""
    begin = max((place for place in clause.predicates if begin <= place < first), default=begin)
    before = (group for group in clause.groups if begin <= group.first and group.last <= first)
    return next((group for group in before if "possessive" in group.markers), None)


def before_object(clause: ClauseGroups, trigger: Trigger, nearest: Group) -> Group | None:
    """Who stands before a common noun that may be the object of its verb: "May eleştirmenleri suçladı"."""
    stream = clause.stream
    word = stream.words[nearest.last - 1]
    if stream.lexicon.pack.order != "SOV" or nearest.last > trigger.first or "'" in word.folded or word.capitalised:
        return None
    if not word.folded.endswith(stream.lexicon.pack.names.perhaps_object):
        return None
    before = [group for group in clause.groups if group.last <= nearest.first and group.is_free]
    return before[-1] if before else None


def object_of_attribute(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The bare noun before an attribute, whose subject stands behind it: "eleştirmenleri suçlayan May"."""
    if verb_form(clause.stream, trigger.last) != "attributive":
        return None
    begin = max((first for first in clause.predicates if first < trigger.first), default=trigger.bounds[0])
    before = (group for group in reversed(clause.groups) if begin <= group.first and group.last <= trigger.first)
    return next((group for group in before if group.is_free), None)


def carrier(stream: Stream, trigger: Trigger) -> tuple[int, int] | None:
    """The words of the light verb that carries a noun: before it, or behind it where verbs stand last."""
    is_last = stream.lexicon.pack.order == "SOV"
    if is_last and (behind := _carrier_behind(stream, trigger)) is not None:
        return behind
    for place in range(trigger.first - 1, max(trigger.bounds[0], trigger.first - _CARRIED_FROM - 1) - 1, -1):
        end = _light_end(stream, place)
        if end is not None and (not is_last or verb_form(stream, end) != "finite"):
            return place, end
    return None


def _carrier_behind(stream: Stream, trigger: Trigger) -> tuple[int, int] | None:
    for place in range(trigger.last, min(trigger.bounds[1], trigger.last + _CARRIED_BEHIND)):
        end = _light_end(stream, place)
        if end is not None and not _is_in_other_verb(stream, trigger, place):
            return place, end
        if stream.words[place].kind == "sign" or end is not None:
            return None
    return None


def subject_of_fronted(clause: ClauseGroups, noun: Trigger, recipient: Group) -> Group | None:
    """Who acts where a noun leads its clause with its other side, before the light verb and its subject.

    "Τηλεφωνική επικοινωνία με τον Λαβρόφ είχε ο Φιντάν". Only where word order is free.
    """
    stream = clause.stream
    if stream.lexicon.pack.order != "free" or recipient.first < noun.last:
        return None
    start = recipient.last
    ends = (_light_end(stream, place) for place in range(start, min(start + _BESIDE_OBJECT, noun.bounds[1])))
    verb_end = next((end for end in ends if end is not None), None)
    if verb_end is None:
        return None
    group = next((one for one in clause.groups if one.first >= verb_end and one.is_free), None)
    if group is None or group.first - verb_end > _FRONTED_REACH:
        return None
    parted = any(stream.words[at].kind == "sign" or stream.is_predicate(at) for at in range(verb_end, group.first))
    return None if parted else group


def _is_in_other_verb(stream: Stream, trigger: Trigger, place: int) -> bool:
    """Whether a light verb is the end of another event's words, that begin behind the noun: "اتهامات را تکذیب کرد"."""
    begins = range(trigger.last, place)
    return any(match.last > place for first in begins for match in stream.at("event", first))


def _light_end(stream: Stream, place: int) -> int | None:
    """Where a light verb that begins at a word ends."""
    return max((match.last for match in stream.at("word", place) if match.entry.value == "light"), default=None)


def possessor(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The owner of a noun across what else is attached to it: "Trump'ın Kuzey Kore'ye yönelik tehdidi"."""
    stream = clause.stream
    if stream.lexicon.pack.order != "SOV":
        return None
    for group in reversed(clause.groups):
        if group.last > trigger.first:
            continue
        if trigger.first - group.last > _OWNED_FROM or group.is_bare:
            return None
        if any(stream.is_predicate(place) for place in range(group.last, trigger.first)):
            return None
        if "possessive" in group.markers:
            return group
    return None
