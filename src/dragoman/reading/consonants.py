"""Known people in scripts that leave vowels out, found by their consonants or by the spellings of their names' parts.

Method: Arabic, Persian and Hebrew letters and the Latin spelling of a name are both brought to classes of consonants
(`Lavrov`, `لافروف` and `لاوروف` to "lrf" or "lfrf"); a name's part may also be a spelling of the same name as the
data of names know it. Both the given name and the family name must match, and no second person may.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from dragoman.knowledge.name_parts import name_groups
from dragoman.knowledge.offices import Person, people
from dragoman.language.keys import plain_letters

_LEAST = 2
_MOST_SPELLINGS = 32
_DOUBLED = re.compile(r"(.)\1+")

# The letters of each class; a letter that is none of them is a vowel, or one that spellings leave out.
_CLASSES = {
    "b": "بپב", "f": "فڤפף", "t": "تطةثתט", "k": "كکכך", "q": "قק", "g": "غجگג", "c": "چ", "x": "خ", "d": "دضד",
    "s": "سصشסשצץ", "z": "زظذژז", "l": "لל", "r": "رר", "m": "ممםמ", "n": "نںנן",
}  # fmt: skip
_SEMITIC = {ord(letter): kind for kind, letters in _CLASSES.items() for letter in letters}

# How a Latin spelling may stand in those scripts; longer ones first.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tch", ("ts", "c")), ("sch", ("s",)), ("ph", ("f",)), ("kh", ("x", "k")), ("gh", ("g", "q")),
    ("ch", ("ts", "c", "k", "s", "x")), ("sh", ("s",)), ("zh", ("z", "g")), ("th", ("t",)), ("dh", ("d", "z")),
    ("ck", ("k",)), ("x", ("ks",)), ("b", ("b",)), ("p", ("b", "f")), ("f", ("f",)), ("v", ("f", "")), ("w", ("", "f")),
    ("t", ("t",)), ("d", ("d",)), ("k", ("k", "q")), ("g", ("g", "q", "k")), ("q", ("q",)), ("j", ("g", "", "z")),
    ("c", ("k", "s")), ("s", ("s",)), ("z", ("z", "ts")), ("l", ("l",)), ("r", ("r",)), ("m", ("m",)), ("n", ("n",)),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def _keys_of_word(word: str) -> frozenset[str | int]:
    """What a word in such a script may match: its consonants, and the names of which it is a spelling."""
    letters = "".join(letter for letter in word.translate(_SEMITIC) if "a" <= letter <= "z")
    consonants = _DOUBLED.sub(r"\1", letters)
    return frozenset((*name_groups(word), *([consonants] if len(consonants) >= _LEAST else [])))


def _keys_of_latin(part: str) -> frozenset[str | int]:
    left = plain_letters(part)
    options: list[tuple[str, ...]] = []
    while left:
        written, spellings = next(((w, s) for w, s in _LATIN if left.startswith(w)), (left[0], ("",)))
        options.append(spellings)
        left = left[len(written) :]
    found: list[str] = []
    for combination in product(*options):
        found.append(_DOUBLED.sub(r"\1", "".join(combination)))
        if len(found) == _MOST_SPELLINGS:
            break
    return frozenset((*name_groups(part.lower()), *(key for key in found if len(key) >= _LEAST)))


@cache
def _by_family_name() -> dict[str | int, list[tuple[frozenset[str | int], Person]]]:
    found: dict[str | int, list[tuple[frozenset[str | int], Person]]] = {}
    for known in people():
        parts = known.name.split()
        if len(parts) < _LEAST:
            continue
        given = _keys_of_latin(parts[0])
        for key in _keys_of_latin(parts[-1]):
            found.setdefault(key, []).append((given, known))
    return found


def known_by_consonants(given: str, family: str) -> Person | None:
    """The one known person whom a given and a family name in such a script mean; None for nobody or several."""
    meant = {
        known.name: known
        for key in _keys_of_word(family)
        for keys, known in _by_family_name().get(key, ())
        if not keys.isdisjoint(_keys_of_word(given))
    }
    return next(iter(meant.values())) if len(meant) == 1 else None


def family_name_in_latin(word: str) -> str | None:
    """The family name of known people of which a word is a spelling, as they write it; None where several are meant."""
    groups = frozenset(name_groups(word))
    named = {
        known.name.split()[-1]
        for group in groups
        for _, known in _by_family_name().get(group, ())
        if groups & frozenset(name_groups(known.name.split()[-1].lower()))
    }
    return next(iter(named)) if len(named) == 1 else None
