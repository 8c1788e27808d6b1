"""The typed stream: a text's words and sentences with everything the lexicon marks in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.knowledge.calendar import months
from dragoman.language.automaton import Entry, Match
from dragoman.language.words import Word, words
from dragoman.model import Span
from dragoman.reading.lexicon import Lexicon
from dragoman.reading.text import Sentence, sentences

# Kinds that compete for the same words: of two matches in one family, the longer holds.
_FAMILIES = {
    "event": "predicate",
    "report": "predicate",
    "number": "number",
    "multiplier": "number",
}
_PREDICATES = frozenset({"event", "doubtful", "report"})
_HYPHENS = frozenset("-‐")
_LONG_PHRASE = 6
_SHORTEST_STEM = 4
_DAYS = frozenset({"month", "phrase", "unit", "weekday"})


class Stream:
    """A text as a lexicon sees it; plain values, read only."""

    def __init__(self, text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.lexicon = lexicon
        self.words: list[Word] = words(text, lexicon.fold)
        shortened = frozenset(word.rstrip(".").lower() for word in lexicon.pack.abbreviations)
        self.sentences: list[Sentence] = sentences(
            text, self.words, paragraphs, shortened, months(lexicon.language).keys()
        )
        self._by_kind: dict[str, list[Match]] = {}
        self._predicates: set[int] = set()
        self._days: set[int] = set()
        self._ends: set[tuple[str, int]] = set()
        self._ending: dict[int, list[str]] = {}
        self._at: dict[tuple[str, int], list[Match]] = {}
        marked = _longest(lexicon.automaton.matches(self.words))
        opened = _conjunctions(marked)
        months_at = {match.first for match in marked if match.entry.kind == "time" and match.entry.value == "month"}
        named = _inside_names(marked)
        for match in marked:
            if self._is_hyphened(match) or self._is_month(match, months_at) or _opens_conjunction(match, opened):
                continue
            if match.entry.kind in _PREDICATES and named.issuperset(range(match.first, match.last)):
                continue
            self._by_kind.setdefault(match.entry.kind, []).append(match)
            if match.entry.kind in ("event", "report"):
                self._predicates.update(range(match.first, match.last))
            if match.entry.kind == "time" and match.entry.value in _DAYS:
                self._days.update(range(match.first, match.last))
            self._ends.add((match.entry.kind, match.last))
            if match.entry.kind == "word":
                self._ending.setdefault(match.last, []).append(match.entry.value)
            self._at.setdefault((match.entry.kind, match.first), []).append(match)
        self._starts = [sentence.first for sentence in self.sentences]
        self.lower_case = frozenset(word.folded for word in self.words if word.kind == "word" and not word.capitalised)
        self._stems = {_stem(word) for word in self.lower_case}

    def is_small(self, folded: str) -> bool:
        """Whether the text writes a word, in this or another form, with a small letter too."""
        return folded in self.lower_case or _stem(folded) in self._stems

    def _is_month(self, match: Match, months_at: Collection[int]) -> bool:
        """Whether a small word is a month's name: "May" is no "may"."""
        is_small = match.entry.kind == "word" and match.last - match.first == 1
        return is_small and match.first in months_at and self.words[match.first].capitalised

    def _is_hyphened(self, match: Match) -> bool:
        """Whether a predicate is only a part of a compound: "declared" in "self-declared"."""
        if match.entry.kind not in _PREDICATES or match.first == 0:
            return False
        before, word = self.words[match.first - 1], self.words[match.first]
        return before.text in _HYPHENS and before.end == word.start and match.first > 1

    def matches(self, kind: str) -> Sequence[Match]:
        """Everything of one kind, in the order of the text."""
        return self._by_kind.get(kind, ())

    def kinds(self) -> Collection[str]:
        """The kinds of everything that is marked in the text, sorted."""
        return sorted(self._by_kind)

    def within(self, kind: str, sentence: Sentence) -> Iterator[Match]:
        """Everything of one kind in one sentence."""
        matches = self._by_kind.get(kind, [])
        for number in range(bisect_left(matches, sentence.first, key=_first), len(matches)):
            match = matches[number]
            if match.first >= sentence.last:
                return
            if match.last <= sentence.last:
                yield match

    def at(self, kind: str, place: int) -> Sequence[Match]:
        """Everything of one kind that begins at a word."""
        return self._at.get((kind, place), ())

    def is_within(self, kinds: Iterable[str], first: int, last: int) -> bool:
        """Whether the words from `first` to before `last` are part of something longer of one of these kinds."""
        return any(
            match.last >= last and match.last - match.first > last - first
            for kind in kinds
            for start in range(max(first - _LONG_PHRASE, 0), first + 1)
            for match in self.at(kind, start)
        )

    def is_head(self, place: int, *heads: str) -> bool:
        """Whether a small word of grammar of one of these heads begins at a word."""
        return any(match.entry.value in heads for match in self._at.get(("word", place), ()))

    def ends_head(self, place: int, *heads: str) -> bool:
        """Whether a small word of grammar of one of these heads ends just before a word."""
        return any(value in heads for value in self._ending.get(place, ()))

    def is_day(self, place: int) -> bool:
        """Whether a word is part of a weekday, a month or a phrase such as "yesterday"."""
        return place in self._days

    def is_predicate(self, place: int) -> bool:
        """Whether a word is part of an event word or of a reporting word."""
        return place in self._predicates

    def ends_kind(self, place: int, kind: str) -> bool:
        """Whether something of a kind ends just before a word."""
        return (kind, place) in self._ends

    def heads_ending(self, place: int) -> Sequence[str]:
        """The heads of the small words of grammar that end just before a word."""
        return self._ending.get(place, ())

    def sentence_of(self, place: int) -> Sentence:
        """The sentence in which a word stands."""
        return self.sentences[self.number_of_sentence(place)]

    def word_at(self, start: int) -> int:
        """The position of the first word that begins at a code point or behind it."""
        return bisect_left(self.words, start, key=_start)

    def number_of_sentence(self, place: int) -> int:
        """The position among the sentences of the one in which a word stands."""
        return bisect_right(self._starts, place) - 1

    def span(self, first: int, last: int) -> Span:
        """The code points of the words from `first` to before `last`."""
        return self.words[first].start, self.words[last - 1].end

    def surface(self, first: int, last: int) -> str:
        """The words from `first` to before `last` as they stand."""
        start, end = self.span(first, last)
        return self.text[start:end]


