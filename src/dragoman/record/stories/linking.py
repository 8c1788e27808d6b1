"""On which earlier article one hangs: the most alike of those near it, where it is alike enough."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from dragoman.record.stories.countries import compared
from dragoman.record.stories.features import KINDS, Features, Kind
from dragoman.record.stories.likeness import Rows, cosines

# How much the likeness of each kind speaks for one story. Weighed, as all that follows, on the own stories of the
# tests, on parallel texts of one day, and on made news of 20 to 300 articles a day, so that odds a little off change
# little; and rounded.
_WEIGHTS = np.zeros(KINDS)
for _kind, _weight in (
    (Kind.LETTERS, 6.0), (Kind.SOUNDS, 4.5), (Kind.NUMBERS, 4.5), (Kind.NAMES, 4.0), (Kind.KNOWN, 2.5),
    (Kind.DAYS, 3.0), (Kind.DEEDS, 4.0),
):  # fmt: skip
    _WEIGHTS[_kind] = _weight
_BEGIN = -7.0
# The same countries alone, however rarely named, make no story: something else must say so much.
_TOLD = 0.6
_NEVER = -20.0
# Articles of one story are about the same countries; and of a minister's two talks each has a party of its own.
_OTHER_COUNTRIES, _EACH_ITS_OWN = -0.5, -3.5
# The rarer those whom both name are at the time, the more it says that both name them.
_RARE, _RARE_COUNTRIES = 0.7, 0.5
# Two articles in one language share many words where they tell one story, and where they share few they do not.
_ONE_LANGUAGE, _LETTERS_IN_ONE_LANGUAGE = -3.0, 2.0
LEAST = 0.5


class Candidate(Struct, frozen=True, eq=False):
    """An article as others hang on it: its number, its place in time, its language, its countries, its features."""

    article: int
    place: int
    language: str
    countries: int
    features: Features
    lengths: Rows


class Near(Struct, frozen=True):
    """An article near another one, and how rare the rarest is, or the rarest two countries, that both name."""

    article: int
    rare: float
    rare_countries: float


class Link(Struct, frozen=True):
    """The article on which another hangs, and how sure it is that both tell one story: 0 to 1."""

    parent: int
    score: float


def parent(one: Candidate, others: Sequence[Candidate], near: Sequence[Near]) -> Link | None:
    """The one of the others whose story the article most likely tells; of equal ones that of the last place.

    `near` says of each of the others what it shares with the article.
    """
    if not others:
        return None
    found = ties(one, others, near)
    best = max(range(len(others)), key=lambda at: (found[at], others[at].place))
    score = round(1 / (1 + math.exp(-found[best])), 2)
    return Link(others[best].article, score) if score >= LEAST else None


def ties(one: Candidate, others: Sequence[Candidate], near: Sequence[Near]) -> list[float]:
    """For each of the others, how much more is for one story than against it: logarithms of odds, in thousandths."""
    theirs = np.stack([other.lengths for other in others])
    rows = cosines(one.features, one.lengths, [other.features for other in others], theirs).astype(np.float64)
    lands = compared(one.countries, [other.countries for other in others])
    told = rows @ _WEIGHTS
    in_one_language = np.array([other.language == one.language for other in others])
    odds = told + _BEGIN + _OTHER_COUNTRIES * lands.others + _EACH_ITS_OWN * lands.each_its_own
    odds += in_one_language * (_ONE_LANGUAGE + _LETTERS_IN_ONE_LANGUAGE * rows[:, Kind.LETTERS])
    odds += [_RARE * other.rare + _RARE_COUNTRIES * other.rare_countries for other in near]
    # Rounded, since machines may add up in another order.
    found: list[float] = np.round(np.where(told >= _TOLD, odds, _NEVER), 3).tolist()
    return found
