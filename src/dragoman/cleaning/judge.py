"""One judge for all blocks of a page, of HTML or of flat text, whatever its language: which of them are the article.

Small symmetric trees over `features` (`judge.json`, learned by `scripts/train_judge.py`) give each block its log-odds:
some look at the text alone and judge both kinds of page, others add what an HTML page's markup tells. Then the
article is the one run of blocks, with gaps, whose summed evidence is highest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import numpy as np
from msgspec import Struct

from dragoman.cleaning.features import FEATURES, features
from dragoman.cleaning.markup import Markup
from dragoman.trees import Floats, Trees, trees_of

# What a block may count for, so that no single one decides where the article lies.
_MOST_EVIDENCE = 4.0
_TOLL = 0.05

# A page is given because it holds an article: where all of it is unlike one, by at most this much, its likeliest
# sentence is taken to be one, and the others with it in their order.
_EXPECTED, _MOST_LIFT = 2.0, 4.0
_TELLS = FEATURES.index("told_share")

# So many stretches before a stretch are tried as the one that the article goes on from.
_LOOK_BACK = 4


class Gap(Struct, frozen=True):
    """What it costs an article to go on behind blocks that are left out: at once, and for each beyond the first few."""

    opening: float
    free: int
    block: float


# Markup keeps an article's blocks together; in flat text distance is most of what tells.
_GAP_IN_TEXT = Gap(0.1, 8, 0.6)
_GAP_IN_MARKUP = Gap(0.1, 8, 0.1)
_LEAN_IN_MARKUP = 0.2


class Learned(Struct, frozen=True):
    """What was learned: log-odds to begin with, trees for the text of all pages, trees for the markup of HTML pages."""

    bias: float
    text: Trees
    markup: Trees


def learned_from(data: dict[str, Any]) -> Learned:
    """What `judge.json` holds, ready to be asked."""
    return Learned(data["bias"], trees_of(data["text"], FEATURES), trees_of(data["markup"], FEATURES))


@cache
def learned_weights() -> Learned:
    """What was learned, as it comes with the program."""
    return learned_from(json.loads(resources.files("dragoman.cleaning").joinpath("judge.json").read_text("utf-8")))


class Verdict(Struct, frozen=True):
    """What the judge says of a page: the log-odds of each block, the run [start, end), and what is kept."""

    scores: tuple[float, ...]
    run: tuple[int, int]
    kept: tuple[bool, ...]


def judge(
    lines: Sequence[str], title: str = "", markup: Markup | None = None, learned: Learned | None = None
) -> Verdict:
    """Which blocks are the article; none of `lines` is empty.

    `title` is the page's own, where it is known apart from its blocks. A page without anything article-like gets an
    empty run.
    """
    if not lines:
        return Verdict((), (0, 0), ())
    learned = learned or learned_weights()
    seen = features(lines, title, markup)
    scores = learned.text.scores(seen) + learned.bias
    if markup is not None:
        scores += learned.markup.scores(seen) + _LEAN_IN_MARKUP
    tells = seen[_TELLS] > 0
    likeliest = float(scores[tells].max() if tells.any() else scores.max())
    scores += min(_MOST_LIFT, max(0.0, _EXPECTED - likeliest))
    return decided(scores, _GAP_IN_TEXT if markup is None else _GAP_IN_MARKUP)


def reconsidered(verdict: Verdict, against: Sequence[float], in_markup: bool = False) -> Verdict:
    """The verdict with each block's log-odds lowered by what is known besides: words of a language pack, a break.

    It becomes as much harder for the article to go on behind such a block.
    """
    known = np.array(against)
    return decided(np.array(verdict.scores) - known, _GAP_IN_MARKUP if in_markup else _GAP_IN_TEXT, _TOLL * known)


def decided(scores: Floats, gap: Gap, tolls: Floats | None = None) -> Verdict:
    """The run of blocks with the highest summed evidence, and which of its blocks are kept.

    A block speaks for the article where its score is above nought. The blocks between two that are kept cost what
    `gap` says and their tolls.
    """
    speaks = scores > 0
    edges = [0, *(np.flatnonzero(speaks[1:] != speaks[:-1]) + 1).tolist(), len(scores)]
    evidence = np.concatenate(([0.0], np.cumsum(np.clip(scores, -_MOST_EVIDENCE, _MOST_EVIDENCE))))
    toll = np.concatenate(([0.0], np.cumsum(tolls))) if tolls is not None else None
    stretches = [(start, end) for start, end in pairwise(edges) if speaks[start]]
    best: list[float] = []
    came: list[int] = []
    for at, (start, end) in enumerate(stretches):
        most, source = 0.0, -1
        for before in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
            left = stretches[before][1]
            cost = gap.opening + gap.block * max(0, start - left - gap.free)
            if toll is not None:
                cost += float(toll[start] - toll[left])
            if best[before] - cost > most:
                most, source = best[before] - cost, before
        best.append(most + float(evidence[end] - evidence[start]))
        came.append(source)
    kept = [False] * len(scores)
    if not stretches:
        return Verdict(tuple(scores.tolist()), (0, 0), tuple(kept))
    at = max(range(len(best)), key=lambda stretch: (best[stretch], -stretch))
    stop = stretches[at][1]
    start = stop
    while at >= 0:
        start, end = stretches[at]
        kept[start:end] = [True] * (end - start)
        at = came[at]
    return Verdict(tuple(scores.tolist()), (start, stop), tuple(kept))
