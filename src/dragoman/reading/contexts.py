"""The contexts of events: from the event word, its sentence, its paragraph and, where one prevails, the article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from dragoman.knowledge.ontology import contexts as known_contexts
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

# What makes a context that of a paragraph: so many words of it besides those of the event's own sentence.
_WORDS_OF_PARAGRAPH = 2
# What makes one clearly that of an article: sentences in which it is marked, and their share of all.
_SENTENCES_OF_ARTICLE = 3
_SHARE_OF_ARTICLE = 0.4


class Contexts:
    """What the words of a text tell of contexts, counted once."""

    def __init__(self, stream: Stream) -> None:
        self._starts = [start for start, _ in stream.paragraphs]
        self._stream = stream
        self._of_paragraph: dict[int, Counter[str]] = {}
        sentences: dict[str, set[int]] = {}
        for match in stream.matches("context"):
            context = match.entry.value
            self._of_paragraph.setdefault(self._paragraph(match.first), Counter())[context] += 1
            sentences.setdefault(context, set()).add(stream.number_of_sentence(match.first))
        least = max(_SENTENCES_OF_ARTICLE, _SHARE_OF_ARTICLE * len(stream.sentences))
        self._prevailing = {context for context, marked in sentences.items() if len(marked) >= least}

    def of(self, told: Telling) -> tuple[str, ...]:
        """The contexts of an event, in the ontology's order.

        Those of its own word and of its sentence; those that two other words of its paragraph tell; those that are
        marked in two fifths of the article's sentences.
        """
        own = Counter(match.entry.value for match in self._stream.within("context", told.sentence))
        around = self._of_paragraph.get(self._paragraph(told.first), Counter())
        near = {context for context, count in around.items() if count - own[context] >= _WORDS_OF_PARAGRAPH}
        marked = {*told.contexts, *own, *near, *self._prevailing}
        return tuple(context for context in known_contexts() if context in marked)

    def _paragraph(self, place: int) -> int:
        return bisect_right(self._starts, self._stream.words[place].start) - 1
