"""Which runs of capitalised words are names of persons.

Small trees over `traits` (`names.json`, learned by `scripts/train_names.py`) give each run its log-odds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from msgspec import Struct

from dragoman.reading.found import Found
from dragoman.reading.traits import TRAITS, Article, traits
from dragoman.trees import Floats, Trees, trees_of

_LONGEST_ACRONYM = 5

# What speaks for a person so seldom that little can be learned of it, in log-odds; the trees are learned on top.
BELIEVED = {
    "titled": 2.0, "role_before": 2.0, "role_behind": 1.0, "age": 2.0, "says_behind": 1.0, "says_before": 1.0,
    "known": 2.0, "initials": 1.0, "foreign_letters": -3.0,
}  # fmt: skip
_BELIEVED_ROWS = np.array([TRAITS.index(name) for name in BELIEVED])
_BELIEVED_WEIGHTS = np.array(list(BELIEVED.values()), np.float32)


class Learned(Struct, frozen=True):
    """What was learned: log-odds to begin with, and trees whose answers are added to it."""

    bias: float
    trees: Trees

    def odds(self, seen: Floats) -> Floats:
        """The log-odds of each column of traits."""
        return believed(seen) + self.trees.scores(seen) + self.bias


def believed(seen: Floats) -> Floats:
    """What is believed of each column of traits before anything is learned."""
    found: Floats = _BELIEVED_WEIGHTS @ seen[_BELIEVED_ROWS]
    return found


def learned_from(data: dict[str, Any]) -> Learned:
    """What `names.json` holds, ready to be asked."""
    return Learned(data["bias"], trees_of(data["trees"], TRAITS))


@cache
def learned_weights() -> Learned:
    """What was learned, as it comes with the program."""
    return learned_from(json.loads(resources.files("dragoman.reading").joinpath("names.json").read_text("utf-8")))


def personal_odds(article: Article, items: Sequence[tuple[Found, bool]], learned: Learned | None = None) -> list[float]:
    """The log-odds that each run is a person's name; with each whether somebody known has that name in full."""
    if not items:
        return []
    learned = learned or learned_weights()
    return [float(odds) for odds in learned.odds(traits(article, items))]


def is_acronym(item: Found) -> bool:
    """Whether a name is made of short capitals alone, in the plural too: the name of no person."""
    pieces = [piece for part in item.parts for piece in part.split("-")]
    short = [piece[:-1] if len(piece) > 2 and piece.endswith("s") else piece for piece in pieces]
    return all(len(piece) <= _LONGEST_ACRONYM and piece.isupper() for piece in short)
