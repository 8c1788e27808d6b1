"""Where somebody is posted: the country or town of an ambassador that does not send him, but has him.

"The German ambassador to Moscow Alexander X" is Germany's, and so are "Almanya'nın Moskova büyükelçisi" and
"德国驻俄罗斯大使".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.automaton import Match
from dragoman.reading.case_endings import by_case
from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

# The head of the small words that say where somebody is posted.
POSTED = "posted"
# That of the words that name the place too: 주러.
POSTING = "posting"
_ROLES = frozenset({"ambassador", "deputy ambassador", "envoy", "special representative", "consul", "diplomat"})
_MOST_BETWEEN = 2


def is_posted(role: Found) -> bool:
    """Whether a role is one of somebody whom a country or body sends to another."""
    return role.kind == "role" and role.role in _ROLES


def posting_word(stream: Stream, place: int) -> Match | None:
    """The small word that begins at a word and says that what follows is where somebody is posted."""
    return next((match for match in stream.at("word", place) if match.entry.value == POSTED), None)


def before_posting(stream: Stream, place: int, *also: str) -> int:
    """Where a small word begins that ends before a word and says that somebody is posted there; else the word.

    ``also`` are heads of other small words that are looked for too.
    """
    heads = (POSTED, *also)
    if not stream.ends_head(place, *heads):
        return place
    return min(match.first for match in stream.ending("word", place) if match.entry.value in heads)


def posting_behind(stream: Stream, found: Sequence[Found], role: Found, end: int) -> int:
    """The number of the place where a role's bearer is posted, which stands behind `end`; else `end` itself."""
    where = found[end + 1] if end + 1 < len(found) else None
    if where is None or not is_posted(role) or where.kind not in ("country", "place") or where.form == "demonym":
        return end
    first = found[end].last
    gap = stream.words[first : where.first]
    if not gap:
        return end + 1 if "in" in by_case(stream, where.last) else end
    if len(gap) > _MOST_BETWEEN or any(word.kind != "word" or word.capitalised for word in gap):
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
    if where is None or not is_posted(role) or where.kind not in ("country", "place") or where.form == "demonym":
        return None
    gap = stream.words[where.last : role.first]
    if gap and not (len(gap) == 1 and gap[0].text == "-"):
        return None
    first = before_posting(stream, where.first)
    if first < where.first:
        return first
    if _is_sender(stream, found[number - 2] if number > 1 else None, where.first):
        return where.first
    is_bare = stream.lexicon.pack.names.owner_side == "front" and "possessive" not in by_case(stream, where.last)
    return where.first if is_bare and (where.kind == "place" or where.form == "metonym") else None


def _is_sender(stream: Stream, item: Found | None, first: int) -> bool:
    """Whether a country or body right before where somebody is posted sends him: "der deutsche US-Botschafter".

    "In Ukraine US envoy X met" has one that is where something happens.
    """
    if item is None or item.last != first or item.kind not in ("country", "organisation"):
        return False
    pack = stream.lexicon.pack
    if pack.order != "SVO" and item.form != "demonym" and "possessive" not in by_case(stream, item.last):
        # "Ermenistan Rusya büyükelçisini kovdu": the first may be who acts.
        return False
    return not stream.ends_head(item.first, POSTED, "in", "from", "to", "with", "against", "about")
