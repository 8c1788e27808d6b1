"""The event words of a sentence: which of the words that the lexicon marks may tell an event."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.knowledge.ontology import composition, reduce_undone
from dragoman.language.automaton import Match
from dragoman.language.pack_parts import EventWords
from dragoman.language.senses import Attachment, Sense
from dragoman.model import Span
from dragoman.reading.clauses import clauses
from dragoman.reading.framed import framed, object_before
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_CALLED = ("role", "group", "organisation")
_NAME = "it is part of a role or a name"
_WRITTEN = "it is written as a name"
# A phrase does not reach over these.
_PARTING = frozenset(",;(")
_RIVAL = "another event word stands there"
_IN_PHRASE = "what befell it is told"
_HYPHENS = frozenset("-‐‑")
_REFUSAL, _MEETING = "REJECT", "CONSULT"
DEFAULT_RECIPIENT: tuple[Attachment, ...] = ("object", "with", "to", "against")


class Trigger(Struct, frozen=True):
    """An event word in the text: what the pack says of it, its form, its words, its clause, what it tells.

    It is `whole` where another event word is a part of it: "lifted the sanctions" turns no other event behind it. It
    `opens` what is behind it where that part does: "accepted an invitation" to visit.
    """

    words: EventWords
    form: str
    first: int
    last: int
    bounds: tuple[int, int]
    sense: Sense
    whole: bool = False
    opens: bool = False

    @property
    def wanted(self) -> tuple[Attachment, ...]:
        """How the other side is attached, the earlier ways preferred."""
        wanted = self.words.recipient or self.sense.recipient or DEFAULT_RECIPIENT
        is_meeting_refused = (self.sense.type, self.sense.mode) == (_REFUSAL, "meet")
        return (*wanted, "with") if is_meeting_refused and "with" not in wanted else wanted


def triggers(stream: Stream, sentence: Sentence, walls: Sequence[Span], named: Collection[int]) -> list[Trigger]:
    """The event words of a sentence in order, of overlapping ones the first.

    `walls` are the direct quotations (code points), which end clauses; `named` the words that names are made of.
    """
    marked = weighed(stream, sentence, named)
    found = [match for match, refusal in marked if refusal is None]
    if not found:
        return []
    around = clauses(stream, sentence, walls).around
    events = stream.lexicon.pack.event
    parts = [match for match, refusal in marked if refusal is _RIVAL and match.entry.form == "noun"]
    words = [events[match.entry.index] for match in found]
    return [
        Trigger(
            own,
            match.entry.form,
            match.first,
            match.last,
            around(match.first),
            _undone(stream, own.told, match),
            any(match.first < part.first < match.last for part in parts)
            or (own.told.undoes and any(True for _ in _last_nouns(stream, match))),
            any(sense.governs and sense.announces for sense in _last_nouns(stream, match)),
        )
        for own, match in zip(words, found, strict=True)
    ]


def _undone(stream: Stream, sense: Sense, phrase: Match) -> Sense:
    """What a phrase tells that ends with the noun of what it undoes or refuses: "called off the talks"."""
    is_turning = sense.undoes or (sense.governs and sense.type == _REFUSAL)
    if not is_turning or sense.mode is not None or phrase.last - phrase.first == 1:
        return sense
    for own in _last_nouns(stream, phrase):
        mode = _turned(sense, own)
        if mode is not None:
            return replace(sense, mode=mode)
    return sense


def _turned(sense: Sense, own: Sense) -> str | None:
    """The mode of what a word makes of the deed that its noun tells, if that stays of its own type."""
    if sense.undoes:
        undone = reduce_undone(own.type, own.mode)
        return undone[1] if undone is not None and undone[0] == sense.type else None
    refused = composition((sense.type, None), (own.type, own.mode)) if own.type == _MEETING else None
    return refused.mode if refused is not None and refused.type == sense.type else None


def _last_nouns(stream: Stream, phrase: Match) -> Iterator[Sense]:
    """What the nouns tell that a phrase of several words ends with, or has within: "lehnt Gespräche mit den USA ab"."""
    # Of words that stand in a longer phrase the stream knows nothing: the noun is looked up by itself.
    behind = stream.words[phrase.first + 1 : phrase.last]
    for match in stream.lexicon.automaton.matches(behind) if behind else ():
        is_in_place = match.last == len(behind) or stream.lexicon.pack.grammar.verb_second
        if is_in_place and match.entry.kind in ("event", "doubtful") and match.entry.form == "noun":
            yield stream.lexicon.pack.event[match.entry.index].told


def weighed(stream: Stream, sentence: Sentence, named: Collection[int]) -> list[tuple[Match, str | None]]:
    """Every word of a sentence that the lexicon marks as an event word, with why it is refused, or None."""
    needed = {match.entry.index for match in stream.within("need", sentence)}
    found: list[tuple[Match, str | None]] = []
    kept: int | None = None
    marked = (*stream.within("event", sentence), *stream.within("doubtful", sentence), *framed(stream, sentence))
    for match in sorted(marked, key=_place):
        refusal = _refusal(stream, sentence, match, needed)
        if refusal is None and match.first in named and match.last - 1 in named and not stream.at("short", match.first):
            refusal = _NAME
        if refusal is None and kept is not None and match.first < found[kept][0].last:
            if _is_rather(stream, found[kept][0], match, sentence):
                found[kept] = found[kept][0], _RIVAL
            else:
                refusal = _RIVAL
        if refusal is None:
            kept = len(found)
        found.append((match, refusal))
    objects = _told_objects(stream, sentence, found)
    return [
        (match, _IN_PHRASE if refusal is None and match.entry.form == "noun" and match.first in objects else refusal)
        for match, refusal in found
    ]


def _told_objects(stream: Stream, sentence: Sentence, marked: Sequence[tuple[Match, str | None]]) -> frozenset[int]:
    """The words of objects that a passive tells its event of, and nothing else: "**cooperation** was suspended"."""
    events = stream.lexicon.pack.event
    passives = (match for match, refusal in marked if refusal is None and match.entry.form == "passive")
    own = ((match, events[match.entry.index]) for match in passives)
    plain = (match for match, words in own if words.objects and not (words.told.governs or words.told.undoes))
    return frozenset(place for one in plain for place in object_before(stream, sentence, one) or ())


def _refusal(stream: Stream, sentence: Sentence, match: Match, needed: Collection[int]) -> str | None:
    words = stream.lexicon.pack.event[match.entry.index]
    if words.needs and match.entry.index not in needed:
        return "what it needs is not in the sentence"
    # Where words are not separated, a thing that is counted may begin like a deed: 戦闘 is fighting, 戦闘機 a plane.
    kinds = _CALLED if stream.lexicon.pack.spaced else (*_CALLED, "unit")
    if stream.is_within(kinds, match.first, match.last):
        return _NAME
    if match.last - match.first > 1:
        if _is_parted(stream, match):
            return "its words stand apart"
        is_verb = match.entry.form == "verb" and stream.words[match.first - 1].kind != "sign"
        return _WRITTEN if is_verb and _is_written_as_name(stream, sentence, match) else None
    if stream.at("group", match.first) or stream.at("role", match.first):
        return None if _is_participle(stream, match) else _NAME
    # A verb has a capital inside a sentence only where it is part of a name, or opens somebody's words.
    is_opening = stream.words[match.first - 1].kind == "sign" if match.first > sentence.first else True
    if not words.doubtful and (match.entry.form == "noun" or is_opening):
        return None
    return _WRITTEN if _is_written_as_name(stream, sentence, match) else None


def _is_participle(stream: Stream, match: Match) -> bool:
    """Whether what may be people as well tells what befell others: "foram **presos**", "os jovens **detidos**"."""
    if match.entry.form != "passive":
        return False
    behind_people = stream.at("group", match.first - 1) and stream.lexicon.pack.grammar.adjectives_behind
    return bool(behind_people) or stream.ends_head(match.first, "passive")


def _is_parted(stream: Stream, match: Match) -> bool:
    """Whether a sign parts the words of a phrase; where order is free, insertions stand between commas."""
    if stream.lexicon.pack.order == "free":
        return False
    return any(word.text in _PARTING for word in stream.words[match.first + 1 : match.last - 1])


def _is_written_as_name(stream: Stream, sentence: Sentence, match: Match) -> bool:
    # Where common nouns are capitalised, a capital tells nothing.
    if stream.lexicon.pack.names.nouns or match.first == sentence.first:
        return False
    return stream.words[match.first].capitalised and not _is_headline(stream, sentence)


def _place(match: Match) -> tuple[int, int]:
    return match.first, -match.last


def _is_headline(stream: Stream, sentence: Sentence) -> bool:
    """Whether most words of a sentence are capitalised."""
    words = [word for word in stream.words[sentence.first : sentence.last] if word.kind == "word"]
    return 2 * sum(word.capitalised for word in words) > len(words)


def _is_rather(stream: Stream, kept: Match, match: Match, sentence: Sentence) -> bool:
    """Whether of two overlapping event words the later is meant: the surer one, the more exact one, or the noun."""
    doubtful = [stream.lexicon.pack.event[one.entry.index].doubtful for one in (kept, match)]
    if doubtful[0] != doubtful[1]:
        return doubtful[0]
    own = [stream.lexicon.pack.event[one.entry.index] for one in (kept, match)]
    needs = [bool(words.needs or words.objects) for words in own]
    if needs[0] != needs[1] and (kept.first, kept.last) == (match.first, match.last):
        return needs[1]
    one, other = (stream.lexicon.pack.event[each.entry.index].told for each in (kept, match))
    is_inside_verb = kept.entry.form == "verb" and match.entry.form == "passive"
    if (
        match.last > kept.last
        and one.type == other.type
        and one.mode is None
        and other.mode is not None
        and not is_inside_verb
    ):
        # "held a telephone conversation": what says more of one type. A participle is no passive behind "has".
        return True
    return _is_rather_noun(stream, kept, match, sentence)


def _is_rather_noun(stream: Stream, verb: Match, noun: Match, sentence: Sentence) -> bool:
    """Whether one and the same word is the noun: it opens the sentence or follows an owner or an article."""
    if (verb.first, verb.last) != (noun.first, noun.last) or (verb.entry.form, noun.entry.form) != ("verb", "noun"):
        return False
    if noun.first == sentence.first or stream.ends_head(noun.first, "possessive", "article"):
        return True
    # An adjective may stand between, also a compound: "la controvertida visita", "a four-day strike".
    described = noun.first - 1
    # But not who acts: "the ministers visit Paris".
    if stream.is_predicate(described) or stream.at("role", described):
        return False
    while described > sentence.first and _HYPHENS.intersection(
        (stream.words[described - 1].text, stream.words[described].text)
    ):
        described -= 1
    return stream.ends_head(described, "article")
