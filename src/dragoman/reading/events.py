"""Event mentions: who did what to whom, in PLOVER's words, each tied to its sentence.

Event words are found by the lexicon, their parties by `frames`; a governing word turns the one that it governs by the
ontology's table ("refused" + "to meet" is REJECT/meet); what is still to come is reduced as the codebook says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.knowledge.ontology import composition, recipient_required, reduce_future
from dragoman.knowledge.organisations import organisation
from dragoman.language.automaton import Match
from dragoman.model import AuxiliaryMode, EventMention, Span, When
from dragoman.reading.clauses import auxiliary_modes, clause, is_passive
from dragoman.reading.entities import Cast, Located
from dragoman.reading.frames import SPEAKER, Parties, Trigger, parties
from dragoman.reading.groups import Group, groups
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

# Types whose parties all act together.
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_ONE_SIDED_MODES = frozenset({"visit"})
_GOVERNED_REACH = 12
_TWO = 2


class Telling(Struct, frozen=True, kw_only=True):
    """An event mention before ids: parties are positions in `Cast.entities`, places are words."""

    type: str
    mode: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    auxiliary: tuple[AuxiliaryMode, ...]
    contexts: tuple[str, ...]
    first: int
    last: int
    sentence: Sentence
    bounds: tuple[int, int]
    pronoun: str | None
    form: str
    demands: bool = False
    takes_place: bool = False


def tellings(
    stream: Stream, cast: Cast, walls: Sequence[Span], antecedent: Callable[[int, str], int | None]
) -> list[Telling]:
    """The event mentions of a text, in order.

    `walls` are the direct quotations (code points); `antecedent` gives the entity that a pronoun (he, she, they, it)
    at a word means, or None.
    """
    found: list[Telling] = []
    by_sentence = _mentions_by_sentence(stream, cast)
    sides = _sides(cast)
    for number, sentence in enumerate(stream.sentences):
        triggers = _triggers(stream, sentence, walls)
        if triggers:
            members = groups(stream, cast, by_sentence.get(number, []), sentence)
            members = [replace(group, entities=_with_parties(group.entities, sides)) for group in members]
            told = _is_told(_of_sentence(stream, sentence, triggers, members, antecedent), cast)
            found.extend(_distinct(reduced(_demanded(stream, members, one)) for one in told))
    return found


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


def _mentions_by_sentence(stream: Stream, cast: Cast) -> dict[int, list[Located]]:
    found: dict[int, list[Located]] = {}
    number = 0
    for mention in cast.mentions:
        while mention.first >= stream.sentences[number].last:
            number += 1
        found.setdefault(number, []).append(mention)
    return found


def _triggers(stream: Stream, sentence: Sentence, walls: Sequence[Span]) -> list[Trigger]:
    needed = {match.entry.index for match in stream.within("need", sentence)}
    chosen: list[Match] = []
    for match in stream.within("event", sentence):
        words = stream.lexicon.pack.event[match.entry.index]
        if words.needs and match.entry.index not in needed:
            continue
        if chosen and match.first < chosen[-1].last:
            if _is_rather_noun(stream, chosen[-1], match, sentence):
                chosen[-1] = match
            continue
        if stream.is_within(("role", "group", "organisation"), match.first, match.last):
            continue
        chosen.append(match)
    return [
        Trigger(
            stream.lexicon.pack.event[match.entry.index],
            match.entry.form,
            match.first,
            match.last,
            clause(stream, sentence, match.first, walls),
        )
        for match in chosen
    ]


def _is_rather_noun(stream: Stream, verb: Match, noun: Match, sentence: Sentence) -> bool:
    """Whether one and the same word is the noun: it opens the sentence or follows an owner or an article."""
    if (verb.first, verb.last) != (noun.first, noun.last) or (verb.entry.form, noun.entry.form) != ("verb", "noun"):
        return False
    return noun.first == sentence.first or stream.ends_head(noun.first, "possessive", "article")


def _of_sentence(
    stream: Stream,
    sentence: Sentence,
    triggers: Sequence[Trigger],
    members: Sequence[Group],
    antecedent: Callable[[int, str], int | None],
) -> list[Telling]:
    predicates = sorted(
        {trigger.first for trigger in triggers if trigger.form != "noun"}
        | {match.first for match in stream.within("report", sentence) if match.entry.form == "verb"}
    )
    found: list[Telling] = []
    # From the end, so that what a governed word governs itself is settled first.
    for number in range(len(triggers) - 1, -1, -1):
        trigger = triggers[number]
        told = _told(stream, sentence, trigger, parties(stream, members, predicates, trigger), antecedent)
        inner = found[0] if found else None
        following = triggers[number + 1] if number + 1 < len(triggers) else None
        if inner is not None and following is not None and _undoes(stream, trigger, following):
            undone = _compose(replace(inner, recipients=()), told)
            if undone is not None:
                # "The visit of X was cancelled": by whom is not said, and whose it was is.
                found[0] = undone if undone.actors else replace(undone, actors=told.actors, recipients=told.recipients)
                continue
        if trigger.sense.governs and inner is not None and _governs(stream, trigger, inner):
            composed = _compose(told, inner)
            if composed is not None:
                found[0] = composed
                continue
        found.insert(0, told)
    return found


def _told(
    stream: Stream,
    sentence: Sentence,
    trigger: Trigger,
    who: Parties,
    antecedent: Callable[[int, str], int | None],
) -> Telling:
    sense = trigger.sense
    actors = who.actors
    if not actors and who.pronoun is not None:
        meant = antecedent(trigger.first, who.pronoun)
        actors = (meant,) if meant is not None else ()
    recipients = tuple(one for one in who.recipients if one not in actors)
    if sense.type in RECIPROCAL and trigger.form != "state" and sense.mode not in _ONE_SIDED_MODES:
        actors, recipients = (*actors, *recipients), ()
    # Who utters a word of blame utters it, whatever the verb beside it says.
    said = trigger.form == "noun" and sense.actor == "speaker"
    around = auxiliary_modes(stream, trigger.first, trigger.last, trigger.bounds, trigger.form == "noun")
    own = {*sense.auxiliary, *trigger.words.auxiliary}
    marks = own if said else {*around, *own}
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
        takes_place=not recipients and (sense.mode == "visit" or sense.type == "ASSAULT"),
    )


def _undoes(stream: Stream, noun: Trigger, verb: Trigger) -> bool:
    """Whether a passive behind a noun turns it: "the meeting was called off"."""
    if noun.form != "noun" or not verb.sense.governs or verb.bounds != noun.bounds or verb.form == "noun":
        return False
    is_near = verb.first - noun.last <= _GOVERNED_REACH
    return is_near and (verb.form == "passive" or is_passive(stream, verb.first, verb.bounds))


def _governs(stream: Stream, outer: Trigger, inner: Telling) -> bool:
    """Whether the inner event word stands in reach after the governing one, with no clause of its own between."""
    if not 0 <= inner.first - outer.last <= _GOVERNED_REACH:
        return False
    if inner.form == "noun" and any(stream.ends_head(place, "in") for place in (inner.first, inner.first - 1)):
        # "pledged in a meeting to ...": where it was said, not what.
        return False
    between = range(outer.last, inner.first)
    # "condemned X and criticised Y" are two deeds; "urged X to stop and withdraw" is one.
    is_second = outer.form == inner.form == "verb" and stream.ends_head(inner.first, "and")
    if is_second and not any(stream.is_head(place, "infinitive", "that", "jussive") for place in between):
        return False
    for place in between:
        word = stream.words[place]
        if word.text in ";:" or (stream.is_head(place, "break") and not stream.is_head(place, "that")):
            return False
    return True


def _compose(outer: Telling, inner: Telling) -> Telling | None:
    rule = composition((outer.type, outer.mode), (inner.type, inner.mode))
    if rule is None:
        return None
    others = tuple(one for one in (*inner.actors, *inner.recipients) if one not in outer.actors)
    recipients = outer.recipients
    if not recipients:
        by_rule = {"inner actor": inner.actors, "inner recipient": inner.recipients, "other party": others}[
            rule.recipient
        ]
        recipients = tuple(one for one in by_rule if one not in outer.actors)
    actors = outer.actors
    # Who is ready to talk speaks for himself alone.
    if rule.type in RECIPROCAL and inner.type in RECIPROCAL and outer.form != "state":
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients, *others))), ()
    marks = set(outer.auxiliary)
    if rule.type == "AGREE":
        marks |= set(inner.auxiliary) & {"future"}
    return Telling(
        type=rule.type,
        mode=rule.mode,
        actors=actors,
        recipients=recipients,
        auxiliary=tuple(sorted(marks)),
        contexts=tuple(dict.fromkeys((*outer.contexts, *inner.contexts))),
        first=outer.first,
        last=max(outer.last, inner.last) if inner.last - outer.first <= _GOVERNED_REACH else outer.last,
        sentence=outer.sentence,
        bounds=(min(outer.bounds[0], inner.bounds[0]), max(outer.bounds[1], inner.bounds[1])),
        pronoun=outer.pronoun,
        form=outer.form,
        demands=True,
    )


def _demanded(stream: Stream, members: Sequence[Group], told: Telling) -> Telling:
    """What stands as a demand in a headline ("Blinken: Russia must withdraw") by the form of its verb alone.

    Elsewhere a verb in that form which nothing governs tells of nothing that happened.
    """
    if told.form != "verb" or told.demands or not stream.ends_head(told.first, "jussive"):
        return told
    colon = next((p for p in range(told.first, told.sentence.first, -1) if stream.words[p].text == ":"), told.first)
    speaker = next((group for group in members if group.last <= colon < told.first and group.is_bare), None)
    rule = composition(("REQUEST", None), (told.type, told.mode))
    if speaker is None or rule is None:
        return replace(told, auxiliary=tuple(sorted({*told.auxiliary, "hypothetical"})))
    asked = tuple(one for one in told.actors if one not in speaker.entities)
    return replace(told, type=rule.type, mode=rule.mode, actors=speaker.entities, recipients=asked)


def reduced(told: Telling) -> Telling:
    """A coming event as the codebook codes it: a meeting announced is an agreement, one ruled out a refusal."""
    if "future" not in told.auxiliary:
        return told
    if "negation" in told.auxiliary:
        refused = composition(("REJECT", None), (told.type, told.mode))
        if refused is None or len(told.actors) + len(told.recipients) == 0:
            return told
        return replace(
            told,
            type=refused.type,
            mode=refused.mode,
            actors=told.actors[:1],
            recipients=(*told.actors[1:], *told.recipients),
            auxiliary=tuple(mark for mark in told.auxiliary if mark not in ("future", "negation")),
        )
    event_type, mode = reduce_future(told.type, told.mode)
    return replace(told, type=event_type, mode=mode)


def _is_told(told: Iterable[Telling], cast: Cast) -> list[Telling]:
    """Only what names somebody who acts, and where PLOVER asks for one, a recipient."""
    kept = []
    for one in told:
        if one.pronoun == SPEAKER and not _stands_alone(one):
            continue
        if not one.actors and not (one.recipients and one.type in ("ASSAULT", "COERCE", "SANCTION", "AID")):
            continue
        if one.type == "CONSULT" and one.mode != "visit" and len(one.actors) < 2 and not _is_body(one, cast):
            continue
        if recipient_required(one.type) and not (one.recipients or len(one.actors) > 1):
            continue
        kept.append(one)
    return kept


def _stands_alone(told: Telling) -> bool:
    """Whether words by which a speaker does the deed tell enough: against whom, or readiness, or a word of blame."""
    return len({*told.actors, *told.recipients}) >= _TWO or told.type == "AGREE" or told.form == "noun"


def _is_body(told: Telling, cast: Cast) -> bool:
    return any(cast.entities[one].kind == "organisation" for one in told.actors)


def _distinct(told: Iterable[Telling]) -> list[Telling]:
    """One mention where a sentence tells one deed of the same parties twice."""
    kept: dict[tuple[str, str | None, tuple[int, ...], tuple[int, ...]], Telling] = {}
    for one in told:
        kept.setdefault((one.type, one.mode, tuple(sorted(one.actors)), tuple(sorted(one.recipients))), one)
    return list(kept.values())


def confidence(told: Telling, known: Sequence[bool]) -> float:
    """How sure a reading is, from 0 to 1: what is named and known speaks for it, distance and weak forms against.

    `known` says of each party whether the knowledge has it.
    """
    score = 0.55
    score += 0.1 if told.form in ("verb", "passive") else 0.05 if told.form == "state" else 0.0
    score += 0.1 if told.recipients or len(told.actors) > 1 else 0.0
    score += 0.1 if known and all(known) else 0.0
    score -= 0.1 if told.pronoun is not None else 0.0
    return round(min(max(score, 0.05), 0.95), 2)


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
    known = [
        cast.entities[one].knowledge_id is not None or cast.entities[one].kind != "person"
        for one in (*told.actors, *told.recipients)
    ]
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
        confidence=confidence(told, known),
    )
