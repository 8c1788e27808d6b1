"""What speaks for two clusters being one person, names aside: role, country and day, and the company they keep."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.knowledge.offices import offices_of_one
from dragoman.model import EntityKind
from dragoman.record.identity.clusters import Cluster, Days, meet

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
# Of whom more is told than is kept, the company that is not kept may be the same.
_UNTOLD_COMPANY = 0.0
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


# What it says that two share somebody or something, by kind and by whether Wikidata knows it: everyone names countries.
_WEIGHTS: dict[tuple[EntityKind, bool], float] = {
    ("country", True): 1.5,
    ("country", False): 1.5,
    ("place", True): 3.0,
    ("place", False): 4.0,
    ("group", True): 3.0,
    ("group", False): 4.0,
    ("organisation", True): 3.0,
    ("organisation", False): 5.0,
    ("person", True): 3.0,
    ("person", False): 5.0,
}
_WEIGHT_OF_CLASS = tuple(dict.fromkeys(_WEIGHTS.values()))
CLASS_BITS = 3
_CLASS = (1 << CLASS_BITS) - 1


def token_class(kind: EntityKind, is_known: bool) -> int:
    """The class of those whose being shared says as much."""
    return _WEIGHT_OF_CLASS.index(_WEIGHTS[kind, is_known])


def company_shared(one: tuple[int, ...], other: tuple[int, ...]) -> float | None:
    """How much of the lesser company is in the greater one (0 to 1); None where too little of it is told.

    Company is the tokens of those who stand in the same articles; the last bits of a token are its class.
    """
    if len(one) < _KNOWN_COMPANY or len(other) < _KNOWN_COMPANY:
        return None
    return _weight(set(one).intersection(other)) / min(_whole(one), _whole(other))


@lru_cache(maxsize=20_000)
def _whole(tokens: tuple[int, ...]) -> float:
    return _weight(tokens)


def _weight(tokens: Iterable[int]) -> float:
    return sum([_WEIGHT_OF_CLASS[token & _CLASS] for token in tokens])


def context(one: Cluster, other: Cluster, is_lone: bool) -> Grounds:
    """What all but the names says, in log odds, and the reasons in words."""
    said, reasons = _office(one, other, is_lone)
    if one.stands_beside(other):
        said += _A_SURNAME_IN_ONE_ARTICLE if is_lone else _IN_ONE_ARTICLE
    shared = company_shared(one.company, other.company)
    if shared is not None:
        none = _UNTOLD_COMPANY if one.has_more or other.has_more else _NO_COMPANY
        said += none + (_COMPANY - none) * min(1.0, 2 * shared)
        if shared > _WORTH_TELLING:
            reasons = (*reasons, "shared company")
    return said, reasons


def _office(one: Cluster, other: Cluster, is_lone: bool) -> Grounds:
    countries = meet(one.countries, other.countries)
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
        said = _SAME_STANDING if at_one_time.isdisjoint(offices_of_one()) else _SAME_OFFICE
        return said, ("same role and country",)
    if at_one_time:
        return _SAME_ROLE, ("same role",)
    said = _SAME_COUNTRY if countries else 0.0
    if one.roles and other.roles and not same and _at_one_time(one, other):
        said += _OTHER_ROLE_OF_A_SURNAME if is_lone else _OTHER_ROLE
    return said, ("same country",) if countries else ()


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
