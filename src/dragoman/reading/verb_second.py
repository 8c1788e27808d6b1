"""Who acts where the finite verb stands second and the rest of it last: "hat A gestern B angegriffen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.reading.clause_groups import ClauseGroups
from dragoman.reading.glued import PREPOSITIONS
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.triggers import Trigger

_BESIDE = 3
# How an object may be attached: not at all, as an owner of what is meant, or by its article.
OBJECTS = ((), ("possessive",), ("object",), ("indirect",))
_OWNER = ("of",)
_PERSONS = ("i", "we", "he", "she", "it")


def finite_before(stream: Stream, place: int, begin: int) -> int | None:
    """The finite verb that opens the bracket which a participle or infinitive at a place closes."""
    for at in range(place - 1, begin - 1, -1):
        if stream.words[at].text == "," or stream.ends_head(at + 1, "that", "condition"):
            return None
        if stream.is_head(at, "finite"):
            return at
    return None


def subject_in_bracket(clause: ClauseGroups, place: int, begin: int) -> Group | None:
    """The subject of a participle or infinitive: who stands before its finite verb, or the first behind it."""
    stream = clause.stream
    finite = finite_before(stream, place, begin)
    if finite is None:
        return None
    before = [group for group in clause.groups if begin <= group.first and group.last <= finite and group.is_free]
    if before:
        return before[-1]
    if has_unnamed_subject(stream, begin, finite) or pronoun_behind(stream, finite) is not None:
        return None
    return first_between(clause, finite, place)


def subject_of_last(clause: ClauseGroups, place: int, begin: int) -> Group | None:
    """The subject of a verb that stands last in a subordinate clause: the first who stands free in it."""
    stream = clause.stream
    if not stream.is_head(begin, "that", "break", "condition") and not stream.ends_head(begin, "that"):
        return None
    commas = [at for at in range(begin + 1, place) if stream.words[at].text == ","]
    begin = commas[-1] if commas else begin
    inside = (group for group in clause.groups if begin <= group.first and group.last <= place)
    return next((group for group in inside if group.is_free), None)


def is_subject_relative(stream: Stream, place: int, begin: int) -> int | None:
    """Where the relative stands that is the subject of the verb at a place, whatever stands between; None without."""
    for at in range(place - 1, begin - 1, -1):
        if stream.is_head(at, "subject_relative"):
            return at
        if stream.words[at].text == ",":
            return None
    return None


def object_before(clause: ClauseGroups, trigger: Trigger, subject: Group | None) -> Group | None:
    """Whom a verb at the end of its bracket or clause means, before it: "hat A gestern B angegriffen"."""
    stream = clause.stream
    if not stream.lexicon.pack.grammar.verb_second:
        return None
    begin = trigger.bounds[0] if subject is None or subject.first >= trigger.first else subject.last
    before = [group for group in clause.groups if begin <= group.first and group.last <= trigger.first]
    for way in trigger.wanted:
        for group in reversed(before):
            parted = any(stream.words[at].text == "," for at in range(group.last, trigger.first))
            if group is not subject and not parted and _is_attached(group, way):
                return group
    return None


def may_be_object(stream: Stream, group: Group) -> bool:
    """Whether a group may be a verb's object, or own it: "besetzte Teile der Ukraine"."""
    return group.markers in OBJECTS or (group.markers == _OWNER and stream.lexicon.pack.grammar.verb_second)


def _is_attached(group: Group, way: str) -> bool:
    if way in ("object", "indirect"):
        return group.markers in OBJECTS
    return way in group.markers and way not in ("of", "from", "about", "to", "for")


def first_between(clause: ClauseGroups, first: int, last: int) -> Group | None:
    """The first free group between two words, little or nothing before it."""
    behind = (group for group in clause.groups if first < group.first and group.last <= last and group.is_free)
    found = next(behind, None)
    if found is None or found.first - first > _BESIDE:
        return None
    between = clause.stream.words[first + 1 : found.first]
    return None if any(word.kind == "sign" or word.capitalised for word in between) else found


