"""What speaks for two clusters being one person, names aside: role, country and day, and the company they keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import fsum, log

from dragoman.knowledge.offices import people as people_in_office
from dragoman.record.identity.clusters import Cluster, Days

# In natural logarithms of odds.
_SAME_OFFICE = 1.6
_SAME_STANDING = 0.9
_SAME_COUNTRY = 0.6
_SAME_ROLE = 0.5
_OTHER_COUNTRY = -2.5
_OTHER_ROLE = -0.6
_OTHER_ROLE_OF_A_SURNAME = -1.5
_IN_ONE_ARTICLE = -1.0
_A_SURNAME_IN_ONE_ARTICLE = -2.5
_COMPANY = 1.4
_NO_COMPANY = -0.5
_KNOWN_COMPANY = 3
_WORTH_TELLING = 0.25
# Two tellings so many days apart may be of one term of office.
_ONE_TERM = 730
_AT_ONE_TIME = 365
# An office with one of these before it is another office.
_STANDS_IN = frozenset({"deputy", "vice", "assistant", "former"})
# A secretary general is no general.
_RANKS = frozenset({"general"})

Grounds = tuple[float, tuple[str, ...]]


class Company:
    """Who is named beside whom: what few articles name says more than what all do."""

    def __init__(self, articles: Iterable[frozenset[str]]) -> None:
        articles = list(articles)
        often = Counter(token for tokens in articles for token in tokens)
        self._weight = {token: log(1 + len(articles) / count) for token, count in often.items()}

        self._sums: dict[frozenset[str], float] = {}

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float | None:
        """How much of the smaller company is in the larger one (0 to 1); None where too little of it is told."""
        if len(one) < _KNOWN_COMPANY or len(other) < _KNOWN_COMPANY:
            return None
        return self._sum(one & other) / min(self._whole(one), self._whole(other))

    def _whole(self, tokens: frozenset[str]) -> float:
        found = self._sums.get(tokens)
        if found is None:
            found = self._sums[tokens] = self._sum(tokens)
        return found

    def _sum(self, tokens: Iterable[str]) -> float:
        return fsum(self._weight[token] for token in tokens)


def context(one: Cluster, other: Cluster, company: Company, is_lone: bool) -> Grounds:
    """What all but the names says, in log odds, and the reasons in words."""
    said, reasons = _office(one, other, is_lone)
    if not one.articles.isdisjoint(other.articles):
        said += _A_SURNAME_IN_ONE_ARTICLE if is_lone else _IN_ONE_ARTICLE
    shared = company.shared(one.company, other.company)
    if shared is not None:
        said += _NO_COMPANY + (_COMPANY - _NO_COMPANY) * min(1.0, 2 * shared)
        if shared > _WORTH_TELLING:
            reasons = (*reasons, "shared company")
    return said, reasons


def _office(one: Cluster, other: Cluster, is_lone: bool) -> Grounds:
    countries = one.countries.keys() & other.countries.keys()
    if one.countries and other.countries and not countries:
        return _OTHER_COUNTRY, ("other country",)
    same = [
        (apart(days, others), max(role, another, key=len))
        for role, days in one.roles.items()
        for another, others in other.roles.items()
        if is_such(role, another)
    ]
    at_one_time = {role for distance, role in same if distance <= _ONE_TERM}
    if at_one_time and countries:
        said = _SAME_STANDING if at_one_time.isdisjoint(_offices_of_one()) else _SAME_OFFICE
        return said, ("same role and country",)
    if at_one_time:
        return _SAME_ROLE, ("same role",)
    said = _SAME_COUNTRY if countries else 0.0
    if one.roles and other.roles and not same and _at_one_time(one, other):
        said += _OTHER_ROLE_OF_A_SURNAME if is_lone else _OTHER_ROLE
    return said, ("same country",) if countries else ()


@cache
def _offices_of_one() -> frozenset[str]:
    """The offices that one person of a country holds at a time; of ministers and diplomats it has many."""
    return frozenset(
        term.office
        for person in people_in_office()
        for term in person.terms
        if term.country is not None and term.organisation is None and not term.joint
    )


def is_such(one: str, other: str) -> bool:
    """Whether one of two roles is the other or a kind of it: a foreign minister is a minister, his deputy is none."""
    shorter, longer = sorted((one, other), key=len)
    if not f" {longer}".endswith(f" {shorter}") or (shorter in _RANKS and shorter != longer):
        return False
    return _STANDS_IN.isdisjoint(longer.removesuffix(shorter).split())


def apart(one: Days | None, other: Days | None) -> int:
    """How many days lie between two stretches; none where they meet or are of no known day."""
    if one is None or other is None:
        return 0
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def _at_one_time(one: Cluster, other: Cluster) -> bool:
    return any(apart(days, others) <= _AT_ONE_TIME for days in one.roles.values() for others in other.roles.values())
