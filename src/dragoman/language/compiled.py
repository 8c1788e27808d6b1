"""A lexicon compiled: its phrases as an automaton over the words that they are made of, kept in two files.

Method: a word of a pattern leads from state to state, one part of the pattern after the other; alternatives lead to the
same state, what may be absent leaves the walk where it was too. So a pattern takes room by its length, not by the
number of phrases that it stands for. Patterns that begin alike share their first states.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import marisa_trie
import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

from dragoman.language.kept import keep
from dragoman.language.patterns import ANY, ANY_CASE, CAPITALS, Option, nothing_to_begin_with, options
from dragoman.language.remembered import Remembered
from dragoman.language.words import Folding

Numbers = npt.NDArray[np.uint32]

# How the words of patterns stand among each other: as they are written, as the base of inflected ones, backwards.
LITERAL = "\x1e"
BASE = "\x1f"
BACKWARDS = "\x1d"
ANY_WORD = 0

# A walk starts from the roots up to that of its first word's case.
_ROOTS = CAPITALS + 1
_START = ANY_CASE


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """What a phrase of the lexicon is: kind, value, form among others of its kind, place in the pack."""

    kind: str
    value: str = ""
    form: str = ""
    index: int = -1


Phrase = tuple[str, Entry, bool]
"""A pattern, its entry, and whether its words inflect by the language's endings."""


class Tables(Struct, array_like=True):
    """A compiled automaton without its words; numbers of 32 bits in a row, in this machine's byte order.

    The steps of a state stand from ``first_step[state]`` to before the next state's, by their symbols; so do the
    phrases that end there, by their places in the lexicon. Each phrase is of one of the `entries`.
    """

    entries: list[Entry]
    entry_of: bytes
    first_step: bytes
    symbols: bytes
    targets: bytes
    first_end: bytes
    ends: bytes


def compile_automaton(phrases: Iterable[Phrase], fold: Folding) -> tuple[marisa_trie.Trie, Tables]:
    """The trie of words and the tables of an automaton for these phrases.

    Raises `PackError` for a pattern that cannot be read.
    """
    walks = _Walks(fold)
    entries: dict[Entry, int] = {}
    entry_of: list[int] = []
    for pattern, entry, inflects in phrases:
        walks.add(pattern, inflects, len(entry_of))
        entry_of.append(entries.setdefault(entry, len(entries)))
    words = marisa_trie.Trie(sorted(walks.keys.keys() - {ANY}))
    symbols = np.array([ANY_WORD if key == ANY else words[key] + 1 for key in walks.keys], np.uint32)
    sources, keys, targets = _columns(walks.steps, 3)
    in_order = np.lexsort((targets, symbols[keys], sources))
    ending, ends = _columns(walks.ends, 2)
    by_state = np.lexsort((ends, ending))
    tables = Tables(
        entries=list(entries),
        entry_of=_columns([(number,) for number in entry_of], 1)[0].tobytes(),
        first_step=_firsts(sources[in_order], walks.states),
        symbols=symbols[keys][in_order].tobytes(),
        targets=targets[in_order].tobytes(),
        first_end=_firsts(ending[by_state], walks.states),
        ends=ends[by_state].tobytes(),
    )
    return words, tables


class _Walks:
    """The walks of all patterns: steps from a state by a word to a state, and the states in which phrases end.

    `keys` are the words of all patterns as the trie knows them, with their numbers.
    """

    def __init__(self, fold: Folding) -> None:
        self.keys: dict[str, int] = {}
        self.steps: list[tuple[int, int, int]] = []
        self.ends: list[tuple[int, int]] = []
        self.states = _ROOTS
        self._options: Remembered[str, tuple[Option, ...]] = Remembered(lambda part: options(part, fold))
        self._reached: dict[tuple[tuple[int, ...], str, bool], tuple[int, ...]] = {}

    def add(self, pattern: str, inflects: bool, phrase: int) -> None:
        """Walks one pattern."""
        here: tuple[int, ...] = (_START,)
        for part in pattern.split():
            reached = self._reached.get((here, part, inflects))
            if reached is None:
                readings = self._options[part]
                if _START in here and any(words[:1] == (ANY,) for words, _ in readings):
                    raise nothing_to_begin_with(pattern)
                reached = self._reached[here, part, inflects] = self._beyond(here, readings, inflects)
            here = reached
        if _START in here:
            raise nothing_to_begin_with(pattern)
        self.ends.extend([(state, phrase) for state in here])

    def _beyond(self, here: tuple[int, ...], readings: Iterable[Option], inflects: bool) -> tuple[int, ...]:
        """The states in which one may be behind a part of a pattern."""
        target = self._new_state()
        between: dict[tuple[int, tuple[str, ...]], int] = {}
        may_be_absent = False
        for words, case in readings:
            # What begins a pattern asks for its case at the root, and nowhere else.
            root = case if _START in here else _START
            sources = [root if state == _START else state for state in here]
            for number, word in enumerate(words, 1):
                then = target
                if number < len(words):
                    begun = root, words[:number]
                    then = between[begun] = between[begun] if begun in between else self._new_state()
                key = self.keys.setdefault(_key(word, inflects), len(self.keys))
                self.steps.extend([(source, key, then) for source in sources])
                sources = [then]
            may_be_absent = may_be_absent or not words
        return (*here, target) if may_be_absent else (target,)

    def _new_state(self) -> int:
        self.states += 1
        return self.states - 1


def _key(word: str, inflects: bool) -> str:
    if word == ANY:
        return ANY
    if word.endswith("*"):
        return word[:-1]
    if word.startswith("*"):
        return BACKWARDS + word[:0:-1]
    return word + (BASE if inflects else LITERAL)


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> Numbers:
    """The columns of a table, each an array of its own."""
    return np.fromiter(chain.from_iterable(rows), np.uint32, len(rows) * width).reshape(-1, width).T


def _firsts(states: Numbers, number: int) -> bytes:
    """Where each state's rows begin among rows in the order of their states, and where the last one's end."""
    return np.searchsorted(states, np.arange(number + 1)).astype(np.uint32).tobytes()


def save(folder: Path, name: str, words: marisa_trie.Trie, tables: Tables) -> None:
    """Keeps a compiled automaton in a folder, in place of older ones of its language. Raises `OSError`."""
    keep(folder, name, {"words": words.tobytes(), "tables": msgspec.msgpack.encode(tables)})


def load(folder: Path, name: str) -> tuple[marisa_trie.Trie, Tables] | None:
    """A kept automaton, its words memory-mapped; None where it is not there or is damaged."""
    try:
        tables = msgspec.msgpack.decode((folder / f"{name}.tables").read_bytes(), type=Tables)
        words = marisa_trie.Trie().mmap(str(folder / f"{name}.words"))
    except (OSError, RuntimeError, msgspec.MsgspecError):
        return None
    return words, tables
