"""What an article tells of countries and places around a name: by sentence, in all, and of its outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from dragoman.knowledge.place import Place, distance
from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

# Weights in powers of ten of inhabitants, as in `whereabouts`.
_IN_SENTENCE, _BY_BODY, _IN_ARTICLE, _OF_SHARE, _AT_HOME = 1.1, 0.7, 0.3, 0.4, 0.3
# The country of one who travels says less of where he is; and so do several countries in one sentence.
_OF_TRAVELLER, _OF_LOCALS = 0.6, 1.8
_LOCALS = frozenset({
    "troops", "police", "protesters", "demonstrators", "trade unions", "court", "courts", "prosecutors", "residents",
    "farmers", "workers", "students", "voters", "lawmakers", "opposition", "civilians", "police officers", "militia",
    "security forces", "militants", "rebels", "separatists",
})  # fmt: skip
_TRAVELLERS = frozenset({
    "president", "vice president", "prime minister", "foreign minister", "secretary of state", "chancellor", "king",
    "queen", "emperor", "ambassador", "envoy", "diplomat", "defence minister", "secretary-general",
})  # fmt: skip
_LOCAL_SECTORS = frozenset({"COP", "JUD", "MIL", "REB"})
_MOST, _MOST_OF_SEVERAL = 1.3, 0.8
_NEAR_KM, _NEAR = 150.0, 0.8
# A capital beside its country.
_SEAT = 1.0
# A place so many times as large as its namesakes is meant wherever nothing else is said.
_FAR_LARGER = 60
_BESIDE, _CALLED, _SAME_SENTENCE, _SAME_ARTICLE = 4.0, 2.0, 1.5, 1.2
_SEVERAL = 2


class Surroundings:
    """The countries and the sure places of an article; `homonyms` are the names that speak for nothing yet."""

    def __init__(
        self, stream: Stream, found: Sequence[Found], home: str | None, homonyms: Collection[int] = frozenset()
    ) -> None:
        self._stream = stream
        self._home = home
        self._told: Counter[str] = Counter()
        self._weights: dict[int, dict[str, float]] = defaultdict(dict)
        self._sure: dict[int, list[Place]] = defaultdict(list)
        self._lands: dict[int, set[str | None]] = defaultdict(set)
        self._known: dict[str | None, set[str]] = defaultdict(set)
        self._parties: dict[int, set[str]] = defaultdict(set)
        for number, item in enumerate(found):
            if number in homonyms or (item.country is None and item.kind != "place"):
                continue
            if item.kind == "country":
                self._take(item, _of_neighbours(found[max(number - 1, 0) : number + 2]))
            else:
                self._take(item, _IN_SENTENCE if item.kind == "place" else _BY_BODY)
        self._all = self._told.total() or 1

    def _take(self, item: Found, weight: float) -> None:
        sentence = self._stream.number_of_sentence(item.first)
        country = item.country
        if item.kind == "place":
            place = _sure(item)
            country = place.country if place is not None else None if item.places else item.country
            if place is not None:
                self._sure[sentence].append(place)
                self._lands[sentence].add(place.country)
                self._known[place.country].add(place.id)
        elif item.kind == "country":
            self._parties[sentence].add(item.country or "")
        if country is not None:
            self._told[country] += 1
            weights = self._weights[sentence]
            weights[country] = max(weights.get(country, 0.0), weight)

    def speaks_for(self, place: Place, sentences: Collection[int]) -> float:
        """How much speaks for a place that is named in these sentences; 0 where nothing does."""
        country = place.country or ""
        weight = told = max((self._weights[sentence].get(country, 0.0) for sentence in sentences), default=0.0)
        if country in self._told:
            weight += _IN_ARTICLE + _OF_SHARE * self._told[country] / self._all
        if country == self._home:
            weight += _AT_HOME
        others = (other for sentence in sentences for other in self._sure[sentence])
        is_near = any(other.country == country and distance(place, other) < _NEAR_KM for other in others)
        is_international = any(len(self._parties[sentence]) > 1 for sentence in sentences)
        most = max(_MOST_OF_SEVERAL if is_international else _MOST, told if told > _IN_SENTENCE else 0.0)
        is_seat = place.capital and weight >= _OF_TRAVELLER
        return min(weight, most) + (_NEAR if is_near else 0.0) + (_SEAT if is_seat else 0.0)

    def for_country(self, country: str | None, sentence: int) -> float:
        """How much speaks for a country whose name a region elsewhere bears."""
        if country in self._weights[sentence]:
            return _CALLED
        return _SAME_ARTICLE if country in self._told or country == self._home else 0.0

    def for_region(self, found: Sequence[Found], number: int, region: Place, sentence: int) -> float:
        """How much speaks for a region that bears a country's name: places of its country, not that country alone."""
        item, before = found[number], found[number - 1] if number else None
        weight = 0.0
        if before is not None and before.kind == "place" and self._is_tied(before, item):
            lands = {place.country for place in before.places}
            weight += _BESIDE if region.country in lands and item.country not in lands else 0.0
        if self._stream.ends_kind(item.first, "place word") or self._stream.at("place word", item.last):
            weight += _CALLED
        if region.country in self._lands[sentence]:
            weight += _SAME_SENTENCE
        return weight + (_SAME_ARTICLE if len(self._known[region.country]) >= _SEVERAL else 0.0)

    def _is_tied(self, before: Found, item: Found) -> bool:
        between = self._stream.words[before.last : item.first]
        return len(between) <= _SEVERAL and all(word.text in ",،" or not word.capitalised for word in between)


def _is_local(item: Found) -> bool:
    return item.name in _LOCALS or item.sector in _LOCAL_SECTORS


def _of_neighbours(near: Sequence[Found]) -> float:
    """How much a country says by those beside it: police are at home, a president may be anywhere."""
    if any(item.kind in ("group", "organisation") and _is_local(item) for item in near):
        return _OF_LOCALS
    return _OF_TRAVELLER if any(item.kind == "role" and item.name in _TRAVELLERS for item in near) else _IN_SENTENCE


def _sure(item: Found) -> Place | None:
    """The place that a name means whatever stands around it."""
    if not item.places:
        return None
    if len(item.places) == 1:
        return item.places[0]
    return None if has_rival(item.places) else item.places[0]


def has_rival(places: Sequence[Place]) -> bool:
    """Whether one of the others that a name may mean is not far smaller than the first."""
    largest = places[0].population
    return any(place.kind != "city" or _FAR_LARGER * place.population >= largest for place in places[1:])