def _stem(folded: str) -> str:
    """What stays of a word in most of its forms, roughly."""
    return folded[: max(_SHORTEST_STEM, len(folded) - 2)]


def _start(word: Word) -> int:
    return word.start


def _first(match: Match) -> int:
    return match.first


def _inside_names(matches: Iterable[Match]) -> set[int]:
    """The words of names of several words: in "United States" nobody states anything."""
    return {
        place
        for match in matches
        if match.entry.kind in ("country", "organisation") and match.last - match.first > 1
        for place in range(match.first, match.last)
    }


def _conjunctions(matches: Iterable[Match]) -> dict[int, int]:
    """Where conjunctions begin, with where they end."""
    found: dict[int, int] = {}
    for match in matches:
        if match.entry.kind == "word" and match.entry.value in ("break", "condition"):
            found[match.first] = max(match.last, found.get(match.first, 0))
    return found


def _opens_conjunction(match: Match, opened: Mapping[int, int]) -> bool:
    """Whether a word of time is only the beginning of a conjunction: "sau" in "sau khi" (after)."""
    return match.entry.kind == "time" and opened.get(match.first, 0) > match.last


def _family(entry: Entry) -> str:
    # What one event word needs does not hide what another does.
    return f"need {entry.index}" if entry.kind == "need" else _FAMILIES.get(entry.kind, entry.kind)


def _longest(matches: Iterable[Match]) -> list[Match]:
    """The matches without those that lie within a longer one of their family, by place."""
    kept: list[Match] = []
    reach: dict[str, tuple[int, int]] = {}
    seen: set[tuple[int, int, Entry]] = set()
    for match in sorted(matches, key=lambda match: (match.first, -match.last)):
        family = _family(match.entry)
        first, last = reach.get(family, (0, 0))
        is_shorter = match.last <= last and (match.first, match.last) != (first, last)
        if is_shorter or (key := (match.first, match.last, match.entry)) in seen:
            continue
        seen.add(key)
        if match.last > last:
            reach[family] = match.first, match.last
        kept.append(match)
    return kept
