"""An automaton over words: marks every phrase of a lexicon in a text, in one pass.

Method: the automaton of `compiled`, walked from every word, its alphabet being the words that patterns are made of.
Which of them a word of the text is (itself, the beginning ``stem*``, the base of an inflected name) is one prefix query
to a memory-mapped `marisa_trie`, asked once for each different word; endings ``*tail`` stand in it backwards, for
another. Several patterns go on at once, in states of their own: those that the same symbols led to are one `_Place`.
Nor is a step of a walk taken twice: what words begin is remembered, and which symbols would take it further, so that
most words of a text cost one look-up, and the others one for each word of a phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import marisa_trie
from msgspec import Struct

from dragoman.language.compiled import ANY_WORD, BACKWARDS, BASE, LITERAL, Entry, Tables
from dragoman.language.patterns import ANY_CASE, CAPITAL, CAPITALS
from dragoman.language.remembered import MOST_REMEMBERED, Remembered
from dragoman.language.words import Folding, Word

# What sets an ending off: "AFP'nin".
_APOSTROPHE = re.compile("['’ʼ]")
_ELSE = ""
_GROUPED: dict[int, tuple[tuple[Ending, ...], dict[str, tuple[Ending, ...]]]] = {}


class Match(Struct, frozen=True, gc=False):
    """An entry that stands in the text, from word `first` to before word `last`."""

    first: int
    last: int
    entry: Entry


class _Place(NamedTuple):
    """Where a walk has come to: the entries that end there, by their numbers, and where each symbol leads on."""

    entries: tuple[int, ...]
    following: dict[int, tuple[int, ...]]


class _Begun(Struct):
    """What one word or several begin, wherever they stand.

    `entries` are the phrases that end with them, `places` where longer ones go on, `following` the symbols that lead
    there. `further` holds what they begin with one more word, by its folded form.
    """

    entries: tuple[Entry, ...]
    places: tuple[_Place, ...]
    following: frozenset[int]
    further: dict[str, _Begun] = {}


class _Known(Struct, frozen=True):
    """What a word is wherever it stands: its symbols on a walk from another word, and what it begins itself."""

    symbols: tuple[int, ...]
    begun: _Begun


_NOTHING = _Begun((), (), frozenset())
_UNKNOWN = _Known((ANY_WORD,), _NOTHING)


class Ending(NamedTuple):
    """A suffix that inflection adds, and what stood in its place; `in_front` says that it is a prefix."""

    suffix: str
    base: str
    in_front: bool = False


def endings_of(rules: Iterable[str], fold: Folding) -> tuple[Ending, ...]:
    """Ending rules as packs write them: ``"in"`` is cut off, ``"ой>а"`` replaced."""
    return tuple(
        Ending(fold(suffix), fold(base)) for suffix, _, base in (rule.partition(">") for rule in rules) if suffix
    )


def prefixes_of(rules: Iterable[str], fold: Folding) -> tuple[Ending, ...]:
    """Prefix rules as packs write them: ``"و"`` is cut off, ``"لل>ال"`` replaced."""
    return tuple(ending._replace(in_front=True) for ending in endings_of(rules, fold))


class Automaton:
    """A compiled lexicon."""

    def __init__(self, words: marisa_trie.Trie, tables: Tables, endings: tuple[Ending, ...]) -> None:
        self._words = words
        self._entries = tables.entries
        self._entry_of = _numbers(tables.entry_of)
        self._first_step = _numbers(tables.first_step)
        self._symbols = _numbers(tables.symbols)
        self._targets = _numbers(tables.targets)
        self._first_end = _numbers(tables.first_end)
        self._ends = _numbers(tables.ends)
        self._endings = endings
        self._has_tails = any(True for _ in words.iterkeys(BACKWARDS))
        self._prefixes = tuple(ending for ending in endings if ending.in_front)
        self._known: dict[str, _Known] = {}
        self._places = Remembered(self._place)
        self._remembered = 0

    def matches(self, text: Sequence[Word]) -> list[Match]:
        """Every entry that stands in these words, each once, by its first word, longer ones first."""
        known = self._known
        words = [known.get(word.text) or self._know(word) for word in text]
        symbols = [word.symbols for word in words]
        symbols.append(())
        found: list[Match] = []
        append = found.append
        for first, word in enumerate(words):
            begun = word.begun
            if begun is _NOTHING:
                continue
            last = first + 1
            if begun.following and not begun.following.isdisjoint(symbols[last]):
                found.extend(self._longer(first, begun, text, symbols))
            for entry in begun.entries:
                append(Match(first, last, entry))
        return found

    def _longer(
        self, first: int, begun: _Begun, text: Sequence[Word], symbols: Sequence[tuple[int, ...]]
    ) -> list[Match]:
        """The entries of more than one word that begin with a word, longer ones first."""
        found: list[Match] = []
        last = first + 1
        while not begun.following.isdisjoint(symbols[last]):
            begun = begun.further.get(text[last].folded) or self._go_on(begun, text[last].folded, symbols[last])
            last += 1
            if begun.entries:
                found[:0] = [Match(first, last, entry) for entry in begun.entries]
        return found

    def _know(self, word: Word) -> _Known:
        symbols = self._symbols_of(word.folded)
        # Half of all different words are unknown; one value for them all stays at hand.
        is_unknown = symbols == _UNKNOWN.symbols
        known = _UNKNOWN if is_unknown else _Known(symbols, self._begun(self._started(symbols, _case(word))))
        if self._remembers_more():
            self._known[word.text] = known
        return known

    def _go_on(self, begun: _Begun, folded: str, symbols: tuple[int, ...]) -> _Begun:
        reached = [place.following.get(symbol) for place in begun.places for symbol in symbols]
        further = self._begun([states for states in reached if states is not None])
        if self._remembers_more():
            begun.further[folded] = further
        return further

    def _remembers_more(self) -> bool:
        self._remembered += 1
        return self._remembered <= MOST_REMEMBERED

    def _begun(self, reached: Iterable[tuple[int, ...]]) -> _Begun:
        """What is begun where a walk has come to each of these sets of states."""
        places = [self._places[states] for states in reached]
        entries = dict.fromkeys(number for place in places for number in place.entries)
        going_on = tuple(place for place in places if place.following)
        following = frozenset().union(*(place.following for place in going_on))
        return _Begun(tuple([self._entries[number] for number in entries]), going_on, following)

    def _started(self, symbols: tuple[int, ...], case: int) -> Iterator[tuple[int, ...]]:
        """The states to which each symbol leads a walk that begins with a word of this case."""
        for symbol in symbols:
            states = tuple(state for root in range(case + 1) for state in self._first_steps(root, symbol))
            if states:
                yield states

    def _first_steps(self, root: int, symbol: int) -> Iterable[int]:
        """Where a symbol leads from a root, whose steps are too many to be looked at one by one."""
        first, last = self._first_step[root], self._first_step[root + 1]
        first = bisect_left(self._symbols, symbol, first, last)
        return self._targets[first : bisect_right(self._symbols, symbol, first, last)]

    def _place(self, states: tuple[int, ...]) -> _Place:
        following: dict[int, dict[int, None]] = {}
        ends: set[int] = set()
        for state in states:
            steps = slice(self._first_step[state], self._first_step[state + 1])
            for symbol, target in zip(self._symbols[steps], self._targets[steps], strict=True):
                following.setdefault(symbol, {})[target] = None
            ends.update(self._ends[self._first_end[state] : self._first_end[state + 1]])
        return _Place(
            tuple([self._entry_of[phrase] for phrase in sorted(ends)]),
            {symbol: tuple(targets) for symbol, targets in following.items()},
        )

    def _before_apostrophe(self, folded: str) -> Iterator[str]:
        """The word without an ending that an apostrophe sets off: "AFP'nin"."""
        head, apostrophe, tail = folded.partition("'")
        if apostrophe and any(ending.suffix == apostrophe + tail for ending in self._endings):
            yield head

    def _symbols_of(self, folded: str) -> tuple[int, ...]:
        """The symbols that a word is, and that of any word."""
        trie = self._words
        found = [
            number + 1
            for written in (*bases(folded, self._prefixes), *self._before_apostrophe(folded))
            for _, number in trie.iter_prefixes_with_ids(written + LITERAL)
        ]
        if self._has_tails:
            backwards = BACKWARDS + folded[::-1]
            found.extend(number + 1 for _, number in trie.iter_prefixes_with_ids(backwards))
        for base in bases(folded, self._endings):
            number = trie.get(base + BASE)
            if number is not None:
                found.append(number + 1)
        return (*dict.fromkeys(found), ANY_WORD)


def _numbers(content: bytes) -> memoryview[int]:
    return memoryview(content).cast("I")


def _case(word: Word) -> int:
    written = word.text
    if written.isupper() or _APOSTROPHE.split(written, maxsplit=1)[0].isupper():
        return CAPITALS
    return CAPITAL if word.capitalised else ANY_CASE


def bases(folded: str, endings: tuple[Ending, ...]) -> list[str]:
    """The word itself and what it may be the inflected form of; a base keeps at least two letters."""
    found = [folded]
    grouped = _by_last_letter(endings)
    for suffix, base, in_front in grouped.get(folded[-1:], grouped[_ELSE]):
        if in_front:
            if folded.startswith(suffix) and len(folded) - len(suffix) >= 2:
                found.append(base + folded[len(suffix) :])
        elif folded.endswith(suffix) and len(folded) - len(suffix) >= 2:
            candidate = folded[: len(folded) - len(suffix)].rstrip("-'") + base
            if candidate not in found:
                found.append(candidate)
    return found


def _by_last_letter(endings: tuple[Ending, ...]) -> dict[str, tuple[Ending, ...]]:
    """The rules that a word may meet by its last letter, in their order; those for any other letter under ``""``."""
    # A language has hundreds of rules, too many to compare or to hash for each word: the tuple itself is the key, and
    # is kept, so that no other takes its place.
    known = _GROUPED.get(id(endings))
    if known is None:
        letters = {_ELSE, *(ending.suffix[-1] for ending in endings if not ending.in_front)}
        grouped = {
            letter: tuple(one for one in endings if one.in_front or one.suffix[-1] == letter) for letter in letters
        }
        known = _GROUPED[id(endings)] = endings, grouped
    return known[1]
