"""Whom a pronoun means, in the plain cases only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import Span
from dragoman.reading.attached import markers
from dragoman.reading.cases import cases_of
from dragoman.reading.entities import Cast, Located
from dragoman.reading.frames import SPEAKER
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_SENTENCES_BACK = 2
NONE = ""


class Antecedents:
    """Answers whom "he" or "she" at a word means, and remembers the pronouns that were resolved."""

    def __init__(self, stream: Stream, cast: Cast, quoted: Sequence[Span]) -> None:
        self._stream = stream
        self._quoted = quoted
        self._people: dict[int, list[Located]] = {}
        for mention in cast.mentions:
            is_person = cast.entities[mention.entity].kind == "person" and not mention.modifier
            if is_person and not self._is_quoted(mention.first) and not _is_attached(stream, cast, mention):
                self._people.setdefault(stream.sentence_of(mention.first).first, []).append(mention)
        self._speakers: dict[int, int] = {}
        self._reporters: dict[int, int] = {}
        self.resolved: dict[int, int] = {}

    def hear(self, words: Span, speaker: int, direct: bool) -> None:
        """Takes note of who speaks in a quotation: in a direct one, "I" and "we" are the speaker.

        In an indirect one a verb without a subject has the speaker for its subject, where its language leaves out
        pronouns.
        """
        heard = self._speakers if direct else self._reporters
        for place in range(*map(self._stream.word_at, words)):
            heard.setdefault(place, speaker)

    def __call__(self, place: int, head: str) -> int | None:
        """The entity that a pronoun of this head at a word means: the person who leads the sentence, or the one before.

        `NONE` is the subject that a language leaves out. "I" and "we" are the speaker of the quotation they stand in.
        None for "they" and "it", and where the nearest sentence with a person lies further back than two.
        """
        if head in ("i", "we"):
            return self._speakers.get(place)
        if head == SPEAKER:
            return self._speakers.get(place, self._reporters.get(place))
        if head == NONE:
            return self._reporters.get(place)
        meant = self.likely(place, head)
        if meant is not None:
            self.resolved[place] = meant
        return meant

    def likely(self, place: int, head: str) -> int | None:
        """Whom "he" or "she" at a word means as far as the sentences tell, without taking note of it."""
        if head not in ("he", "she"):
            return None
        return next((leader for leader in self._leaders(place) if leader is not None), None)

    def settle(self, place: int, meant: int) -> None:
        """Takes note of whom a pronoun means that is known from elsewhere."""
        self.resolved[place] = meant

    def move(self, place_of: Mapping[int, int]) -> None:
        """Follows entities to their new positions in the cast."""
        self.resolved = {place: place_of.get(entity, entity) for place, entity in self.resolved.items()}

    def _leaders(self, place: int) -> Iterator[int | None]:
        """The persons who lead this sentence and those before it, sentences within a quotation left out."""
        number = self._stream.number_of_sentence(place)
        seen = 0
        while number >= 0 and seen <= _SENTENCES_BACK:
            sentence = self._stream.sentences[number]
            leader = self._leader(sentence, place)
            yield leader
            seen += leader is not None or not self._is_quoted(sentence.last - 1)
            number -= 1

    def _is_quoted(self, place: int) -> bool:
        return stretch_at(self._quoted, self._stream.words[place].start) is not None

    def _leader(self, sentence: Sentence, place: int) -> int | None:
        people: Sequence[Located] = self._people.get(sentence.first, ())
        return next((mention.entity for mention in people if mention.last <= place), None)


def _is_attached(stream: Stream, cast: Cast, mention: Located) -> bool:
    """Whether a preposition or an ending attaches the mention to something else: such a one leads no sentence."""
    sentence = stream.sentence_of(mention.first)
    if markers(stream, *mention.reach, sentence):
        return True
    cases = cases_of(stream, mention, cast.entities[mention.entity])
    return bool(cases) and "subject" not in cases
