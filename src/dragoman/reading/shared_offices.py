"""An office that several share, each with a country of his own: "the foreign ministers of A and B, X and Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from dragoman.reading.bearers import bear, is_personal
from dragoman.reading.found import Found
from dragoman.reading.stream import Stream
from dragoman.reading.ties import owns

_FEWEST = 2
# What may stand before each country ("of the"), and between the last of one list and the first of the other.
_SMALL = ("of", "article", "and")
_PARTING = frozenset(",:-–—(")
_MOST_BETWEEN = 3


def share_offices(stream: Stream, found: Sequence[Found]) -> None:
    """Ties an office to all who share it, where as many countries as people are told, in the same order.

    Where the numbers differ nobody is tied: whose minister is whose would be a guess.
    """
    for number, role in enumerate(found):
        if role.kind == "role" and role.bearer is None:
            _share(stream, found, number)


def _share(stream: Stream, found: Sequence[Found], number: int) -> None:
    role = found[number]
    owners = _owners_behind(stream, found, number)
    start = number + 1 + len(owners)
    if not owners:
        owners, start = _owners_before(stream, found, number), number + 1
    if len(owners) < _FEWEST:
        return
    people = _people(stream, found, start)
    end = owners[-1].last if owners[-1].first > role.first else role.last
    if len(people) != len(owners) or not _is_handed_over(stream, end, people[0].first):
        return
    for owner, person in zip(owners, people, strict=True):
        role.of, role.country = owner, owner.country
        bear(person, role)
        owner.modifier = True
    role.of, role.country, role.bearer = owners[0], owners[0].country, people[0]
    for other in (role, *owners):
        people[0].reach_over(other)
    for person in people[1:]:
        person.reach = person.first, person.last


def _owners_behind(stream: Stream, found: Sequence[Found], number: int) -> list[Found]:
    """The countries right behind an office: "ministers of A, B and C"."""
    first = found[number + 1] if number + 1 < len(found) else None
    if first is None or not owns(first) or first.form == "demonym":
        return []
    if not all(_is_small(stream, place) for place in range(found[number].last, first.first)):
        return []
    return _listed(stream, [item if owns(item) else None for item in found[number + 1 :]])


def _owners_before(stream: Stream, found: Sequence[Found], number: int) -> list[Found]:
    """The countries right before an office, as adjectives or as its owners: "the A and B ministers"."""
    role = found[number]
    before = found[number - 1] if number else None
    if before is None or not owns(before) or before.last != role.first:
        return []
    if before.form != "demonym" and stream.lexicon.pack.names.owner_side != "front":
        return []
    backwards = takewhile(lambda item: owns(item) and item.form == before.form, reversed(found[:number]))
    owners: list[Found] = []
    for item in backwards:
        if owners and not _is_listing(stream, item.last, owners[-1].first):
            break
        owners.append(item)
    owners.reverse()
    return owners if _has_and(stream, owners) else []


def _people(stream: Stream, found: Sequence[Found], start: int) -> list[Found]:
    return _listed(stream, [item if is_personal(item) and item.role is None else None for item in found[start:]])


def _listed(stream: Stream, items: Sequence[Found | None]) -> list[Found]:
    """The first of these as far as they stand in one list that a word for "and" closes."""
    listed: list[Found] = []
    for item in items:
        if item is None or (listed and not _is_listing(stream, listed[-1].last, item.first)):
            break
        closes = bool(listed) and _has_and(stream, [listed[-1], item])
        listed.append(item)
        if closes:
            break
    return listed if _has_and(stream, listed[-_FEWEST:]) else []


def _is_listing(stream: Stream, first: int, last: int) -> bool:
    """Whether only a comma, a word for "and" and small words stand between two of a list."""
    between = range(first, last)
    is_short = len(between) <= _MOST_BETWEEN and bool(between)
    return is_short and all(stream.words[place].text == "," or _is_small(stream, place) for place in between)


def _is_small(stream: Stream, place: int) -> bool:
    return stream.is_head(place, *_SMALL) and not stream.words[place].capitalised


def _has_and(stream: Stream, pair: Sequence[Found]) -> bool:
    """Whether a word for "and" stands between the last two of a list."""
    if len(pair) < _FEWEST:
        return False
    return any(stream.is_head(place, "and") for place in range(pair[-2].last, pair[-1].first))


def _is_handed_over(stream: Stream, first: int, last: int) -> bool:
    """Whether nothing but one sign stands between the countries, or the office, and the people."""
    between = stream.words[first:last]
    return not between or (len(between) == 1 and between[0].text in _PARTING)
