"""Names of people in scripts without capitals, where nothing in their letters tells them from other words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.before_roles import before_roles
from dragoman.reading.found import Found
from dragoman.reading.introduced import introduced
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.stream import Stream
from dragoman.reading.unspaced import unspaced


def with_uncapitalised(stream: Stream, found: list[Found], taken: Sequence[bool]) -> list[Found]:
    """What the lexicon knows with the names of people in a script without capitals; nothing new in other scripts.

    `found` is what the lexicon knows, `taken` says of each word whether it is part of that. A place of which a name
    is made is none.
    """
    names = _names(stream, found, taken)
    if not names:
        return found
    named = {place for item in names for place in range(item.first, item.last)}
    kept = [item for item in found if named.isdisjoint(range(item.first, item.last))]
    return sorted([*kept, *names], key=lambda item: item.first)


def _names(stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> list[Found]:
    pack = stream.lexicon.pack
    if pack.script not in SCRIPTS_WITHOUT_CAPITALS:
        return []
    if not pack.spaced:
        return unspaced(stream, found, taken)
    if pack.names.family_names:
        return before_roles(stream, found, taken)
    return introduced(stream, found, taken)
