"""How the parts of an expression of time join: one grammar for all languages, whatever order they put them in."""

from __future__ import annotations

from dragoman.reading import joined_counts, joined_dates, joined_parts, joined_turns
from dragoman.reading.marks import Marks
from dragoman.reading.said import Loose, Piece, Said
from dragoman.reading.said_fields import kind_of

_RULES = {**joined_dates.RULES, **joined_counts.RULES, **joined_turns.RULES, **joined_parts.RULES}


def joined(marks: Marks, one: Piece, two: Piece, joint: str) -> list[Said | Loose]:
    """What two parts say together, in every way they can; empty where they do not belong together."""
    rule = _RULES.get((kind_of(one.said), kind_of(two.said)))
    return [] if rule is None else rule(marks, one, two, joint)
