"""Names of people in scripts without capitals, where nothing in their letters tells them from other words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.before_roles import before_roles
from dragoman.reading.found import Found
from dragoman.reading.introduced import introduced
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.listed_names import listed_names
from dragoman.reading.stream import Stream
from dragoman.reading.unspaced import unspaced


def with_uncapitalised(stream: Stream, found: list[Found], taken: Sequence[bool]) -> list[Found]:
    """What the lexicon knows with the names of people in a script without capitals; nothing new in other scripts.

    `found` is what the lexicon knows, `taken` says of each word whether it is part of that. A place of which a name
    is made is none.
    """
    if stream.lexicon.pack.script not in SCRIPTS_WITHOUT_CAPITALS:
        return found
    of_lists = listed_names(stream, found)
    if of_lists:
        found = _with(found, of_lists)
        named = {place for item in of_lists for place in range(item.first, item.last)}
        taken = [is_taken or place in named for place, is_taken in enumerate(taken)]
    return _with(found, _names(stream, found, taken))


def _with(found: list[Found], names: Sequence[Found]) -> list[Found]:
    """The names among what is found, in order; what overlaps with them is left out."""
    if not names:
        return found
    named = {place for item in names for place in range(item.first, item.last)}
    kept = [item for item in found if named.isdisjoint(range(item.first, item.last))]
    return sorted([*kept, *names], key=lambda item: item.first)


def _names(stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> list[Found]:
    pack = stream.lexicon.pack
    if not pack.spaced:
        return unspaced(stream, found, taken)
    if pack.names.family_names:
        return before_roles(stream, found, taken)
    return introduced(stream, found, taken)
