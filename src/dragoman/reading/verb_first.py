"""Whose verb it is where verbs stand first and one goes on from another: "X met Y and called Z to".

Behind such a verb stands its subject, or only its object where the subject is that of the verb before. Their forms
tell: a verb in the masculine has no country for its subject, but for a few, and one that agrees with another may share
its subject.
"""

from __future__ import annotations

import re
from typing import Literal

from dragoman.reading.clause_groups import ClauseGroups
from dragoman.reading.glued import glued
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream

Gender = Literal["feminine", "masculine"]

_NEAR = 3
_OBJECT_REACH = 7
_MOST_LINKS = 6


def goes_on(stream: Stream, place: int) -> bool:
    """Whether "and" is written together with a verb, in a language whose verbs stand first."""
    return stream.lexicon.pack.order == "VSO" and "and" in glued(stream, place)


def subject_in_chain(clause: ClauseGroups, place: int, begin: int, asks: bool, links: int = 0) -> Group | None:
    """The subject of a verb that goes on from another: behind it, or that of the verb before.

    `asks` for a verb that calls on somebody, whom it has for its object more often than for its subject.
    """
    stream = clause.stream
    behind = _behind(clause, place)
    earlier = max((first for first in clause.predicates if begin <= first < place), default=None)
    if earlier is None or len(behind) > 1 or links >= _MOST_LINKS:
        return behind[0] if behind else None
    before = _own_subject(clause, earlier, begin, links + 1)
    if not behind or before is None:
        return before or (behind[0] if behind else None)
    country = _country(stream, behind[0])
    if country is not None and not _may_agree(stream, place, country):
        return before
    own, other = _gender(stream, place), _gender(stream, earlier)
    if own is not None and other is not None and own != other:
        return behind[0]
    is_called_on = asks and (country is not None or bool(stream.at("organisation", behind[0].first)))
    return before if is_called_on else behind[0]


def _own_subject(clause: ClauseGroups, place: int, begin: int, links: int) -> Group | None:
    if goes_on(clause.stream, place):
        return subject_in_chain(clause, place, begin, asks=False, links=links)
    behind = _behind(clause, place)
    if behind:
        return behind[0]
    before = [group for group in clause.groups if begin <= group.first and group.last <= place and group.is_free]
    return before[0] if before else None


def _behind(clause: ClauseGroups, place: int) -> list[Group]:
    """The bare groups right behind a verb, up to the next verb, sign or attached group."""
    stream = clause.stream
    end = min((first for first in clause.predicates if first > place), default=place + _OBJECT_REACH)
    found: list[Group] = []
    last = place + 1
    for group in clause.groups:
        if group.first <= place:
            continue
        if group.first >= end or group.first - last > _NEAR or not group.is_free:
            break
        if any(stream.words[at].kind == "sign" or stream.is_head(at, "that") for at in range(last, group.first)):
            break
        if found and group.first > last:
            break
        found.append(group)
        last = group.last
    return found


def _country(stream: Stream, group: Group) -> str | None:
    """The country that a group is by its name alone."""
    named = (match for match in stream.at("country", group.first) if match.last == group.last)
    return next((match.entry.value for match in named if match.entry.form in ("name", "metonym")), None)


def _may_agree(stream: Stream, place: int, country: str) -> bool:
    return _gender(stream, place) != "masculine" or country in stream.lexicon.pack.names.masculine


def _gender(stream: Stream, place: int) -> Gender | None:
    """The gender of a verb's form; None where it may be either."""
    grammar, word = stream.lexicon.pack.grammar, stream.words[place].folded
    if grammar.feminine_verb and re.fullmatch(grammar.feminine_verb, word):
        return "feminine"
    if grammar.masculine_verb and re.fullmatch(grammar.masculine_verb, word):
        return "masculine"
    return None
