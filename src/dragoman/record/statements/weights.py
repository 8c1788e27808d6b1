"""What each sign weighs where both of two wordings have it, and where only one has: learned, and read once."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources

_OPEN = frozenset({"named", "counted", "number", "sign", "sound3", "sound4", "sound5"})


@cache
def weights() -> dict[str, float]:
    """The weight of each trait of two wordings, by its name."""
    raw = resources.files(__package__).joinpath("translations.json").read_bytes()
    found: dict[str, float] = json.loads(raw)
    return found


@lru_cache(maxsize=50_000)
def names(kind: str, value: str) -> tuple[str, str, bool]:
    """The traits of a sign that both have, and that one has; and whether there are many such signs."""
    name = kind if kind in _OPEN else f"{kind} {value}".strip()
    return f"{name} +", f"{name} -", kind in _OPEN
