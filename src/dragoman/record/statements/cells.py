"""Quotations as cells of the record's tables."""

from __future__ import annotations

from dragoman.record.cells import AS_TUPLE, Cells, as_numbers
from dragoman.record.statements.said import Said

CELLS = Cells(
    Said,
    voice=("article", "language", "day", "minutes", "dated", "story", "origin", "outlets", "cited"),
    ways={
        **dict.fromkeys(("about", "types", "span", "outlets", "cited", "cited_here"), AS_TUPLE),
        "words": as_numbers("I"),
        "around": as_numbers("H"),
    },
)
