"""Whom a pronoun means, in the plain cases only."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Span
from dragoman.reading.entities import Cast, Located
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_SENTENCES_BACK = 2


class Antecedents:
    """Answers whom "he" or "she" at a word means, and remembers the pronouns that were resolved."""

    def __init__(self, stream: Stream, cast: Cast) -> None:
        self._stream = stream
        self._people: dict[int, list[Located]] = {}
        for mention in cast.mentions:
            if cast.entities[mention.entity].kind == "person" and not mention.modifier:
                self._people.setdefault(stream.sentence_of(mention.first).first, []).append(mention)
        self._speakers: list[tuple[Span, int]] = []
        self.resolved: dict[int, int] = {}

    def hear(self, words: Span, speaker: int) -> None:
        """Takes note of who speaks in a quotation: there, "I" and "we" are the speaker."""
        self._speakers.append((words, speaker))

    def __call__(self, place: int, head: str) -> int | None:
        """The entity that a pronoun of this head at a word means: the person who leads the sentence, or the one before.

        "I" and "we" are the speaker of the quotation they stand in. None for "they" and "it", and where the nearest sentence with a person lies further back than two.
        """
        if head in ("i", "we"):
            return self._speaker_at(place)
        if head not in ("he", "she"):
            return None
        sentence = self._stream.sentence_of(place)
        number = self._stream.sentences.index(sentence)
        meant = self._leader(sentence, place)
        for back in range(1, _SENTENCES_BACK + 1):
            if meant is None and number - back >= 0:
                meant = self._leader(self._stream.sentences[number - back], place)
        if meant is not None:
            self.resolved[place] = meant
        return meant

    def _speaker_at(self, place: int) -> int | None:
        start = self._stream.words[place].start
        return next((speaker for (first, last), speaker in self._speakers if first <= start < last), None)

    def _leader(self, sentence: Sentence, place: int) -> int | None:
        people: Sequence[Located] = self._people.get(sentence.first, ())
        return next((mention.entity for mention in people if mention.last <= place), None)
