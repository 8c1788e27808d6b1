"""The identities that the entities of many articles add up to, and pairs of them that may be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from dragoman.knowledge.offices import people as people_in_office
from dragoman.model import EntityKind
from dragoman.record.facts import Filed, Identity, Local, Rulings, Suggestion
from dragoman.record.identity.bearers import Bearer, bearers_of
from dragoman.record.identity.clusters import Cluster, Clustering, Edge, around
from dragoman.record.identity.constraints import Unions, last_said, ruled
from dragoman.record.identity.evidence import Company
from dragoman.record.identity.making import made
from dragoman.record.identity.names import Name, name_of
from dragoman.record.identity.others import Others
from dragoman.record.identity.people import SAME, People
from dragoman.record.identity.suggesting import suggestions

_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "country", "place", "group")
_NO_RULINGS = Rulings()
_MOST_NAMES = 16
_MOST_NAMES_OF_A_THING = 6
_MOST_COMPANY = 40


class Resolved(Struct, frozen=True):
    """Who is who: the identities, and the pairs of them that a user may want to decide on."""

    identities: tuple[Identity, ...]
    suggestions: tuple[Suggestion, ...]


def resolved(articles: Sequence[Filed], rulings: Rulings = _NO_RULINGS) -> Resolved:
    """The identities of all entities of these articles, as far as they are sure, and suggestions where they are not.

    Entities are one where a user or a knowledge id says so; else where names, role, country, day and company together
    make it likely and nothing excludes it. Where two could be meant, the entity stays on its own. The order of
    `articles` has no say.
    """
    bearers = sorted((bearer for filed in articles for bearer in bearers_of(filed)), key=lambda bearer: bearer.local)
    unions = ruled({bearer.local: number for number, bearer in enumerate(bearers)}, rulings)
    ruled_apart = {number for pair in unions.separated() for number in pair}
    _join_known(bearers, unions, rulings)
    names = _Names()
    full = [_full_names(bearer, names) for bearer in bearers]
    _join_same(bearers, full, unions, ruled_apart)
    company = _Companies(bearers)
    by_kind: dict[EntityKind, list[Cluster]] = {kind: [] for kind in _KINDS}
    for members in unions.groups.all():
        by_kind[bearers[members[0]].kind].append(_cluster(members, bearers, full, names, company))
    left: list[tuple[Cluster, Cluster, Edge]] = []
    for kind, clusters in by_kind.items():
        comparison = People(names.all, company.weights) if kind == "person" else Others(names.all, company.weights)
        clustering = Clustering(clusters, comparison.excludes, _apart(clusters, unions))
        open_edges = clustering.join(comparison.edges(clusters), SAME)
        left.extend(
            (clusters[edge.one], clusters[edge.other], edge)
            for edge in open_edges
            if not (clusters[edge.one].is_vague and clusters[edge.other].is_vague)
        )
        for number, cluster in enumerate(clusters):
            unions.join(cluster.first, clusters[clustering.of(number)].first)
    _join_linked(bearers, unions, rulings)
    found = made(bearers, unions.groups.all(), rulings)
    identity = {local: one for one in found for local in one.entities}
    pairs = [(identity[bearers[a.first].local], identity[bearers[b.first].local], edge) for a, b, edge in left]
    return Resolved(found, suggestions(pairs))


def identities(articles: Sequence[Filed], rulings: Rulings = _NO_RULINGS) -> tuple[Identity, ...]:
    """The identities that the entities of all articles add up to, as `resolved` finds them."""
    return resolved(articles, rulings).identities


def identity_of(found: Iterable[Identity]) -> dict[Local, Identity]:
    """The identity of each entity of each article."""
    return {local: identity for identity in found for local in identity.entities}


class _Names:
    """The names of a run, each with a number."""

    def __init__(self) -> None:
        self.all: list[Name] = []
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, written: str, language: str) -> int | None:
        """The number of a written name in a language; None where it has no part."""
        found = self._numbers.get((written, language))
        if found is None:
            name = name_of(written, language)
            found = -1 if name is None else len(self.all)
            self._numbers[written, language] = found
            if name is not None:
                self.all.append(name)
        return None if found < 0 else found


class _Companies:
    """Who stands in the articles of whom."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for bearer in bearers:
            found[bearer.article].add(bearer.token)
        self._tokens = {article: frozenset(tokens) for article, tokens in found.items()}
        self.weights = Company(self._tokens.values())

    def of(self, bearers: Sequence[Bearer]) -> frozenset[str]:
        """The most frequent company of these entities."""
        own = {bearer.token for bearer in bearers}
        if len(bearers) == 1 and len(self._tokens[bearers[0].article]) <= _MOST_COMPANY:
            return self._tokens[bearers[0].article] - own
        often = Counter(token for bearer in bearers for token in self._tokens[bearer.article])
        usual = sorted(often.keys() - own, key=lambda token: (-often[token], token))
        return frozenset(usual[:_MOST_COMPANY])


