"""Whom of the user's own lists a full name means."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.lists import Listed, listed


def listed_people(options: Sequence[tuple[str, ...]]) -> tuple[Listed, ...]:
    """The people of the lists in use who bear a full name, each of whose parts may have several keys.

    `knowledge.lists.meant` says which of them is meant.
    """
    found: dict[Listed, None] = {}
    middle = tuple(keys[0] for keys in options[1:-1] if keys)
    for last in options[-1]:
        for first in options[0]:
            found |= dict.fromkeys(one for one in listed((first, *middle, last)) if one.kind == "person")
    return tuple(found)
