"""Names of people in a spaced script without capitals where the office stands behind the name: Korean.

A name of the language is a family name and a given name of one word; a foreign one is one word, or two of which the
first is a given name.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.name_parts import name_scripts
from dragoman.knowledge.offices import person
from dragoman.language.automaton import bases
from dragoman.reading.consonants import family_name_in_latin, known_by_consonants
from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

# Syllables of a whole name whose family name has one, and two.
_WHOLE, _WHOLE_LONG = 3, 4
_LEAST_FOREIGN = 2
_ORDINARY = (
    "word", "never", "report", "event", "unit", "number", "multiplier", "bound", "time", "source", "role", "title",
    "group", "organisation word", "place word", "context", "body",
)  # fmt: skip


def before_roles(stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> list[Found]:
    """The names of people, in order; `found` is what the lexicon knows, `taken` which words are part of it."""
    return _Names(stream, found, taken).all()


class _Names:
    """The names of one text while they are being found."""

    def __init__(self, stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> None:
        self._stream = stream
        self._taken = list(taken)
        self._ending = {item.last: item for item in found}
        self._starts = sorted(
            {item.first for item in found if item.kind == "role"} | {match.first for match in stream.matches("title")}
        )
        self._families = frozenset(stream.lexicon.pack.names.family_names)
        self._found: list[Found] = []

    def all(self) -> list[Found]:
        for match in self._stream.matches("person"):
            known = person(match.entry.value)
            if known is not None:
                self._add(match.first, match.last, tuple(known.name.split()))
        for start in self._starts:
            self._name_before(start)
        self._repeated()
        return sorted(self._found, key=lambda item: item.first)

    def _name_before(self, start: int) -> None:
        """The name that stands before an office, the countries and bodies of the office between them."""
        first = self._stream.sentence_of(start).first
        last = start
        while (item := self._ending.get(last)) is not None and item.kind in ("country", "organisation", "group"):
            last = item.first
        if last <= first or not self._is_free(last - 1):
            return
        word = self._stream.words[last - 1].text
        family = self._family(word)
        if family:
            self._add(last - 1, last, (family, word.removeprefix(family)))
            return
        given = self._stream.words[last - 2].text if last - 1 > first and self._is_free(last - 2) else ""
        known = known_by_consonants(given, word) if given else None
        if known is not None:
            self._add(last - 2, last, tuple(known.name.split()))
        elif given and name_scripts(given) and not self._ends_phrase(last - 2):
            self._add(last - 2, last, (given, word))
        elif len(word) >= _LEAST_FOREIGN and name_scripts(word):
            self._add(last - 1, last, (family_name_in_latin(word) or word,))

    def _family(self, word: str) -> str:
        """The family name that a whole name of one word begins with; empty where it is no such name."""
        if len(word) == _WHOLE_LONG and word[:2] in self._families:
            return word[:2]
        return word[0] if len(word) == _WHOLE and word[0] in self._families else ""

    def _ends_phrase(self, place: int) -> bool:
        """Whether a sign stands between a word and the next."""
        return self._stream.words[place + 1].kind != "word"

    def _is_free(self, place: int) -> bool:
        is_marked = any(self._stream.at(kind, place) for kind in _ORDINARY)
        return self._stream.words[place].kind == "word" and not self._taken[place] and not is_marked

    def _repeated(self) -> None:
        """Names that were found once, where they stand with a particle or alone."""
        named: dict[str, tuple[str, ...]] = {}
        for item in self._found:
            word = self._stream.words[item.last - 1].text
            named.setdefault(word, item.parts if item.last - item.first == 1 else item.parts[-1:])
        for place, word in enumerate(self._stream.words):
            if self._taken[place] or word.kind != "word":
                continue
            for base in bases(word.folded, self._stream.lexicon.endings):
                if base in named:
                    self._add(place, place + 1, named[base])
                    break

    def _add(self, first: int, last: int, parts: tuple[str, ...]) -> None:
        if any(self._taken[first:last]):
            return
        self._found.append(Found(first, last, "person", name=" ".join(parts), parts=parts, titled=True, sure=True))
        for place in range(first, last):
            self._taken[place] = True
