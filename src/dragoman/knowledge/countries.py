"""Countries and territories: their codes, and their names in every language of the Unicode CLDR.

Codes are ISO 3166 alpha-3, and `KOS` for Kosovo as PLOVER writes it. Inflected names and demonyms are not here:
they are the language packs'. Baked by `scripts/bake_countries.py`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec
from msgspec import Struct

from dragoman.knowledge.tables import read_table


class _Territories(Struct, frozen=True):
    """`names`: language to alpha-3 to names, the usual one first."""

    alpha2: dict[str, str]
    capitals: dict[str, str]
    names: dict[str, msgspec.Raw]


@cache
def _territories() -> _Territories:
    return read_table("territories", _Territories)


@cache
def _names(language: str) -> dict[str, tuple[str, ...]]:
    raw = _territories().names.get(language)
    return {} if raw is None else msgspec.json.decode(raw, type=dict[str, tuple[str, ...]])


@cache
def _by_name(language: str) -> Mapping[str, str]:
    return MappingProxyType({name: alpha3 for alpha3, names in _names(language).items() for name in names})


def country_codes() -> tuple[str, ...]:
    """All alpha-3 codes, sorted."""
    return tuple(sorted(_territories().alpha2.values()))


def country_languages() -> tuple[str, ...]:
    """The languages, by their ISO 639 codes, in which names of countries are known."""
    return tuple(_territories().names)


def country_names(language: str) -> Mapping[str, str]:
    """Names of countries in a language, in their base form and usual case, to alpha-3 codes.

    Well-known short forms ("USA", "САЩ") are among them; empty for an unknown language.
    """
    return _by_name(language)


@cache
def _everywhere() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, Counter[str]] = {}
    for language in country_languages():
        for name, alpha3 in country_names(language).items():
            found.setdefault(name.casefold(), Counter())[alpha3] += 1
    return {name: tuple(sorted(codes, key=lambda one: (-codes[one], one))) for name, codes in found.items()}


def countries_called(name: str) -> tuple[str, ...]:
    """The codes of the countries that some language calls so, in any case; those that most do so first."""
    return _everywhere().get(unicodedata.normalize("NFC", name.strip()).casefold(), ())


def country_name(alpha3: str, language: str = "en") -> str | None:
    """The usual name of a country in a language; `None` where it is not known."""
    names = _names(language).get(alpha3)
    return names[0] if names else None


def capital(alpha3: str) -> str | None:
    """The English name of a country's capital, as `place_names` has it in lower case."""
    return _territories().capitals.get(alpha3)


def alpha3_of(alpha2: str) -> str | None:
    """The three letters of a code of two, in either case; `XK` is `KOS`."""
    return _territories().alpha2.get(alpha2.upper())
