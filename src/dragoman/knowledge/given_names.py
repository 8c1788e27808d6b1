"""Given names in many scripts, and family names of the peoples who put them first.

Baked by `scripts/bake_given_names.py` from a hand-written list and the person-name data of `rigour`.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.tables import read_lines

# Where the family name comes first and the press calls a person by it (alpha-3).
FAMILY_FIRST_COUNTRIES = frozenset({"CHN", "HKG", "KOR", "PRK", "SGP", "TWN", "VNM"})


@cache
def given_names() -> frozenset[str]:
    """Given names, lowercased (NFC), that are no common words: a capitalised one begins a person's name."""
    return frozenset(read_lines("given_names"))


@cache
def ambiguous_given_names() -> frozenset[str]:
    """Given names, lowercased, that are words or places too ("will", "may", "vera"): they need a family name beside."""
    return frozenset(read_lines("ambiguous_given_names"))


@cache
def family_first_surnames() -> frozenset[str]:
    """Vietnamese, Chinese and Korean family names, lowercased, that stand before the given name."""
    return frozenset(read_lines("family_first_surnames"))


@cache
def given_name_variants() -> tuple[tuple[str, ...], ...]:
    """Given names, lowercased in Latin letters, that one bearer may be called by: `("james", "jim", ...)`."""
    return tuple(tuple(line.split()) for line in read_lines("given_name_variants"))
