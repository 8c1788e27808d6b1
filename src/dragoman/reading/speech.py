"""Whether somebody speaks, or is told with his age, where a name stands."""

from __future__ import annotations

from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

_DESCRIBED_BY = 5


def speaks_after(stream: Stream, item: Found) -> bool:
    """Whether a reporting verb stands right behind a name."""
    return says(stream, item.last)


def says(stream: Stream, place: int) -> bool:
    """Whether a reporting verb begins at a word."""
    found = stream.at("report", place)
    return bool(found) and any(match.entry.form == "verb" for match in found)


def speaks_before(stream: Stream, item: Found) -> bool:
    """Whether a reporting verb stands before a name, a few small words between at most."""
    for place in range(item.first, max(item.first - _DESCRIBED_BY, 0), -1):
        if stream.ends_kind(place, "report"):
            return True
        word = stream.words[place - 1]
        if (word.kind == "sign" and word.text != "-") or word.capitalised:
            return False
    return False


def has_age(stream: Stream, item: Found) -> bool:
    """Whether ", 62," follows a name."""
    following = stream.words[item.last : item.last + 3]
    return (
        len(following) == 3
        and following[0].text == following[2].text == ","
        and following[1].kind == "number"
        and following[1].text.isdigit()
        and 10 <= int(following[1].text) < 110
    )
