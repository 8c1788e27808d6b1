"""Which place a name means: its bearers weighed by size, and by the countries and places that are told around it.

What stands right beside the name ("Paris, Texas") tells most, then its sentence, then the article and its outlet. A
name that nothing speaks for, and that two places bear of nearly the same size, is no country's. Method: the minimality
of Leidner (2007), one referent a discourse and as few countries as will do, with population as geocoders use it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log10

from dragoman.knowledge.countries import country_name
from dragoman.knowledge.place import Place, distance
from dragoman.reading.beside import Tie, ties_beside
from dragoman.reading.found import Found
from dragoman.reading.place_names import COMMAS, is_dateline, places_named
from dragoman.reading.short_names import are_short
from dragoman.reading.stream import Stream
from dragoman.reading.surroundings import Surroundings, has_rival

# Weights are in powers of ten of inhabitants: what speaks for a place makes it as likely as one so much larger.
_CAPITAL = 0.5
_SMALL, _OF_SMALL = 100_000, 0.5
_LITTLE, _OF_LITTLE = 50_000, 1.0
_MARGIN, _DOUBT = 0.1, 0.3
# How large a place without inhabitants of its own counts.
_SIZES = {"region": 5.7, "site": 5.0, "district": 5.0, "country": 7.0}
_LEAST_SIZE, _LEAST_CAPITAL = 3.0, 4.7
# A large region's middle may lie far from its towns.
_TIED_CLOSE, _BESIDE_REGION = 4.0, 1_500.0
_KNOWN = 500_000
_TIED, _CONTAINED = 1.9, 1.0
# What makes a country's name a region's: another place of that country beside it, a word for regions, its own places.
_HOMONYM = 1.0
_BODIES = frozenset({"role", "group", "body", "organisation word"})

# A name by the first of the places that it may mean, and how many these are.
_Name = tuple[str, int]


def settle(stream: Stream, found: Sequence[Found], home: str | None) -> None:
    """Says of every place's name which place it means; `home` is the country of the outlet, if known.

    One name means one place in an article, but where another is told right beside it.
    """
    countries = [number for number, item in enumerate(found) if item.kind == "country"]
    regions = [number for number in countries if _regions(stream, found[number])]
    shared = [number for number in countries if len(_countries(stream, found[number])) > 1]
    capitals = [number for number in countries if found[number].form == "metonym" and _cities(stream, found[number])]
    rivalled = [number for number in capitals if has_rival(_cities(stream, found[number]))]
    named = [number for number, item in enumerate(found) if item.kind == "place" and item.places]
    namesakes = [number for number in countries if _towns(stream, found[number])]
    if not (named or regions or shared or capitals or namesakes):
        return
    around = Surroundings(stream, found, home, frozenset({*regions, *shared, *rivalled}))
    for number in shared:
        _settle_countries(stream, found, number, around)
    for number in regions:
        _settle_homonym(stream, found, number, around)
    for number in capitals:
        if found[number].form == "metonym":
            _settle_metonym(stream, found, number, around)
    for number in namesakes:
        _settle_namesake(stream, found, number, around)
    _settle_places(stream, found, named, around)


def _settle_places(stream: Stream, found: Sequence[Found], named: Sequence[int], around: Surroundings) -> None:
    doubtful = [number for number in named if found[number].places[0].kind == "city"]
    ties = ties_beside(stream, found, doubtful)
    told: dict[_Name, Tie] = {}
    sentences: dict[_Name, set[int]] = {}
    for number in doubtful:
        name = _name(found[number])
        sentences.setdefault(name, set()).add(stream.number_of_sentence(found[number].first))
        if number in ties:
            told.setdefault(name, ties[number])
    known: dict[tuple[_Name, Tie | None], tuple[Place | None, str | None]] = {}
    for number in named:
        item, name = found[number], _name(found[number])
        tie = ties.get(number) or told.get(name)
        if (name, tie) not in known:
            known[name, tie] = _meant(item.places, tie, sentences.get(name, ()), around)
        _call(item, *known[name, tie])


def _name(item: Found) -> _Name:
    return item.places[0].id, len(item.places)


def _call(item: Found, place: Place | None, country: str | None) -> None:
    item.place, item.country = place, country
    if place is not None:
        item.name = place.name


def _meant(
    options: Sequence[Place], tie: Tie | None, sentences: Collection[int], around: Surroundings
) -> tuple[Place | None, str | None]:
    """The likeliest of the places, and its country; None for what stays in doubt."""
    if tie is not None and tie.surely and all(place.country != tie.country for place in options):
        # "Saint-Louis, dans le Missouri", of which nothing else is known.
        return (options[0], options[0].country) if options[0].population > _KNOWN else (None, tie.country)
    if len(options) == 1:
        return options[0], options[0].country
    evidence = {place.id: around.speaks_for(place, sentences) + _of_tie(place, options, tie) for place in options}
    ordered = sorted(options, key=lambda place: -(_size(place) + evidence[place.id]))
    best, second = ordered[0], ordered[1]
    lead = _size(best) + evidence[best.id] - _size(second) - evidence[second.id]
    if lead >= (_MARGIN if evidence[best.id] else _DOUBT):
        return best, best.country
    rivals = [
        place for place in ordered if _size(place) + evidence[place.id] > _size(best) + evidence[best.id] - _DOUBT
    ]
    return None, best.country if len({place.country for place in rivals}) == 1 else None


def _size(place: Place) -> float:
    if place.kind != "city":
        return _SIZES.get(place.kind, _SIZES["region"])
    size = log10(place.population or 1)
    if place.capital:
        return max(size, _LEAST_CAPITAL) + _CAPITAL
    less = _OF_LITTLE if place.population < _LITTLE else _OF_SMALL if place.population < _SMALL else 0
    return max(size, _LEAST_SIZE) - less


def _of_tie(place: Place, options: Sequence[Place], tie: Tie | None) -> float:
    if tie is None or tie.country != place.country:
        return 0.0
    if tie.region is None:
        return _TIED if tie.follows else _CONTAINED
    region = tie.region
    near = min(
        (other for other in options if other.country == place.country), key=lambda other: distance(other, region)
    )
    return _TIED_CLOSE if near == place and distance(place, region) < _BESIDE_REGION else 0.0


def _countries(stream: Stream, item: Found) -> list[str]:
    """The countries that a word may mean, by name first: the Arabic of Oman is that of Amman, too."""
    if are_short(stream.at("short", item.first), item.last):
        # One word that names both: 한미.
        return []
    matches = [match for match in stream.at("country", item.first) if match.last == item.last]
    matches.sort(key=lambda match: match.entry.form != "name")
    return list(dict.fromkeys(match.entry.value for match in matches))


def _settle_countries(stream: Stream, found: Sequence[Found], number: int, around: Surroundings) -> None:
    """Says which of several countries a name means: the one that the sentence speaks of."""
    item = found[number]
    sentence = stream.number_of_sentence(item.first)
    country = max(_countries(stream, item), key=lambda country: around.for_country(country, sentence))
    if country != item.country:
        matches = (match for match in stream.at("country", item.first) if match.entry.value == country)
        form = min(match.entry.form for match in matches)
        item.form = "metonym" if form == "metonym" else "name" if form == "name" else "demonym"
        item.country, item.name = country, country_name(country) or country


def _regions(stream: Stream, item: Found) -> list[Place]:
    """The regions elsewhere that bear a country's name: Georgia."""
    if item.form != "name":
        return []
    options = places_named(stream, item.first, item.last, "place")
    return [place for place in options if place.kind == "region" and place.country != item.country]


