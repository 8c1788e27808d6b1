"""The event words of a sentence: which of the words that the lexicon marks may tell an event."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.language.automaton import Match
from dragoman.language.pack import EventWords
from dragoman.language.senses import Attachment, Sense
from dragoman.model import Span
from dragoman.reading.clauses import clause
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

DEFAULT_RECIPIENT: tuple[Attachment, ...] = ("object", "with", "to", "against")


class Trigger(Struct, frozen=True):
    """An event word in the text: what the pack says of it, its form, its words, its clause."""

    words: EventWords
    form: str
    first: int
    last: int
    bounds: tuple[int, int]

    @property
    def sense(self) -> Sense:
        """What the word tells."""
        return self.words.told

    @property
    def wanted(self) -> tuple[Attachment, ...]:
        """How the other side is attached, the earlier ways preferred."""
        return self.words.recipient or self.sense.recipient or DEFAULT_RECIPIENT


def triggers(stream: Stream, sentence: Sentence, walls: Sequence[Span]) -> list[Trigger]:
    """The event words of a sentence in order, of overlapping ones the first.

    `walls` are the direct quotations (code points), which end clauses.
    """
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
