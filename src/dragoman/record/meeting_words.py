"""Whether words of an article are of a meeting, as the language pack knows them."""

from __future__ import annotations

from functools import lru_cache

from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream

_KINDS = ("event", "framed", "doubtful")


@lru_cache(maxsize=20_000)
def tells_meeting(words: str, language: str) -> bool:
    """Whether a word for a meeting, a visit or talks is among these words of a language (ISO 639-1)."""
    if not words.strip():
        return False
    stream = Stream(words, ((0, len(words)),), lexicon(language))
    return any(match.entry.value == "CONSULT" for kind in _KINDS for match in stream.matches(kind))
