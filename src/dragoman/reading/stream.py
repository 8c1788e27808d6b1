"""The typed stream: a text's words and sentences with everything the lexicon marks in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from dragoman.language.automaton import Match
from dragoman.language.remembered import Remembered
from dragoman.language.words import Word, words
from dragoman.model import Span
from dragoman.reading.lexicon import Lexicon
from dragoman.reading.overlaps import conjunctions, inside_names, longest
from dragoman.reading.short_names import short_countries
from dragoman.reading.text import Sentence, sentences
from dragoman.reading.time_words import words_behind_numbers

_PREDICATES = frozenset({"event", "doubtful", "report"})
_HYPHENS = frozenset("-‐")
_BREAK_SIGNS = frozenset(";:")
_TWO = 2
_LONG_PHRASE = 6
_LONGEST_ENDING = 10
_SHORTEST_STEM = 4
_DAYS = frozenset({"month", "phrase", "unit", "weekday"})


class Stream:
    """A text as a lexicon sees it; plain values, read only. `country` is where it is published, if that is known."""

    def __init__(self, text: str, paragraphs: Sequence[Span], lexicon: Lexicon, country: str | None = None) -> None:
        self.text = text
        self.country = country
        self.paragraphs = paragraphs
        self.lexicon = lexicon
        self.words: list[Word] = words(text, lexicon.fold)
        self.sentences: list[Sentence] = sentences(
            text, self.words, paragraphs, lexicon.abbreviations, words_behind_numbers(lexicon.language)
        )
        self._by_kind: dict[str, list[Match]] = {}
        self._at: dict[str, dict[int, tuple[Match, ...]]] = {}
        self._any: dict[frozenset[str], frozenset[int]] = {}
        self._ends: dict[str, set[int]] = {}
        self._firsts: dict[str, list[int]] = {}
        self._longer: dict[str, dict[int, list[Match]]] = {}
        self._small: dict[str, tuple[list[int], list[Match]]] = {}
        self._heads: dict[int, set[str]] = {}
        self._ending: dict[int, dict[str, None]] = {}
        self._mark(longest(lexicon.automaton.matches(self.words)))
        self._predicates = self._places_of(self.matches("event"), self.matches("report"))
        self._days = self._places_of(match for match in self.matches("time") if match.entry.value in _DAYS)
        for match in self.matches("word"):
            self._heads.setdefault(match.first, set()).add(match.entry.value)
            self._ending.setdefault(match.last, {})[match.entry.value] = None
            places, alike = self._small.setdefault(match.entry.value, ([], []))
            places.append(match.first)
            alike.append(match)
        self._capitals = [place for place, word in enumerate(self.words) if word.capitalised]
        self._numbers = _numbers_of(self.sentences, len(self.words))
        self.lower_case = frozenset(
            [word.folded for word in self.words if word.kind == "word" and not word.capitalised]
        )
        self._stems = frozenset(map(_STEMS.__getitem__, self.lower_case))

    def _mark(self, marked: dict[str, list[Match]]) -> None:
        """Takes in what the lexicon marks, by its kind, without what only looks like what it is."""
        _mark_short_names(self.words, marked)
        small, timely = marked.get("word", []), marked.get("time", [])
        months_at = {match.first for match in timely if match.entry.value == "month"}
        opened = conjunctions(small)
        named = inside_names(marked)
        clitics = {match.first for match in small if match.entry.value == "clitic"}
        # "sau" in "sau khi" (after) is only the beginning of a conjunction.
        marked["time"] = [match for match in timely if opened.get(match.first, 0) <= match.last]
        if months_at:
            marked["word"] = [match for match in small if match.first not in months_at or not self._is_month(match)]
        for kind in _PREDICATES:
            marked[kind] = [match for match in marked.get(kind, ()) if not self._is_part_of_name(match, named, clitics)]
        self._by_kind = {kind: found for kind, found in marked.items() if found}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the text names in any form (alpha-3)."""
        return frozenset([match.entry.value for match in self.matches("country")])

    @cached_property
    def countries_by_sentence(self) -> Mapping[int, Collection[str]]:
        """The same of each sentence, by its number."""
        found: dict[int, set[str]] = {}
        for match in self.matches("country"):
            found.setdefault(self.number_of_sentence(match.first), set()).add(match.entry.value)
        return found

    def is_small(self, folded: str) -> bool:
        """Whether the text writes a word, in this or another form, with a small letter too."""
        return folded in self.lower_case or _stem(folded) in self._stems

    def _is_month(self, match: Match) -> bool:
        """Whether a small word at which a month's name stands is that: "May" is no "may"."""
        return match.last - match.first == 1 and self.words[match.first].capitalised

    def _is_part_of_name(self, match: Match, named: Collection[int], clitics: Collection[int]) -> bool:
        """Whether a predicate is only a part of a name or a compound: "declared" in "self-declared".

        `clitics` are the pronouns that a hyphen ties to their verb: "s-a semnat".
        """
        first = match.first
        if first in named and all(place in named for place in range(first, match.last)):
            return True
        before = self.words[first - 1]
        is_tied = before.text in _HYPHENS and first >= _TWO and before.end == self.words[first].start
        return is_tied and first - _TWO not in clitics

    def _places_of(self, *marked: Iterable[Match]) -> set[int]:
        """The places of all words of these."""
        return {place for matches in marked for match in matches for place in range(match.first, match.last)}

    def kinds(self) -> Sequence[str]:
        """The kinds of everything that is marked in the text, sorted."""
        return sorted(self._by_kind)

    def matches(self, kind: str) -> Sequence[Match]:
        """Everything of one kind, in the order of the text."""
        return self._by_kind.get(kind, ())

    def capitals(self, sentence: Sentence) -> Sequence[int]:
        """The words of a sentence that begin with a capital letter."""
        first = bisect_left(self._capitals, sentence.first)
        return self._capitals[first : bisect_left(self._capitals, sentence.last, first)]

    def within(self, kind: str, sentence: Sentence) -> Sequence[Match]:
        """Everything of one kind in one sentence."""
        matches = self._by_kind.get(kind)
        if matches is None:
            return ()
        firsts = self._firsts.get(kind)
        if firsts is None:
            firsts = self._firsts[kind] = [match.first for match in matches]
        stop = sentence.last
        begin = bisect_left(firsts, sentence.first)
        return [match for match in matches[begin : bisect_left(firsts, stop, begin)] if match.last <= stop]

    def at(self, kind: str, place: int) -> Sequence[Match]:
        """Everything of one kind that begins at a word."""
        places = self._at.get(kind)
        if places is None:
            places = self._at[kind] = _by_place(self.matches(kind))
        return places.get(place, ())

    def is_any(self, kinds: frozenset[str], place: int) -> bool:
        """Whether something of any of these kinds begins at a word."""
        places = self._any.get(kinds)
        if places is None:
            places = frozenset([match.first for kind in kinds for match in self.matches(kind)])
            self._any[kinds] = places
        return place in places

    def is_within(self, kinds: Iterable[str], first: int, last: int) -> bool:
        """Whether the words from `first` to before `last` are part of something longer of one of these kinds."""
        for kind in kinds:
            for match in self._longer_of(kind).get(first, ()):
                if match.last >= last and match.last - match.first > last - first:
                    return True
        return False

    def _longer_of(self, kind: str) -> Mapping[int, Sequence[Match]]:
        """By each word, what of a kind it is part of, if that is longer than a word and begins not far before."""
        found = self._longer.get(kind)
        if found is None:
            found = self._longer[kind] = {}
            for match in self.matches(kind):
                if match.last - match.first > 1:
                    for place in range(match.first, min(match.last, match.first + _LONG_PHRASE + 1)):
                        found.setdefault(place, []).append(match)
        return found

    def is_head(self, place: int, *heads: str) -> bool:
        """Whether a small word of grammar of one of these heads begins at a word."""
        here = self._heads.get(place)
        return here is not None and not here.isdisjoint(heads)

    def heads_at(self, place: int) -> Collection[str]:
        """The heads of the small words of grammar that begin at a word."""
        return self._heads.get(place, ())

    def of_head(self, head: str, first: int, last: int) -> Sequence[Match]:
        """The small words of grammar of a head that begin in the words from `first` to before `last`, in order."""
        small = self._small.get(head)
        if small is None:
            return ()
        begin = bisect_left(small[0], first)
        return small[1][begin : bisect_left(small[0], last, begin)]

    def has_head(self, first: int, last: int, *heads: str) -> bool:
        """Whether a small word of one of these heads begins in the words from `first` to before `last`."""
        for head in heads:
            small = self._small.get(head)
            if small is not None:
                at = bisect_left(small[0], first)
                if at < len(small[0]) and small[0][at] < last:
                    return True
        return False

    def last_head(self, head: str, first: int, last: int) -> int | None:
        """Where the last small word of a head begins in the words from `first` to before `last`."""
        found = self.of_head(head, first, last)
        return found[-1].first if found else None

    @cached_property
    def clause_bounds(self) -> tuple[list[int], list[int]]:
        """The words at which clauses may begin, and those before which they may end, whatever quotations part them."""
        signs = [place for place, word in enumerate(self.words) if word.text in _BREAK_SIGNS]
        that = [match for match in self.of_head("that", 0, len(self.words)) if not self._opens_relative(match.first)]
        begins = {*(match.first for match in that), *(match.last for match in that), *(place + 1 for place in signs)}
        breaks = {place for place in self._places_of_heads("break") if not self._ends_time(place)}
        begins.update(breaks)
        ends = {*signs, *breaks, *self._places_of_heads("that", "relative", "whom")}
        return sorted(begins), sorted(ends)

    def _ends_time(self, place: int) -> bool:
        """Whether a conjunction only ends an adjunct of time here, before a sign or a preposition: "the day before"."""
        if not 0 < place < len(self.words) - 1 or not self.at("time", place - 1):
            return False
        return self.words[place + 1].kind == "sign" or self.is_head(place + 1, "with", "in", "at", "to")

    def _opens_relative(self, place: int) -> bool:
        """Whether a word that may open a reported clause or a relative one opens this: ", que", ", che"."""
        return place > 0 and self.words[place - 1].text == "," and self.is_head(place, "relative", "whom")

    def _places_of_heads(self, *heads: str) -> Iterable[int]:
        return (place for head in heads if head in self._small for place in self._small[head][0])

    def ends_head(self, place: int, *heads: str) -> bool:
        """Whether a small word of grammar of one of these heads ends just before a word."""
        here = self._ending.get(place)
        return here is not None and not here.keys().isdisjoint(heads)

    def is_day(self, place: int) -> bool:
        """Whether a word is part of a weekday, a month or a phrase such as "yesterday"."""
        return place in self._days

    def is_predicate(self, place: int) -> bool:
        """Whether a word is part of an event word or of a reporting word."""
        return place in self._predicates

    def ends_kind(self, place: int, kind: str) -> bool:
        """Whether something of a kind ends just before a word."""
        ends = self._ends.get(kind)
        if ends is None:
            ends = self._ends[kind] = {match.last for match in self.matches(kind)}
        return place in ends

    def ending(self, kind: str, place: int) -> list[Match]:
        """Everything of a kind that ends just before a word, longer ones first."""
        if not self.ends_kind(place, kind):
            return []
        starts = range(max(place - _LONGEST_ENDING, 0), place)
        return [match for start in starts for match in self.at(kind, start) if match.last == place]

    def heads_ending(self, place: int) -> Iterable[str]:
        """The heads of the small words of grammar that end just before a word, each once."""
        return self._ending.get(place, ())

    def sentence_of(self, place: int) -> Sentence:
        """The sentence in which a word stands."""
        return self.sentences[self.number_of_sentence(place)]

    def word_at(self, start: int) -> int:
        """The position of the first word that begins at a code point or behind it."""
        return bisect_left(self._word_starts, start)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def number_of_sentence(self, place: int) -> int:
        """The position among the sentences of the one in which a word stands."""
        return self._numbers[place]

    def span(self, first: int, last: int) -> Span:
        """The code points of the words from `first` to before `last`."""
        return self.words[first].start, self.words[last - 1].end

    def surface(self, first: int, last: int) -> str:
        """The words from `first` to before `last` as they stand."""
        start, end = self.span(first, last)
        return self.text[start:end]


