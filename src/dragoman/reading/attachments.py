"""Whom an event word reaches: the group attached to it in a way that the word wants."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.knowledge.countries import country_names
from dragoman.language.automaton import bases
from dragoman.language.pack_parts import Case
from dragoman.reading.clause_groups import ClauseGroups, first_after
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.subjects import subject_of
from dragoman.reading.triggers import Trigger
from dragoman.reading.verb_forms import verb_form
from dragoman.reading.verb_second import may_be_object

_OBJECT_REACH = 7
_MARKED_REACH = 14
_CLOSE = 2
# What may stand before the verb where word order is free; other prepositions say more often when or where.
_FRONTED = ("with", "against")
# Some verbs have their object in the dative, and all of them have it in the genitive where they are negated.
_OBJECT_CASES: tuple[Case, ...] = ("object", "to", "of")


def attached(clause: ClauseGroups, trigger: Trigger, wanted: Sequence[str], taken: Group | None) -> Group | None:
    """The first group attached in one of the wanted ways, the earlier ways preferred."""
    is_last = clause.stream.lexicon.pack.order == "SOV"
    for way in wanted:
        if is_last and way != "subject":
            group = _behind_noun(clause, trigger, way, taken)
            group = group or before_last_verb(clause, trigger, "object" if way == "indirect" else way, taken)
            group = group or _owner_of_object(clause, trigger, way, taken)
        elif way in ("object", "indirect"):
            group = _object(clause, trigger, taken)
        elif way == "subject":
            group = subject_of(clause, trigger.first, trigger.bounds[0]) or _owner_of_subject(clause, trigger)
        elif way == "of" and clause.stream.lexicon.pack.grammar.bare_genitive:
            group = first_after(clause, trigger, lambda group: group.may_own or group.is_owner, 0)
        else:
            group = _marked_before(clause, trigger, way, taken) or _marked(clause, trigger, way, taken)
        if group is not None and group is not taken:
            return group
    return None


def _behind_noun(clause: ClauseGroups, trigger: Trigger, way: str, taken: Group | None) -> Group | None:
    """Who is attached behind a noun where verbs stand last and prepositions before: حمله اسرائیل به لبنان."""
    if trigger.form != "noun" or way == "object" or clause.stream.lexicon.pack.grammar.postpositions:
        return None
    group = _marked(clause, trigger, way, taken)
    if group is not None or way != "of" or not clause.stream.lexicon.pack.grammar.bare_genitive:
        return group
    # "میزبان پوتین": who owns the noun and is not its actor.
    owner = first_after(clause, trigger, lambda group: group.is_bare, 0)
    return owner if owner is not taken else None


def _owner_of_object(clause: ClauseGroups, trigger: Trigger, way: str, taken: Group | None) -> Group | None:
    """Whose deed the object of a last verb is, where owners stand behind: "حمله روسیه به اوکراین را محکوم کرد"."""
    stream = clause.stream
    grammar = stream.lexicon.pack.grammar
    if way != "object" or trigger.form != "verb" or grammar.postpositions or not grammar.bare_genitive:
        return None
    begin = max((first for first in clause.predicates if first < trigger.first), default=trigger.bounds[0])
    mark = next((at for at in range(trigger.first - 1, begin, -1) if stream.is_head(at, "object")), None)
    if mark is None:
        return None
    owners = (group for group in reversed(clause.groups) if begin < group.first and group.last <= mark)
    return next((g for g in owners if g.is_bare and g is not taken and stream.ends_kind(g.first, "event")), None)


def _owner_of_subject(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Who stands in the genitive before a verb that names nobody as its subject: "Decyzja Niemiec jest haniebna"."""
    return next((g for g in reversed(clause.groups) if g.last <= trigger.first and g.may_own and not g.modifier), None)


def before_last_verb(clause: ClauseGroups, trigger: Trigger, way: str, taken: Group | None = None) -> Group | None:
    """The group so attached before its verb, where verbs stand last: "İsrail Gazze'ye saldırdı"."""
    if clause.stream.lexicon.pack.order != "SOV":
        return None
    # Whose stance is criticised is criticised.
    ways = {way, "possessive"} if way in ("object", "of") else {way}
    attached_so = [
        group
        for group in clause.groups
        if group is not taken and _is_ahead(group, trigger) and not ways.isdisjoint(group.markers)
    ]
    # What stands right before another verb is that verb's; before all of its clause stands what it was set into.
    begin = max((first for first in clause.predicates if first < trigger.first), default=0)
    own = [group for group in attached_so if group.first >= begin]
    if own:
        return own[-1]
    if way != "object":
        return None
    governed = max((match.last for match in clause.stream.at("event", begin)), default=0)
    case = "possessive" if governed and verb_form(clause.stream, governed) == "nominal" else "object"
    return next((group for group in attached_so if case in group.markers), None)


def _is_ahead(group: Group, trigger: Trigger) -> bool:
    """Whether a group stands before an event word or is a part of it: "방한"."""
    return group.last <= trigger.first or (trigger.first <= group.first and group.last <= trigger.last)


