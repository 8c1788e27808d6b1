"""What speaks for a run of capitalised words being a person's name, and what against it."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.language.keys import is_latin
from dragoman.reading.found import Found
from dragoman.reading.runs import is_given_name
from dragoman.reading.stream import Stream

_MOST_PARTS = 4
_ENOUGH = 2
_LONGEST_ACRONYM = 5
_DESCRIBED_BY = 5
_CLOSING = frozenset("\"”’»“'")


def looks_personal(stream: Stream, item: Found, alone: Collection[str]) -> bool:
    """Whether what speaks for a person's name outweighs what speaks against it.

    `alone` are the folded words that stand capitalised by themselves somewhere in the text: surnames, mostly.
    """
    if all(len(part) <= _LONGEST_ACRONYM and part.isupper() for part in item.parts):
        return False
    if item.titled or item.kind == "person":
        return True
    if len(item.parts) > _MOST_PARTS:
        return False
    first, last = stream.lexicon.fold(item.parts[0]), stream.lexicon.fold(item.parts[-1])
    weight = 0
    if is_given_name(stream, item.parts[0], sure=True):
        weight += 3
    elif is_given_name(stream, item.parts[0]) and first not in stream.lower_case and len(item.parts) > 1:
        weight += 1 if stream.at("place", item.first) or stream.at("country", item.first) else 2
    weight += 2 * _speaks(stream, item) + 2 * _has_age(stream, item)
    weight += len(item.parts) > 1 and last in alone
    weight -= 3 * stream.ends_head(item.first, "article")
    # Foreign people are written in the language's own script; what stands in Latin letters is a company or an outlet.
    weight -= 2 * (is_latin(item.name) and stream.lexicon.pack.script not in ("Latn", "Zyyy"))
    weight -= any(len(part) > 1 and part.isupper() for part in item.parts)
    return weight >= _ENOUGH + (len(item.parts) >= _MOST_PARTS)


def _speaks(stream: Stream, item: Found) -> bool:
    """Whether a reporting verb stands right behind a name, or a few small words before it."""
    if any(match.entry.form == "verb" for match in stream.at("report", item.last)):
        return True
    for place in range(item.first, max(item.first - _DESCRIBED_BY, 0), -1):
        if stream.ends_kind(place, "report"):
            return True
        word = stream.words[place - 1]
        if (word.kind == "sign" and word.text != "-") or word.capitalised:
            return False
    return False


def speaks_after_quotation(stream: Stream, item: Found) -> bool:
    """Whether a single name stands between a closing quotation mark and a reporting verb: only a speaker does."""
    if len(item.parts[0]) < 3 or item.parts[0].isupper() or not _speaks(stream, item):
        return False
    begin = item.first
    while begin > 0 and stream.words[begin - 1].kind == "word" and item.first - begin < 2:
        begin -= 1
    closing = any(
        stream.words[place].text in _CLOSING and stream.words[place].start == stream.words[place - 1].end
        for place in range(max(begin - 2, 1), item.first)
    )
    return closing and not stream.ends_head(item.first, "article")


def _has_age(stream: Stream, item: Found) -> bool:
    """Whether ", 62," follows a name."""
    following = stream.words[item.last : item.last + 3]
    return (
        len(following) == 3
        and following[0].text == following[2].text == ","
        and following[1].kind == "number"
        and following[1].text.isdigit()
        and 10 <= int(following[1].text) < 110
    )
