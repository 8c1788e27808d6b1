"""Pairs of identities that a user may want to decide on: likely enough to ask, not sure enough to join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import exp

from dragoman.record.facts import Identity, Suggestion
from dragoman.record.identity.clusters import Edge
from dragoman.record.identity.people import SAME

_MOST_OF_ONE = 5


def suggestions(pairs: Iterable[tuple[Identity, Identity, Edge]]) -> tuple[Suggestion, ...]:
    """The surest first, no more than five of one identity; pairs that have become one are left out."""
    best: dict[tuple[str, str], Edge] = {}
    for one, other, edge in pairs:
        pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if one.kind != "person" and edge.points >= SAME:
            # A ministry or a court of no country told: there is nothing to decide on.
            continue
        if one.id != other.id and (pair not in best or best[pair].points < edge.points):
            best[pair] = edge
    found: list[Suggestion] = []
    often: Counter[str] = Counter()
    for pair in sorted(best, key=lambda pair: (-best[pair].points, pair)):
        if max(often[one] for one in pair) < _MOST_OF_ONE:
            often.update(pair)
            found.append(_suggestion(pair, best[pair]))
    return tuple(found)


def _suggestion(pair: tuple[str, str], edge: Edge) -> Suggestion:
    score = 1 / (1 + exp(-edge.points))
    reasons = edge.reasons if edge.points < SAME else (*edge.reasons, "others are as likely")
    return Suggestion(pair, round(score, 3), reasons)
