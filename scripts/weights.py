"""How learned trees are kept: names instead of numbers of features, short numbers, JSON with a tree a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from scripts.boosting import Tree


def plain(trees: Iterable[Tree], names: Sequence[str]) -> list[dict[str, Any]]:
    """Trees as JSON holds them: the questions ("is this feature above this number?") and the answers of all paths."""
    return [
        {
            "above": [
                [names[feature], _above(threshold)]
                for feature, threshold in zip(tree.features, tree.thresholds, strict=True)
            ],
            "answers": [round(answer, 4) for answer in tree.answers],
        }
        for tree in trees
    ]


def _above(threshold: float) -> float:
    """The threshold written shortly, and not below the value that it is: that value itself is not above it."""
    return float(f"{threshold + abs(threshold) * 2e-5 + 1e-9:.6g}")


def written(data: dict[str, Any]) -> str:
    """JSON in which each tree, and each entry of a table, has a line of its own."""
    return "{\n" + ",\n".join(f' "{name}": {_value(value)}' for name, value in data.items()) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join("  " + json.dumps(one, separators=(",", ":")) for one in value) + "\n ]"
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in value.items()) + "\n }"
    return json.dumps(value)
