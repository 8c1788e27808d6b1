"""The name of who wrote an article, in a line that holds little else."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_BYLINE_START = re.compile(r"^[^\W\d_]{1,12}\s?:\s+")


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(tomllib.loads(resources.files(__package__).joinpath("bylines.toml").read_text("utf-8"))["words"])


def person_named(line: str) -> str | None:
    """The person whom a line names, alone or after a word like "by": two to four capitalised words."""
    name = _BYLINE_START.sub("", line).strip(" .,;|–—-/")
    first, _, rest = name.partition(" ")
    if first.lower() in _byline_words():
        name = rest
    parts = name.split()
    if not 2 <= len(parts) <= 4 or len(name) > 40:
        return None
    for part in parts:
        if not re.fullmatch(r"[^\W\d_][^\W\d_.'’ʼ-]*(?:[-'’ʼ][^\W\d_]+)*\.?", part) or not part[0].isupper():
            return None
        if len(part) > 1 and part.isupper() and len(parts) > 1 and len(part.rstrip(".")) > 1:
            return None
    return name
