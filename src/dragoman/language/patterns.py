"""The patterns that packs write their forms in.

A pattern is words separated by spaces:

=============  ====================================================================
``word``       this word, in any case; with a capital, only where it is capitalised
``word*``      this beginning with any ending (also none)
``a|b``        one of these
``(word)``     this word or nothing
``...``        up to three other words
``_``          exactly one other word
=============  ====================================================================
"""

from __future__ import annotations

from itertools import product

from dragoman.errors import PackError
from dragoman.language.words import Folding, words

ANY = "_"
MOST_GAP_WORDS = 3

Sequence = tuple[str, ...]


def expand(pattern: str, fold: Folding) -> tuple[tuple[Sequence, bool], ...]:
    """Every plain sequence that a pattern stands for, each with whether its first word must be capitalised.

    A part of a sequence is a folded word, a folded beginning followed by ``*``, or `ANY`.
    Raises `PackError` where the pattern is empty or begins with a gap.
    """
    choices = [_choices(part, fold) for part in pattern.split()]
    sequences = []
    for combination in product(*choices):
        joined = tuple(word for part, _ in combination for word in part)
        if not joined or joined[0] == ANY or "*" in joined:
            raise PackError(f"pattern {pattern!r}: expected words, of which the first is no gap")
        capital = next(needs for part, needs in combination if part)
        sequences.append((joined, capital))
    if not sequences:
        raise PackError(f"pattern {pattern!r}: expected at least one word")
    return tuple(dict.fromkeys(sequences))


def _choices(part: str, fold: Folding) -> list[tuple[Sequence, bool]]:
    if part == "...":
        return [((ANY,) * length, False) for length in range(MOST_GAP_WORDS + 1)]
    if part == ANY:
        return [((ANY,), False)]
    if part.startswith("(") and part.endswith(")"):
        return [((), False), *_choices(part[1:-1], fold)]
    return [_plain(option, fold) for option in part.split("|")]


def _plain(option: str, fold: Folding) -> tuple[Sequence, bool]:
    stem = option.endswith("*")
    bare = option.removesuffix("*")
    cut = [word.folded for word in words(bare, fold)]
    if stem and cut:
        cut[-1] += "*"
    return tuple(cut), bare[:1].isupper()