def subject_within(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The subject inside an event word of several words: "griff Israel an"."""
    stream = clause.stream
    if not stream.lexicon.pack.grammar.verb_second or trigger.last - trigger.first < _BESIDE:
        return None
    if (
        has_unnamed_subject(stream, trigger.bounds[0], trigger.first)
        or pronoun_behind(stream, trigger.first) is not None
    ):
        return None
    return first_between(clause, trigger.first, trigger.last)


def subject_behind_carrier(clause: ClauseGroups, carrier: int, trigger: Trigger) -> Group | None:
    """The subject between a light verb and its noun: "Am Montag legte Ungarn ein Veto ein"."""
    stream = clause.stream
    if not stream.lexicon.pack.grammar.verb_second or has_unnamed_subject(stream, trigger.bounds[0], carrier):
        return None
    return None if pronoun_behind(stream, carrier) is not None else first_between(clause, carrier, trigger.first)


def has_unnamed_subject(stream: Stream, begin: int, place: int) -> bool:
    """Whether before its verb a clause opens with a noun that nobody knows, and that is its subject."""
    if not stream.lexicon.pack.grammar.verb_second:
        return False
    while begin < place and stream.words[begin].kind == "sign":
        begin += 1
    if begin >= place or stream.is_day(begin) or stream.is_head(begin, *PREPOSITIONS):
        return False
    if stream.is_head(begin, "accusative", "dative", "genitive", "break"):
        return False
    return stream.is_head(begin, "article") and any(stream.words[at].capitalised for at in range(begin + 1, place))


def pronoun_behind(stream: Stream, place: int) -> tuple[str, int] | None:
    """The pronoun in the form of a subject right behind a verb, its head and place."""
    grammar = stream.lexicon.pack.grammar
    if place + 1 >= len(stream.words):
        return None
    word = stream.words[place + 1].folded
    for head in _PERSONS:
        forms: Sequence[str] = getattr(grammar, head)
        if forms and word == forms[0]:
            return head, place + 1
    return None


def doer_before(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Who did it, before a passive verb at the end of its clause: "wurde von A scharf verurteilt"."""
    if not clause.stream.lexicon.pack.grammar.verb_second:
        return None
    for group in reversed(clause.groups):
        if group.last <= trigger.last and "by" in group.markers and group.first >= trigger.bounds[0]:
            parted = any(word.text == "," for word in clause.stream.words[group.last : trigger.first])
            return None if parted else group
    return None


def is_passive_bracket(stream: Stream, first: int, last: int, bounds: tuple[int, int]) -> bool:
    """Whether the auxiliary of a participle makes it passive, far before or right behind: "wurde heute verurteilt"."""
    if not stream.lexicon.pack.grammar.verb_second:
        return False
    if last < bounds[1] and _makes_passive(stream, last, last - 1):
        return True
    if stream.is_head(last, "and") and _closes_passive(stream, last, bounds[1]):
        return True
    finite = finite_before(stream, first, bounds[0])
    return finite is not None and _makes_passive(stream, finite, last - 1)


def _closes_passive(stream: Stream, first: int, last: int) -> bool:
    """Whether a second participle brings the auxiliary of both: "gelobt und von anderen getadelt wird"."""
    for at in range(first + 1, last):
        if stream.words[at].text == ",":
            return False
        if stream.is_head(at, "finite"):
            return _makes_passive(stream, at, at - 1)
    return False


def is_perfect_bracket(stream: Stream, first: int, last: int, bounds: tuple[int, int]) -> bool:
    """Whether the auxiliary of a participle makes it active: "hat am Montag verurteilt", "verurteilt habe"."""
    if not stream.lexicon.pack.grammar.verb_second:
        return False
    if last < bounds[1] and stream.is_head(last, "finite"):
        return stream.is_head(last, "having")
    finite = finite_before(stream, first, bounds[0])
    return finite is not None and stream.is_head(finite, "having")


def _makes_passive(stream: Stream, auxiliary: int, verb: int) -> bool:
    if stream.is_head(auxiliary, "passive"):
        return True
    like = stream.lexicon.pack.grammar.participle_like
    return stream.is_head(auxiliary, "becoming") and like is not None and _is_like(like, stream.words[verb].folded)


@cache
def _pattern(like: str) -> re.Pattern[str]:
    return re.compile(like)


def _is_like(like: str, word: str) -> bool:
    return _pattern(like).fullmatch(word) is not None
