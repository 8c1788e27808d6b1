"""Whether words of an article are of a meeting, as the language pack knows them."""

from __future__ import annotations

from functools import lru_cache

from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream

_KINDS = ("event", "framed", "doubtful")
_CALLS, _TALKS, _INVITES = frozenset({"phone"}), frozenset({"discuss", "talks"}), frozenset({"invite"})


@lru_cache(maxsize=20_000)
def tells_meeting(words: str, language: str) -> bool:
    """Whether a word for a meeting, a visit or talks is among these words of a language (ISO 639-1)."""
    return "CONSULT" in _types(words, language)


@lru_cache(maxsize=20_000)
def tells_other_deed(words: str, language: str) -> bool:
    """Whether these words are of something that is neither a meeting nor agreed on: to pay."""
    types = _types(words, language)
    return bool(types) and types.isdisjoint({"CONSULT", "AGREE"})


def _types(words: str, language: str) -> set[str]:
    if not words.strip():
        return set()
    stream = Stream(words, ((0, len(words)),), lexicon(language))
    return {match.entry.value for kind in _KINDS for match in stream.matches(kind)}


@lru_cache(maxsize=20_000)
def tells_call(words: str, language: str) -> bool:
    """Whether these words tell that people talk by telephone or video."""
    return bool(_senses(words, language) & _CALLS)


@lru_cache(maxsize=20_000)
def tells_talks(words: str, language: str) -> bool:
    """Whether these words tell that people talk, and not whether they meet or call."""
    return bool(senses := _senses(words, language)) and senses <= _TALKS


@lru_cache(maxsize=20_000)
def tells_invitation(words: str, language: str) -> bool:
    """Whether these words invite, which need not be accepted."""
    return bool(_senses(words, language) & _INVITES)


def _senses(words: str, language: str) -> set[str]:
    if not words.strip():
        return set()
    known = lexicon(language)
    events = known.pack.event
    stream = Stream(words, ((0, len(words)),), known)
    found = (match.entry for kind in _KINDS for match in stream.matches(kind))
    return {events[entry.index].sense for entry in found if entry.value in ("CONSULT", "AGREE")}
