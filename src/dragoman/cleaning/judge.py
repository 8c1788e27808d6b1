"""One judge for all blocks of a page, whatever its language: which of them are the article.

Two logistic regressions over `features` (weights in `judge.json`, learned by `scripts/train_judge.py`) give each
block its likelihood; then the article is the one run of blocks, with gaps, whose summed evidence is highest.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

from msgspec import Struct

from dragoman.cleaning import features

# What a block may count for or against, so that no single one decides where the article lies.
_MOST_EVIDENCE = 4.0
_TOLL = 0.05

# A page is given because it holds an article: where all of it is unlike one, by at most this much, its likeliest
# block is taken to be one, and the others with it in their order.
_EXPECTED, _MOST_LIFT = 2.0, 4.0


class Weights(Struct, frozen=True):
    """What was learned: a weight for each feature of both views, and the cost of a gap."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    gap_opening: float
    gap_block: float


@cache
def weights() -> Weights:
    """The learned weights that come with the program."""
    data = json.loads(resources.files("dragoman.cleaning").joinpath("judge.json").read_text("utf-8"))
    return Weights(
        first=tuple(data["first"][name] for name in features.FIRST_VIEW),
        second=tuple(data["second"][name] for name in features.SECOND_VIEW),
        gap_opening=data["gap_opening"],
        gap_block=data["gap_block"],
    )


class Verdict(Struct, frozen=True):
    """What the judge says of a page: the likelihood of each block, the run [start, end), and what is kept."""

    likelihoods: tuple[float, ...]
    run: tuple[int, int]
    kept: tuple[bool, ...]


def judge(lines: Sequence[str], against: Sequence[float] = (), learned: Weights | None = None) -> Verdict:
    """Which blocks are the article.

    `against` lowers a block's log-odds by what is known besides (boilerplate words of a language pack, a break in
    the page), and makes it as much harder for the article to go on behind it. `lines` hold no empty block. A page
    without anything article-like gets an empty run.
    """
    learned = learned or weights()
    extra = [-more for more in against] or [0.0] * len(lines)
    tolls = [_TOLL * more for more in against] or [0.0] * len(lines)
    if not lines:
        return Verdict((), (0, 0), ())
    first = _lifted(
        [dot(learned.first, seen) + more for seen, more in zip(features.first_view(lines), extra, strict=True)]
    )
    likelihoods = [likelihood(score) for score in first]
    run, _ = best_run(first, learned.gap_opening, learned.gap_block, tolls)
    seen_again = features.second_view(lines, likelihoods, run)
    second = _lifted([dot(learned.second, seen) + more for seen, more in zip(seen_again, extra, strict=True)])
    run, kept = best_run(second, learned.gap_opening, learned.gap_block, tolls)
    return Verdict(tuple(likelihood(score) for score in second), run, tuple(kept))


def _lifted(scores: list[float]) -> list[float]:
    lift = min(_MOST_LIFT, max(0.0, _EXPECTED - max(scores)))
    return [score + lift for score in scores]


def dot(left: Sequence[float], right: Sequence[float]) -> float:
    """The sum of the products."""
    return sum(map(float.__mul__, left, right))


def likelihood(score: float) -> float:
    """Log-odds as a number between 0 and 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def best_run(
    scores: Sequence[float], gap_opening: float, gap_block: float, tolls: Sequence[float] = ()
) -> tuple[tuple[int, int], list[bool]]:
    """The run of blocks with the highest summed evidence, and which of its blocks are kept.

    A block in a gap inside the run is dropped at the price of `gap_block` and its toll, the first of a gap at that
    of `gap_opening` more. The run is empty where no block has evidence for it.
    """
    best, best_end = 0.0, 0
    keep, gap = 0.0, -math.inf
    back: list[tuple[str, str]] = []
    for at, score in enumerate(scores):
        bounded = max(-_MOST_EVIDENCE, min(_MOST_EVIDENCE, score))
        came = max((0.0, "start"), (keep if at else -math.inf, "keep"), (gap, "gap"))
        opened = (keep - gap_opening if at else -math.inf, "keep")
        dropped = max(opened, (gap, "gap"))
        back.append((came[1], dropped[1]))
        keep, gap = came[0] + bounded, dropped[0] - gap_block - (tolls[at] if tolls else 0.0)
        if keep > best:
            best, best_end = keep, at + 1
    kept = [False] * len(scores)
    if best_end == 0:
        return (0, 0), kept
    at, state = best_end - 1, "keep"
    while True:
        came_keep, came_gap = back[at]
        if state == "keep":
            kept[at] = True
        state = came_keep if state == "keep" else came_gap
        if state == "start":
            return (at, best_end), kept
        at -= 1
