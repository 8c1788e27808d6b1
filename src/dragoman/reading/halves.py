"""Two countries in one compound adjective: "franco-allemand", "polsko-białoruski", "German-Russian"."""

from __future__ import annotations

from dragoman.reading.stream import Stream

_HYPHENS = frozenset("-‐‑–")


def is_tied(stream: Stream, hyphen: int) -> bool:
    """Whether a word is a hyphen that stands right between two others, no blank beside it."""
    if not 0 < hyphen < len(stream.words) - 1 or stream.words[hyphen].text not in _HYPHENS:
        return False
    before, sign, behind = stream.words[hyphen - 1 : hyphen + 2]
    return before.end == sign.start and sign.end == behind.start


def is_first_half(stream: Stream, hyphen: int) -> bool:
    """Whether a hyphen ties what stands before it to the adjective of a country, or to another such half."""
    if not is_tied(stream, hyphen):
        return False
    if any(match.entry.form == "adjective" for match in stream.at("country", hyphen + 1)):
        return True
    return any(is_first_half(stream, match.last) for match in stream.at("half", hyphen + 1))
