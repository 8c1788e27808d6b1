"""The names of who wrote an article, in a line that holds little else."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_BYLINE_START = re.compile(r"^[^\W\d_]{1,12}\s?:\s+")
_NAME_PART = re.compile(r"[^\W\d_][^\W\d_.'’ʼ-]*(?:[-'’ʼ][^\W\d_]+)*\.?")
_BETWEEN = re.compile(r"\s*[;,|/•·&\n]\s*")
_LONGEST_NAME = 40


@cache
def _words(kind: str) -> frozenset[str]:
    given = tomllib.loads(resources.files(__package__).joinpath("bylines.toml").read_text("utf-8"))
    return frozenset(given[kind])


@cache
def _and() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_words("and"))))
    return re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE)


def person_named(line: str) -> str | None:
    """The person whom a line names, alone or after a word like "by": two to four capitalised words."""
    name = without_by(line)
    parts = name.split()
    if not 2 <= len(parts) <= 4 or len(name) > _LONGEST_NAME:
        return None
    for part in parts:
        if not _NAME_PART.fullmatch(part) or not part[0].isupper():
            return None
        if part.lower() in _words("never"):
            return None
        if len(part) > 1 and part.isupper() and len(part.rstrip(".")) > 1:
            return None
    return name


def without_by(line: str) -> str:
    """The line without "By" or "Author:" before it and signs around it."""
    name = _BYLINE_START.sub("", line).strip(" .,;|–—-/")
    first, _, rest = name.partition(" ")
    return rest.strip() if first.lower() in _words("words") else name


def parted(names: str) -> list[str]:
    """The names that a line holds, divided by commas and strokes, and by "and" where whole names stand around it."""
    found: list[str] = []
    for part in _BETWEEN.split(names):
        pieces = _and().split(part)
        found.extend(pieces if all(map(person_named, pieces)) else [part])
    return [name for name in found if name]
