"""How many independent sources tell an event or quote words: who reprints or cites another speaks for that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from dragoman.model import Article
from dragoman.record.facts import Local


class Voice(Protocol):
    """One telling of an event, or one quotation, as a voice."""

    @property
    def local(self) -> Local:
        """Article and telling, or quotation, by their keys."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names of its outlet."""

    @property
    def cited(self) -> tuple[str, ...]:
        """Whom its article names as a source."""

    @property
    def cited_here(self) -> tuple[str, ...]:
        """Those of them whom the sentence (of a quotation: the paragraph) itself names."""


def sources(voices: Sequence[Voice]) -> dict[Local, str]:
    """The independent source behind each voice of one event or statement.

    An article speaks for its outlet, unless that names another as its source: in the sentence itself, or anywhere
    where the other's own article is one of the voices. Then it speaks for that one, or for whom that one speaks.
    Of several whom an outlet names, one that is a voice itself counts. The order of `voices` has no say.
    """
    outlet_of = _outlets(voices)
    cited: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        own = outlet_of[voice.outlets[0]]
        telling = {outlet_of[key] for key in voice.cited if key in outlet_of}
        cited[own] |= (telling | {outlet_of.get(key, key) for key in voice.cited_here}) - {own}
    telling = set(outlet_of.values())
    return {voice.local: _root(outlet_of[voice.outlets[0]], cited, telling) for voice in voices}


def outlet_name(article: Article) -> str | None:
    """The outlet's name, or else its domain."""
    if article.outlet is None:
        return None
    return article.outlet.name or article.outlet.domain


def _outlets(voices: Sequence[Voice]) -> dict[str, str]:
    """The outlet behind each name of one: the first of all names that belong together."""
    found: dict[str, str] = {}
    for names in sorted({voice.outlets for voice in voices}):
        met = {found[name] for name in names if name in found}
        first = min([*met, *names])
        found |= {name: first for name, outlet in found.items() if outlet in met} | dict.fromkeys(names, first)
    return found


def _root(outlet: str, cited: Mapping[str, set[str]], telling: set[str]) -> str:
    """Whom an outlet speaks for in the end; of outlets that name one another, the first by name."""
    way = [outlet]
    while named := cited.get(way[-1]):
        following = min(named, key=lambda one: (one not in telling, one))
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]
