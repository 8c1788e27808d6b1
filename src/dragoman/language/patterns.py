"""The patterns that packs write their forms in.

A pattern is words separated by spaces:

=============  ====================================================================
``word``       this word, in any case; with a capital, only where it is capitalised; all in
               capitals, only where it stands in capitals
``word*``      this beginning with any ending (also none)
``*word``      this ending with any beginning (also none)
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

# What a pattern's first word asks of the text's: nothing, a capital, capitals throughout.
ANY_CASE, CAPITAL, CAPITALS = 0, 1, 2


def expand(pattern: str, fold: Folding) -> tuple[tuple[Sequence, int], ...]:
    """Every plain sequence that a pattern stands for, each with the case that its first word must have.

    A part of a sequence is a folded word, a folded beginning followed by ``*``, a folded ending after ``*``, or `ANY`.
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


def _choices(part: str, fold: Folding) -> list[tuple[Sequence, int]]:
    if part == "...":
        return [((ANY,) * length, ANY_CASE) for length in range(MOST_GAP_WORDS + 1)]
    if part == ANY:
        return [((ANY,), ANY_CASE)]
    if part.startswith("(") and part.endswith(")"):
        return [((), ANY_CASE), *_choices(part[1:-1], fold)]
    return [_plain(option, fold) for option in part.split("|")]


def _plain(option: str, fold: Folding) -> tuple[Sequence, int]:
    stem = option.endswith("*")
    bare = option.removesuffix("*").removeprefix("*")
    cut = [word.folded for word in words(bare, fold)]
    if stem and cut:
        cut[-1] += "*"
    if option.startswith("*") and cut:
        if stem:
            raise PackError(f"pattern {option!r}: expected a beginning or an ending, not what stands within a word")
        cut[0] = "*" + cut[0]
    return tuple(cut), _case(bare, stem)


def _case(written: str, is_stem: bool) -> int:
    letters = [letter for letter in written if letter.isalpha()]
    if len(letters) > 1 and not is_stem and all(letter.isupper() for letter in letters):
        return CAPITALS
    return CAPITAL if written[:1].isupper() else ANY_CASE
