"""Which tellings tell of diplomacy, of which what was learned from knows little: meetings across a border."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.language.statuses import statuses_in
from dragoman.model import Entity
from dragoman.reading.event_traits import OFFICIAL, SURE, Around
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.tellings import Telling

_TWO = 2
_HOME = "home"
# A pronoun means one of public life whom the sentence or the one before names; who says that he will come is he.
_NAMED = SURE | {"pronoun", "report"}
# Ways by which somebody who only stands near is taken to act.
_BESIDE = frozenset({"main", "quoted", "before"})


def with_diplomacy(around: Around, told: Sequence[Telling]) -> list[Telling]:
    """The same tellings, marked where they are of a meeting of two sides by what sentence and article name.

    Either one of public life takes part in it and the sentence names another land than his; or the sentence says what
    became of a meeting, in the words of the language's `[status]`, and the article has those of two lands. Who only
    stands beside what is spoken of so ("The summit will take place, the Kremlin said") takes no part in it.
    """
    entities = around.cast.entities
    lands = _lands(entity for entity, official in zip(entities, around.official, strict=True) if official)
    if len(lands) < _TWO:
        return list(told)
    return [one if _is_told_beside(one, told) else _marked(around, one) for one in told]


def _is_told_beside(one: Telling, told: Sequence[Telling]) -> bool:
    """Whether a likelier word of the sentence tells a meeting of the same people: they "met and exchanged views"."""
    own = {*one.actors, *one.recipients}
    return bool(own) and any(
        other.sentence == one.sentence
        and (other.sense.type == one.sense.type or _is_meeting(other))
        and other.odds > one.odds
        and own <= {*other.actors, *other.recipients}
        for other in told
        if other is not one
    )


def _marked(around: Around, one: Telling) -> Telling:
    if not _is_meeting(one) or stretch_at(around.walls, around.stream.words[one.first].start) is not None:
        return one
    if _crosses(around, one):
        return replace(one, diplomatic=True)
    if not _is_spoken_of(around, one):
        return one
    if one.form == "noun" and one.actor_by in _BESIDE and len(one.actors) + len(one.recipients) < _TWO:
        return replace(one, diplomatic=True, actors=(), actor_by="none")
    return replace(one, diplomatic=True)


def _is_meeting(one: Telling) -> bool:
    """Whether plain words tell a meeting, a visit or a call, held, to come or called off."""
    if one.doubtful:
        return False
    return one.sense.type == "CONSULT" or (one.type == "REJECT" and one.mode == "meet")


def _crosses(around: Around, one: Telling) -> bool:
    parties = [*one.actors, *one.recipients]
    official = sum(around.official[each] for each in parties)
    # Guests are received, and letters and blows as well.
    if not _is_named(around, one) or official < (_TWO if one.sense.actor == "object" else 1):
        return False
    entities = around.cast.entities
    mentions = around.by_sentence.get(around.stream.number_of_sentence(one.first), ())
    near = (entities[mention.entity] for mention in mentions)
    return len(_lands([*(entities[each] for each in parties), *near])) >= _TWO


def _is_named(around: Around, one: Telling) -> bool:
    """Whether who takes part is named, or is who led the sentence before, where a language leaves the subject out."""
    is_left_out = one.actor_by == "before" and one.form == "verb"
    return one.actor_by in _NAMED or (is_left_out and around.stream.lexicon.pack.grammar.drops_subject)


def _is_spoken_of(around: Around, one: Telling) -> bool:
    """Whether the clause says what became of the meeting."""
    clause = around.stream.span(*one.bounds)
    start = one.sentence.span[0]
    words = statuses_in(around.stream.text[slice(*one.sentence.span)], around.stream.lexicon.language)
    return any(clause[0] <= start + word.span[0] < clause[1] for word in words)


def _lands(entities: Iterable[Entity]) -> set[str]:
    """The countries of people, bodies and places, and the bodies of many countries, that are named.

    A paper does not say of what country its own ministers are.
    """
    return {
        entity.country or _HOME
        for entity in entities
        if entity.country is not None or (entity.kind == "person" and entity.sector in OFFICIAL)
    }
