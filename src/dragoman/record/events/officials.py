"""People of one story who hold one office of a country at a time: they are one, in whatever spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec

from dragoman.record.events.parties import Who
from dragoman.record.events.telling import Parties, Told
from dragoman.record.groups import Groups


def as_one(tellings: Sequence[Told], who: Who) -> Sequence[Told]:
    """The tellings of one story, with all who hold the same office under one of their identities.

    Two whom one article names are two all the same.
    """
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    named_in: dict[str, set[str]] = defaultdict(set)
    for told in tellings:
        for party, office in told.offices:
            if (land := who[party].country) is not None:
                holders[land, office].add(party)
                named_in[party].add(told.article)
    several = [people for people in holders.values() if len(people) > 1]
    if not several:
        return tellings
    everyone = sorted(set().union(*several))
    groups = Groups(len(everyone))
    for people in several:
        for one, other in combinations(sorted(people), 2):
            if named_in[one].isdisjoint(named_in[other]):
                groups.join(everyone.index(one), everyone.index(other))
    first = {everyone[place]: everyone[members[0]] for members in groups.all() for place in members}
    return [_with_names(told, first) for told in tellings]


def _with_names(told: Told, first: dict[str, str]) -> Told:
    if first.keys().isdisjoint(told.actors | told.recipients):
        return told
    return msgspec.structs.replace(told, actors=_named(told.actors, first), recipients=_named(told.recipients, first))


def _named(parties: Parties, first: dict[str, str]) -> Parties:
    return frozenset(first.get(party, party) for party in parties)
