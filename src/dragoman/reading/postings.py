"""Where somebody is posted: the country or town of an ambassador that does not send him, but has him.

"The German ambassador to Moscow Alexander X" is Germany's, "Almanya'nın Moskova büyükelçisi" too, and so is "德国驻俄罗斯大使".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

_POSTED = frozenset({"ambassador", "deputy ambassador", "envoy", "special representative", "consul", "diplomat"})
_MOST_BETWEEN = 2


def is_posted(role: Found) -> bool:
    """Whether a role is one of somebody whom a country or body sends to another."""
    return role.kind == "role" and role.role in _POSTED


def posting_behind(stream: Stream, found: Sequence[Found], role: Found, end: int) -> int:
    """The number of the place where a role's bearer is posted, which stands behind `end`; else `end` itself."""
    where = found[end + 1] if end + 1 < len(found) else None
    if where is None or not is_posted(role) or where.kind not in ("country", "place") or where.form == "demonym":
        return end
    first = found[end].last
    gap = stream.words[first : where.first]
    if not 0 < len(gap) <= _MOST_BETWEEN or any(word.kind != "word" or word.capitalised for word in gap):
        return end
    leads = stream.is_head(first, "in", "to") and not stream.is_head(first, "of", "with", "from")
    if len(gap) == _MOST_BETWEEN:
        leads = leads and stream.is_head(first + 1, "article")
    return end + 1 if leads else end


def posting_before(stream: Stream, found: Sequence[Found], number: int) -> int | None:
    """Where the words begin, right before a role, that say where its bearer is posted; None where none do.

    A word for it leads there, or a town's name stands where an owner would have an ending or an owner stands before it.
    """
    role = found[number]
    where = found[number - 1] if number else None
    if where is None or not is_posted(role) or where.kind not in ("country", "place") or where.last != role.first:
        return None
    if where.form == "demonym":
        return None
    leads = [match.first for match in stream.ending("posted", where.first)]
    if leads:
        return min(leads)
    if stream.lexicon.pack.names.owner_side != "front" or stream.is_head(where.last - 1, "possessive"):
        return None
    before = found[number - 2] if number > 1 else None
    is_owned = before is not None and before.last == where.first and before.kind in ("country", "organisation")
    return where.first if is_owned or where.kind == "place" or where.form == "metonym" else None
