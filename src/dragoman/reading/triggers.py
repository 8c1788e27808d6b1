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
    return [
        Trigger(
            stream.lexicon.pack.event[match.entry.index],
            match.entry.form,
            match.first,
            match.last,
            clause(stream, sentence, match.first, walls),
        )
        for match, refusal in weighed(stream, sentence)
        if refusal is None
    ]


def weighed(stream: Stream, sentence: Sentence) -> list[tuple[Match, str | None]]:
    """Every word of a sentence that the lexicon marks as an event word, with why it is refused, or None."""
    needed = {match.entry.index for match in stream.within("need", sentence)}
    found: list[tuple[Match, str | None]] = []
    kept: int | None = None
    for match in stream.within("event", sentence):
        refusal = None
        if stream.lexicon.pack.event[match.entry.index].needs and match.entry.index not in needed:
            refusal = "what it needs is not in the sentence"
        elif kept is not None and match.first < found[kept][0].last:
            if _is_rather_noun(stream, found[kept][0], match, sentence):
                found[kept] = found[kept][0], "the noun of the same form is meant"
            else:
                refusal = "another event word stands there"
        elif stream.is_within(("role", "group", "organisation"), match.first, match.last):
            refusal = "it is part of a role or a name"
        if refusal is None:
            kept = len(found)
        found.append((match, refusal))
    return found


def _is_rather_noun(stream: Stream, verb: Match, noun: Match, sentence: Sentence) -> bool:
    """Whether one and the same word is the noun: it opens the sentence or follows an owner or an article."""
    if (verb.first, verb.last) != (noun.first, noun.last) or (verb.entry.form, noun.entry.form) != ("verb", "noun"):
        return False
    return noun.first == sentence.first or stream.ends_head(noun.first, "possessive", "article")
