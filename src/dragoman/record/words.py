"""Words and names brought to the form in which the record compares them."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_UNSPACED_LETTER = re.compile(
    r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"
)


def folded_words(text: str) -> list[str]:
    """The words in lower case, without signs; letters of unspaced scripts one by one."""
    return _WORD.findall(_UNSPACED_LETTER.sub(r" \1 ", unicodedata.normalize("NFKC", text).casefold()))


def containment(one: list[str], other: list[str]) -> float:
    """How much of the shorter list's set stands in the other's: 0 to 1."""
    first, second = set(one), set(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
