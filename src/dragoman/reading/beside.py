"""What stands right beside a place's name and says where it lies: "Geneva, Switzerland", "Paris im Staat Texas"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from dragoman.knowledge.place import Place
from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

_OPENING = frozenset({",", "،", "(", "、", "，"})
_SIGNS = frozenset({",", "،", "(", "-", "‐", "–", "、", "，", "'", "’"})
_APOSTROPHES, _HYPHENS = frozenset("'’"), frozenset("-‐")
_CLOSING_WORDS = 5
_FRONT_WORDS = 4


class Tie(NamedTuple):
    """A country, or a region of it, beside a place's name; behind it, or in front.

    `surely`: it says where the place lies whether or not a place of the name is known there.
    """

    country: str
    region: Place | None
    follows: bool
    surely: bool = False


def ties_beside(stream: Stream, found: Sequence[Found], wanted: Collection[int]) -> dict[int, Tie]:
    """The ties of those of the names (positions in `found`) that have one; "X and Y, in Z" ties both."""
    ties: dict[int, Tie] = {}
    for number in sorted(wanted, reverse=True):
        tie = _behind(stream, found, number)
        if tie is None and number + 1 in ties and ties[number + 1].follows and _are_joined(stream, found, number):
            tie = ties[number + 1]
        tie = tie or _in_front(stream, found, number)
        if tie is not None and (tie.surely or any(place.country == tie.country for place in found[number].places)):
            ties[number] = tie
    return ties


def _behind(stream: Stream, found: Sequence[Found], number: int) -> Tie | None:
    item = found[number]
    for following in found[number + 1 : number + 3]:
        gap = range(item.last, following.first)
        if len(gap) > _CLOSING_WORDS or not _lies_in(stream, gap):
            return None
        region, country = _of(following)
        if country is None:
            return None
        if region is None and (following.form != "name" or _stands_behind(stream, following, _HYPHENS)):
            # "Paris im US-Bundesstaat Texas": the region behind says more.
            continue
        # "In Geneva, Iran rejected ...": where a comma alone parts them, a country may be another party.
        is_inside = any(stream.is_head(at, "in") for at in gap)
        is_party = not is_inside and stream.is_predicate(following.last)
        is_listed = region is None and (_goes_on(stream, following) or is_party)
        surely = not is_listed and (region is not None or is_inside)
        return None if is_listed else Tie(country, region, follows=True, surely=surely)
    return None


def _lies_in(stream: Stream, gap: range) -> bool:
    """Whether words may lead from a place's name to what it lies in."""
    if not gap:
        return True
    first = gap[0]
    is_in = stream.is_head(first, "in", "of") or bool(stream.at("place word", first))
    opens = is_in or stream.words[first].text in _OPENING
    return opens and not any(_parts(stream, place) for place in gap)


def _parts(stream: Stream, place: int) -> bool:
    word = stream.words[place]
    if word.kind == "sign":
        return word.text not in _SIGNS
    if stream.is_head(place, "to") and not stream.is_head(place, "in"):
        return True
    return stream.is_predicate(place) or stream.is_head(place, "and", "relative", "whom", "that", "break", "with")


def _goes_on(stream: Stream, item: Found) -> bool:
    """Whether what follows a country makes it an owner or a member of a list."""
    if stream.is_head(item.last, "and", "possessive"):
        return True
    return _stands_behind(stream, item, _APOSTROPHES) or _stands_behind(stream, item, _HYPHENS)


def _stands_behind(stream: Stream, item: Found, signs: frozenset[str]) -> bool:
    return item.last < len(stream.words) and stream.words[item.last].text in signs


def _are_joined(stream: Stream, found: Sequence[Found], number: int) -> bool:
    gap = range(found[number].last, found[number + 1].first)
    return len(gap) <= 2 and all(stream.words[at].text in _OPENING or stream.is_head(at, "and") for at in gap)


def _in_front(stream: Stream, found: Sequence[Found], number: int) -> Tie | None:
    """What an owner or a container in front of the name says: "Pakistan's Hyderabad", "Teksas eyaletindeki Odessa"."""
    if not number:
        return None
    before, item = found[number - 1], found[number]
    gap = range(before.last, item.first)
    if len(gap) > _FRONT_WORDS or stream.number_of_sentence(before.first) != stream.number_of_sentence(item.first):
        return None
    if any(stream.words[at].text in _OPENING or _parts(stream, at) for at in gap):
        return None
    region, country = _of(before)
    return None if country is None else Tie(country, region, follows=False)


def _of(item: Found) -> tuple[Place | None, str | None]:
    """The region, if it is one, and the country that a name tells."""
    if item.kind == "country":
        return None, item.country
    region = next((place for place in item.places if place.kind == "region"), None) if item.kind == "place" else None
    return region, region.country if region is not None else None
