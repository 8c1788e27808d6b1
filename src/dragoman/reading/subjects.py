"""Who does what a verb tells: the bare group before it, or behind it, or the subject of another verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.clause_groups import ClauseGroups, first_after
from dragoman.reading.glued import suffix_pronoun
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.triggers import Trigger
from dragoman.reading.verb_second import (
    finite_before,
    has_unnamed_subject,
    is_subject_relative,
    subject_in_bracket,
    subject_of_last,
)

_OBJECT_REACH = 7
_BESIDE = 3
_SUBJECTLESS = 4
# How many characters a noun may have between its owner and the particle of the subject: 中国海警局の船が.
_OWNED_SUBJECT = 8
_FAR_BEHIND = 12
_WHERE = frozenset({"place", "maybe place", "country"})
_TWO = 2
_AUXILIARIES = ("light", "passive", "future", "hypothetical")


def subject_of(clause: ClauseGroups, place: int, begin: int) -> Group | None:
    """The nearest bare group before a verb; across "and", the subject of the verb before."""
    stream, found, _ = clause
    earlier = _verb_before(clause, place, begin)
    if earlier is not None:
        return subject_of(clause, earlier, begin)
    begin = behind_whom(clause, place, begin)
    begin, closed = _around_aside(clause, place, begin)
    before = [group for group in found if begin <= group.first and group.last <= place and group.first not in closed]
    if stream.lexicon.pack.grammar.verb_second:
        relative = is_subject_relative(stream, place, begin)
        if relative is not None:
            return next((group for group in reversed(before) if group.last == relative), None)
    relative = _relative_before(stream, place, begin, before)
    if relative is not None:
        return next((group for group in reversed(before) if relative - 1 <= group.last <= relative), None)
    if stream.lexicon.pack.grammar.verb_second:
        if finite_before(stream, place, begin) is not None:
            return subject_in_bracket(clause, place, begin)
        first = subject_of_last(clause, place, begin)
        if first is not None:
            return first
    unnamed = _unnamed_subject(stream, before, place)
    if unnamed is not None:
        return next((g for g in before if g.is_owner and 0 <= unnamed - g.last <= _OWNED_SUBJECT), None)
    return _nearest_free(clause, before, place, begin)


def _nearest_free(clause: ClauseGroups, before: Sequence[Group], place: int, begin: int) -> Group | None:
    """The nearest of the groups before a verb that may be its subject; rather not one that may own an event noun.

    Who has the particle of a subject or a topic comes before who stands bare: 中国は日本産の輸入を停止した.
    """
    stream = clause.stream
    owner: Group | None = None
    marked = [group for group in before if stream.is_head(group.last, "subject", "topic")]
    for group in (*reversed(marked), *reversed(before)):
        is_free = group.is_free and not owns_next_noun(stream, group)
        if is_free and not _is_in_passing(stream, group, place, begin) and not _is_object(clause, group, before, place):
            if not _may_own_next_noun(stream, group):
                return group
            owner = owner or group
    return owner


def _verb_before(clause: ClauseGroups, place: int, begin: int) -> int | None:
    """The verb with whose subject a verb goes on: before "and", or before a comma where no word joins the two."""
    if _is_coordinated(clause.stream, place, begin):
        earlier = [first for first in clause.predicates if begin <= first < place]
        if earlier:
            return earlier[-1]
    return _verb_before_comma(clause, place, begin)


def _verb_before_comma(clause: ClauseGroups, place: int, begin: int) -> int | None:
    """The verb before a comma with whose subject a verb goes on, where no word joins the two: 访问北京，与王毅会谈."""
    stream, found, predicates = clause
    if not stream.lexicon.pack.grammar.adjuncts_first:
        return None
    comma = next((at for at in range(place - 1, begin, -1) if stream.words[at].text == ","), None)
    if comma is None or any(comma < group.first and group.last <= place and group.is_free for group in found):
        return None
    earlier = [first for first in predicates if begin <= first < comma]
    return earlier[-1] if earlier else None


def _unnamed_subject(stream: Stream, before: Sequence[Group], place: int) -> int | None:
    """Where a subject that is no group ends before a verb, behind the last bare group: 中国は、船が衝突したと述べた."""
    marked = stream.last_head("subject", 0, place)
    if marked is None or stream.sentence_of(marked) != stream.sentence_of(place):
        return None
    last = max((group.last for group in before if group.is_free), default=None)
    is_other = last is not None and any(
        stream.words[at].text == "," or stream.is_head(at, "topic", "object", "possessive")
        for at in range(last, marked)
    )
    between = range(marked + 1, place)
    parted = any(stream.words[at].text == "," or stream.is_predicate(at) for at in between)
    return marked if is_other and not parted else None


def _may_own_next_noun(stream: Stream, group: Group) -> bool:
    """Whether the noun right behind a bare group may be its own: "ABD yaptırımlarını", "Belarus sınırını"."""
    if stream.lexicon.pack.grammar.owned is None:
        return False
    behind = stream.words[group.last : group.last + 1]
    objects = stream.lexicon.pack.names.noun_cases.get("object", ())
    if any(not word.capitalised and word.folded.endswith(objects) for word in behind if objects):
        return True
    nouns = (match for match in stream.at("event", group.last) if match.entry.form == "noun")
    return any(may_be_owned(stream, match.last) for match in nouns)


def may_be_owned(stream: Stream, last: int) -> bool:
    """Whether who stands bare before a noun, which ends before the word `last`, may own it: "Rusya saldırısı"."""
    owned = stream.lexicon.pack.grammar.owned
    return owned is None or re.fullmatch(owned, stream.words[last - 1].folded) is not None


def _around_aside(clause: ClauseGroups, place: int, begin: int) -> tuple[int, range]:
    """Where the subject may stand at the earliest, and the words put between that have none for it.

    "Meloni, dopo avere incontrato Scholz, ha criticato ...": the verb's subject stands before what a conjunction opens
    behind one comma and another closes, if the verb in it has no subject of its own.
    """
    stream = clause.stream
    if begin == 0 or not stream.is_head(begin, "break") or stream.words[begin - 1].text != ",":
        return begin, range(0)
    comma = next((at for at in range(place - 1, begin, -1) if stream.words[at].text == ","), None)
    if comma is None or any(comma < group.first and group.last <= place and group.is_free for group in clause.groups):
        return begin, range(0)
    verb = next((at for at in clause.predicates if begin <= at < comma), None)
    if verb is None or any(begin <= group.first and group.last <= verb and group.is_free for group in clause.groups):
        return begin, range(0)
    return stream.sentence_of(place).first, range(begin, comma)


def _is_object(clause: ClauseGroups, group: Group, before: Sequence[Group], place: int) -> bool:
    """Whether a group is the object of a participle behind the subject: "the army fighting the rebels has declared".

    Only an auxiliary tells that the verb is the main one: "arrested Turks protesting".
    """
    stream, _, predicates = clause
    if stream.lexicon.pack.order != "SVO" or not any(one.is_free and one.last < group.first for one in before):
        return False
    participle = next((first for first in reversed(predicates) if first < group.first), None)
    if participle is None or not stream.is_predicate(group.first - 1):
        return False
    events = stream.at("event", participle)
    if not events or any(stream.lexicon.pack.event[one.entry.index].told.governs for one in events):
        return False
    return any(stream.is_head(at, *_AUXILIARIES) for at in range(group.last, place)) and not any(
        stream.words[at].text in ",;:" or stream.is_head(at, "and", "break", "that", "infinitive")
        for at in range(group.last, place)
    )


def owns_next_noun(stream: Stream, group: Group) -> bool:
    """Whether a bare group is the owner of the event noun right before it: "der Angriff Russlands"."""
    if not stream.lexicon.pack.grammar.bare_genitive:
        return False
    return any(match.entry.form == "noun" for match in stream.ending("event", group.first))


def owned_behind(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The owner right behind a noun, where the case alone or nothing at all tells it: "der Angriff Russlands"."""
    if not clause.stream.lexicon.pack.grammar.bare_genitive:
        return None
    return first_after(clause, trigger, lambda group: group.may_own or group.is_owner, 0)


