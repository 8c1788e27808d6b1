"""Who does it to whom, chosen among all who stand around an event word.

Grammar says whom its rules find; small trees over `party_traits` (`parties.json`, learned by
`scripts/train_parties.py`), some for who acts and some for who receives it, weigh that against the others of the
sentence and around it. What grammar says is one trait, and it stays unless another is likelier.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import inf
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import Span
from dragoman.reading.event_traits import SURE
from dragoman.reading.mere_sources import mere_source, without_source, without_source_among
from dragoman.reading.party_candidates import Candidate, Standing, candidates, may_act
from dragoman.reading.party_traits import PARTY_TRAITS, Scenery, party_traits
from dragoman.reading.tellings import RECIPROCAL, Telling
from dragoman.trees import Floats, Trees, trees_of


class Bounds(Struct, frozen=True):
    """How likely a party must be, in log-odds.

    `likelier` than whom grammar says, `least` at all, `found` where grammar finds nobody; below `nobody`, nobody is.
    """

    likelier: float
    least: float
    found: float
    nobody: float


ACTING = Bounds(0.6, -1.0, -1.0, -1.5)
# Whom grammar finds by its plainest rules takes more to be overruled.
PLAINLY_ACTING = Bounds(1.5, -1.0, -1.0, -1.5)
# Who is made to suffer it by a passive that leaves out its doer: to guess him takes more.
LEFT_OUT = Bounds(0.6, -1.0, 0.5, -1.5)
RECEIVING = Bounds(0.6, -0.5, 0.2, -1.6)


class Side(Struct, frozen=True):
    """What was learned of one side: log-odds to begin with, and trees whose answers are added to them."""

    bias: float
    trees: Trees

    def odds(self, seen: Floats) -> list[float]:
        """The log-odds of each column of traits that this candidate is it."""
        found: list[float] = (self.trees.scores(seen) + self.bias).tolist()
        return found


class Learned(Struct, frozen=True):
    """What was learned of who acts and of who receives it."""

    actor: Side
    recipient: Side


def learned_from(data: dict[str, Any]) -> Learned:
    """What `parties.json` holds, ready to be asked."""
    actor, recipient = (
        Side(data[f"{side}_bias"], trees_of(data[f"{side}_trees"], PARTY_TRAITS)) for side in ("actor", "recipient")
    )
    return Learned(actor, recipient)


@cache
def learned_weights() -> Learned:
    """What was learned, as it comes with the program."""
    return learned_from(json.loads(resources.files("dragoman.reading").joinpath("parties.json").read_text("utf-8")))


def with_parties(standing: Standing, walls: Sequence[Span], told: Sequence[Telling]) -> list[Telling]:
    """The same tellings, each with the likeliest parties; `walls` are the direct quotations (code points).

    One that tells two sides of public life by plain words stays as grammar says,
    and so does what goes on with a meeting told before.
    """
    scenery = Scenery(standing, walls, told)
    sources = [mere_source(standing.cast, standing.antecedents, one) for one in told]
    told = [without_source(one, source) for one, source in zip(told, sources, strict=True)]
    among = [
        [] if one.plain or one.again else without_source_among(candidates(standing, one), source)
        for one, source in zip(told, sources, strict=True)
    ]
    barred = [[not may_act(standing.cast, one, each) for each in own] for one, own in zip(told, among, strict=True)]
    rows = [row for one, own in zip(told, among, strict=True) for row in party_traits(scenery, one, own)]
    if not rows:
        return list(told)
    seen = np.array(rows, np.float32).T
    acting, receiving = iter(learned_weights().actor.odds(seen)), iter(learned_weights().recipient.odds(seen))
    return [
        with_likeliest(one, own, [_barred(next(acting), bar) for bar in bars], [next(receiving) for _ in own])
        for one, own, bars in zip(told, among, barred, strict=True)
    ]


def _barred(odds: float, bar: bool) -> float:
    return -inf if bar else odds


def with_likeliest(
    told: Telling, among: Sequence[Candidate], acting: Sequence[float], receiving: Sequence[float]
) -> Telling:
    """The telling with its likeliest parties, by the log-odds of each candidate that he acts, and that he receives."""
    actors = _actors(told, among, acting)
    others = [at for at, one in enumerate(among) if set(one.entities).isdisjoint(actors)]
    given = tuple(one for one in told.recipients if one not in actors)
    recipients = given
    if told.type not in RECIPROCAL:
        recipients = chosen(given, [among[at] for at in others], [receiving[at] for at in others], RECEIVING)
    if (actors, recipients) == (told.actors, told.recipients):
        return told
    by = told.actor_by if actors == told.actors else "judged"
    return replace(told, actors=actors, recipients=recipients, actor_by=by)


def _actors(told: Telling, among: Sequence[Candidate], acting: Sequence[float]) -> tuple[int, ...]:
    if told.actors:
        return chosen(told.actors, among, acting, PLAINLY_ACTING if told.actor_by in SURE else ACTING)
    if told.form != "passive":
        return chosen((), among, acting, ACTING)
    # Who says "they were released" does not say that he did it.
    here = [at for at, one in enumerate(among) if one.group is not None]
    return chosen((), [among[at] for at in here], [acting[at] for at in here], LEFT_OUT)


def chosen(
    given: tuple[int, ...], among: Sequence[Candidate], odds: Sequence[float], bounds: Bounds
) -> tuple[int, ...]:
    """Who is a party in the place of those given, by the log-odds of each candidate that he is."""
    if not among:
        return given
    best = max(range(len(among)), key=odds.__getitem__)
    likeliest = among[best].entities
    if not given:
        return likeliest if odds[best] >= bounds.found else ()
    if set(likeliest) <= set(given):
        return given if odds[best] >= bounds.nobody else ()
    own = next((one for one, other in zip(odds, among, strict=True) if other.entities == given), None)
    if own is not None and odds[best] < max(own + bounds.likelier, bounds.least):
        return given if own >= bounds.nobody else ()
    return likeliest if odds[best] >= bounds.least else ()
