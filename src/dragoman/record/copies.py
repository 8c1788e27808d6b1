"""Which articles reprint which: shared runs of words, found through an index and verified on the whole text."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from zlib import crc32

from dragoman.language.keys import name_key
from dragoman.model import Article
from dragoman.record.facts import Copy, Filed
from dragoman.record.words import shingles

# A reprint may be shortened or get a new end, but most of the shorter text stands in the longer one, and a brief
# that a long report quotes in passing is no reprint.
_LEAST_CONTAINMENT = 0.75
_LEAST_LENGTH = 0.5
_FEW = 128  # articles of fewer runs are indexed whole, longer ones by every eighth
_EIGHTH = 8
_TOO_COMMON = 200  # a run that stands in so many origins is a formula: later ones are found by their other runs


def copies(articles: Sequence[Filed]) -> tuple[Copy, ...]:
    """The articles that reprint another of the same language, each with its origin.

    The origin is the earliest published; where no date tells, the one whose outlet another names as its source.
    """
    cited = _cited_outlets(articles)
    by_language: dict[str, list[Filed]] = defaultdict(list)
    for filed in sorted(articles, key=lambda one: _order(one, cited)):
        by_language[_article(filed).language].append(filed)
    found = [copy for _, group in sorted(by_language.items()) for copy in _copies_in_order(group)]
    return tuple(sorted(found, key=lambda copy: copy.article))


def outlet_keys(article: Article) -> set[str]:
    """The names by which the outlet of an article can be cited."""
    if article.outlet is None:
        return set()
    names = [article.outlet.name]
    if article.outlet.domain:
        names += [article.outlet.domain, article.outlet.domain.removeprefix("www.").split(".")[0]]
    return {outlet_key(name) for name in names} - {""}


def outlet_key(name: str) -> str:
    """An outlet's name without script, case and spaces."""
    return "".join(name_key(name))


def _article(filed: Filed) -> Article:
    assert filed.analysis.article is not None
    return filed.analysis.article


def _cited_outlets(articles: Sequence[Filed]) -> set[str]:
    return {outlet_key(citation.outlet) for filed in articles for citation in filed.analysis.citations}


def _order(filed: Filed, cited: set[str]) -> tuple[date, bool, str]:
    """Origins before copies: by day of publication, then those that others cite; the key decides the rest."""
    article = _article(filed)
    published = article.published
    day = None if published is None or published.basis in ("masthead", "bound") else published.earliest
    return (day or date.max, not outlet_keys(article) & cited, filed.key)


def _hashes(article: Article) -> array[int]:
    return array(
        "L", sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in shingles(article.text, article.script)})
    )


def _copies_in_order(articles: Sequence[Filed]) -> list[Copy]:
    """Compare each article with the origins before it alone, so that a story of many copies costs no more than one."""
    index: dict[int, list[int]] = defaultdict(list)
    origins: list[tuple[str, array[int]]] = []
    found = []
    for filed in articles:
        hashes = _hashes(_article(filed))
        best = _best_origin(hashes, index, origins)
        if best is not None:
            found.append(Copy(filed.key, best[1], round(best[0], 3)))
            continue
        for run in _sample(hashes):
            if len(index[run]) < _TOO_COMMON:
                index[run].append(len(origins))
        origins.append((filed.key, hashes))
    return found


def _sample(hashes: array[int]) -> Sequence[int]:
    return hashes if len(hashes) < _FEW else [run for run in hashes if run % _EIGHTH == 0]


def _best_origin(
    hashes: array[int], index: dict[int, list[int]], origins: Sequence[tuple[str, array[int]]]
) -> tuple[float, str] | None:
    # A query of an article that is itself long enough to have been sampled needs only the sample, except that an
    # origin half its length may be indexed whole: the sample then finds an eighth of what they share.
    found_in = (index.get(run, ()) for run in _sample(hashes))
    shared = Counter(origin for origins_of_run in found_in for origin in origins_of_run)
    best: tuple[float, str] | None = None
    own = set(hashes)
    for origin, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:8]:
        key, others = origins[origin]
        shorter, longer = sorted((len(own), len(others)))
        if shorter < longer * _LEAST_LENGTH:
            continue
        contained = len(own.intersection(others)) / shorter
        if contained >= _LEAST_CONTAINMENT and (best is None or contained > best[0]):
            best = (contained, key)
    return best
