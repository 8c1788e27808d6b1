"""The chain behind an event or a statement: who had it first, who reprints whom, who names whom as the source."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.model import Article, Span, When
from dragoman.record.copies import outlet_key, outlet_keys
from dragoman.record.facts import Filed, Local
from dragoman.record.filings import Filings
from dragoman.record.moments import Moment, moment_of
from dragoman.record.rows import list_text
from dragoman.record.sources import outlet_name, sources

Tie = Literal["reprints", "cites"]


class Link(Struct, frozen=True, kw_only=True):
    """What one article of a chain owes to another article or outlet: `to` is the article's key, or the outlet's name.

    `span` is where the source is named, in a sentence or line of its own.
    """

    to: str
    tie: Tie
    outside: bool
    span: Span | None = None
    sentence: Span | None = None


class Teller(Struct, frozen=True, kw_only=True):
    """One article that tells an event or quotes words, and to whom it owes it; `source` as `sources` names it."""

    article: str
    outlet: str | None
    country: str | None
    language: str
    title: str | None
    published: When | None
    source: str
    links: tuple[Link, ...]

    @property
    def moment(self) -> Moment:
        """What orders the articles of a chain: when they appeared."""
        return moment_of(self.published, self.article)


class Chain(Struct, frozen=True):
    """The articles in the order in which they appeared, and how many independent sources they come from."""

    tellers: tuple[Teller, ...]
    sources: int


class _Voice(Struct, frozen=True):
    local: Local
    outlets: tuple[str, ...]
    cited: tuple[str, ...]
    cited_here: tuple[str, ...]


def chain(connection: sqlite3.Connection, places: Mapping[int, Collection[Span]]) -> Chain:
    """The chain behind what these articles tell in these sentences (or paragraphs), by the articles' numbers."""
    filings = Filings(connection)
    rows = connection.execute(
        "SELECT article, origin FROM copies WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(places)),),
    )
    origins = {filings[article].key: filings[origin] for article, origin in rows.fetchall()}
    filed = {filings[number].key: filings[number] for number in places}
    spans = {filings[number].key: tuple(sorted(found)) for number, found in places.items()}
    voices = [_voice(one, origins.get(one.key, one), spans[one.key]) for one in filed.values()]
    root = sources(voices)
    telling: dict[str, list[Filed]] = defaultdict(list)
    for one in filed.values():
        for key in outlet_keys(_article(one)):
            telling[key].append(one)
    tellers = [
        Teller(
            article=one.key,
            outlet=outlet_name(_article(one)),
            country=outlet.country if (outlet := _article(one).outlet) else None,
            language=_article(one).language,
            title=_article(one).title,
            published=_article(one).published,
            source=root[one.key, ""],
            links=_links(one, origins.get(one.key), spans[one.key], telling),
        )
        for one in filed.values()
    ]
    in_order = sorted(tellers, key=lambda teller: teller.moment)
    return Chain(tuple(in_order), len(set(root.values())))


def _article(filed: Filed) -> Article:
    assert filed.analysis.article is not None
    return filed.analysis.article


def _voice(filed: Filed, origin: Filed, spans: Sequence[Span]) -> _Voice:
    outlets = tuple(sorted(outlet_keys(_article(origin)) or {origin.key}))
    cited = {outlet_key(one.outlet): one.span for one in origin.analysis.citations}
    here = () if filed.key != origin.key else [key for key, span in cited.items() if _within(span, spans)]
    return _Voice((filed.key, ""), outlets, tuple(sorted(cited.keys() - {""})), tuple(sorted({*here} - {""})))


def _within(span: Span, around: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in around)


def _links(
    filed: Filed, origin: Filed | None, spans: Sequence[Span], telling: Mapping[str, Sequence[Filed]]
) -> tuple[Link, ...]:
    found = []
    if origin is not None:
        found.append(Link(to=origin.key, tie="reprints", outside=origin.key not in _keys(telling)))
    own = outlet_keys(_article(filed))
    for citation in filed.analysis.citations:
        key = outlet_key(citation.outlet)
        if key in own or (key not in telling and not _within(citation.span, spans)):
            continue
        others = [one for one in telling.get(key, ()) if one.key != filed.key]
        sentence = sentence_around(_article(filed).text, citation.span)
        cited = _cited(filed, others)
        found.append(
            Link(
                to=citation.outlet if cited is None else cited.key,
                tie="cites",
                outside=cited is None,
                span=citation.span,
                sentence=sentence,
            )
        )
    return tuple(found)


def _keys(telling: Mapping[str, Sequence[Filed]]) -> set[str]:
    return {one.key for found in telling.values() for one in found}


def _cited(filed: Filed, others: Sequence[Filed]) -> Filed | None:
    """The article that is meant: the last before this one, or else the first."""

    def moment(one: Filed) -> Moment:
        return moment_of(_article(one).published, one.key)

    before = [one for one in others if moment(one)[:2] <= moment(filed)[:2]]
    return max(before, key=moment) if before else min(others, key=moment, default=None)


_ENDS = (". ", "! ", "? ", ".\n", "\n", "。", "！", "？", "؟ ", ".” ", ".» ")


def sentence_around(text: str, span: Span) -> Span:
    """The sentence or line in which a span stands, by the signs that end one."""
    start = max((at + len(end) for end in _ENDS if (at := text.rfind(end, 0, span[0])) >= 0), default=0)
    ends = [at + len(end.rstrip()) for end in _ENDS if (at := text.find(end, span[1])) >= 0]
    return start, min(ends, default=len(text))