def _join_known(bearers: Sequence[Bearer], unions: Unions, rulings: Rulings) -> None:
    """Joins those of one knowledge id, and the countries of one code.

    Where a user parted some of them, the rest goes with the most of them, last with those whom he linked elsewhere.
    """
    by_id: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        if bearer.knowledge_id is not None:
            by_id[bearer.knowledge_id].append(number)
        if bearer.kind == "country" and bearer.country is not None:
            by_id[f"country {bearer.country}"].append(number)
    linked = dict(rulings.links)
    for known, numbers in sorted(by_id.items()):
        sets = Counter(unions.of(number) for number in numbers)
        elsewhere = {unions.of(number) for number in numbers if linked.get(bearers[number].local, known) != known}
        first: list[int] = []
        for one in sorted(sets, key=lambda one: (one in elsewhere, -sets[one], one)):
            if not any(unions.join(other, one) for other in first):
                first.append(one)


def _full_names(bearer: Bearer, names: _Names) -> tuple[int, ...]:
    """The numbers of an entity's names: the base form, then what stands in the text; of a person the full ones."""
    written = [(form, bearer.language) for form, _ in bearer.forms]
    if bearer.name not in dict(bearer.forms):
        written.insert(0, (bearer.name, ""))
    found = [number for text, language in written if (number := names.number(text, language)) is not None]
    if bearer.kind == "person":
        found = [number for number in found if not names.all[number].is_lone] or found
    return tuple(dict.fromkeys(found))[:_MOST_NAMES]


def _join_same(
    bearers: Sequence[Bearer], full: Sequence[tuple[int, ...]], unions: Unions, ruled_apart: set[int]
) -> None:
    """Joins those that nothing tells apart: of one country and name, persons of the same full names and role."""
    first: dict[tuple[object, ...], int] = {}
    for number, bearer in enumerate(bearers):
        if bearer.knowledge_id is not None or number in ruled_apart:
            continue
        if bearer.kind != "person":
            alike: tuple[object, ...] = (bearer.token, bearer.country)
        elif bearer.full_keys and full[number]:
            alike = (full[number], bearer.country, bearer.role)
        else:
            continue
        unions.join(first.setdefault(alike, number), number)


def _apart(clusters: Sequence[Cluster], unions: Unions) -> list[tuple[int, int]]:
    place = {cluster.first: number for number, cluster in enumerate(clusters)}
    return [(place[one], place[other]) for one, other in unions.separated() if one in place and other in place]


def _cluster(
    members: list[int],
    bearers: Sequence[Bearer],
    full: Sequence[tuple[int, ...]],
    names: _Names,
    companies: _Companies,
) -> Cluster:
    own = [bearers[number] for number in members]
    known = frozenset(bearer.knowledge_id for bearer in own if bearer.knowledge_id is not None)
    spelled = [number for name in _spellings(own, known) if (number := names.number(name, "")) is not None]
    met_by = tuple(dict.fromkeys((*spelled[:_MOST_NAMES], *_usual([full[member] for member in members]))))
    if own[0].kind == "person":
        met_by = tuple(number for number in met_by if not names.all[number].is_lone) or met_by
    cluster = Cluster(
        members=members,
        names=met_by[: 2 * _MOST_NAMES if own[0].kind == "person" else _MOST_NAMES_OF_A_THING],
        profiles=[tuple(spelled)] if spelled else list(dict.fromkeys(full[member] for member in members)),
        known=known,
        countries=Counter(bearer.country for bearer in own if bearer.country is not None),
        articles={bearer.article for bearer in own},
        company=companies.of(own),
    )
    cluster.is_vague = not known and all(names.all[number].is_lone for number in cluster.names)
    for bearer in own:
        if bearer.role is not None:
            days = None if bearer.day is None else (bearer.day, bearer.day)
            cluster.roles[bearer.role] = around(cluster.roles.get(bearer.role), days)
    return cluster


def _usual(names: Sequence[tuple[int, ...]]) -> Sequence[int]:
    """All these names, the most frequent first."""
    if len(names) == 1:
        return names[0]
    often = Counter(number for some in names for number in some)
    return sorted(often, key=lambda number: -often[number])


def _spellings(own: Sequence[Bearer], known: frozenset[str]) -> tuple[str, ...]:
    """How the knowledge spells the person that these are."""
    if len(known) != 1 or own[0].kind != "person":
        return ()
    bearer = next(bearer for bearer in own if bearer.knowledge_id is not None)
    return (bearer.name, *_known_spellings().get((bearer.name, bearer.knowledge_id or ""), ()))


@cache
def _known_spellings() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(person.name, person.knowledge_id or ""): person.spellings for person in people_in_office()}


def _join_linked(bearers: Sequence[Bearer], unions: Unions, rulings: Rulings) -> None:
    """Joins whom a user linked to an entry of the knowledge with those that are known as that."""
    if not rulings.links:
        return
    first: dict[str, int] = {}
    for number, bearer in enumerate(bearers):
        if bearer.knowledge_id is not None:
            first.setdefault(bearer.knowledge_id, number)
    for members in unions.groups.all():
        linked = last_said(rulings.links, (bearers[number].local for number in members))
        if linked is not None:
            unions.join(first.setdefault(linked, members[0]), members[0])
