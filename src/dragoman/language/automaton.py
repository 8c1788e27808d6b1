"""An automaton over words: marks every phrase of a lexicon in a text, in one pass.

Method: a trie of patterns walked from every word, its alphabet being the words that patterns are made of. Which of
them a word of the text is (itself, the beginning ``stem*``, the base of an inflected name) is one prefix query to a
memory-mapped `marisa_trie`, asked once for each different word; endings ``*tail`` stand in it backwards, for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import marisa_trie
import msgspec
from msgspec import Struct

from dragoman.language.patterns import ANY, ANY_CASE, CAPITAL, CAPITALS, expand
from dragoman.language.words import Folding, Word

_LITERAL = "\x1e"
_BASE = "\x1f"
_BACKWARDS = "\x1d"
# What sets an ending off: "AFP'nin".
_APOSTROPHE = re.compile("['’ʼ]")
_ANY = 0
# A step is kept under the state and the symbol in one number: half the time to load, and to take.
_SYMBOL_BITS = 24
_MOST_REMEMBERED = 200_000
_ELSE = ""
_GROUPED: dict[int, tuple[tuple[Ending, ...], dict[str, tuple[Ending, ...]]]] = {}


class Entry(Struct, frozen=True, array_like=True):
    """What a phrase of the lexicon is: kind, value, form among others of its kind, place in the pack."""

    kind: str
    value: str = ""
    form: str = ""
    index: int = -1


class Match(NamedTuple):
    """An entry that stands in the text, from word `first` to before word `last`."""

    first: int
    last: int
    entry: Entry


class Ending(NamedTuple):
    """A suffix that inflection adds, and what stood in its place; `in_front` says that it is a prefix."""

    suffix: str
    base: str
    in_front: bool = False


class Tables(Struct, array_like=True):
    """A compiled automaton without its words: entries, steps from state to state, and what each state accepts.

    A state accepts entries by their positions, each with the case that the first word must have.
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
        self._accepted = tables.accepted
        self._endings = endings
        self._has_tails = any(True for _ in words.iterkeys(_BACKWARDS))
        self._prefixes = tuple(ending for ending in endings if ending.in_front)
        self._known: dict[str, tuple[int, ...]] = {}

    def matches(self, text: Sequence[Word]) -> list[Match]:
        """Every entry that stands in these words, by its first word, shorter ones first."""
        symbols = [self._symbols(word.folded) for word in text]
        found: list[Match] = []
        for first, options in enumerate(symbols):
            if options:
                self._walk(first, text, symbols, found)
        return found

    def _walk(self, first: int, text: Sequence[Word], symbols: list[tuple[int, ...]], found: list[Match]) -> None:
        steps, accepted = self._steps, self._accepted
        case = _case(text[first])
        states = [0]
        for place in range(first, len(symbols)):
            reached: list[int] = []
            for state in states:
                for symbol in (*symbols[place], _ANY):
                    target = steps.get(state << _SYMBOL_BITS | symbol)
                    if target is not None and target not in reached:
                        reached.append(target)
            if not reached:
                return
            for state in reached:
                for number, needed in accepted.get(state, ()):
                    if case >= needed:
                        found.append(Match(first, place + 1, self._entries[number]))
            states = reached

    def _symbols(self, folded: str) -> tuple[int, ...]:
        symbols = self._known.get(folded)
        if symbols is None:
            symbols = tuple(self._look_up(folded))
            if len(self._known) < _MOST_REMEMBERED:
                self._known[folded] = symbols
        return symbols

    def _before_apostrophe(self, folded: str) -> Iterator[str]:
        """The word without an ending that an apostrophe sets off: "AFP'nin"."""
        head, apostrophe, tail = folded.partition("'")
        if apostrophe and any(ending.suffix == apostrophe + tail for ending in self._endings):
            yield head

    def _look_up(self, folded: str) -> list[int]:
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
        return found


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
    tables = Tables(list(numbers), steps, {state: tuple(found) for state, found in accepted.items()})
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
