"""Organisations and buildings that act for a government, with their names in many languages.

Hand-written in `data/organisations.toml`, baked to JSON. A name is a pattern: words with blanks between; `word*`
is any continuation of that word, `a|b` either, `(word)` an optional one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from dragoman.knowledge.tables import read_table

_PATTERN_SIGNS = frozenset("*|()_")


class Organisation(Struct, frozen=True, kw_only=True):
    """An organisation, or a building whose name stands for a government.

    `country` is alpha-3, or PLOVER's `IGO`, `NGO`, `MNC` and the like; `sector` is PLOVER's. `metonym_of` is the
    country that is meant by a building ("the Kremlin"). `parties` are the sides that a bilateral body stands for, as
    names of organisations or alpha-3 codes: the NATO-Russia Council is NATO and Russia. `names` are patterns by
    language; those under `*` hold in every language.
    """

    name: str
    country: str
    sector: str | None = None
    id: str | None = None
    metonym_of: str | None = None
    parties: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]]


class _Organisations(Struct, frozen=True):
    organisation: tuple[Organisation, ...]


@cache
def organisations() -> tuple[Organisation, ...]:
    """All known organisations, in the order of the table."""
    return read_table("organisations", _Organisations).organisation


@cache
def _by_name() -> dict[str, Organisation]:
    found = {known.name: known for known in organisations()}
    for known in organisations():
        for code in ("en", "*"):
            for name in known.names.get(code, ()):
                if not _PATTERN_SIGNS.intersection(name):
                    found.setdefault(name, known)
    return found


def organisation(name: str) -> Organisation | None:
    """The organisation of this canonical name, or of another English one: "US Congress", "FBI"."""
    return _by_name().get(name)
