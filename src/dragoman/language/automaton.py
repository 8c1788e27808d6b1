"""An automaton over words: marks every phrase of a lexicon in a text, in one pass.

Method: a trie of patterns walked from every word, its alphabet being the words that patterns are made of. Which of
them a word of the text is (itself, the beginning ``stem*``, the base of an inflected name) is one prefix query to a
memory-mapped `marisa_trie`, asked once for each different word; endings ``*tail`` stand in it backwards, for another.
Nor is a step of a walk taken twice: what words begin is remembered, and which symbols would take it further, so that
most words of a text cost one look-up, and the others one for each word of a phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import marisa_trie
import msgspec
from msgspec import Struct

from dragoman.language.patterns import ANY, ANY_CASE, CAPITAL, CAPITALS, expand
from dragoman.language.remembered import MOST_REMEMBERED
from dragoman.language.words import Folding, Word

_LITERAL = "\x1e"
_BASE = "\x1f"
_BACKWARDS = "\x1d"
# What sets an ending off: "AFP'nin".
_APOSTROPHE = re.compile("['’ʼ]")
_ANY = 0
# A step is kept under the state and the symbol in one number: half the time to load, and to take.
_SYMBOL_BITS = 24
_ANY_SYMBOL = (1 << _SYMBOL_BITS) - 1
_ELSE = ""
_GROUPED: dict[int, tuple[tuple[Ending, ...], dict[str, tuple[Ending, ...]]]] = {}


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """What a phrase of the lexicon is: kind, value, form among others of its kind, place in the pack."""

    kind: str
    value: str = ""
    form: str = ""
    index: int = -1


class Match(Struct, frozen=True, gc=False):
    """An entry that stands in the text, from word `first` to before word `last`."""

    first: int
    last: int
    entry: Entry


class _Begun(Struct):
    """What one word or several begin, wherever they stand.

    `entries` are the phrases that end with them, `states` where longer ones go on, `following` the symbols that lead
    there; `case` is that of their first word. `further` holds what they begin with one more word, by its folded form.
    """

    entries: tuple[Entry, ...]
    states: tuple[int, ...]
    following: frozenset[int]
    case: int
    further: dict[str, _Begun] = {}


class _Known(Struct, frozen=True):
    """What a word is wherever it stands: its symbols on a walk from another word, and what it begins itself."""

    symbols: tuple[int, ...]
    begun: _Begun


_UNKNOWN = _Known((_ANY,), _Begun((), (), frozenset(), ANY_CASE))


class Ending(NamedTuple):
    """A suffix that inflection adds, and what stood in its place; `in_front` says that it is a prefix."""

    suffix: str
    base: str
    in_front: bool = False


class Tables(Struct, array_like=True):
    """A compiled automaton without its words: entries, steps from state to state, and what each state accepts.

    Steps are in order. A state accepts entries by their positions, each with the case that the first word must have.
    """

    entries: list[Entry]
    steps: dict[int, int]
    accepted: dict[int, tuple[tuple[int, int], ...]]


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
        self._steps = tables.steps
        self._steps_in_order = list(tables.steps)
        self._accepted = tables.accepted
        self._endings = endings
        self._has_tails = any(True for _ in words.iterkeys(_BACKWARDS))
        self._prefixes = tuple(ending for ending in endings if ending.in_front)
        self._known: dict[str, _Known] = {}
        self._remembered = 0

    def matches(self, text: Sequence[Word]) -> list[Match]:
        """Every entry that stands in these words, each once, by its first word, longer ones first."""
        known = self._known
        words = [known.get(word.text) or self._know(word) for word in text]
        symbols = [word.symbols for word in words]
        symbols.append(())
        found: list[Match] = []
        for first, word in enumerate(words):
            begun = word.begun
            if begun.following and not begun.following.isdisjoint(symbols[first + 1]):
                found.extend(self._longer(first, begun, text, symbols))
            if begun.entries:
                found.extend([Match(first, first + 1, entry) for entry in begun.entries])
        return found

    def spells(self, folded: str) -> bool:
        """Whether a word as it stands, no prefix or ending undone, is one of the phrases or of their words."""
        trie = self._words
        return folded + _BASE in trie or any(True for _ in trie.iter_prefixes(folded + _LITERAL))

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
        symbols = self._symbols(word.folded)
        # Half of all different words are unknown; one value for them all stays at hand.
        is_unknown = symbols == _UNKNOWN.symbols
        known = _UNKNOWN if is_unknown else _Known(symbols, self._begun((0,), symbols, _case(word)))
        if self._remembers_more():
            self._known[word.text] = known
        return known

    def _go_on(self, begun: _Begun, folded: str, symbols: tuple[int, ...]) -> _Begun:
        further = self._begun(begun.states, symbols, begun.case)
        if self._remembers_more():
            begun.further[folded] = further
        return further

    def _remembers_more(self) -> bool:
        self._remembered += 1
        return self._remembered <= MOST_REMEMBERED

    def _begun(self, states: Iterable[int], symbols: tuple[int, ...], case: int) -> _Begun:
        """What is begun where any of these symbols leads on from any of these states."""
        reached = self._reached(states, symbols)
        following = {state: self._following(state) for state in reached}
        going_on = tuple(state for state in reached if following[state])
        return _Begun(self._accepts(reached, case), going_on, frozenset().union(*following.values()), case)

    def _reached(self, states: Iterable[int], symbols: tuple[int, ...]) -> list[int]:
        """The states to which any of these symbols leads from any of these states, each once."""
        step = self._steps.get
        return [
            target
            for state in states
            for symbol in symbols
            if (target := step(state << _SYMBOL_BITS | symbol)) is not None
        ]

    def _accepts(self, states: Iterable[int], case: int) -> tuple[Entry, ...]:
        """The entries that any of these states accepts for a first word of this case."""
        accepted = [one for one in map(self._accepted.get, states) if one is not None]
        if not accepted:
            return ()
        numbers = dict.fromkeys(number for one in accepted for number, least in one if case >= least)
        return tuple([self._entries[number] for number in numbers])

    def _following(self, state: int) -> frozenset[int]:
        """The symbols that lead on from a state."""
        steps = self._steps_in_order
        first, last = (bisect_left(steps, each << _SYMBOL_BITS) for each in (state, state + 1))
        return frozenset(step & _ANY_SYMBOL for step in steps[first:last])

    def _before_apostrophe(self, folded: str) -> Iterator[str]:
        """The word without an ending that an apostrophe sets off: "AFP'nin"."""
        head, apostrophe, tail = folded.partition("'")
        if apostrophe and any(ending.suffix == apostrophe + tail for ending in self._endings):
            yield head

    def _symbols(self, folded: str) -> tuple[int, ...]:
        """The symbols that a word is, and that of any word."""
        trie = self._words
        found = [
            number + 1
            for written in (*bases(folded, self._prefixes), *self._before_apostrophe(folded))
            for _, number in trie.iter_prefixes_with_ids(written + _LITERAL)
        ]
        if self._has_tails:
            backwards = _BACKWARDS + folded[::-1]
            found.extend(number + 1 for _, number in trie.iter_prefixes_with_ids(backwards))
        for base in bases(folded, self._endings):
            number = trie.get(base + _BASE)
            if number is not None:
                found.append(number + 1)
        return (*dict.fromkeys(found), _ANY)


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


def compile_automaton(
    phrases: Iterable[tuple[str, Entry, bool]], fold: Folding, endings: tuple[Ending, ...]
) -> tuple[marisa_trie.Trie, Tables]:
    """The trie of words and the tables of an automaton for these phrases.

    A phrase is a pattern, its entry, and whether its words inflect by the endings. Raises `PackError` for a pattern
    that cannot be read.
    """
    sequences = [
        (tuple(_key(word, inflects) for word in sequence), case, entry)
        for pattern, entry, inflects in phrases
        for sequence, case in expand(pattern, fold)
    ]
    words = marisa_trie.Trie(sorted({key for keys, _, _ in sequences for key in keys if key != ANY}))
    numbers: dict[Entry, int] = {}
    steps: dict[int, int] = {}
    accepted: dict[int, dict[tuple[int, int], None]] = {}
    for keys, case, entry in sequences:
        state = 0
        for key in keys:
            symbol = _ANY if key == ANY else words[key] + 1
            state = steps.setdefault(state << _SYMBOL_BITS | symbol, len(steps) + 1)
        accepted.setdefault(state, {})[numbers.setdefault(entry, len(numbers)), case] = None
    in_order = dict(sorted(steps.items()))
    tables = Tables(list(numbers), in_order, {state: tuple(found) for state, found in accepted.items()})
    return words, tables


def _key(word: str, inflects: bool) -> str:
    if word == ANY:
        return ANY
    if word.endswith("*"):
        return word[:-1]
    if word.startswith("*"):
        return _BACKWARDS + word[:0:-1]
    return word + (_BASE if inflects else _LITERAL)


def save(folder: Path, name: str, words: marisa_trie.Trie, tables: Tables) -> None:
    """Keeps a compiled automaton in a folder, in place of older ones of its language; a reader never sees half of it.

    A name is the language, a hyphen and what it was compiled from. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    replaced = sorted(folder.glob(f"{name.partition('-')[0]}-*"))
    with TemporaryDirectory(dir=folder) as unfinished:
        words.save(str(Path(unfinished, "words")))
        Path(unfinished, "tables").write_bytes(msgspec.msgpack.encode(tables))
        Path(unfinished, "words").replace(folder / f"{name}.words")
        Path(unfinished, "tables").replace(folder / f"{name}.tables")
    for old in replaced:
        if not old.name.startswith(f"{name}."):
            old.unlink(missing_ok=True)


def load(folder: Path, name: str) -> tuple[marisa_trie.Trie, Tables] | None:
    """A kept automaton, its words memory-mapped; None where it is not there or is damaged."""
    try:
        tables = msgspec.msgpack.decode((folder / f"{name}.tables").read_bytes(), type=Tables)
        words = marisa_trie.Trie().mmap(str(folder / f"{name}.words"))
    except (OSError, RuntimeError, msgspec.MsgspecError):
        return None
    return words, tables
