"""What an event word becomes inside another: "refused" + "to meet", "called for" + "talks", and what is still to come.

The tables are the ontology's (`compositions` and `future` of `plover.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.knowledge.ontology import Composition, announced, composition, reduce_future, reduce_undone
from dragoman.reading.clauses import is_passive
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import RECIPROCAL, Telling
from dragoman.reading.triggers import Trigger
from dragoman.reading.verb_forms import verb_form

_GOVERNED_REACH = 12
_REACH_OVER_CLAUSE = 20
_DOUBTFUL_REACH = 3
_FRONTED_REACH = 2
_MOST_ADJUNCTS = 2
_TWO = 2
# Behind these "que" is "that", where it might be "who" as well: "exigió a París **que** pida disculpas".
_TAKING_CLAUSES = frozenset({"REQUEST", "AGREE"})
# What ties a governed word to the governing one.
_CLAUSE_TIES = ("infinitive", "that", "jussive")
_TIES = (*_CLAUSE_TIES, "of", "from", "for", "to", "about", "against", "by", "with")
_NEAR = 2


def undoes(stream: Stream, noun: Trigger, verb: Trigger) -> bool:
    """Whether a passive behind a noun turns it: "the meeting was called off"."""
    if is_undone_object(stream, noun, verb):
        return True
    if (
        not _is_named(stream, noun)
        or not (verb.sense.governs or verb.sense.undoes)
        or not (_share_clause(noun, verb) or _is_said_aside(stream, noun, verb))
        or verb.form == "noun"
    ):
        return False
    is_near = verb.first - noun.last <= (_GOVERNED_REACH if verb.bounds == noun.bounds else _REACH_OVER_CLAUSE)
    return is_near and (verb.form == "passive" or is_passive(stream, verb.first, verb.bounds))


def _is_said_aside(stream: Stream, noun: Trigger, verb: Trigger) -> bool:
    """Whether a passive says of the noun that opens its sentence what became of it, behind a comma or an aside.

    "Razgovori u Brestu, predviđeni za ponedeljak, odloženi su", "Разговорът, отменен в последния момент".
    """
    if verb.form != "passive" or not verb.sense.undoes:
        return False
    commas = [at for at in range(noun.last, verb.first) if stream.words[at].text == ","]
    if not 1 <= len(commas) <= _TWO or verb.first - commas[-1] > _TWO or stream.is_head(commas[0] + 1, "and", "break"):
        return False
    between = range(noun.last, verb.first)
    return not any(stream.words[at].text in ";:" or stream.is_head(at, "relative", "that", "whom") for at in between)


def _is_named(stream: Stream, trigger: Trigger) -> bool:
    """Whether an event word names its event: a noun, or a verb that stands as one ("görüşmesi")."""
    return trigger.form == "noun" or (trigger.form == "verb" and verb_form(stream, trigger.last) == "nominal")


def is_undone_object(stream: Stream, noun: Trigger, verb: Trigger) -> bool:
    """Whether a noun is what the verb right behind it calls off, where verbs stand last: "ziyaretini iptal etti"."""
    # No two finite verbs stand side by side there, so that what tells the event is a noun by its place.
    if stream.lexicon.pack.order != "SOV" or noun.last > verb.first:
        return False
    if noun.last == verb.first:
        # Where a clause may stand behind its verb ("خواست که ... را لغو کند"), its form tells.
        is_noun = noun.form == "noun" or stream.lexicon.pack.grammar.postpositions
        return is_noun and verb.sense.undoes and verb.form in ("verb", "noun")
    # "会談を拒否した", "会談が延期された": a particle of its own ties the noun to its verb.
    tied = all(stream.is_head(place, "object", "subject", "topic") for place in range(noun.last, verb.first))
    tied = tied or _is_in_object(stream, noun, verb)
    turns = verb.sense.undoes or (verb.sense.governs and verb.sense.type == "REJECT")
    return tied and turns and noun.form == "noun" and verb.form != "noun"


def _share_clause(noun: Trigger, verb: Trigger) -> bool:
    """Whether both stand in one clause, which what describes the noun may part: "the talks, which ..., are put off"."""
    return verb.bounds == noun.bounds or (verb.sense.undoes and verb.bounds[0] == noun.bounds[0])


def is_undone_by_nobody(noun: Trigger, verb: Trigger, told: Telling) -> bool:
    """Whether a noun is what the verb behind it calls off, where nobody is its subject: "зустріч відклали"."""
    if noun.form != "noun" or verb.form != "verb" or not verb.sense.undoes or verb.bounds != noun.bounds:
        return False
    return not told.actors and told.first == verb.first and verb.first - noun.last <= _GOVERNED_REACH


def is_fronted_object(stream: Stream, noun: Trigger, verb: Trigger, told: Telling) -> bool:
    """Whether a noun before a verb is what it calls off, where order is free: "Posetu je otkazao Zagreb".

    What ends may do so by itself: "Rozmowy zakończyły się".
    """
    turns = (verb.sense.undoes and verb.sense.type != "RETREAT") or (verb.sense.governs and verb.sense.type == "REJECT")
    if stream.lexicon.pack.order != "free" or noun.form != "noun" or verb.form != "verb" or not turns:
        return False
    if verb.bounds != noun.bounds or told.first != verb.first or told.governed > 1:
        return False
    between = range(noun.last, verb.first)
    # "Srečanje s Putinom je Zelenski odpovedal": what opens a clause may stand farther from its verb.
    opens = verb.sense.undoes and noun.first - noun.bounds[0] <= 1
    if len(between) > (_GOVERNED_REACH if opens else _FRONTED_REACH):
        return False
    if any(stream.words[place].kind == "sign" or stream.is_predicate(place) for place in between):
        return False
    # "Nach dem Treffen sagte er ... ab": what a preposition leads is no object, with an adjective between or none.
    return not any(stream.ends_head(place, "in", *_TIES) for place in (noun.first, noun.first - 1))


def _is_in_object(stream: Stream, noun: Trigger, verb: Trigger) -> bool:
    """Whether a noun opens the object of a verb, with who has part in it behind: "دیدار با پوتین را لغو کرد"."""
    if stream.lexicon.pack.grammar.postpositions or not stream.is_head(verb.first - 1, "object"):
        return False
    between = range(noun.last, verb.first - 1)
    return not any(
        stream.words[place].kind == "sign" or stream.is_predicate(place) or stream.is_head(place, "object", "that")
        for place in between
    )


def governed(stream: Stream, outer: Trigger, following: Sequence[Telling]) -> int | None:
    """Which of the tellings behind a governing word it governs: the next that is not only where it was said."""
    for number, inner in enumerate(following[:_MOST_ADJUNCTS]):
        if not _is_adjunct(stream, inner):
            return number if _governs(stream, outer, inner) else None
    return None


def _is_adjunct(stream: Stream, inner: Telling) -> bool:
    """Whether a noun only says where something was said: "pledged in a meeting to ..."."""
    return inner.form == "noun" and any(stream.ends_head(place, "in") for place in (inner.first, inner.first - 1))


def _governs(stream: Stream, outer: Trigger, inner: Telling) -> bool:
    """Whether the inner event word stands in reach after the governing one, tied to it and in no clause of its own."""
    if stream.lexicon.pack.grammar.postpositions and stream.lexicon.pack.order == "SOV":
        # "teklifini reddetti": what a word governs stands before it.
        return False
    gap = inner.first - outer.last
    is_wanted = _is_infinitive(stream, inner) or _is_demanded(stream, inner)
    is_near_only = outer.words.doubtful and not outer.sense.undoes and not is_wanted
    if not 0 <= gap <= (_DOUBTFUL_REACH if is_near_only else _GOVERNED_REACH):
        return False
    if _is_parted(stream, outer, inner):
        return False
    between = range(outer.last, inner.first)
    # "condemned X and criticised Y" are two deeds, as are "rejection and condemnation"; "urged X to stop and withdraw"
    # is one.
    if outer.form == inner.form and outer.form in ("verb", "noun") and stream.ends_head(inner.first, "and"):
        return any(_opens_wish(stream, place) for place in between)
    if outer.form == "noun":
        return _is_of_noun(stream, outer, inner)
    if inner.form == "noun" and gap == 1 and stream.words[outer.last].text == ",":
        # "Ráž súhlasil, stretnutie sa uskutoční v utorok": behind the comma another clause begins.
        return False
    if inner.form == "noun" or gap <= 1 or _is_infinitive(stream, inner):
        return True
    return _is_tied(stream, outer, inner)


def _is_tied(stream: Stream, outer: Trigger, inner: Telling) -> bool:
    """Whether a small word ties a finite verb to the verb that governs it.

    "Threatened X with war, praised Y" ties nothing to the verb behind the comma, nor does "condemned it and left".
    """
    cut = next(
        (at for at in range(inner.first - 1, outer.last - 1, -1) if stream.words[at].text == "," or _joins(stream, at)),
        None,
    )
    if cut is None and stream.lexicon.pack.grammar.adjuncts_first:
        # 呼吁以色列停火: no word ties what is asked for.
        return True
    if cut is None:
        return any(stream.is_head(at, *_TIES) for at in range(outer.last - 1, inner.first))
    # "... accused the West of a plot, in Brussels they denied it": what attaches ties only the word right behind it.
    begin = cut if stream.words[cut].text == "," else outer.last - 1
    return any(stream.is_head(at, *_CLAUSE_TIES) for at in range(begin, inner.first)) or any(
        stream.is_head(at, *_TIES) for at in range(max(cut, inner.first - _NEAR), inner.first)
    )


def _joins(stream: Stream, place: int) -> bool:
    """Whether a word joins clauses or nouns and does nothing else: "and", but not Italian "e" before a noun."""
    return stream.is_head(place, "and") and not stream.is_head(place, *_TIES)


def _opens_wish(stream: Stream, place: int) -> bool:
    """Whether a word opens what is wished: before a name it only ties that, as "të" in "deklaratave të Mickoskit"."""
    return stream.is_head(place, "infinitive", "that", "jussive") and not stream.words[place + 1].capitalised


def _is_parted(stream: Stream, outer: Trigger, inner: Telling) -> bool:
    """Whether the inner word stands in another clause: "After accusing Russia, Macron left"."""
    end = outer.bounds[1]
    if inner.first >= end and stream.words[end - 1].text == "," and not stream.is_head(end, *_TIES):
        return True
    between = range(outer.last, inner.first)
    takes_clause = outer.form == "verb" and outer.sense.type in _TAKING_CLAUSES
    return any(
        (_parts(stream, place) and not (takes_clause and stream.is_head(place, "that")))
        or _opens_main_clause(stream, place)
        or _goes_on_to_say(stream, place)
        for place in between
    )


def _goes_on_to_say(stream: Stream, place: int) -> bool:
    """Whether a second verb hands over to what is said: "denied the accusation and said the ships were seized"."""
    return stream.ends_head(place, "and") and any(
        match.first == place and match.entry.form == "verb"
        for match in stream.within("report", stream.sentence_of(place))
    )


def _is_of_noun(stream: Stream, outer: Trigger, inner: Telling) -> bool:
    """Whether what stands behind a governing noun in reach is what it governs."""
    between = range(outer.last, inner.first)
    if inner.form != "noun" and stream.lexicon.pack.grammar.verb_second:
        # "trotz der Warnungen wurde er verhaftet": the verb that closes the clause is no noun's.
        return any(stream.is_head(place, "infinitive", "that") for place in range(outer.last, inner.last))
    if inner.form == "verb" and stream.lexicon.pack.order == "free" and not _is_infinitive(stream, inner):
        # "Bajramov obvinění odmítl": the noun is the object of the verb behind it.
        return _is_demanded(stream, inner) or any(stream.is_head(place, *_CLAUSE_TIES) for place in between)
    if any(stream.is_head(place, "passive") for place in between):
        # "This accusation is false": what is said of a noun does not stand under it.
        return False
    if len(between) <= 1:
        return True
    return not any(stream.words[place].text == "," for place in between) and any(
        stream.is_head(place, *_TIES) for place in (outer.last - 1, outer.last, outer.last + 1)
    )


def _is_infinitive(stream: Stream, inner: Telling) -> bool:
    """Whether a verb is an infinitive by its ending, which needs no tie: "призвали власти вывести войска"."""
    endings = stream.lexicon.pack.grammar.infinitive_endings
    return inner.form == "verb" and any(
        stream.words[place].folded.endswith(endings) for place in range(inner.first, inner.last) if endings
    )


def _is_demanded(stream: Stream, inner: Telling) -> bool:
    """Whether the clause of a verb is opened by a word of demand: "wezwały Iran, by uwolnił"."""
    begin = inner.bounds[0]
    return inner.form == "verb" and any(stream.is_head(place, "jussive") for place in range(begin - 1, inner.first))


def _parts(stream: Stream, place: int) -> bool:
    if stream.words[place].text in ";:" or stream.is_head(place, "relative", "whom"):
        return True
    return stream.is_head(place, "break") and not stream.is_head(place, "that")


def _opens_main_clause(stream: Stream, place: int) -> bool:
    """Whether behind a comma the verb that stands second follows: "den sie kritisiert, trat zurück"."""
    if not stream.lexicon.pack.grammar.verb_second or stream.words[place].text != ",":
        return False
    behind = place + 1
    if behind >= len(stream.words) or stream.is_head(place, "infinitive") or stream.is_head(behind, "infinitive"):
        return False
    return not stream.words[behind].capitalised and (
        stream.is_predicate(behind) or stream.is_head(behind, "light", "finite")
    )


def compose(outer: Telling, inner: Telling) -> Telling | None:
    """What the inner event becomes under the outer one; None where the two stay apart."""
    rule = _rule(outer, inner)
    if rule is None:
        return None
    others = tuple(one for one in (*inner.actors, *inner.recipients) if one not in outer.actors)
    by_rule = {"inner actor": inner.actors, "inner recipient": inner.recipients, "other party": others}[rule.recipient]
    recipients = tuple(one for one in by_rule if one not in outer.actors)
    # "condemned the invasion of Ukraine by Russia": what stands nearest is the inner one's.
    is_inner = inner.actors and recipients and set(outer.recipients) <= set(inner.recipients)
    if outer.recipients and not is_inner:
        recipients = outer.recipients
    actors = outer.actors
    # Who is ready to talk speaks for himself alone.
    if rule.type in RECIPROCAL and inner.type in RECIPROCAL and outer.form != "state":
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients, *others))), ()
    marks = set(outer.auxiliary)
    if rule.type == "AGREE":
        marks |= set(inner.auxiliary) & {"future"}
    return replace(
        outer,
        type=rule.type,
        mode=rule.mode,
        actors=actors,
        recipients=recipients,
        auxiliary=tuple(sorted(marks)),
        contexts=tuple(dict.fromkeys((*outer.contexts, *inner.contexts))),
        last=max(outer.last, inner.last) if inner.last - outer.first <= _GOVERNED_REACH else outer.last,
        bounds=(min(outer.bounds[0], inner.bounds[0]), max(outer.bounds[1], inner.bounds[1])),
        demands=True,
        governed=outer.governed + inner.governed,
        takes_place=False,
        visits=inner.visits or (inner.takes_place and inner.type in RECIPROCAL),
    )


def is_forgone(stream: Stream, outer: Trigger, inner: Telling) -> bool:
    """Whether somebody gives his word that he will not do something: "pledged **not** to attack"."""
    if outer.sense.type != "AGREE" or not outer.sense.governs:
        return False
    return any(stream.is_head(place, "negation") for place in range(outer.last, inner.first))


def forgone(outer: Telling, inner: Telling) -> Telling:
    """The word that is given, to whom it would have befallen."""
    others = tuple(one for one in (*inner.actors, *inner.recipients) if one not in outer.actors)
    return replace(
        outer,
        recipients=outer.recipients or others,
        auxiliary=tuple(mark for mark in outer.auxiliary if mark != "negation"),
        last=inner.last if inner.last - outer.first <= _GOVERNED_REACH else outer.last,
        governed=outer.governed + inner.governed,
    )


def _rule(outer: Telling, inner: Telling) -> Composition | None:
    own = inner.type, inner.mode
    if outer.sense.undoes:
        undone = reduce_undone(*own)
        return None if undone is None else Composition(*undone, "other party")
    if outer.sense.announces and (coming := announced(*own)) is not None:
        return Composition(*coming, "other party" if inner.type in RECIPROCAL else "inner recipient")
    return composition((outer.type, outer.mode), own)


def demanded(stream: Stream, members: Sequence[Group], told: Telling) -> Telling:
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
