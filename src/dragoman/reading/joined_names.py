"""A hyphen between two people of whom the text tells elsewhere: "the Trump-Putin summit" names nobody of that name."""

from __future__ import annotations

from functools import lru_cache

from dragoman.reading.stream import Stream

_HYPHENS = frozenset("-‐–")
_STEM = 6  # so many letters stand for a family name in all its forms


def joins_two(stream: Stream, hyphen: int) -> bool:
    """Whether a hyphen stands between the family names of two whom the text names in full elsewhere."""
    behind = hyphen + 2
    goes_on = behind < stream.sentence_of(hyphen).last and stream.words[behind].capitalised
    if stream.words[hyphen].text not in _HYPHENS or goes_on:
        return False
    known = _family_names(stream)
    return all(stream.words[place].folded[:_STEM] in known for place in (hyphen - 1, hyphen + 1))


@lru_cache(maxsize=1)
def _family_names(stream: Stream) -> frozenset[str]:
    """How the family names of all who are named in full begin, at every length up to that of a stem."""
    given, beyond = (1, -1) if stream.lexicon.pack.names.family_first else (-1, 1)
    return frozenset(
        word.folded[:length]
        for place, word in enumerate(stream.words)
        if word.capitalised
        and _is_capital(stream, place + given)
        and not _is_capital(stream, place + beyond)
        and not any(near.text in _HYPHENS for near in stream.words[place + 1 : place + 2])
        for length in range(1, min(_STEM, len(word.folded)) + 1)
    )


def _is_capital(stream: Stream, place: int) -> bool:
    return 0 <= place < len(stream.words) and stream.words[place].capitalised
