"""Phrases of language packs that a menu, a comment box or an inserted link is made of, found in blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from dragoman.language.pack_parts import CleaningWords
from dragoman.language.patterns import ANY, expand
from dragoman.language.patterns import Sequence as Phrase
from dragoman.language.words import Folding, words

# One word is boilerplate only where little else stands in the block: "Share prices fell" is news.
_MOST_WORDS_BESIDE_ONE = 4

# A phrase of so many words is one wherever it stands.
_LONG = 4

_BEGINNING = 4
_MOST_KNOWN = 10_000
_LONGEST_WORD = 40
_FIRST_WORD = re.compile(r"\w{1,40}")
# Letters that every folding leaves alone.
_LETTERS = re.compile("[a-zа-яα-ω]+")

# So many characters of a block are looked at: phrases stand at its beginning.
_LOOKED_AT = 160


class _Phrases(Struct, frozen=True):
    """The phrases of some languages, by how their first word begins; the long ones by letters that they cannot lack."""

    begins: dict[str, tuple[Phrase, ...]]
    long: tuple[tuple[tuple[str, ...], Phrase], ...]
    known: dict[str, tuple[Phrase, ...]]

    def of(self, word: str, fold: Folding) -> tuple[Phrase, ...]:
        """The phrases that may begin a block whose first word this is, or the first piece of it."""
        found = self.known.get(word)
        if found is None:
            start = fold(word)
            sizes = range(1, min(_BEGINNING, len(start)) + 1)
            begun = (phrase for size in sizes for phrase in self.begins.get(start[:size], ()))
            found = tuple(phrase for phrase in begun if start.startswith(phrase[0].rstrip("*")))
            if len(self.known) < _MOST_KNOWN:
                self.known[word] = found
        return found


class Found(Struct, frozen=True):
    """For each block whether a phrase of the packs marks it, and whether it opens the comments."""

    boilerplate: tuple[bool, ...]
    comments: tuple[bool, ...]


class Boilerplate:
    """The phrases of some packs, ready to be looked for.

    A phrase counts at the beginning of a block; one of four words or more also further on; one word alone only in
    a block of a few words, or before a colon.
    """

    def __init__(self, words_of: Callable[[str], CleaningWords | None]) -> None:
        """Take what gives the phrases of a language by its code, asked when a page in that language comes."""
        self._words_of = words_of
        self._fold = Folding({})
        self._asked: dict[tuple[str, ...], tuple[_Phrases, _Phrases]] = {}

    def find(self, blocks: Sequence[str], languages: Sequence[str]) -> Found:
        """What the phrases of these languages say of the blocks."""
        asked = tuple(languages)
        if asked not in self._asked:
            words = [found for found in map(self._words_of, asked) if found is not None]
            self._asked[asked] = (
                self._phrases(pattern for one in words for pattern in one.boilerplate),
                self._phrases(pattern for one in words for pattern in one.comments),
            )
        boilerplate, comments = self._asked[asked]
        # A phrase that may stand anywhere is looked for on all the page at once first: most pages have none.
        whole = "\n".join(blocks).lower()
        anywhere = [[one for one in phrases.long if _holds(whole, one[0])] for phrases in (boilerplate, comments)]
        one, two = [False] * len(blocks), [False] * len(blocks)
        for at, block in enumerate(blocks):
            word = _first_word(block)
            for phrases, inside, marks in ((boilerplate, anywhere[0], one), (comments, anywhere[1], two)):
                begun = phrases.of(word, self._fold)
                if begun or inside:
                    marks[at] = self._is_marked(block, begun, inside)
        return Found(tuple(one), tuple(two))

    def _phrases(self, patterns: Iterable[str]) -> _Phrases:
        begins: dict[str, tuple[Phrase, ...]] = {}
        long = []
        for pattern in patterns:
            for phrase, _ in expand(pattern, self._fold):
                start = phrase[0].rstrip("*")[:_BEGINNING]
                begins[start] = (*begins.get(start, ()), phrase)
                if len(phrase) >= _LONG:
                    long.append((_needed(phrase), phrase))
        return _Phrases(begins, tuple(long), {})

    def _is_marked(
        self, block: str, begun: Sequence[Phrase], anywhere: Sequence[tuple[tuple[str, ...], Phrase]]
    ) -> bool:
        lowered = block[:_LOOKED_AT].lower() if anywhere else ""
        inside = [phrase for needed, phrase in anywhere if _holds(lowered, needed)]
        if not begun and not inside:
            return False
        parts = self._cut(block)
        if any(_matches(phrase, parts, 0) and _tells(phrase, block, parts) for phrase in begun):
            return True
        return any(_matches(phrase, parts, at) for phrase in inside for at in range(len(parts)))

    def _cut(self, block: str) -> list[str]:
        parts = words(block[:_LOOKED_AT], self._fold)
        return [word.folded for word in parts if word.kind != "sign" or word.text == ":"]


def _first_word(block: str) -> str:
    word = block[:_LONGEST_WORD].partition(" ")[0]
    if not word.isalnum():
        first = _FIRST_WORD.search(block)
        word = first[0] if first else ""
    return word


def _needed(phrase: Phrase) -> tuple[str, ...]:
    """The runs of plain letters of a phrase, the longest first, without which it is not there."""
    return tuple(sorted((piece for part in phrase for piece in _LETTERS.findall(part)), key=len, reverse=True))


def _holds(text: str, pieces: Sequence[str]) -> bool:
    return all(piece in text for piece in pieces)


def _matches(phrase: Phrase, parts: Sequence[str], at: int) -> bool:
    if at + len(phrase) > len(parts):
        return False
    return all(_same(want, part) for want, part in zip(phrase, parts[at:], strict=False))


def _same(want: str, part: str) -> bool:
    return want == ANY or (part.startswith(want[:-1]) if want.endswith("*") else part == want)


def _tells(phrase: Phrase, block: str, parts: Sequence[str]) -> bool:
    if len(phrase) > 1:
        return True
    return len([part for part in parts if part != ":"]) <= _MOST_WORDS_BESIDE_ONE or parts[1] == ":"
