"""Names of people in a spaced script without capitals where the office stands behind the name: Korean.

A name of the language is a family name and a given name of one word; a foreign one is one word, or two of which the
first is a given name.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.name_parts import name_scripts
from dragoman.language.automaton import bases
from dragoman.reading.consonants import family_name_in_latin, known_by_consonants
from dragoman.reading.found import Found
from dragoman.reading.postings import POSTING, before_posting
from dragoman.reading.stream import Stream
from dragoman.reading.sure_names import SureNames

# Syllables of a whole name whose family name has one, and two.
_WHOLE, _WHOLE_LONG = 3, 4
_LEAST_FOREIGN = 2


def before_roles(stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> list[Found]:
    """The names of people, in order; `found` is what the lexicon knows, `taken` which words are part of it."""
    return _Names(stream, found, taken).all()


class _Names(SureNames):
    """The names of one text while they are being found."""

    def all(self) -> list[Found]:
        self._add_known_spellings()
        starts = {item.first for item in self._beginning.values() if item.kind == "role"}
        starts |= {match.first for match in self._stream.matches("title")}
        for start in sorted(starts):
            self._name_before(start)
        self._repeated()
        return self._in_order()

    def _name_before(self, start: int) -> None:
        """The name that stands before an office, what it belongs to and where he is posted between them."""
        first = self._stream.sentence_of(start).first
        last = start
        while (item := self._ending.get(last)) is not None and item.kind in ("country", "organisation", "group"):
            last = item.first
        last = before_posting(self._stream, last, POSTING)
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
        if len(word) == _WHOLE_LONG and word[:2] in self._rules.family_names:
            return word[:2]
        return word[0] if len(word) == _WHOLE and word[0] in self._rules.family_names else ""

    def _ends_phrase(self, place: int) -> bool:
        """Whether a sign stands between a word and the next."""
        return self._stream.words[place + 1].kind != "word"

    def _is_free(self, place: int) -> bool:
        return self._stream.words[place].kind == "word" and not self._taken[place] and not self._is_marked(place)

    def _repeated(self) -> None:
        """Names that were found once, where they stand with a particle or alone."""
        named: dict[str, tuple[str, ...]] = {}
        for item in self._found:
            written = self._stream.words[item.last - 1].text
            named.setdefault(written, item.parts if item.last - item.first == 1 else item.parts[-1:])
        for place, word in enumerate(self._stream.words):
            if word.kind != "word" or self._taken[place]:
                continue
            base = next((base for base in bases(word.folded, self._stream.lexicon.endings) if base in named), None)
            if base is not None:
                self._add(place, place + 1, named[base])
