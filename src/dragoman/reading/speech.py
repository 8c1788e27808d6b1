"""Whether somebody speaks, or is told with his age, where a name stands."""

from __future__ import annotations

from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

_DESCRIBED_BY = 5
_AGE_WITHIN = 5
_YOUNGEST, _OLDEST = 10, 110


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
    """Whether ", 62," follows a name, or an age with the word for years: ", de 62 años", ", 62 Jahre alt"."""
    words = stream.words
    if item.last >= len(words) or words[item.last].text != ",":
        return False
    end = min(item.last + 1 + _AGE_WITHIN, len(words) - 1)
    place = next((at for at in range(item.last + 1, end) if words[at].kind != "word" or words[at].capitalised), end)
    if not words[place].text.isdigit() or not _YOUNGEST <= int(words[place].text) < _OLDEST:
        return False
    if place == item.last + 1 and words[place + 1].text == ",":
        return True
    return any(_is_years(stream, behind) for behind in (place + 1, place + 2))


def _is_years(stream: Stream, place: int) -> bool:
    return any(match.entry.value == "unit" and match.entry.form == "year" for match in stream.at("time", place))
