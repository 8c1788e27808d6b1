"""How many independent sources tell an event: copies, and articles that cite one another, count once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dragoman.model import Article
from dragoman.record.facts import Local


class Voice(Protocol):
    """One telling as a voice: `outlets` are the names of its outlet, `cited` whom its article names as source.

    `cited_here` are those whom the sentence itself names.
    """

    @property
    def local(self) -> Local:
        """Article and telling by their keys."""
        ...

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names by which its outlet can be cited."""
        ...

    @property
    def cited(self) -> tuple[str, ...]:
        """Whom its article names."""
        ...

    @property
    def cited_here(self) -> tuple[str, ...]:
        """Whom its sentence names."""
        ...


def sources(voices: Sequence[Voice]) -> dict[Local, str]:
    """The independent source behind each telling of one event.

    An article speaks for its outlet. It speaks for the cited outlet instead where the sentence itself names one, or
    where that outlet's own article tells the event too. Outlets so tied together are one source.
    """
    telling_outlets = {outlet for voice in voices for outlet in voice.outlets}
    ties = [{*voice.outlets, *telling_outlets.intersection(voice.cited), *voice.cited_here} for voice in voices]
    sets = _connected(ties)
    return {voice.local: min(next(one for one in sets if voice.outlets[0] in one)) for voice in voices}


def outlet_name(article: Article) -> str | None:
    """The outlet's name, or else its domain."""
    if article.outlet is None:
        return None
    return article.outlet.name or article.outlet.domain


def _connected(ties: Sequence[set[str]]) -> list[set[str]]:
    sets: list[set[str]] = []
    for tie in ties:
        apart = [one for one in sets if not one & tie]
        touched = [one for one in sets if one & tie]
        sets = [*apart, tie.union(*touched)]
    return sets
