"""The known outlets whose names stand in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dragoman.knowledge.outlets import is_agency, outlet_spellings
from dragoman.model import Outlet

# From a capital letter, or one of a script without capitals, to the word's end.
_CAPITALISED = re.compile(r"[A-Z\u0100-\u024f\u0391-\u03a9\u0400-\u042f\u0490-\U0010ffff]\w*")


def known_in(line: str) -> Outlet | None:
    """The outlet that a line names, the longest name first; no agency."""
    for name, known in sorted(spelled_in(line), key=lambda entry: (-len(entry[0]), entry[0])):
        if not is_agency(name) and stands(name, line):
            return known
    return None


@cache
def _by_longest_word() -> Mapping[str, tuple[tuple[str, Outlet], ...]]:
    """The known spellings by their longest capitalised word: others ("The", "News") stand in many."""
    found: dict[str, tuple[tuple[str, Outlet], ...]] = {}
    for name, known in outlet_spellings().items():
        longest = max(_CAPITALISED.findall(name), key=len, default="")
        found[longest] = (*found.get(longest, ()), (name, known))
    return found


@cache
def _longest_words() -> frozenset[str]:
    return frozenset(_by_longest_word())


def spelled_in(text: str) -> list[tuple[str, Outlet]]:
    """The known outlets whose spelling occurs in a text, by that spelling."""
    spellings = _by_longest_word()
    words = _longest_words().intersection(_CAPITALISED.findall(text)) | {""}
    return [(name, known) for word in words for name, known in spellings.get(word, ()) if name in text]


def stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1])):
            return True
        at = text.find(name, at + 1)
    return False


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
