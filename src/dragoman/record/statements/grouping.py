"""Which of the quotations that hang together are one statement: wordings of one language first, then translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from dragoman.record.groups import Groups
from dragoman.record.statements.kept import Kept, Link
from dragoman.record.statements.linking import DAYS_OF_TRANSLATIONS, days_apart, same_words
from dragoman.record.statements.said import Said

LEAST_ODDS, _MOST_ODDS = 1.0, 3.0
Odds = Callable[[Kept, Kept], float]


def grouped(kept: Sequence[Kept], links: Collection[Link], odds: Odds) -> list[list[Kept]]:
    """Quotations that are linked with one another, in statements; `odds` are those that one translates another.

    Neither their order nor their numbers have a say.
    """
    in_order = sorted(kept, key=lambda one: one.said.local)
    clusters = _same_words(in_order, links)
    cluster_of = {one.number: number for number, cluster in enumerate(clusters) for one in cluster}
    joined = Groups(len(clusters))
    groups = {number: list(cluster) for number, cluster in enumerate(clusters)}
    for _, one, other in _translations(links, cluster_of):
        first, second = joined.of(one), joined.of(other)
        if first != second and _go_together(groups[first], groups[second], odds):
            joined.join(first, second)
            groups[min(first, second)] = groups[first] + groups[second]
    return [[one for number in group for one in clusters[number]] for group in joined.all()]


def _go_together(group: Sequence[Kept], other: Sequence[Kept], odds: Odds) -> bool:
    """Whether two groups may be one: a statement has one wording in each language, within so many days.

    Their wordings must translate one another by and large, not only the two that brought them together.
    """
    if {one.said.language for one in group} & {one.said.language for one in other}:
        return False
    days = [one.said.day for one in (*group, *other) if one.said.day]
    if days and max(days) - min(days) > DAYS_OF_TRANSLATIONS:
        return False
    pairs = [odds(one, two) for one in _fullest(group) for two in _fullest(other)]
    return sum(max(-_MOST_ODDS, min(_MOST_ODDS, found)) for found in pairs) >= LEAST_ODDS


def _fullest(group: Sequence[Kept]) -> list[Kept]:
    """The fullest wording in each language."""
    found: dict[str, Kept] = {}
    for one in sorted(group, key=lambda one: (-one.said.count, one.said.moment)):
        found.setdefault(one.said.language, one)
    return [found[language] for language in sorted(found)]


def _same_words(kept: Sequence[Kept], links: Collection[Link]) -> list[list[Kept]]:
    """Quotations of the same words: the fullest heads each group, and a cut one goes to the head nearest in time."""
    linked: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.odds is None:
            linked[link.owner].add(link.other)
            linked[link.other].add(link.owner)
    clusters: list[list[Kept]] = []
    for one in sorted(kept, key=lambda one: (one.said.speaker is None, -one.said.count, one.said.moment)):
        open_to_it = [number for number, cluster in enumerate(clusters) if _fits(one, cluster, linked[one.number])]
        speakers = {clusters[number][0].said.speaker for number in open_to_it}
        if not open_to_it or (one.said.speaker is None and len(speakers - {None}) > 1):
            clusters.append([one])
            continue
        best = min(open_to_it, key=lambda number: (_days_from(one.said, clusters[number]), number))
        clusters[best].append(one)
    return clusters


def _fits(one: Kept, cluster: Sequence[Kept], linked: Collection[int]) -> bool:
    head = cluster[0].said
    if head.language != one.said.language or (
        None not in (one.said.speaker, head.speaker) and one.said.speaker != head.speaker
    ):
        return False
    return same_words(head, one.said) or any(other.number in linked for other in cluster)


def _days_from(said: Said, cluster: Sequence[Kept]) -> int:
    return min(days_apart(said, other.said) for other in cluster)


def _translations(links: Collection[Link], cluster_of: Mapping[int, int]) -> list[tuple[float, int, int]]:
    """Pairs of clusters of which one translates the other, surest first."""
    found: dict[tuple[int, int], float] = {}
    for link in links:
        one, other = sorted((cluster_of[link.owner], cluster_of[link.other]))
        if link.odds is not None and one != other:
            found[one, other] = max(found.get((one, other), link.odds), link.odds)
    return sorted(((odds, *pair) for pair, odds in found.items()), key=lambda pair: (-pair[0], pair[1], pair[2]))
