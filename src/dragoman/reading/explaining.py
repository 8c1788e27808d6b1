"""Why each fact of an article came or did not: its typed stream, and what became of every event word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.language.compiled import Entry
from dragoman.model import Article, Span
from dragoman.reading.entities import Located
from dragoman.reading.eventful import reasons
from dragoman.reading.events import confidence, distinct, members_of, words_of_names
from dragoman.reading.findings import Findings, findings
from dragoman.reading.groups import Group
from dragoman.reading.tellings import Telling
from dragoman.reading.text import Sentence
from dragoman.reading.triggers import weighed

# What an entry of the lexicon is called besides its kind: by its value, by its form, or by both.
_BY_VALUE = frozenset({"word", "context", "time", "bound", "number", "multiplier", "unit", "role", "group"})
# What stands only for other entries, or against names.
_UNSEEN = frozenset({"need", "never", "object"})
_TAKEN_IN = "another event word governs it"
_TOLD_AGAIN = "another word of the sentence tells the same deed"
_WEIGHTIEST = 4


class Mark(Struct, frozen=True):
    """Something that the lexicon or the reading sees in these words: "word: with", "event: CONSULT noun"."""

    span: Span
    what: str


class Member(Struct, frozen=True):
    """A group of entities, and how it is attached: by a preposition's sense, bare, or as a description."""

    span: Span
    names: tuple[str, ...]
    attached: str


class Verdict(Struct, frozen=True):
    """What became of an event word.

    `reading` is how it was read ("CONSULT/phone Blinken, Lavrov (future)"), None where it was refused unread; `why` is
    the reason of a refusal, or the traits that weighed most, each with what it adds to the log-odds.
    """

    span: Span
    sense: str
    form: str
    clause: Span | None
    reading: str | None
    told: bool
    confidence: float | None
    why: tuple[str, ...]


class Explained(Struct, frozen=True):
    """One sentence: everything marked in it, who stands together in it, what became of its event words, its quotations.

    Spans are code points of the article's text.
    """

    span: Span
    marks: tuple[Mark, ...]
    members: tuple[Member, ...]
    verdicts: tuple[Verdict, ...]
    quotations: tuple[str, ...]


def explained(article: Article) -> list[Explained]:
    """Every sentence of an article explained, in order.

    Raises `PackError` where the language's pack cannot be read.
    """
    seen = findings(article)
    weights = reasons(seen.stream, seen.cast, seen.walls, seen.ruled)
    return [_sentence(seen, sentence, weights) for sentence in seen.stream.sentences]


def _sentence(seen: Findings, sentence: Sentence, weights: Sequence[dict[str, float]]) -> Explained:
    stream = seen.stream
    mentions = [mention for mention in seen.cast.mentions if sentence.first <= mention.first < sentence.last]
    members = members_of(stream, seen.cast)(stream.number_of_sentence(sentence.first))
    start, end = sentence.span
    return Explained(
        sentence.span,
        tuple(_marks(seen, sentence, mentions)),
        tuple(_member(seen, group) for group in members),
        tuple(_verdicts(seen, sentence, weights)),
        tuple(
            f"{_names(seen, (one.speaker,)) if one.speaker is not None else '?'}{':' if one.direct else ' ~'} "
            f"{stream.text[slice(*one.span)]}"
            for one in seen.said
            if start <= one.span[0] < end
        ),
    )


def _marks(seen: Findings, sentence: Sentence, mentions: Sequence[Located]) -> Iterator[Mark]:
    stream = seen.stream
    found = [
        (match.first, match.last, _called(match.entry))
        for kind in stream.kinds()
        if kind not in _UNSEEN
        for match in stream.within(kind, sentence)
    ]
    for mention in mentions:
        entity = seen.cast.entities[mention.entity]
        found.append((mention.first, mention.last, f"{entity.kind}: {entity.name} ({mention.form})"))
    for first, last, what in sorted(set(found)):
        yield Mark(stream.span(first, last), what)


def _called(entry: Entry) -> str:
    if entry.kind in ("event", "report"):
        return " ".join(part for part in (f"{entry.kind}:", entry.value, entry.form) if part)
    return f"{entry.kind}: {entry.value}" if entry.kind in _BY_VALUE else entry.kind


def _member(seen: Findings, group: Group) -> Member:
    attached = "describes its neighbour" if group.modifier else ", ".join(group.markers) or "bare"
    names = tuple(seen.cast.entities[one].name for one in group.entities)
    return Member(seen.stream.span(group.first, group.last), names, attached)


def _verdicts(seen: Findings, sentence: Sentence, weights: Sequence[dict[str, float]]) -> Iterator[Verdict]:
    stream = seen.stream
    events = seen.kept
    kept = distinct(one for one in events if one.sentence.first == sentence.first)
    told = [(number, one) for number, one in enumerate(seen.told) if one.sentence.first == sentence.first]
    for match, refusal in weighed(stream, sentence, words_of_names(seen.cast)):
        words = stream.lexicon.pack.event[match.entry.index]
        span = stream.span(match.first, match.last)
        number = next((number for number, one in told if one.first == match.first), None)
        if number is None or refusal is not None:
            yield Verdict(span, words.sense, match.entry.form, None, None, False, None, (refusal or _TAKEN_IN,))
            continue
        one = seen.told[number]
        ranked = sorted(weights[number].items(), key=lambda item: (-abs(item[1]), item[0]))[:_WEIGHTIEST]
        told_here = one in kept
        if one in events and not told_here:
            yield Verdict(span, words.sense, match.entry.form, None, None, False, None, (_TOLD_AGAIN,))
            continue
        why = tuple(f"{trait} {added:+.1f}" for trait, added in ranked)
        clause = stream.span(*one.bounds)
        reading = _reading(seen, one, seen.ruled[number])
        yield Verdict(span, words.sense, match.entry.form, clause, reading, told_here, confidence(one), why)


def _reading(seen: Findings, told: Telling, ruled: Telling) -> str:
    """What a telling says; where other parties than grammar's are likelier, with what grammar found."""
    parts = [f"{told.type}/{told.mode}" if told.mode else told.type]
    parts.append(f"{_names(seen, told.actors) or 'nobody named'} [{told.actor_by}]")
    parts += [f"-> {_names(seen, told.recipients)}"] if told.recipients else []
    parts += [f"({', '.join(told.auxiliary)})"] if told.auxiliary else []
    if told != ruled:
        grammar = [f"{_names(seen, ruled.actors) or 'nobody named'} [{ruled.actor_by}]"]
        grammar += [f"-> {_names(seen, ruled.recipients)}"] if ruled.recipients else []
        parts.append(f"; by grammar {' '.join(grammar)}")
    return " ".join(parts).replace(" ;", ";")


def _names(seen: Findings, entities: Sequence[int]) -> str:
    return ", ".join(seen.cast.entities[one].name for one in entities)
