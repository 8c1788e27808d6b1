"""Who does it to whom: the parties of one event word, found by the grammar of its sentence.

One grammar for all languages over the typed stream: the subject stands bare before an active verb (or after it where
word order is free), the recipient is attached as the pack says; a passive turns both round; a noun has its parties by
"of", "between", "with", "by", by possession, or through the light verb that carries it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.knowledge.ontology import quad_class
from dragoman.language.senses import Attachment
from dragoman.reading.attachments import (
    attached,
    before_last_verb,
    between_before,
    between_behind,
    doer_between,
    fronted,
    fronted_object,
    is_object_by_case,
)
from dragoman.reading.clause_groups import ClauseGroups, first_after
from dragoman.reading.clauses import is_passive, is_perfect
from dragoman.reading.glued import suffix_pronoun
from dragoman.reading.groups import Group
from dragoman.reading.main_subjects import main_subject, sides_of_main_clause, subject_of_main_clause
from dragoman.reading.sides import sides_behind
from dragoman.reading.stream import Stream
from dragoman.reading.subject_pronouns import owning_pronoun, pronoun_before
from dragoman.reading.subjects import (
    bare_behind,
    before_whom,
    behind_whom,
    first_of_two,
    has_subject_before,
    leading,
    may_be_owned,
    owned_behind,
    subject_behind,
    subject_behind_opening,
    subject_of,
    subject_of_opening_passive,
    subject_of_report,
)
from dragoman.reading.tellings import RECIPROCAL, ActorBy
from dragoman.reading.triggers import Trigger
from dragoman.reading.verb_forms import (
    before_object,
    carrier,
    object_of_attribute,
    possessor,
    subject_by_form,
    subject_of_fronted,
)
from dragoman.reading.verb_second import (
    doer_before,
    is_passive_bracket,
    is_perfect_bracket,
    object_before,
    subject_behind_carrier,
    subject_within,
)

SPEAKER = "speaker"
_OBJECT_REACH = 7
_MARKED_REACH = 14
_BESIDE = 3
_TWO = 2
_DOER_REACH = 6


class Parties(Struct, frozen=True):
    """Positions in `Cast.entities`.

    `pronoun` is the head of the pronoun that acts (at `place`), "" for a subject left out,
    `SPEAKER` for whoever says it.
    """

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    pronoun: str | None = None
    by: ActorBy = "none"
    place: int | None = None
    passive: bool = False


def parties(stream: Stream, found: Sequence[Group], predicates: Sequence[int], trigger: Trigger) -> Parties:
    """The parties of a trigger among the groups of its sentence.

    `predicates` are the first words of all event and reporting words of the sentence, in order.
    """
    inside = [group for group in found if trigger.bounds[0] <= group.first and group.last <= trigger.bounds[1]]
    clause = ClauseGroups(stream, inside, predicates)
    if trigger.sense.actor == "speaker":
        blamed = attached(clause, trigger, trigger.wanted, None)
        if blamed is None and "subject" in trigger.wanted:
            # "Should Moscow invade, the consequences would be grave": the one warned stands in the opening.
            blamed = main_subject(found, trigger)
        return Parties((), _entities(blamed), SPEAKER, "speaker")
    if trigger.form == "noun":
        return _of_noun(clause, found, trigger)
    if _is_passive(clause, trigger):
        return _of_passive(clause, trigger)
    return _of_verb(clause, found, trigger)


def _of_verb(clause: ClauseGroups, everybody: Sequence[Group], trigger: Trigger) -> Parties:
    stream = clause.stream
    asks = trigger.sense.type == "REQUEST"
    subject = _told_about(clause, trigger)
    subject = subject or subject_by_form(clause, trigger.first, trigger.last, trigger.bounds[0], asks)
    by: ActorBy = "subject"
    pronoun = None if subject else pronoun_before(clause.stream, trigger)
    wanted = _wanted(stream, trigger)
    recipient = attached(clause, trigger, wanted, subject)
    is_object_clause = behind_whom(clause, trigger.first, trigger.bounds[0]) > trigger.bounds[0]
    if subject is None and pronoun is None and (is_object_clause or clause.stream.lexicon.pack.order != "SVO"):
        subject = subject_within(clause, trigger) or subject_behind(clause, trigger) or first_of_two(clause, trigger)
        by = "behind"
        if subject is not None and subject is recipient:
            recipient = attached(clause, trigger, wanted, subject)
    if subject is None and pronoun is None and _has_no_object(trigger):
        # "Протестираха около двеста души", "пристигна и министерката": who stands behind does it.
        is_svo = clause.stream.lexicon.pack.order == "SVO"
        subject = first_after(
            clause, trigger, lambda group: group.is_free and (group.is_counted or group.personal or not is_svo), _BESIDE
        )
        by, recipient = "behind", None if subject is recipient else recipient
    marked = fronted_object(clause, trigger) if subject is None and pronoun is None else None
    if marked is not None:
        # "A Rusia la acusó Ucrania": who stands bare behind the verb does it.
        doer = first_after(clause, trigger, lambda group: group.is_free, _OBJECT_REACH)
        return Parties(_entities(doer), _entities(marked), by="behind" if doer is not None else "none")
    if subject is None and pronoun is None:
        subject, by = bare_behind(clause, trigger), "behind"
        if subject is not None and subject is recipient:
            recipient = attached(clause, trigger, wanted, subject)
    if subject is not None and is_object_by_case(stream, subject):
        # "Rusinë e dënoi Franca": the case tells more than the place.
        subject, recipient = (recipient if recipient is not None and recipient.is_bare else None), subject
    subject, recipient = _both_sides(clause, trigger, subject, recipient)
    recipient = recipient or _describing(clause, trigger)
    is_of_both = "between" in wanted or trigger.sense.type in RECIPROCAL or trigger.sense.undoes
    if is_of_both and subject is None and pronoun is None and (recipient is None or "between" in recipient.markers):
        subject = between_before(clause, trigger) or between_behind(clause, trigger)
        by = "between"
        recipient = recipient if subject is None else None
    if subject is None and pronoun is None:
        subject, by = _from_elsewhere(clause, everybody, trigger)
        is_left_out = subject is None and not has_subject_before(clause, trigger)
        pronoun = ("", trigger.first) if is_left_out else None
    head, place = pronoun or (None, None)
    return Parties(_entities(subject), _entities(recipient), head, by if subject is not None else "none", place)


def _has_no_object(trigger: Trigger) -> bool:
    """Whether a verb has nobody for its object: people protest, guests arrive."""
    return bool(trigger.sense.crowd) or (trigger.sense.mode == "visit" and trigger.wanted[:1] in (("to",), ("in",)))


def _told_about(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Who does what is only spoken of, right before his verb: 中方就欧盟制裁两家银行提出交涉."""
    if not clause.stream.lexicon.pack.grammar.adjuncts_first:
        return None
    return next((g for g in clause.groups if g.last == trigger.first and g.markers == ("about",)), None)


