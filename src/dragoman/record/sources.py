"""How many independent sources tell an event: copies, and articles that cite one another, count once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Article, Citation
from dragoman.record.copies import outlet_key, outlet_keys
from dragoman.record.facts import Filed
from dragoman.record.told import Told


def sources(tellings: Sequence[Told], articles: Mapping[str, Filed]) -> dict[tuple[str, str], str]:
    """The independent source behind each telling of one event.

    An article speaks for its outlet. It speaks for the cited outlet instead where the sentence itself names one, or
    where that outlet's own article tells the event too. Outlets so tied together are one source.
    """
    named = {telling.origin: _own_keys(telling.origin, articles) for telling in tellings}
    telling_outlets = frozenset(key for keys in named.values() for key in keys)
    ties: list[set[str]] = []
    for telling in tellings:
        cited = {
            outlet_key(citation.outlet)
            for citation in articles[telling.origin].analysis.citations
            if outlet_key(citation.outlet) in telling_outlets or _in_sentence(citation, telling)
        }
        ties.append(named[telling.origin] | cited - {""})
    sets = _connected(ties)
    return {telling.local: _source(named[telling.origin], sets) for telling in tellings}


def outlet_name(article: Article) -> str | None:
    """The outlet's name, or else its domain."""
    if article.outlet is None:
        return None
    return article.outlet.name or article.outlet.domain


def _own_keys(article: str, articles: Mapping[str, Filed]) -> set[str]:
    of_article = articles[article].analysis.article
    assert of_article is not None
    return outlet_keys(of_article) or {article}


def _in_sentence(citation: Citation, telling: Told) -> bool:
    start, end = telling.mention.sentence
    inside = start <= citation.span[0] and citation.span[1] <= end
    # Who reprints an article has other offsets: its citations are the origin's.
    return inside and telling.local[0] == telling.origin


def _connected(ties: Sequence[set[str]]) -> list[set[str]]:
    sets: list[set[str]] = []
    for tie in ties:
        apart = [one for one in sets if not one & tie]
        touched = [one for one in sets if one & tie]
        sets = [*apart, tie.union(*touched)]
    return sets


def _source(own: set[str], sets: Sequence[set[str]]) -> str:
    return min(next(one for one in sets if own & one))
