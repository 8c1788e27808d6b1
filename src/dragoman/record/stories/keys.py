"""Under what an article can be found by another one of its story: who it is about, two by two, what tells most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from zlib import crc32

import numpy as np

from dragoman.language.sounds import skeletons
from dragoman.model import Analysis, Entity
from dragoman.record.stories.countries import most_told, told_countries
from dragoman.record.stories.features import Features, Kind, first_of, levels_of

# Set in a key that few articles share; in one that names somebody or some country; in one of two countries.
SPECIFIC, NAMED, COUNTRIES = 1 << 32, 1 << 33, 1 << 34
_WHO, _COUNTRIES, _PAIRED, _DEEDS = 6, 3, 4, 3
_TELLING = {Kind.LETTERS: 3, Kind.SOUNDS: 2, Kind.NUMBERS: 2}
_ALONE = 2  # so many times as many where an article names next to nobody
_FEW = 2
_SHORTEST_SOUNDS = 3
_TELLING_NUMBER = 5.0


def keys(analysis: Analysis, features: Features) -> tuple[int, ...]:
    """The keys of an article, each once, in order; they follow from the article alone."""
    who, countries = _who(analysis), most_told(told_countries(analysis), _COUNTRIES)
    found = {crc32(what.encode()) | mark for what, mark in _about(analysis, who, countries)}
    times = _ALONE if len(who) < _FEW else 1
    for kind, most in _TELLING.items():
        found |= {number | SPECIFIC for number in _most_telling(features, kind, most * times)}
    return tuple(sorted(found))


def _about(analysis: Analysis, who: Sequence[str], countries: Sequence[str]) -> Iterator[tuple[str, int]]:
    yield from ((one, NAMED) for one in who)
    yield from ((" & ".join(sorted(pair)), NAMED | SPECIFIC) for pair in combinations(who[:_PAIRED], 2))
    yield from ((f"{one} in {countries[0]}", NAMED | SPECIFIC) for one in who[:_PAIRED] if countries)
    yield from (("/".join(sorted(pair)), NAMED | COUNTRIES) for pair in combinations(countries, 2))
    yield from ((deed, NAMED | SPECIFIC) for deed in _deeds(analysis))


def _who(analysis: Analysis) -> list[str]:
    """Those of whom the article speaks most, without countries: by knowledge, else by the sound of their names."""
    often = Counter(mention.entity for mention in analysis.mentions)
    names: dict[str, int] = {}
    for entity in analysis.entities:
        name = None if entity.kind == "country" else _name(entity)
        if name is not None:
            names[name] = names.get(name, 0) + often[entity.id]
    return sorted(names, key=lambda name: (-names[name], name))[:_WHO]


def _name(entity: Entity) -> str | None:
    """By what someone is found in every language; a person by the sound of his last name, since not all know him."""
    if entity.knowledge_id and entity.kind != "person":
        return entity.knowledge_id
    words = (entity.name if entity.knowledge_id else max((entity.name, *entity.names), key=len)).split()
    sounds = next((found for word in reversed(words) for found in skeletons(word)[:1]), "")
    return sounds if len(sounds) >= _SHORTEST_SOUNDS else entity.knowledge_id


def _deeds(analysis: Analysis) -> list[str]:
    """The days of events with the countries that take part."""
    country = {entity.id: entity.country for entity in analysis.entities}
    found: dict[str, None] = {}
    for event in analysis.events:
        lands = {land for party in (*event.actors, *event.recipients) if (land := country.get(party))}
        day = event.when.earliest if event.when and event.when.earliest == event.when.latest else None
        if lands and day:
            found[f"{day} {' '.join(sorted(lands))}"] = None
    return list(found)[:_DEEDS]


def _most_telling(features: Features, kind: Kind, most: int) -> Iterable[int]:
    # The features stand in order of their kinds.
    first, last = np.searchsorted(features.numbers, first_of(kind))
    numbers = features.numbers[first:last]
    levels = levels_of(numbers)
    if kind is Kind.NUMBERS:
        numbers, levels = numbers[levels >= _TELLING_NUMBER], levels[levels >= _TELLING_NUMBER]
    mixed = numbers * np.uint32(0x9E3779B1)
    return numbers[np.lexsort((mixed, -levels))[:most]].tolist()  # type: ignore[no-any-return]  # of integers
