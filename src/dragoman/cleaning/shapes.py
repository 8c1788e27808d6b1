"""The shape of one block, whatever its language: how much it says, and whether it ends as a sentence does."""

from __future__ import annotations

import re
from functools import lru_cache

# A closing mark, a bracketed or slashed credit ("/Agency/") and a ribbon ("./.") may follow the sentence's end.
SENTENCE_END = re.compile(
    r"""[.!?…。！？؟۔।॥။។།։][)\]"'”’“»›」』＂]*(?:\s*[(/\[—–-][^()/\[\]]{2,40}[)/\]]?)?[\s./)]*$"""
)
_CREDIT_END = re.compile(r"""[.!?…。][)\]"'”’»]*\s*(?:/[^()/\[\]]{2,40}/|[(\[][^()/\[\]]{2,40}[)\]])[\s./]*$""")
ELLIPSIS_END = re.compile(r"(?:\.{3}|…|\.\.)[\s»>\])]*$")
COMMA = re.compile(r"[,;،、，؛]")
CLOCK_OR_DATE = re.compile(
    r"\d{1,2}[:.h]\d{2}\b|\b\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b(?:19|20)\d{2}\b|\d\s?[年月日]"
)
LINK_MARK = re.compile(r"https?:|www\.|@|©|®|\||»$|^[«»>]|>$|#|→|›|\b[\w-]+\.(?:com|org|net|info|html?)\b")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

# A character of an unspaced script says about as much as this many letters.
_UNSPACED_WIDTH = 2.5


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """How much a text says, in letters of a spaced script."""
    unspaced = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    return len(text) + (_UNSPACED_WIDTH - 1) * unspaced


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Words of a text that carry meaning: of four letters or more, or pairs of an unspaced script, in lower case."""
    found = _LONG_WORD.findall(text.lower())
    if text.isascii() or not _UNSPACED.search(text):
        return tuple(found)
    pairs = [text[at : at + 2] for at in range(len(text) - 1) if _UNSPACED.match(text[at])]
    return (*(word for word in found if not _UNSPACED.match(word)), *pairs)


@lru_cache(maxsize=4096)
def ends_sentence(text: str) -> bool:
    """Whether the block ends as a sentence does; an ellipsis is a cut, not an end."""
    return bool(SENTENCE_END.search(text)) and not ELLIPSIS_END.search(text)


def ends_with_credit(text: str) -> bool:
    """Whether behind a sentence stands who has it ("/Courier/", "(Agency)"), as at the end of an article."""
    return _CREDIT_END.search(text) is not None


def tells(text: str) -> bool:
    """Whether the block can be a paragraph: a full sentence of some words, or long (Thai ends no sentence)."""
    wide = width(text)
    return ((wide >= 20 and ends_sentence(text)) or wide >= 80) and any(map(str.isalnum, text))