def _settle_homonym(stream: Stream, found: Sequence[Found], number: int, around: Surroundings) -> None:
    """Makes a country's name a region's where more speaks for that."""
    item = found[number]
    region = _regions(stream, item)[0]
    sentence = stream.number_of_sentence(item.first)
    if around.for_region(found, number, region, sentence) > _HOMONYM + around.for_country(item.country, sentence):
        _make_place(item, (region,))
        _call(item, region, region.country)


def _make_place(item: Found, options: tuple[Place, ...]) -> None:
    """Makes a country's name, or a capital's that stood for its government, a place's."""
    item.kind, item.form, item.places, item.modifier = "place", "name", options, False


def _tie_of(stream: Stream, found: Sequence[Found], number: int, options: tuple[Place, ...]) -> Tie | None:
    """What stands right beside a name if it means one of these places."""
    item = found[number]
    held, item.places = item.places, options
    tie = ties_beside(stream, found, [number]).get(number)
    item.places = held
    return tie


def _cities(stream: Stream, item: Found) -> tuple[Place, ...]:
    """The cities that bear the name of a capital, where that names its government."""
    return tuple(places_named(stream, item.first, item.last, "place"))


def _is_among_places(stream: Stream, found: Sequence[Found], number: int) -> bool:
    """Whether a capital is told as a town: "from Geneva to Vienna", "Baghdad and Erbil", "Tripoli, north of Beirut"."""
    item = found[number]
    if is_dateline(stream, item.first, item.last):
        return True
    before = found[number - 1] if number else None
    for behind in found[number + 1 : number + 2]:
        is_city = behind.kind == "place" and bool(behind.places) and behind.places[0].kind == "city"
        if is_city and behind.first == item.last + 1 and stream.is_head(item.last, "and"):
            return True
    if before is None or before.kind != "place" or not before.places:
        return False
    gap = range(before.last, item.first)
    if len(gap) == 1:
        return stream.is_head(before.last, "to")
    is_beside = len(gap) == 3 and stream.words[before.last].text in COMMAS and stream.ends_head(item.first, "of")
    return is_beside and not stream.is_any(_BODIES, before.last + 1) and not stream.is_predicate(before.last + 1)


def _towns(stream: Stream, item: Found) -> tuple[Place, ...]:
    """The towns elsewhere that bear a country's name, where it stands for the country."""
    if item.form != "name":
        return ()
    options = places_named(stream, item.first, item.last, "place", "maybe place")
    return tuple(place for place in options if place.kind == "city" and place.country != item.country)


def _settle_namesake(stream: Stream, found: Sequence[Found], number: int, around: Surroundings) -> None:
    """Makes a country's name a town's elsewhere, where what it lies in stands beside it: "Granada, España"."""
    item = found[number]
    options = _towns(stream, item)
    tie = _tie_of(stream, found, number, options)
    if tie is not None and tie.follows and any(place.country == tie.country for place in options):
        _make_place(item, options)
        _call(item, *_meant(options, tie, {stream.number_of_sentence(item.first)}, around))


def _settle_metonym(stream: Stream, found: Sequence[Found], number: int, around: Surroundings) -> None:
    """Makes a capital's name that of a city elsewhere where more speaks for that: "troops entered Tripoli, Lebanon"."""
    item = found[number]
    options = _cities(stream, item)
    if _is_among_places(stream, found, number):
        _make_place(item, options)
        _call(item, *_meant(options, None, {stream.number_of_sentence(item.first)}, around))
        return
    if len(options) == 1:
        return
    tie = _tie_of(stream, found, number, options)
    place, country = _meant(options, tie, {stream.number_of_sentence(item.first)}, around)
    if place is not None and country != item.country:
        _make_place(item, options)
        _call(item, place, country)