def _mark_short_names(words: Sequence[Word], marked: dict[str, list[Match]]) -> None:
    """Marks the countries that short names tell; what is never a name hides none of them."""
    short = short_countries(words, marked)
    if not short:
        return
    places = {match.first for match in short}
    plain = [match for match in marked.get("country", ()) if match.first not in places]
    marked["country"] = sorted([*plain, *short], key=lambda match: (match.first, -match.last))
    marked["never"] = [match for match in marked.get("never", ()) if places.isdisjoint(range(match.first, match.last))]


def _by_place(matches: Iterable[Match]) -> dict[int, tuple[Match, ...]]:
    """The matches by the words at which they begin."""
    found: dict[int, tuple[Match, ...]] = {}
    for match in matches:
        here = found.get(match.first)
        found[match.first] = (match,) if here is None else (*here, match)
    return found


def _stem(folded: str) -> str:
    """What stays of a word in most of its forms, roughly."""
    return folded[: max(_SHORTEST_STEM, len(folded) - 2)]


# Most small words of a text are those of every other.
_STEMS = Remembered(_stem)


def _numbers_of(sentences: Sequence[Sentence], words: int) -> list[int]:
    """For each word the position of its sentence; what stands behind the last one counts as its own."""
    starts = [*(sentence.first for sentence in sentences), words + 1]
    found = [-1] * starts[0]
    for number, (first, behind) in enumerate(pairwise(starts)):
        found.extend([number] * (behind - first))
    return found
