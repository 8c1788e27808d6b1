"""Event mentions: who did what to whom, in PLOVER's words, each tied to its sentence.

Event words are found by the lexicon (`triggers`), their parties by the grammar (`frames`); one that governs another
turns it by the ontology's table (`composing`); what is still to come is reduced as the codebook says. Of all these
tellings a learned judge keeps those that tell an event (`eventful`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp

from msgspec.structs import replace

from dragoman.knowledge.organisations import organisation
from dragoman.model import EventMention, Span, When
from dragoman.reading.armed import armed, without_victims
from dragoman.reading.both import with_both
from dragoman.reading.clauses import auxiliary_modes, is_condition, is_negated_inside
from dragoman.reading.composing import demanded, reduced
from dragoman.reading.doers import Antecedent, doer, free
from dragoman.reading.entities import Cast, mentions_by_sentence
from dragoman.reading.frames import Parties, parties
from dragoman.reading.groups import Group, groups
from dragoman.reading.headlines import is_announced
from dragoman.reading.resumed import resumed
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import RECIPROCAL, ActorBy, Telling
from dragoman.reading.text import Sentence
from dragoman.reading.triggers import Trigger, triggers
from dragoman.reading.turning import Turning, turn

_TWO = 2
# What befalls the country of the place where it happens.
_AT_A_PLACE = frozenset({"ASSAULT", "AID"})
_ONE_SIDED_MODES = frozenset({"visit"})

# What is done by force.
_FORCE = frozenset({"ASSAULT", "COERCE"})


def tellings(stream: Stream, cast: Cast, walls: Sequence[Span], antecedent: Antecedent) -> list[Telling]:
    """Every reading of an event word of a text, in order, before any is judged.

    `walls` are the direct quotations (code points); `antecedent` gives the entity that a pronoun (he, she, they, it)
    at a word means, or None.
    """
    found: list[Telling] = []
    members_in = members_of(stream, cast)
    before: Group | None = None
    named = words_of_names(cast)
    for number, sentence in enumerate(stream.sentences):
        words = triggers(stream, sentence, walls, named)
        members = members_in(number)
        if words:
            told = _of_sentence(stream, sentence, words, members, walls, antecedent, before)
            told = [_of_both(stream, one, found) for one in told]
            told = [without_victims(cast, one) for one in _without_blamers(told)]
            found.extend(reduced(demanded(stream, members, armed(cast, one))) for one in told)
        before = next((group for group in members if group.is_free), before)
    return resumed(stream, found)


def _of_both(stream: Stream, one: Telling, earlier: Sequence[Telling]) -> Telling:
    """A telling of "both sides", who are the two of whom an earlier sentence told last."""
    if one.actors or one.recipients or not stream.has_head(one.sentence.first, one.last, "both"):
        return one
    pairs = (dict.fromkeys((*other.actors, *other.recipients)) for other in reversed(earlier))
    two = next((tuple(pair) for pair in pairs if len(pair) == _TWO), None)
    return one if two is None else replace(one, actors=two, actor_by="subject")


def members_of(stream: Stream, cast: Cast) -> Callable[[int], list[Group]]:
    """Gives the groups of a sentence by its number; who stands for two that the text names is both of them."""
    by_sentence = mentions_by_sentence(stream, cast)
    sides = _sides(cast)

    def members(number: int) -> list[Group]:
        mentions = by_sentence.get(number)
        found = groups(stream, cast, mentions, stream.sentences[number]) if mentions else []
        found = with_both(stream, cast, by_sentence, number, found)
        if not sides:
            return found
        return [replace(group, entities=_with_parties(group.entities, sides)) for group in found]

    return members


def words_of_names(cast: Cast) -> frozenset[int]:
    """The words that the names of people, bodies and places are made of: they tell no event."""
    return frozenset(
        place
        for mention in cast.mentions
        if mention.form == "name" and cast.entities[mention.entity].kind != "group"
        for place in range(mention.first, mention.last)
    )


def _sides(cast: Cast) -> dict[int, tuple[int, ...]]:
    """The bodies of a text that stand for two sides (the NATO-Russia Council), where the text names both."""
    places = {
        entity.country if entity.kind == "country" else entity.name: at for at, entity in enumerate(cast.entities)
    }
    found: dict[int, tuple[int, ...]] = {}
    for at, entity in enumerate(cast.entities):
        known = organisation(entity.name) if entity.kind == "organisation" else None
        if known is not None and known.parties and all(side in places for side in known.parties):
            found[at] = tuple(places[side] for side in known.parties)
    return found


def _with_parties(entities: Sequence[int], sides: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one for entity in entities for one in sides.get(entity, (entity,))))


def _of_sentence(
    stream: Stream,
    sentence: Sentence,
    words: Sequence[Trigger],
    members: Sequence[Group],
    walls: Sequence[Span],
    antecedent: Antecedent,
    before: Group | None,
) -> list[Telling]:
    predicates = sorted(
        {trigger.first for trigger in words if trigger.form != "noun"}
        | {match.first for match in stream.within("report", sentence) if match.entry.form == "verb"}
    )
    found: list[Telling] = []
    # From the end, so that what a governed word governs itself is settled first.
    for number in range(len(words) - 1, -1, -1):
        trigger = words[number]
        who = parties(stream, members, predicates, trigger)
        if trigger.words.people and not _befalls_somebody(members, who):
            continue
        actors, by = doer(stream, trigger, who, antecedent, free(stream, members, trigger.first, walls), before)
        told = _told(stream, sentence, trigger, who, actors, by)
        if is_announced(stream, members, trigger):
            told = replace(told, auxiliary=tuple(sorted({*told.auxiliary, "future"})))
        following = words[number + 1] if number + 1 < len(words) else None
        turn(Turning(stream, members, predicates, trigger, following), told, found)
    return found


def _befalls_somebody(members: Sequence[Group], who: Parties) -> bool:
    """Whether a person by name is whom an event befalls: "Кулеба прийняв Одобеску", not a law or an offer."""
    return any(group.personal and set(group.entities) & set(who.recipients) for group in members)


def _without_blamers(told: Sequence[Telling]) -> list[Telling]:
    """Who condemns a deed that a noun tells did not do it, if nobody else is named, nor who makes demands over it."""
    verbs = [one for one in told if one.form == "verb"]
    blaming = {(one.bounds, one.actors) for one in verbs if one.type == "ACCUSE"}
    asking = {(one.bounds, one.actors) for one in verbs if one.type == "REQUEST"}
    return [
        replace(one, actors=(), actor_by="none")
        if one.form == "noun"
        and one.actor_by == "main"
        and (one.bounds, one.actors) in (blaming | asking if one.type in _FORCE else blaming)
        else one
        for one in told
    ]


def _told(
    stream: Stream,
    sentence: Sentence,
    trigger: Trigger,
    who: Parties,
    actors: tuple[int, ...],
    by: ActorBy,
) -> Telling:
    sense = trigger.sense
    recipients = tuple(one for one in who.recipients if one not in actors)
    if sense.actor == "object" and by != "speaker":
        actors, recipients = recipients, actors
    is_mutual = sense.type in RECIPROCAL and not sense.sided and sense.mode not in _ONE_SIDED_MODES
    if is_mutual and trigger.form != "state":
        actors, recipients = (*actors, *recipients), ()
    # Who utters a word of blame utters it, whatever the verb beside it says.
    said = trigger.form == "noun" and sense.actor == "speaker"
    around = auxiliary_modes(stream, trigger.first, trigger.last, trigger.bounds, trigger.form == "noun")
    own = {*sense.auxiliary, *trigger.words.auxiliary}
    if is_negated_inside(stream, trigger.first, trigger.last, _forms(trigger)):
        own.add("negation")
    marks = own if said else {*around, *own}
    if is_condition(stream, trigger.first, trigger.bounds):
        # "Если Россия нападет": a form that tells the future announces nothing behind "if".
        marks = (marks - {"future"}) | {"hypothetical"}
    if stream.is_head(sentence.first, "condition") and trigger.bounds[0] > sentence.first:
        # The main clause behind "If ..., ".
        marks.add("hypothetical")
    return Telling(
        type=sense.type,
        mode=sense.mode,
        actors=actors,
        recipients=recipients,
        auxiliary=tuple(sorted(marks)),
        contexts=sense.contexts,
        first=trigger.first,
        last=trigger.last,
        sentence=sentence,
        bounds=trigger.bounds,
        pronoun=who.pronoun,
        form=trigger.form,
        sense=sense,
        doubtful=trigger.words.doubtful,
        actor_by=by,
        takes_place=not recipients and (sense.mode == "visit" or sense.type in _AT_A_PLACE),
    )


def _forms(trigger: Trigger) -> Iterable[str]:
    words = trigger.words
    return (*words.verbs, *words.passives, *words.nouns, *words.states)


def distinct(told: Iterable[Telling]) -> list[Telling]:
    """One telling where a sentence tells one deed of the same parties twice, or less surely with fewer of them.

    The order of the text is kept.
    """
    kept: list[Telling] = []
    parties: dict[tuple[str, str | None, int], list[Telling]] = {}
    for one in sorted(told, key=lambda one: (-one.odds, one.first)):
        own = {*one.actors, *one.recipients}
        others = parties.setdefault((one.type, one.mode, one.sentence.first), [])
        # "X phoned Y to discuss Z": what is said by phone is the call.
        is_said = bool(own) and one.mode is None and one.form == "verb"
        calls = parties.get((one.type, "phone", one.sentence.first), []) if is_said else []
        before = (*others, *calls)
        if not any(own <= {*other.actors, *other.recipients} and not _answers(one, other) for other in before):
            others.append(one)
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)


def _answers(one: Telling, other: Telling) -> bool:
    """Whether a telling is of what was done in return: "A expelled three of B's, B answered by expelling two"."""
    return bool(set(one.actors) & set(other.recipients)) and bool(set(one.recipients) & set(other.actors))


def confidence(told: Telling) -> float:
    """How sure a reading is, from 0 to 1: the share of such readings that are right (see `scripts/train_events.py`)."""
    return round(min(max(1 / (1 + exp(-told.odds)), 0.01), 0.99), 2)


def event_mention(
    number: int,
    told: Telling,
    stream: Stream,
    cast: Cast,
    *,
    when: When | None,
    where: str | None,
    according_to: str | None,
    contexts: tuple[str, ...],
) -> EventMention:
    """The event mention as an analysis holds it."""
    ids = [entity.id for entity in cast.entities]
    return EventMention(
        id=f"v{number}",
        type=told.type,
        mode=told.mode,
        contexts=contexts,
        actors=tuple(ids[one] for one in told.actors),
        recipients=tuple(ids[one] for one in told.recipients),
        auxiliary=told.auxiliary,
        when=when,
        where=where,
        trigger=stream.span(told.first, told.last),
        sentence=told.sentence.span,
        according_to=according_to,
        confidence=confidence(told),
    )