def behind_whom(clause: ClauseGroups, place: int, begin: int) -> int:
    """Where the subject may stand at the earliest: behind a "whom", which is an object.

    A word that opens clauses of every kind ("che") is "whom" only where somebody stands bare between it and the verb;
    "الذي اتهمه النقاد", "who the critics accused him", is one as well.
    """
    stream = clause.stream
    whom = stream.last_head("whom", begin, place)
    if suffix_pronoun(stream, place) is not None:
        relative = stream.last_head("relative", begin, place)
        whom = max((at for at in (whom, relative) if at is not None), default=None)
    if whom is None:
        return begin
    if _may_be_who(stream, whom) and not any(
        whom < group.first and group.last <= place and group.is_bare for group in clause.groups
    ):
        return begin
    return whom + 1


def _may_be_who(stream: Stream, whom: int) -> bool:
    return stream.is_head(whom, "relative") and stream.is_head(whom, "that")


def before_whom(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Whom a "whom" means: who stands right before it, at most a comma and a preposition between."""
    whom = behind_whom(clause, trigger.first, trigger.bounds[0]) - 1
    return next((group for group in reversed(clause.groups) if whom - 2 <= group.last <= whom), None)


def _relative_before(stream: Stream, place: int, begin: int, before: Sequence[Group]) -> int | None:
    """The "who" or "which" before a verb that has no group between: what stands before it is the verb's subject."""
    relative = stream.last_head("relative", begin, place)
    if relative is None:
        return None
    behind = relative + 1 if _may_be_who(stream, relative) else relative
    if stream.has_head(behind, place, "whom"):
        return None
    if any(group.first < place and group.last > relative + 1 and group.is_bare for group in before):
        return None
    return None if any(word.text == "," for word in stream.words[relative + 1 : place]) else relative


def _is_in_passing(stream: Stream, group: Group, place: int, begin: int) -> bool:
    """Whether a group stands in a relative clause between commas, which a later verb does not see."""
    opened = any(
        match.first > 0 and "," in (stream.words[match.first].text, stream.words[match.first - 1].text)
        for head in ("relative", "whom")
        for match in stream.of_head(head, begin, group.first)
    )
    return opened and any(stream.words[at].text == "," for at in range(group.last, place))


def _is_coordinated(stream: Stream, place: int, begin: int) -> bool:
    """Whether "and" or a comma stands right before a verb or its auxiliaries."""
    for end in range(place, max(begin, place - _BESIDE), -1):
        if stream.ends_head(end, "and"):
            return True
        if not stream.ends_head(end, "future", "negation", "infinitive", "passive", "light"):
            return False
    return False


def subject_behind(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The subject after its verb, where word order is free: bare and beside it."""
    if has_unnamed_subject(clause.stream, trigger.bounds[0], trigger.first):
        return None
    may_count = "object" not in trigger.wanted
    found = first_after(
        clause,
        trigger,
        lambda group: group.first >= trigger.last and (group.is_free or (may_count and group.is_counted)),
        _FAR_BEHIND,
    )
    if found is None or found.first - trigger.last <= 1:
        return found
    # What stands farther behind a verb that takes an object may be that.
    may_be_object = "object" in trigger.wanted and not found.cases
    return None if may_be_object or not _is_near(clause.stream, trigger.last, found.first) else found


def _is_near(stream: Stream, first: int, last: int) -> bool:
    """Whether only words of time and place, and one that is small, stand between a verb and its subject.

    "Θα συναντηθεί στη Νέα Υόρκη, τη Δευτέρα, ο πρόεδρος".
    """
    others = [at for at in range(first, last) if not _is_when_or_where(stream, at)]
    return all(stream.is_head(at, "in", "article", "accusative") or at == last - 1 for at in others) and not any(
        stream.is_predicate(at) or stream.words[at].kind == "sign" for at in others
    )


def _is_when_or_where(stream: Stream, place: int) -> bool:
    word = stream.words[place]
    is_named = stream.is_day(place) or word.kind == "number" or stream.is_any(_WHERE, place)
    # The second word of "New York" stands within it, and commas set off a date.
    return is_named or word.text == "," or (word.capitalised and stream.is_within(_WHERE, place, place + 1))


def bare_behind(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The person right behind a verb who is its subject because an object would be marked, or is a pronoun before it.

    "Acusó el ministro a Marruecos", "L-a acuzat președintele", "comme l'a demandé Macron".
    """
    stream = clause.stream
    grammar = stream.lexicon.pack.grammar
    takes_pronoun = stream.is_head(trigger.first, "clitic") or stream.ends_head(trigger.first, "clitic")
    if (not grammar.object_ or stream.lexicon.pack.order == "SOV") and (
        not takes_pronoun or has_subject_before(clause, trigger)
    ):
        return None
    group = first_after(clause, trigger, lambda group: group.first >= trigger.last and group.is_free, _BESIDE)
    if group is None or not group.personal:
        return None
    between = range(trigger.last, group.first)
    parted = any(stream.words[place].kind == "sign" or stream.is_predicate(place) for place in between)
    return None if parted else group


def first_of_two(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The first of two bare groups in or behind a verb that opens its clause: "Am Dienstag griff A B an"."""
    if has_unnamed_subject(clause.stream, trigger.bounds[0], trigger.first):
        return None
    behind = [g for g in clause.groups if g.first > trigger.first and g.is_free]
    if len(behind) < _TWO or behind[1].first - trigger.first > _OBJECT_REACH:
        return None
    between = clause.stream.words[trigger.first : behind[1].first]
    return None if any(word.text == "," for word in between) else behind[0]


def leading(clause: ClauseGroups, trigger: Trigger, nearest: Group) -> Group | None:
    """The first of two bare groups before the verb of a subordinate clause, where order is free."""
    begin = trigger.bounds[0]
    is_subordinate = clause.stream.is_head(begin, "that", "break", "condition") or clause.stream.ends_head(
        begin, "that"
    )
    if clause.stream.lexicon.pack.order != "free" or not is_subordinate:
        return None
    bare = [g for g in clause.groups if g.is_free and not owns_next_noun(clause.stream, g)]
    before = [g for g in bare if trigger.bounds[0] <= g.first and g.last <= trigger.first]
    if len(before) != _TWO or before[1] is not nearest:
        return None
    between = range(before[0].last, before[1].first)
    parted = any(clause.stream.words[place].text == "," or clause.stream.is_predicate(place) for place in between)
    return None if parted else before[0]


def subject_of_report(
    stream: Stream, everybody: Sequence[Group], predicates: Sequence[int], trigger: Trigger
) -> Group | None:
    """Whose verb it is behind "that" where its subject is left out: the one who says so; after "and", as before."""
    begin = trigger.bounds[0]
    that = next((place for place in (begin - 1, begin) if stream.is_head(place, "that")), None)
    if that is None:
        return None
    is_second = stream.ends_head(that, "and")
    for place in reversed([first for first in predicates if first < that]):
        if not is_second and that - place > _BESIDE:
            return None
        subject = subject_of(ClauseGroups(stream, everybody, predicates), place, 0)
        if subject is not None:
            return subject
    return None


def has_subject_before(clause: ClauseGroups, trigger: Trigger) -> bool:
    """Whether something stands before the verb in its clause that may be its subject without being named."""
    return trigger.first - trigger.bounds[0] > _SUBJECTLESS


def subject_behind_opening(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Whom an opening without a subject tells of: who stands right behind the comma that ends it."""
    group = first_after(clause, trigger, lambda group: group.is_free, _BESIDE)
    return group if group is not None and clause.stream.words[group.first - 1].text == "," else None


def subject_of_opening_passive(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Whom a passive befalls that stands before him: "Арестувани са 11 протестиращи", "Uhićeno je 11 prosvjednika".

    Where the subject stands first as a rule, only behind a passive that opens its clause.
    """
    stream = clause.stream
    if stream.lexicon.pack.order != "SVO":
        return first_after(clause, trigger, lambda group: group.is_free or _is_counted(stream, group), _BESIDE)
    if trigger.first - trigger.bounds[0] > 1:
        return None
    group = first_after(clause, trigger, lambda group: group.is_free, _BESIDE)
    if group is None or any(word.text in ",:" for word in stream.words[trigger.last : group.first]):
        return None
    return group


def _is_counted(stream: Stream, group: Group) -> bool:
    """Whether a number stands before a bare group, which is a subject in the genitive then."""
    return group.may_own and not group.modifier and stream.words[group.first - 1].kind == "number"
