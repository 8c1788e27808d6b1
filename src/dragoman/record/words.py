"""Words and names brought to the form in which the record compares them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.model import Span

_WORD = re.compile(r"\w+")
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_UNSPACED_LETTER = re.compile(f"({_UNSPACED})")
_PLACED = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\w)+")


def folded_words(text: str) -> list[str]:
    """The words in lower case, without signs; letters of unspaced scripts one by one."""
    return _WORD.findall(_UNSPACED_LETTER.sub(r" \1 ", unicodedata.normalize("NFKC", text).casefold()))


def placed_words(text: str) -> Iterator[tuple[str, Span]]:
    """The words of `folded_words` with their places in the text, in code points."""
    for match in _PLACED.finditer(text):
        for word in folded_words(match[0]):
            yield word, match.span()


def containment(one: list[str], other: list[str]) -> float:
    """How much of the shorter list's set stands in the other's: 0 to 1."""
    first, second = set(one), set(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
