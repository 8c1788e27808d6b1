"""Whom of the user's own lists a full name means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

from dragoman.knowledge.lists import Listed, listed

# As many as three parts of four possible base forms each have; of longer names, the likeliest.
_MOST_READINGS = 64


def listed_people(options: Sequence[tuple[str, ...]]) -> tuple[Listed, ...]:
    """The people of the lists in use who bear a full name, each of whose parts may have several keys.

    `knowledge.lists.meant` says which of them is meant.
    """
    found: dict[Listed, None] = {}
    for keys in islice(product(*options), _MOST_READINGS):
        found |= dict.fromkeys(one for one in listed(keys) if one.kind == "person")
    return tuple(found)
