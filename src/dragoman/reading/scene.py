"""A text as those who look for its speakers see it: from outside the quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.language.automaton import Match
from dragoman.model import Span
from dragoman.reading.entities import Cast, Located
from dragoman.reading.groups import Group, groups
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

Antecedent = Callable[[int, str], int | None]


class Scene:
    """A text with its groups by sentence, seen from outside the quotation marks."""

    def __init__(self, stream: Stream, cast: Cast, stretches: Sequence[Span], antecedent: Antecedent) -> None:
        self.stream = stream
        self.cast = cast
        self.stretches = stretches
        self.antecedent = antecedent
        self.last_speaker: int | None = None
        self._groups: dict[int, list[Group]] = {}
        self._mentions: dict[int, list[Located]] = {}
        self._quoted = {
            place for start, end in stretches for place in range(stream.word_at(start), stream.word_at(end))
        }
        for mention in cast.mentions:
            if not self.is_quoted(mention.first):
                self._mentions.setdefault(stream.sentence_of(mention.first).first, []).append(mention)

    def is_quoted(self, place: int) -> bool:
        """Whether a word stands between quotation marks."""
        return place in self._quoted

    def groups(self, sentence: Sentence) -> list[Group]:
        """The groups of a sentence that stand outside quotation marks."""
        if sentence.first not in self._groups:
            self._groups[sentence.first] = groups(self.stream, self.cast, self.mentions(sentence), sentence)
        return self._groups[sentence.first]

    def mentions(self, sentence: Sentence) -> Sequence[Located]:
        """The mentions of a sentence that stand outside quotation marks."""
        return self._mentions.get(sentence.first, ())

    def cues(self, sentence: Sentence) -> list[Match]:
        """The reporting words of a sentence that stand outside quotation marks."""
        return [
            match
            for match in self.stream.within("report", sentence)
            if not self.is_quoted(match.first) and not self._is_conjunction(match)
        ]

    def _is_conjunction(self, cue: Match) -> bool:
        """Whether a reporting word is only the beginning of a conjunction: "theo" in "theo đó"."""
        longer = (match for match in self.stream.at("word", cue.first) if match.last > cue.last)
        return any(match.entry.value in ("break", "relative") for match in longer)
