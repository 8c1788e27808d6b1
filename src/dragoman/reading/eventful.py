"""Which tellings tell an event.

Small trees over `event_traits` (`events.json`, learned by `scripts/train_events.py`) give each telling its log-odds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import Span
from dragoman.reading.diplomatic import with_diplomacy
from dragoman.reading.entities import Cast
from dragoman.reading.event_traits import EVENT_TRAITS, SURE, Around, event_traits, is_official, is_plain
from dragoman.reading.stream import Stream
from dragoman.reading.struck import with_targets
from dragoman.reading.tellings import Telling
from dragoman.trees import Floats, Trees, trees_of

# What was learned from tells more of quarrels at home than of diplomacy, where two sides act on each other by name.
_PLAIN = 1.3
# What only goes on with a meeting is judged by that meeting's own telling; by itself it says little.
_AGAIN = 2.5
# What was learned from tells of attacks by and on somebody; news of a war names the town that was hit.
_STRUCK = 2.2
# What names nobody tells little, and is right no more often.
_NOBODY = 0.3
# From these log-odds on, what stands alone in a text of one sentence is right more often than not: in two thirds of the
# sentences of PLOVER's and Petrarch's sets that tell nothing else.
_ALONE = -1.2


class Learned(Struct, frozen=True):
    """What was learned: log-odds to begin with, trees whose answers are added to them, and from where one is kept.

    `senses` are the log-odds that words of a sense tell an event, which is a trait among others.
    """

    bias: float
    least: float
    senses: dict[str, float]
    trees: Trees

    def odds(self, seen: Floats) -> Floats:
        """The log-odds of each column of traits."""
        return self.trees.scores(seen) + self.bias


def learned_from(data: dict[str, Any]) -> Learned:
    """What `events.json` holds, ready to be asked."""
    return Learned(data["bias"], data["least"], data["senses"], trees_of(data["trees"], EVENT_TRAITS))


@cache
def learned_weights() -> Learned:
    """What was learned, as it comes with the program."""
    return learned_from(json.loads(resources.files("dragoman.reading").joinpath("events.json").read_text("utf-8")))


def reasons(stream: Stream, cast: Cast, walls: Sequence[Span], told: Sequence[Telling]) -> list[dict[str, float]]:
    """For each telling what each of its traits adds to the log-odds: what they lose where that trait alone were 0."""
    if not told:
        return []
    learned = learned_weights()
    seen = event_traits(Around(stream, cast, walls, told), told, learned.senses)
    whole = learned.odds(seen)
    found: list[dict[str, float]] = [{} for _ in told]
    for row, trait in enumerate(EVENT_TRAITS):
        without = seen.copy()
        without[row] = 0
        for number, added in enumerate(whole - learned.odds(without)):
            if seen[row, number]:
                found[number][trait] = float(added)
    return found


def judged(stream: Stream, cast: Cast, walls: Sequence[Span], told: Sequence[Telling]) -> list[Telling]:
    """The same tellings with the log-odds that each tells an event."""
    if not told:
        return []
    learned = learned_weights()
    around = Around(stream, cast, walls, told)
    odds = learned.odds(event_traits(around, told, learned.senses))
    found = [replace(one, odds=float(own), plain=is_plain(around, one)) for one, own in zip(told, odds, strict=True)]
    return with_targets(around, with_diplomacy(around, found))


def eventful(stream: Stream, cast: Cast, told: Sequence[Telling]) -> list[Telling]:
    """The judged tellings of a text that are kept.

    A text of one sentence has nothing around it to be judged by: where it tells nothing else, the likeliest telling is
    kept from lower odds on, if plain words and grammar say who acts, and he or the other side is of public life.
    """
    kept = [one for one in told if is_event(one)]
    if kept or len(stream.sentences) > 1:
        return kept
    plain = (one for one in told if one.actor_by in SURE and not one.doubtful and one.odds >= _ALONE)
    alone = [one for one in plain if any(is_official(cast.entities[at]) for at in (*one.actors, *one.recipients))]
    return [max(alone, key=lambda one: one.odds)] if alone else []


def is_event(told: Telling) -> bool:
    """Whether a judged telling is kept.

    One that names two sides by plain words, or tells a meeting across a border or an attack on a named place, is from
    lower odds on, and one that names nobody at all from higher ones.
    """
    least = learned_weights().least
    if told.again:
        least -= _AGAIN
    elif told.plain or told.diplomatic:
        least -= _PLAIN
    elif told.struck:
        least -= _STRUCK
    elif not (told.actors or told.recipients or told.sense.crowd):
        least += _NOBODY
    return told.odds >= least
