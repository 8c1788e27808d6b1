"""Who the entities of articles are, and which identities may be one."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from math import exp
from typing import NamedTuple

from msgspec import Struct

from dragoman.model import EntityKind
from dragoman.record.facts import Suggestion
from dragoman.record.identity.kept import Kept, among
from dragoman.record.identity.people import SAME
from dragoman.record.rows import list_from_text

_MOST_OF_ONE = 5


class Identified(NamedTuple):
    """Who an entity of an article is."""

    id: str
    kind: EntityKind
    country: str | None
    name: str


class _Doubt(Struct, frozen=True):
    """Two identities by id that may be one."""

    pair: tuple[str, str]
    points: float
    reasons: tuple[str, ...]

    @property
    def rank(self) -> tuple[float, tuple[str, str], tuple[str, ...]]:
        """Its place among others, the likeliest first."""
        return -self.points, self.pair, self.reasons


def identities_in(connection: sqlite3.Connection, articles: Collection[int]) -> dict[tuple[int, str], Identified]:
    """Who every entity of these articles is, by the article's number and the entity's id."""
    told = Kept(connection).told(articles)
    nodes = sorted({entity.node for one in told.values() for entity in one.entities})
    query = (
        "SELECT identity_nodes.number, id, kind, country, name FROM identity_nodes "
        "JOIN identities ON identities.number = identity WHERE identity_nodes.number IN ({})"
    )
    found = {node: Identified(*identity) for node, *identity in among(connection, query, nodes)}
    return {
        (article, entity.entity): found[entity.node] for article, one in sorted(told.items()) for entity in one.entities
    }


def suggestions(connection: sqlite3.Connection, identities: Collection[str] | None = None) -> list[Suggestion]:
    """Pairs that may be one, the likeliest first: all, or those of these identities.

    A pair is told where it is among the five likeliest of both.
    """
    found = _Doubts(connection)
    asked = found.identities() if identities is None else sorted(set(identities))
    told = {doubt.pair: doubt for id in asked for doubt in found.first_of(id) if found.is_first_of_both(doubt)}
    return [_suggestion(doubt) for doubt in sorted(told.values(), key=_by_score)]


class _Doubts:
    """The pairs of a record that stayed open, by identity."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._of: dict[str, list[_Doubt]] = {}

    def identities(self) -> list[str]:
        """The ids of those that may be others."""
        rows = self._connection.execute(
            "SELECT DISTINCT id FROM identities JOIN identity_nodes ON identity = identities.number "
            "JOIN (SELECT one AS node FROM identity_doubts UNION SELECT other FROM identity_doubts) "
            "ON node = identity_nodes.number ORDER BY id"
        )
        return [id for (id,) in rows]

    def first_of(self, id: str) -> list[_Doubt]:
        """The likeliest pairs of an identity."""
        if id not in self._of:
            best: dict[tuple[str, str], _Doubt] = {}
            for doubt in self._read(id):
                if doubt.pair not in best or doubt.rank < best[doubt.pair].rank:
                    best[doubt.pair] = doubt
            self._of[id] = sorted(best.values(), key=lambda doubt: doubt.rank)[:_MOST_OF_ONE]
        return self._of[id]

    def is_first_of_both(self, doubt: _Doubt) -> bool:
        """Whether it is among the likeliest pairs of both."""
        return all(any(one.pair == doubt.pair for one in self.first_of(id)) for id in doubt.pair)

    def _read(self, id: str) -> Iterator[_Doubt]:
        for mine, theirs in (("one", "other"), ("other", "one")):
            rows = self._connection.execute(
                "SELECT there.id, there.kind, points, reasons FROM identities AS here "
                "JOIN identity_nodes AS own ON own.identity = here.number "
                f"JOIN identity_doubts ON {mine} = own.number "
                f"JOIN identity_nodes AS others ON others.number = {theirs} "
                "JOIN identities AS there ON there.number = others.identity WHERE here.id = ?",
                (id,),
            )
            for other, kind, points, reasons in rows:
                # A ministry or a court of no country told: there is nothing to decide on.
                if other != id and (kind == "person" or points < SAME):
                    yield _Doubt((min(id, other), max(id, other)), points, list_from_text(reasons))


def _by_score(doubt: _Doubt) -> tuple[float, tuple[str, str]]:
    return -_score(doubt), doubt.pair


def _score(doubt: _Doubt) -> float:
    return round(1 / (1 + exp(-doubt.points)), 3)


def _suggestion(doubt: _Doubt) -> Suggestion:
    reasons = doubt.reasons if doubt.points < SAME else (*doubt.reasons, "others are as likely")
    return Suggestion(doubt.pair, _score(doubt), reasons)
