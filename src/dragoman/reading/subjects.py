"""Who does what a verb tells: the bare group before it, or behind it, or the subject of another verb."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.clause_groups import ClauseGroups, first_after
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.triggers import Trigger

_OBJECT_REACH = 7
_BESIDE = 3
_SUBJECTLESS = 4
_TWO = 2
_AUXILIARIES = ("light", "passive", "future", "hypothetical")
_PRONOUNS = ("i", "we", "he", "she", "they", "it")


def subject_of(clause: ClauseGroups, place: int, begin: int) -> Group | None:
    """The nearest bare group before a verb; across "and", the subject of the verb before."""
    stream, found, predicates = clause
    if _is_coordinated(stream, place, begin):
        earlier = [first for first in predicates if begin <= first < place]
        if earlier:
            return subject_of(clause, earlier[-1], begin)
    begin = behind_whom(stream, place, begin)
    before = [group for group in found if begin <= group.first and group.last <= place]
    relative = _relative_before(stream, place, begin, before)
    if relative is not None:
        return next((group for group in reversed(before) if relative - 1 <= group.last <= relative), None)
    for group in reversed(before):
        is_free = group.is_free and not owns_next_noun(stream, group)
        if is_free and not _is_in_passing(stream, group, place, begin) and not _is_object(clause, group, before, place):
            return group
    return None


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


def behind_whom(stream: Stream, place: int, begin: int) -> int:
    """Where the subject may stand at the earliest: behind a "whom", which is an object."""
    whom = stream.last_head("whom", begin, place)
    return begin if whom is None else whom + 1


def before_whom(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Whom a "whom" means: who stands right before it, at most a comma and a preposition between."""
    whom = behind_whom(clause.stream, trigger.first, trigger.bounds[0]) - 1
    return next((group for group in reversed(clause.groups) if whom - 2 <= group.last <= whom), None)


def _relative_before(stream: Stream, place: int, begin: int, before: Sequence[Group]) -> int | None:
    """The "who" or "which" before a verb that has no group between: what stands before it is the verb's subject."""
    relative = stream.last_head("relative", begin, place)
    if relative is None or stream.has_head(relative, place, "whom"):
        return None
    if any(group.first < place and group.last > relative + 1 and group.is_bare for group in before):
        return None
    return None if any(word.text == "," for word in stream.words[relative + 1 : place]) else relative


def _is_in_passing(stream: Stream, group: Group, place: int, begin: int) -> bool:
    """Whether a group stands in a relative clause between commas, which a later verb does not see."""
    opened = any(
        match.first > 0 and stream.words[match.first - 1].text == ","
        for match in stream.of_head("relative", begin, group.first)
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
    return first_after(clause, trigger, lambda group: group.first >= trigger.last and group.is_free, 1)


def first_of_two(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The first of two bare groups in or behind a verb that opens its clause: "Am Dienstag griff A B an"."""
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


def main_subject(everybody: Sequence[Group], trigger: Trigger) -> Group | None:
    """Who leads the sentence: "X spoke after talks with Y" tells of talks of X with Y."""
    before = [group for group in everybody if group.last <= trigger.first and group.is_free]
    own = [group for group in before if group.first >= trigger.bounds[0]]
    return own[-1] if own else before[0] if before else None


def sides_of_main_clause(stream: Stream, everybody: Sequence[Group], trigger: Trigger) -> Group | None:
    """Both sides of "After a meeting in Geneva, X and Y ...": the first to follow, if they are several."""
    end = trigger.bounds[1]
    if end >= len(stream.words) or stream.words[end - 1].text != ",":
        return None
    following = next((group for group in everybody if group.first >= end and group.is_free), None)
    return following if following is not None and len(following.entities) > 1 else None


def owning_pronoun(stream: Stream, trigger: Trigger) -> tuple[str, int] | None:
    """The pronoun that owns a noun, its head and place, right before it or right behind: "her denial"."""
    for place in (trigger.first - 1, trigger.first - 2, trigger.last, trigger.last + 1):
        if trigger.bounds[0] <= place < trigger.bounds[1] and (head := _pronoun_at(stream, place)) is not None:
            return head, place
    return None


def pronoun_before(stream: Stream, trigger: Trigger) -> tuple[str, int] | None:
    """The pronoun before a verb, its head and place."""
    for place in range(trigger.first - 1, max(trigger.bounds[0], trigger.first - _OBJECT_REACH) - 1, -1):
        head = _pronoun_at(stream, place)
        if head is not None:
            return head, place
        if stream.words[place].kind == "sign" or stream.is_head(place, "and"):
            return None
    return None


def _pronoun_at(stream: Stream, place: int) -> str | None:
    heads = stream.heads_at(place)
    return next((head for head in _PRONOUNS if head in heads), None) if heads else None
