"""Who does what an event word tells: whom its frame gives, whom a pronoun means, or who leads a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.model import Span
from dragoman.reading.frames import SPEAKER, Parties
from dragoman.reading.groups import Group
from dragoman.reading.main_subjects import labeller
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import ActorBy
from dragoman.reading.triggers import Trigger

_BESIDE = 6
_NO_SUBJECT = frozenset({"time", "number", "place", "country"})
# Small words that are a subject, or mark one.
_SUBJECTS = ("relative", "whom", "both", "both_people", "both_sides", "both_alone", "subject", "topic")

Antecedent = Callable[[int, str], int | None]


def doer(
    stream: Stream,
    trigger: Trigger,
    who: Parties,
    antecedent: Antecedent,
    free: Sequence[Group],
    before: Group | None,
) -> tuple[tuple[int, ...], ActorBy]:
    """Who acts, as entities of the cast, and by which way that was found.

    `free` are the bare groups of the sentence on this side of any quotation mark, `before` who led the sentence before.
    """
    actors, by = _named_or_meant(trigger, who, antecedent, free, before, _drops_subject(stream, trigger, who, free))
    if not actors and who.pronoun == SPEAKER and (reporter := labeller(stream, free, trigger)) is not None:
        # "X called Y hysterical": who says so leads the verb.
        return reporter.entities, "main"
    return actors, by


def _named_or_meant(
    trigger: Trigger,
    who: Parties,
    antecedent: Antecedent,
    free: Sequence[Group],
    before: Group | None,
    dropped: bool,
) -> tuple[tuple[int, ...], ActorBy]:
    """Who acts: whom the grammar gives, whom a pronoun means, or who leads the sentence or the one before.

    `free` are the bare groups of the sentence on this side of any quotation mark; `dropped` says that the verb has no
    subject of its own, in a language that leaves out its pronouns.
    """
    if who.actors:
        return who.actors, who.by
    if who.pronoun is not None:
        meant = antecedent(trigger.first if who.place is None else who.place, who.pronoun)
        if meant is not None:
            return (meant,), "speaker" if who.pronoun == SPEAKER else "pronoun"
        if who.pronoun == SPEAKER:
            return (), "none"
    leading = [group for group in free if group.last <= trigger.first and group.entities != who.recipients]
    if leading and not who.passive:
        return leading[0].entities, "subject" if dropped else "main"
    if dropped and before is not None and before.entities != who.recipients:
        return before.entities, "subject"
    speaker = None if who.passive else antecedent(trigger.first, SPEAKER)
    if speaker is not None and (speaker,) != who.recipients:
        return (speaker,), "quoted"
    is_left_out = bool(who.pronoun) or (who.pronoun == "" and trigger.first - trigger.bounds[0] <= 1)
    if is_left_out and before is not None and before.entities != who.recipients:
        return before.entities, "before"
    return (), "none"


def _drops_subject(stream: Stream, trigger: Trigger, who: Parties, free: Sequence[Group]) -> bool:
    """Whether nothing that stands around a verb in its clause may be its subject: "Potom je u Egiptu potpisao"."""
    if not stream.lexicon.pack.grammar.drops_subject or trigger.form not in ("verb", "state"):
        return False
    if who.actors or who.pronoun:
        return False
    beside = (group for group in free if 0 <= group.first - trigger.last <= _BESIDE and group.first < trigger.bounds[1])
    if any(group.entities != who.recipients for group in beside):
        return False
    # "Putin priznao je ..., i ponudio odštetu": behind a comma "and" goes on with who leads the sentence.
    places = range(trigger.first - 1, trigger.bounds[0], -1)
    resumed = (at for at in places if stream.is_head(at, "and") and stream.words[at - 1].text == ",")
    places = range(next(resumed, trigger.bounds[0]), trigger.first)
    if any(stream.is_head(at, *_SUBJECTS) for at in places):
        return False
    return all(
        stream.heads_at(at) or stream.is_any(_NO_SUBJECT, at) or stream.words[at].kind != "word" for at in places
    )


def free(stream: Stream, members: Sequence[Group], place: int, walls: Sequence[Span]) -> list[Group]:
    """The bare groups of a sentence that stand on the same side of any quotation mark as a word."""
    side = stretch_at(walls, stream.words[place].start)
    return [group for group in members if group.is_free and stretch_at(walls, stream.words[group.first].start) == side]
