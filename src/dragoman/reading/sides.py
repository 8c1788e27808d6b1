"""Both sides of a meeting that a noun before them parts from its word: "spotkanie ekspertów Polski i Białorusi"."""

from __future__ import annotations

from dragoman.reading.clause_groups import ClauseGroups, first_after
from dragoman.reading.glued import MARKERS
from dragoman.reading.groups import Group
from dragoman.reading.tellings import RECIPROCAL
from dragoman.reading.triggers import Trigger

_REACH = 5
_TWO = 2
_PASSING = frozenset({"between", "article", "of"})


def sides_behind(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Several who describe or own the noun right behind a word for a meeting, where no other preposition intervenes."""
    stream = clause.stream
    if trigger.sense.type not in RECIPROCAL or trigger.form != "noun":
        return None
    group = first_after(clause, trigger, lambda group: True, _REACH)
    if group is None or len(group.entities) < _TWO or not (group.modifier or group.may_own or group.is_owner):
        return None
    between = range(trigger.last, group.first)
    if any(stream.words[place].kind != "word" or stream.is_predicate(place) for place in between):
        return None
    heads = [{*stream.heads_at(place)} for place in between]
    if any(each & {*MARKERS} and each.isdisjoint(_PASSING) for each in heads):
        return None
    is_bare = group.is_bare and not group.modifier and not stream.lexicon.pack.grammar.bare_genitive
    return None if is_bare else group
