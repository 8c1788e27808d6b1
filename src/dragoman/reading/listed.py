"""Whom of the user's own lists a full name means."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.knowledge.lists import Listed, listed, meant


def listed_person(options: Sequence[tuple[str, ...]], countries: Collection[str], of: str | None) -> Listed | None:
    """The one person of the lists in use who bears this full name, each of whose parts may have several keys.

    `countries` are those that the text names, `of` the one that it gives the bearer himself.
    """
    found: dict[Listed, None] = {}
    middle = tuple(keys[0] for keys in options[1:-1] if keys)
    for last in options[-1]:
        for first in options[0]:
            found |= dict.fromkeys(one for one in listed((first, *middle, last)) if one.kind == "person")
    return meant(found, countries, of) if found else None
