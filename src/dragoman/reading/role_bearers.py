"""Whom a role without a name means: "the Bulgarian prime minister"."""

from __future__ import annotations

from dragoman.knowledge.offices import holders
from dragoman.language.keys import part_key
from dragoman.reading.found import Found
from dragoman.reading.people import known_by_full_name
from dragoman.reading.persons import Persons
from dragoman.reading.someone import Others, Someone

_NEAR = 3


def meet_role(persons: Persons, item: Found, others: Others) -> None:
    """Takes in a role without a name: its holder on the day, or the one person of the article who bears it."""
    if item.bearer is not None or item.former:
        # Who "the former chancellor" is remains unknown, and he acts for nobody.
        return
    someone = _in_role(persons, item) or _whose_words(persons, item) or _holder(persons, item)
    if someone is not None:
        someone.located.append((item, "role"))
    elif item.of is not None:
        # Who "a Russian diplomat" is remains unknown, and the deed is his country's.
        others.meet(item.of).located.append((item, "role"))


def _in_role(persons: Persons, item: Found) -> Someone | None:
    if item.country is None and item.of is not None:
        return None
    bearers = [
        one
        for one in persons.everyone
        if (item.country is None or one.country == item.country)
        and (is_such(one.role, item.role) if one.role is not None else _holds(persons, one, item.role))
    ]
    before = [one for one in bearers if one.located and one.located[0][0].first < item.first]
    if item.country is None and len(bearers) == 1 and before:
        return before[0]
    return bearers[0] if len(bearers) == 1 and item.country is not None else None


def _holds(persons: Persons, one: Someone, role: str | None) -> bool:
    """Whether somebody known holds an office on the day, though the article does not say so."""
    if one.known is None or one.role is not None or persons.day is None:
        return False
    return any(term.office == role and term.held(persons.day) for term in one.known.terms)


def _whose_words(persons: Persons, item: Found) -> Someone | None:
    """Who is meant by "An American official stated this": the one of that country who leads the sentence before."""
    stream = persons.stream
    near = (*range(item.reach[0] - _NEAR + 1, item.reach[0]), *range(item.reach[1], item.reach[1] + _NEAR))
    near = tuple(place for place in near if 0 <= place < len(stream.words))
    if item.country is None or not any(stream.is_head(place, "this") for place in near):
        return None
    if not any(stream.at("report", place) for place in near):
        return None
    number = stream.number_of_sentence(item.first)
    before = stream.sentences[number - 1] if number else None
    leaders = [
        (found.first, one)
        for one in persons.everyone
        for found, _ in one.located
        if before is not None and before.first <= found.first < before.last
    ]
    leader = min(leaders, key=lambda leading: leading[0])[1] if leaders else None
    return leader if leader is not None and leader.country == item.country else None


def _holder(persons: Persons, item: Found) -> Someone | None:
    if persons.day is None or item.role is None or item.of is None:
        return None
    of = item.of.country if item.of.kind == "country" else item.of.name
    serving = holders(item.role, of or "", persons.day)
    if len(serving) != 1:
        return None
    known = known_by_full_name(tuple(part_key(part) for part in serving[0].person.split()))
    if known is None:
        return None
    return next((one for one in persons.everyone if one.known is known), None) or persons.add_known(known)


def is_such(role: str | None, asked: str | None) -> bool:
    """Whether a role is the one asked for or a kind of it: a foreign minister is a minister."""
    return role is not None and asked is not None and (role == asked or role.endswith(f" {asked}"))