def doer_between(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Who did it, between the mark of the passive and its verb: "bị Mỹ trừng phạt"."""
    stream = clause.stream
    if not stream.lexicon.pack.grammar.doer_between:
        return None
    near = [group for group in clause.groups if 0 <= trigger.first - group.last <= _CLOSE]
    group = near[-1] if near else None
    if group is None or group.first <= trigger.bounds[0] or not stream.ends_head(group.first, "passive"):
        return None
    return None if any(stream.is_predicate(place) for place in range(group.last, trigger.first)) else group


def fronted(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The recipient that stands before its verb with a preposition, or as an object by its ending.

    "С Лавровым встретился Блинкен", "Россию осудила Франция".
    """
    # "До Києва приїде Фідан": where a visit goes stands in front as well.
    wanted = set(trigger.wanted) & {*_FRONTED, *(("to",) if trigger.sense.mode == "visit" else ())}
    words = clause.stream.words
    comma = next((at for at in range(trigger.first - 1, trigger.bounds[0], -1) if words[at].text == ","), -1)
    before = [group for group in reversed(clause.groups) if comma < group.first and group.last <= trigger.first]
    marked = next((group for group in before if wanted & set(group.markers)), None)
    if marked is not None or "object" not in trigger.wanted:
        return marked
    return next((group for group in before if group.must_be("object") and _opens(clause.stream, group, trigger)), None)


def fronted_object(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Whom a preposition or an ending of objects marks before the verb.

    "Pe Rusia a acuzat-o Ucraina", "Az orosz nagykövetet bekérette Bukarest"; one that says more than that ("A Rusia la
    acusó Ucrania") if a clitic takes him up.
    """
    stream = clause.stream
    pack = stream.lexicon.pack
    if not (pack.grammar.object_ or "object" in pack.names.noun_cases) or pack.order == "SOV":
        return None
    before = (group for group in reversed(clause.groups) if group.last <= trigger.first and "object" in group.markers)
    is_taken_up = stream.ends_head(trigger.first, "clitic")
    return next((group for group in before if is_taken_up or group.markers == ("object",)), None)


def _opens(stream: Stream, group: Group, trigger: Trigger) -> bool:
    """Whether nothing stands before a group on which it may depend: "сторонники Трампа"."""
    return group.first == trigger.bounds[0] or stream.words[group.first - 1].kind == "sign"


def _marked(clause: ClauseGroups, trigger: Trigger, way: str, taken: Group | None) -> Group | None:
    return first_after(clause, trigger, lambda group: way in group.markers and group is not taken, _MARKED_REACH)


def _marked_before(clause: ClauseGroups, trigger: Trigger, way: str, taken: Group | None) -> Group | None:
    """The nearest group so attached before its verb, where such phrases stand there: 向联合国道歉."""
    stream = clause.stream
    if not stream.lexicon.pack.grammar.adjuncts_first:
        return None
    begin = max((first for first in clause.predicates if first < trigger.first), default=trigger.bounds[0])
    comma = next((at for at in range(trigger.first - 1, begin, -1) if stream.words[at].text == ","), begin)
    before = (group for group in reversed(clause.groups) if comma <= group.first and group.last <= trigger.first)
    return next((group for group in before if way in group.markers and group is not taken), None)


def _object(clause: ClauseGroups, trigger: Trigger, taken: Group | None) -> Group | None:
    stream, predicates = clause.stream, clause.predicates
    # Where the subject stands behind the verb too, the object follows it.
    subject = 0 if taken is None or taken.first < trigger.last else taken.last - taken.first
    group = first_after(
        clause,
        trigger,
        lambda group: _may_be_object(stream, group) and group is not taken and group.may_be(*_OBJECT_CASES),
        _OBJECT_REACH + subject,
    )
    if group is None or (group.modifier and group.last - group.first == 0):
        return None
    # A verb between has its own object, and a comma ends the reach of this one.
    if any(trigger.last <= first < group.first for first in predicates):
        return None
    between = stream.words[trigger.last : group.first]
    return None if any(word.text in ",(" for word in between) else group


def _may_be_object(stream: Stream, group: Group) -> bool:
    """Whether nothing attaches a group but its case or what attaches objects: "acusó a Maduro", "decizia Suediei"."""
    if may_be_object(stream, group) or group.markers in ((), ("possessive",)) or "object" in group.markers:
        return True
    return group.markers == tuple(stream.lexicon.pack.names.first_cases)


def between_before(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Both sides where they stand in front: "between A and B an agreement was reached"."""
    return next(
        (g for g in clause.groups if g.last <= trigger.first and "between" in g.markers and len(g.entities) > 1), None
    )


def between_behind(clause: ClauseGroups, trigger: Trigger, least: int = 2) -> Group | None:
    """The sides, so many at least, of what was done between them: "se firmó un acuerdo entre A y B".

    Behind a comma and another noun they are that one's: "a visit, meant to restore relations between A and B".
    """
    group = first_after(clause, trigger, lambda group: "between" in group.markers, _MARKED_REACH)
    if group is None or len(group.entities) < least:
        return None
    stream = clause.stream
    comma = next((at for at in range(trigger.last, group.first) if stream.words[at].text == ","), group.first)
    return None if any(stream.at("event", at) for at in range(comma, group.first)) else group


def is_object_by_case(stream: Stream, group: Group) -> bool:
    """Whether the name of a country in a group has an ending that only an object has."""
    endings = stream.lexicon.accusative
    if not endings:
        return False
    names = _plain_names(stream.lexicon.language)
    countries = (match for place in range(group.first, group.last) for match in stream.at("country", place))
    folded = [stream.words[match.last - 1].folded for match in countries if match.entry.form == "name"]
    return any(word not in names and names.intersection(bases(word, endings)) for word in folded)


@cache
def _plain_names(language: str) -> frozenset[str]:
    return frozenset(name.lower() for name in country_names(language))
