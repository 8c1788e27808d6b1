"""Whose people those are who serve somebody: an adviser or a spokesperson is of the country of whom he serves.

"Genc Hoti, an adviser to the Albanian prime minister" is of Albania, and no prime minister.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.keys import part_key
from dragoman.reading.case_endings import by_case
from dragoman.reading.found import Found
from dragoman.reading.people import known_by_full_name
from dragoman.reading.stream import Stream

_SERVING = frozenset(
    {"adviser", "spokesperson", "deputy spokesperson", "chief of staff", "envoy", "special representative"}
)
_SERVED = ("role", "organisation", "group")
_BODIES = ("organisation", "group")
_LINKS = ("of", "to", "for", "article")
_MOST_LINKS = 3
_FULL_NAME = 2
_HYPHENS = frozenset("-‐–")


def serves(role: Found) -> bool:
    """Whether a role is one of somebody who serves an official or a body."""
    return role.kind == "role" and role.role in _SERVING


def served_behind(stream: Stream, found: Sequence[Found], number: int) -> int | None:
    """The number of the official or body that somebody of the role serves, where it is told right behind the role."""
    role = found[number]
    if not serves(role):
        return None
    place, links = role.last, 0
    for at in range(number + 1, min(number + 3, len(found))):
        item = found[at]
        for word in range(place, item.first):
            links += 1
            if links > _MOST_LINKS or not stream.is_head(word, *_LINKS):
                return None
        if item.kind in _SERVED:
            return at
        if item.kind != "country":
            return None
        place = item.last
    return None


def served_before(stream: Stream, found: Sequence[Found], number: int) -> Found | None:
    """The official or body that somebody of the role serves, where it stands before the role as an owner does."""
    role = found[number]
    first = role.first
    if number and found[number - 1] is role.bearer and found[number - 1].last == first:
        # "外務省のコルビグ報道官": the name stands between.
        number, first = number - 1, found[number - 1].first
        if not stream.is_head(first - 1, "possessive"):
            return None
    owner = found[number - 1] if number else None
    if owner is None or not serves(role) or not (owner.kind in _SERVED or owner.role is not None):
        return None
    gap = first - owner.last
    if gap == 1:
        return owner if stream.is_head(owner.last, "possessive") else None
    is_owner = owner.kind in _BODIES or "possessive" in by_case(stream, owner.last) or _is_in_genitive(stream, owner)
    return owner if not gap and is_owner else None


def may_be_either(stream: Stream, role: Found, served: Found) -> bool:
    """Whether who stands right behind an official who is served may as well be who serves: "conseiller du ministre X".

    "A spokesman for Polish President X" leaves no doubt: the office is a title, and no article stands there.
    """
    has_article = any(stream.is_head(place, "article") for place in range(role.last, served.first))
    is_linked = any(stream.is_head(place, "of", "to", "for") for place in range(role.last, served.first))
    is_title = bool(stream.lexicon.pack.grammar.article) and stream.words[served.first].capitalised
    return has_article or not (is_linked and is_title)


def holds(person: Found, role: Found) -> bool:
    """Whether a name is that of somebody known to have held an office, or only a surname, which goes with its title."""
    if len(person.parts) < _FULL_NAME:
        return True
    known = known_by_full_name(tuple(part_key(part) for part in person.parts))
    return known is not None and any(term.office == role.role for term in known.terms)


def _is_in_genitive(stream: Stream, owner: Found) -> bool:
    endings = stream.lexicon.pack.names.genitive
    return owner.kind == "role" and bool(endings) and stream.words[owner.last - 1].folded.endswith(endings)


def tie_serving(stream: Stream, found: Sequence[Found]) -> None:
    """Gives the country of whom they serve, or of whose body they are, to all that have none of their own."""
    for number, role in enumerate(found):
        if role.kind != "role" or role.country is not None:
            continue
        served = role.of
        if served is None:
            behind = served_behind(stream, found, number)
            served = found[behind] if behind is not None else served_before(stream, found, number)
            served = served or _country_of_body(stream, found, number)
        if served is None or served.country is None:
            continue
        role.country = served.country
        if role.bearer is not None and role.bearer.country is None:
            role.bearer.country = served.country


def _country_of_body(stream: Stream, found: Sequence[Found], number: int) -> Found | None:
    """The country in the words of a body between a role and its bearer: "porte-parole du parti polonais X, Adam Y"."""
    role = found[number]
    if not serves(role) or role.bearer is None or not stream.is_head(role.last, *_LINKS):
        return None
    between = [item for item in found[number + 1 :] if item.last <= role.bearer.first]
    countries = [item for item in between if item.kind == "country"]
    if len(countries) != 1 or any(item.kind in ("role", "person", "place") for item in between):
        return None
    country = countries[0]
    is_whole = country.form == "demonym" and stream.words[country.last].text not in _HYPHENS
    return country if is_whole else None
