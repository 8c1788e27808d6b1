"""On which earlier article one hangs: the most alike of those near it, where it is alike enough."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.record.stories.features import KINDS, Features, Kind
from dragoman.record.stories.likeness import likenesses
from dragoman.record.stories.order import days_between

# How much the likeness of each kind speaks for one story, and how much a day between two articles speaks against it.
# Weighed on the own stories of the tests and on articles of other stories and topics, and rounded.
_WEIGHTS = np.zeros(KINDS)
for _kind, _weight in (
    (Kind.LETTERS, 8.0), (Kind.SOUNDS, 1.0), (Kind.NUMBERS, 3.0), (Kind.NAMES, 4.5), (Kind.KNOWN, 8.0),
    (Kind.DAYS, 4.0), (Kind.DEEDS, 1.0), (Kind.COUNTRIES, 9.0),
):  # fmt: skip
    _WEIGHTS[_kind] = _weight
_BEGIN = -4.6
# Where many tell of the same people at one time, that two articles do says less.
_CROWDED = 5.0
_NEVER = -20.0
_A_DAY = 0.05
# Two articles in one language share many words where they tell one story, and where they share few they do not.
_LETTERS_IN_ONE_LANGUAGE, _ONE_LANGUAGE = 20.0, -5.5
# The same countries, however many, make no story: something else must be shared at least so much.
_TELLING = ((Kind.KNOWN, 0.15), (Kind.NAMES, 0.15), (Kind.DAYS, 0.25), (Kind.NUMBERS, 0.35), (Kind.LETTERS, 0.15))
LEAST = 0.5


class Candidate(Struct, frozen=True, eq=False):
    """An article as others hang on it: its number, its place in the order of days, its language, its features."""

    article: int
    place: int
    language: str
    features: Features


class Link(Struct, frozen=True):
    """The article on which another hangs, and how sure it is that both tell one story: 0 to 1."""

    parent: int
    score: float


def parent(one: Candidate, others: Sequence[Candidate], crowd: float = 0.0) -> Link | None:
    """The one of the others whose story the article most likely tells; of equal ones that of the last place.

    `crowd` is the share of those whom the article is about that many tell of at the time: the more, the less it says.
    """
    if not others:
        return None
    found = ties(one, others)
    best = max(range(len(others)), key=lambda at: (found[at], others[at].place))
    score = round(1 / (1 + math.exp(_CROWDED * crowd - found[best])), 2)
    return Link(others[best].article, score) if score >= LEAST else None


def ties(one: Candidate, others: Sequence[Candidate]) -> list[float]:
    """For each of the others, how much more is for one story than against it: logarithms of odds, in thousandths."""
    rows = likenesses(one.features, [other.features for other in others]).astype(np.float64)
    days = np.array([days_between(one.place, other.place) for other in others])
    in_one_language = np.array([one.language == other.language for other in others])
    odds = rows @ _WEIGHTS + _BEGIN - _A_DAY * days
    odds += in_one_language * (_LETTERS_IN_ONE_LANGUAGE * rows[:, Kind.LETTERS] + _ONE_LANGUAGE)
    # Rounded, since machines may add up in another order.
    found: list[float] = np.round(np.where(_is_telling(rows), odds, _NEVER), 3).tolist()
    return found


def _is_telling(rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    telling = [rows[:, kind] >= least for kind, least in _TELLING]
    found: NDArray[np.bool_] = np.logical_or.reduce(telling)
    return found