def _describing(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Whose thing it is that a phrase ends with, by his adjective behind it: "a rejeté l'offre d'aide américaine"."""
    is_phrase = trigger.form == "verb" and trigger.last - trigger.first > _TWO
    if not is_phrase or not clause.stream.lexicon.pack.grammar.adjectives_behind:
        return None
    return first_after(clause, trigger, lambda group: group.modifier, 0)


def _both_sides(
    clause: ClauseGroups, trigger: Trigger, subject: Group | None, recipient: Group | None
) -> tuple[Group | None, Group | None]:
    """Subject and recipient of a verb, the recipient sought before it where it does not stand behind."""
    if recipient is None and behind_whom(clause, trigger.first, trigger.bounds[0]) > trigger.bounds[0]:
        recipient = before_whom(clause, trigger)
    if recipient is None and "object" in _wanted(clause.stream, trigger):
        recipient = object_of_attribute(clause, trigger)
    if recipient is None and subject is not None and "object" in trigger.wanted:
        doer = leading(clause, trigger, subject) or before_object(clause, trigger, subject)
        if doer is not None:
            # "dass Russland die Ukraine angriff": the verb stands last, its object right before it.
            return doer, subject
    if recipient is None and clause.stream.lexicon.pack.order != "SVO":
        recipient = object_before(clause, trigger, subject) if subject is not None else None
        recipient = recipient or fronted(clause, trigger)
    return subject, recipient


def _from_elsewhere(clause: ClauseGroups, everybody: Sequence[Group], trigger: Trigger) -> tuple[Group | None, ActorBy]:
    """The subject that a verb has in another clause: in the main one, or of the verb that reports it."""
    subject = subject_of_main_clause(clause.stream, everybody, trigger)
    if subject is not None or has_subject_before(clause, trigger):
        return subject, "main"
    return subject_of_report(clause.stream, everybody, clause.predicates, trigger), "report"


def _wanted(stream: Stream, trigger: Trigger) -> tuple[Attachment, ...]:
    """How the other side may be attached: no noun is the object of a verb that ends in a pronoun, "اتهمه"."""
    if trigger.last - trigger.first > 1 or suffix_pronoun(stream, trigger.first) is None:
        return trigger.wanted
    return tuple(way for way in trigger.wanted if way != "object")


def _is_passive(clause: ClauseGroups, trigger: Trigger) -> bool:
    """Whether a verb is passive by what stands before it, or a participle by the doer behind it: "hailed by X"."""
    if trigger.form == "passive":
        return not (
            is_perfect(clause.stream, trigger.first, trigger.bounds)
            or is_perfect_bracket(clause.stream, trigger.first, trigger.last, trigger.bounds)
        )
    if trigger.form != "verb":
        return False
    if is_passive(clause.stream, trigger.first, trigger.bounds) or doer_between(clause, trigger) is not None:
        return True
    if is_passive_bracket(clause.stream, trigger.first, trigger.last, trigger.bounds):
        return True
    following = [group for group in clause.groups if 0 <= group.first - trigger.last <= _DOER_REACH]
    if not following or "by" not in following[0].markers or set(following[0].markers) & set(trigger.wanted):
        return False
    return not any(clause.stream.is_predicate(place) for place in range(trigger.last, following[0].first))


def _of_passive(clause: ClauseGroups, trigger: Trigger) -> Parties:
    between = between_behind(clause, trigger)
    if between is not None:
        return Parties(between.entities, by="between")
    recipient = subject_by_form(clause, trigger.first, trigger.last, trigger.bounds[0])
    actor = doer_between(clause, trigger)
    if actor is not None:
        # "Bị Mỹ trừng phạt, Venezuela ...": it may open the sentence.
        recipient = subject_of(clause, actor.first, trigger.bounds[0]) or subject_behind_opening(clause, trigger)
    actor = actor or first_after(
        clause, trigger, lambda group: "by" in group.markers or group.must_be("by"), _MARKED_REACH
    )
    actor = actor or before_last_verb(clause, trigger, "by") or doer_before(clause, trigger)
    actor = actor or _doer_by_case(clause, trigger)
    recipient = recipient or subject_of_opening_passive(clause, trigger)
    if recipient is None and clause.stream.lexicon.pack.order != "SVO":
        near = (group for group in clause.groups if 0 <= trigger.first - group.last <= _BESIDE and group.is_counted)
        recipient = first_after(clause, trigger, lambda group: group.is_free or group.is_counted, _BESIDE)
        recipient = recipient or next(near, None)
    if recipient is None:
        # "Sanctions were imposed on Russia": the subject is part of the phrase.
        marked = tuple(way for way in trigger.wanted if way not in ("object", "of", "indirect", "subject", "by"))
        recipient = attached(clause, trigger, marked, actor) or fronted(clause, trigger)
    by: ActorBy = "passive" if actor is not None else "none"
    return Parties(_entities(actor), _entities(recipient), by=by, passive=True)


def _doer_by_case(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """Who does it by his ending, before his passive: "Испанским правительством он был осужден"."""
    return next((group for group in clause.groups if group.last <= trigger.first and group.must_be("by")), None)


def _of_noun(clause: ClauseGroups, everybody: Sequence[Group], trigger: Trigger) -> Parties:
    stream = clause.stream
    between = between_behind(clause, trigger, least=1)
    if between is not None:
        return Parties(between.entities, by="between")
    owner = _owner(clause, trigger) or possessor(clause, trigger) or sides_behind(clause, trigger)
    by: ActorBy = "owner"
    wanted = trigger.wanted
    marked = tuple(name for name in wanted if name not in ("object", "of", "indirect", "subject"))
    recipient = attached(clause, trigger, marked, owner)
    is_phrase = any(stream.is_head(place, "infinitive") for place in range(trigger.first, trigger.last))
    if recipient is None and ("object" in wanted or is_phrase) and not stream.lexicon.pack.grammar.bare_genitive:
        # A phrase such as "plans to meet" has an object right behind it.
        recipient = first_after(clause, trigger, lambda group: group.is_free, 0)
    verb = carrier(stream, trigger)
    if verb is not None and (owner is None or ("of" in owner.markers and _may_be_done_to(trigger))):
        # "Russia announced the withdrawal of its troops": who carries it does it; criticism by somebody is his.
        carrying = subject_by_form(clause, *verb, trigger.bounds[0]) or subject_behind_carrier(clause, verb[0], trigger)
        owner, by = (carrying, "carrier") if carrying is not None else (owner, by)
    elif verb is None and owner is None and recipient is not None:
        owner, by = subject_of_fronted(clause, trigger, recipient), "carrier"
    if owner is None and recipient is None:
        owner, by = between_before(clause, trigger), "between"
    if owner is None and recipient is not None:
        owner = _genitive_before(clause, trigger, recipient)
    if owner is None and recipient is not None:
        owner, by = main_subject(everybody, trigger), "main"
    if owner is None and recipient is None:
        owner, by = sides_of_main_clause(stream, everybody, trigger), "main"
    if recipient is None and "of" in wanted and (owner is None or _is_done_to_its_owner(stream, trigger)):
        recipient = attached(clause, trigger, ("of",), owner)
    pronoun = owning_pronoun(stream, trigger) if owner is None or by == "main" else None
    if pronoun is not None:
        return Parties((), _entities(recipient), pronoun[0], place=pronoun[1])
    return Parties(_entities(owner), _entities(recipient), by=by if owner is not None else "none")


def _owner(clause: ClauseGroups, trigger: Trigger) -> Group | None:
    """The actor that a noun itself names: by "by", as its owner before it, described before it, or of it."""
    stream, found, _ = clause
    wanted = trigger.wanted
    if stream.lexicon.pack.grammar.adjectives_behind:
        described = first_after(clause, trigger, lambda group: True, 0)
        if described is not None and described.modifier:
            # What attaches it stands inside the event word: "une frappe de drone | russe".
            return described
    # Where one word says both "by" and "from", a noun that wants "from" names no doer with it.
    doer = first_after(clause, trigger, lambda group: _is_doer(group, wanted), _MARKED_REACH)
    doer = doer or first_after(clause, trigger, lambda group: group.must_be("by"), _BESIDE)
    if doer is not None:
        return doer
    for group in reversed(found):
        if group.last > trigger.first:
            continue
        gap = trigger.first - group.last
        if "possessive" in group.markers and gap <= _BESIDE:
            return group
        if gap == 0 and group.modifier:
            return group
        if gap == 0 and group.may_own and may_be_owned(stream, trigger.last):
            return owned_behind(clause, trigger) or group
            return group
        break
    if _is_done_to_its_owner(stream, trigger):
        return None
    owner = first_after(clause, trigger, lambda group: "of" in group.markers, _BESIDE)
    return owner or owned_behind(clause, trigger)


def _genitive_before(clause: ClauseGroups, trigger: Trigger, recipient: Group) -> Group | None:
    """Whose deed it is where a genitive stands before the one it is done to: "нападение России на Эстонию"."""
    is_bare = clause.stream.lexicon.pack.grammar.bare_genitive
    owner = first_after(clause, trigger, lambda group: "of" in group.markers or (is_bare and group.may_own), _BESIDE)
    if owner is None or owner.first >= recipient.first:
        return None
    return owner if owner.markers or owner.first == trigger.last else None


def _is_doer(group: Group, wanted: Sequence[str]) -> bool:
    """Whether a preposition names the doer of a noun: one that says "by" alone, or no other thing the noun wants."""
    return group.markers == ("by",) or ("by" in group.markers and not set(group.markers) & set(wanted))


def _is_done_to_its_owner(stream: Stream, trigger: Trigger) -> bool:
    """Whether "of" names the one it is done to: "the arrest of X", "criticism of X"; "la crítica de X" is his own.

    Of what is said rather than done, only where the pack's phrase itself ends in that "of", or where the pack names no
    other way to the recipient ("критик Кремля").
    """
    if "of" not in trigger.wanted:
        return False
    if trigger.words.recipient == ("of",):
        return True
    if quad_class(trigger.sense.type).startswith("material"):
        return True
    return stream.ends_head(trigger.last, "of") and trigger.last - trigger.first > 1


def _may_be_done_to(trigger: Trigger) -> bool:
    return "of" in trigger.wanted or quad_class(trigger.sense.type).startswith("material")


def _entities(group: Group | None) -> tuple[int, ...]:
    return group.entities if group is not None else ()
