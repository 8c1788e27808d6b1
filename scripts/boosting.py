"""Gradient boosting of small symmetric trees, for learning where there is time and deciding where there is none.

A symmetric tree asks the same question at all nodes of a level, so that a tree of depth three is three questions and
eight answers (Kohavi and Li, 1995; Prokhorenkova et al., 2018). The loss is the logistic one; steps are Newton's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Bins = NDArray[np.uint8]

DEPTH = 3
MOST_BINS = 32


class Settings(Struct, frozen=True):
    """How much is learned from: trees, how far each goes, what holds it back, how much of rows and features it sees."""

    trees: int = 100
    rate: float = 0.15
    ridge: float = 30.0
    rows: float = 0.6
    features: float = 0.5
    seed: int = 1


class Tree(Struct, frozen=True):
    """The questions, one a level: is this feature above this threshold; the answer of each path, first level high."""

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    answers: tuple[float, ...]


class Binned(Struct, frozen=True):
    """The features of all rows as numbers of bins: `edges` are each feature's thresholds."""

    bins: Bins
    edges: tuple[Floats, ...]


def edges_of(values: Floats) -> tuple[Floats, ...]:
    """Thresholds of each feature (row): between values, about as many rows on each side of neighbours."""
    found = []
    for row in values:
        cuts = np.quantile(row, np.linspace(0, 1, MOST_BINS + 1)[1:-1], method="lower")
        lowest, highest = row.min(), row.max()
        above = row[row > lowest]
        more = np.quantile(above, np.linspace(0, 1, 12)[1:-1], method="lower") if len(above) else above
        both = np.unique(np.concatenate(([lowest], cuts, more)))
        found.append(both[both < highest][: 2 * MOST_BINS])
    return tuple(found)


def binned(values: Floats, edges: Sequence[Floats]) -> Bins:
    """Each value as the number of its feature's thresholds that it is above."""
    return np.array([np.searchsorted(cuts, row, "left") for cuts, row in zip(edges, values, strict=True)], np.uint8)


def boosted(
    given: Binned, labels: Floats, weights: Floats, settings: Settings, known: Floats | None = None
) -> tuple[float, list[Tree]]:
    """The log-odds to begin with, and the trees whose answers are added to it.

    Where log-odds of each row are `known` already, the trees add to these, and the first number says nothing.
    """
    chance = np.random.default_rng(settings.seed)
    share = float(np.sum(weights * labels) / np.sum(weights))
    bias = float(np.log(share / (1 - share)))
    scores = np.full(len(labels), bias) if known is None else known.copy()
    trees = []
    useful = np.array([at for at, cuts in enumerate(given.edges) if len(cuts)])
    for _ in range(settings.trees):
        odds = 1 / (1 + np.exp(-scores))
        rows = np.flatnonzero(chance.random(len(labels)) < settings.rows)
        among = np.sort(chance.choice(useful, max(1, int(len(useful) * settings.features)), replace=False))
        tree = _tree(
            given, (weights * (labels - odds))[rows], (weights * odds * (1 - odds))[rows], rows, among, settings
        )
        trees.append(tree)
        scores += answers(tree, given)
    return bias, trees


def answers(tree: Tree, given: Binned) -> Floats:
    """What a tree answers for each row."""
    path = np.zeros(given.bins.shape[1], np.int64)
    for feature, threshold in zip(tree.features, tree.thresholds, strict=True):
        cut = int(np.searchsorted(given.edges[feature], threshold, "left"))
        path = 2 * path + (given.bins[feature] > cut)
    return np.array(tree.answers)[path]


def _tree(
    given: Binned, slope: Floats, curve: Floats, rows: NDArray[np.int64], among: NDArray[np.int64], settings: Settings
) -> Tree:
    path = np.zeros(len(rows), np.int64)
    features: list[int] = []
    thresholds: list[float] = []
    for level in range(DEPTH):
        nodes = 1 << level
        best = (-1.0, 0, 0)
        for feature in among.tolist():
            size = len(given.edges[feature]) + 1
            key = path * size + given.bins[feature][rows]
            one = np.bincount(key, slope, nodes * size).reshape(nodes, size)
            two = np.bincount(key, curve, nodes * size).reshape(nodes, size)
            below, curve_below = np.cumsum(one, 1)[:, :-1], np.cumsum(two, 1)[:, :-1]
            above, curve_above = one.sum(1)[:, None] - below, two.sum(1)[:, None] - curve_below
            gain = (below**2 / (curve_below + settings.ridge) + above**2 / (curve_above + settings.ridge)).sum(0)
            cut = int(np.argmax(gain))
            if gain[cut] > best[0]:
                best = (float(gain[cut]), feature, cut)
        _, feature, cut = best
        features.append(feature)
        thresholds.append(float(given.edges[feature][cut]))
        path = 2 * path + (given.bins[feature][rows] > cut)
    total, weight = np.bincount(path, slope, 1 << DEPTH), np.bincount(path, curve, 1 << DEPTH)
    return Tree(tuple(features), tuple(thresholds), tuple((settings.rate * total / (weight + settings.ridge)).tolist()))
