"""Who acts, chosen among all who stand around an event word.

Grammar says whom its rules find; small trees over `actor_traits` (`actors.json`, learned by `scripts/train_actors.py`)
weigh that against the others of the sentence and around it. What grammar says is one trait, and it stays unless
another is much likelier.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import Span
from dragoman.reading.actor_candidates import Candidate, Standing, candidates
from dragoman.reading.actor_traits import ACTOR_TRAITS, Scenery, actor_traits
from dragoman.reading.tellings import Telling
from dragoman.trees import Floats, Trees, trees_of

# In log-odds: how much likelier than who grammar says somebody else must be, and how likely at least; below what nobody
# is said to act; and how likely the doer of a passive must be, which is made to leave him out.
_LIKELIER, _LEAST, _NOBODY, _LEFT_OUT = 0.2, -1.2, -1.8, 0.0


class Learned(Struct, frozen=True):
    """What was learned: log-odds to begin with, and trees whose answers are added to them."""

    bias: float
    trees: Trees

    def odds(self, seen: Floats) -> Floats:
        """The log-odds of each column of traits that this candidate acts."""
        return self.trees.scores(seen) + self.bias


def learned_from(data: dict[str, Any]) -> Learned:
    """What `actors.json` holds, ready to be asked."""
    return Learned(data["bias"], trees_of(data["trees"], ACTOR_TRAITS))


@cache
def learned_weights() -> Learned:
    """What was learned, as it comes with the program."""
    return learned_from(json.loads(resources.files("dragoman.reading").joinpath("actors.json").read_text("utf-8")))


def with_actors(standing: Standing, walls: Sequence[Span], told: Sequence[Telling]) -> list[Telling]:
    """The same tellings, each with the likeliest actor; `walls` are the direct quotations (code points)."""
    scenery = Scenery(standing, walls, told)
    among = [candidates(standing, one) for one in told]
    seen = [row for one, own in zip(told, among, strict=True) for row in actor_traits(scenery, one, own)]
    if not seen:
        return list(told)
    odds = iter(learned_weights().odds(np.array(seen, np.float32).T).tolist())
    judged = ((one, own, [next(odds) for _ in own]) for one, own in zip(told, among, strict=True))
    return [one if one.plain else _with_actor(one, own, likely) for one, own, likely in judged]


def _with_actor(told: Telling, among: Sequence[Candidate], odds: Sequence[float]) -> Telling:
    actors = chosen(told, among, odds)
    return told if actors == told.actors else changed(told, actors)


def chosen(told: Telling, among: Sequence[Candidate], odds: Sequence[float]) -> tuple[int, ...]:
    """Who acts, by the log-odds of each candidate that he does."""
    if not among:
        return told.actors
    best = max(range(len(among)), key=odds.__getitem__)
    if told.actors and set(among[best].entities) <= set(told.actors):
        return told.actors if odds[best] >= _NOBODY else ()
    given = next((own for own, one in zip(odds, among, strict=True) if one.entities == told.actors), None)
    if given is not None and (odds[best] < given + _LIKELIER or odds[best] < _LEAST):
        return told.actors if given >= _NOBODY else ()
    least = _LEFT_OUT if told.form == "passive" and not told.actors else _LEAST
    return among[best].entities if odds[best] >= least else ()


def changed(told: Telling, actors: tuple[int, ...]) -> Telling:
    """The telling with other actors; who stood on the other side and acts changes places with who was said to act."""
    recipients = tuple(one for one in told.recipients if one not in actors)
    if told.recipients and not recipients:
        recipients = tuple(one for one in told.actors if one not in actors)
    return replace(told, actors=actors, recipients=recipients, actor_by="judged")
