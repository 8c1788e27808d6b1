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
from math import prod

from dragoman.errors import PackError
from dragoman.language.words import Folding, is_plain, words

ANY = "_"
MOST_GAP_WORDS = 3

# More readings than these are no phrase any more but a slip: "a|b|c" ten times over.
MOST_READINGS = 10_000

Sequence = tuple[str, ...]

# What a pattern's first word asks of the text's: nothing, a capital, capitals throughout.
ANY_CASE, CAPITAL, CAPITALS = 0, 1, 2

Option = tuple[Sequence, int]
"""One reading of a part of a pattern, with the case that it asks for where it comes first."""


def expand(pattern: str, fold: Folding) -> tuple[tuple[Sequence, int], ...]:
    """Every plain sequence that a pattern stands for, each with the case that its first word must have.

    A part of a sequence is a folded word, a folded beginning followed by ``*``, a folded ending after ``*``, or `ANY`.
    Raises `PackError` where the pattern is empty, begins with a gap, or stands for more sequences than can be meant.
    """
    parts = [options(part, fold) for part in pattern.split()]
    readings = prod(map(len, parts))
    if readings > MOST_READINGS:
        raise PackError(f"pattern {pattern!r}: expected at most {MOST_READINGS:,} readings, not {readings:,}")
    sequences = []
    for combination in product(*parts):
        joined = tuple(word for part, _ in combination for word in part)
        if not joined or joined[0] == ANY:
            raise nothing_to_begin_with(pattern)
        capital = next(needs for part, needs in combination if part)
        sequences.append((joined, capital))
    return tuple(dict.fromkeys(sequences))


def nothing_to_begin_with(pattern: str) -> PackError:
    """What is raised where a pattern is empty or begins with a gap."""
    return PackError(f"pattern {pattern!r}: expected words, of which the first is no gap")


def options(part: str, fold: Folding) -> tuple[Option, ...]:
    """The readings of one part of a pattern, what stands between blanks; one that may be absent has no words.

    Raises `PackError` where it cannot be read.
    """
    if part == "...":
        return tuple(((ANY,) * length, ANY_CASE) for length in range(MOST_GAP_WORDS + 1))
    if part == ANY:
        return (((ANY,), ANY_CASE),)
    if part.startswith("(") and part.endswith(")"):
        return (((), ANY_CASE), *options(part[1:-1], fold))
    return tuple(_plain(option, fold) for option in part.split("|"))


def _plain(option: str, fold: Folding) -> Option:
    stem = option.endswith("*")
    bare = option.removesuffix("*").removeprefix("*")
    # Most are one word of letters, which need not be looked for.
    cut = [fold(bare)] if is_plain(bare) else [word.folded for word in words(bare, fold)]
    if "*" in cut or (stem and option.startswith("*") and cut):
        raise PackError(f"pattern {option!r}: expected a beginning or an ending, not what stands within a word")
    if stem and cut:
        cut[-1] += "*"
    if option.startswith("*") and cut:
        cut[0] = "*" + cut[0]
    return tuple(cut), _case(bare, stem)


def _case(written: str, is_stem: bool) -> int:
    if written.isupper() and not is_stem:
        letters = [letter for letter in written if letter.isalpha()]
        if len(letters) > 1 and all(letter.isupper() for letter in letters):
            return CAPITALS
    return CAPITAL if written[:1].isupper() else ANY_CASE
