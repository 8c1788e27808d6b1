"""The entities as clusters to be compared: what is surely one together, with names, facts and company."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from dragoman.knowledge.offices import people as people_in_office
from dragoman.language.keys import name_key
from dragoman.model import EntityKind
from dragoman.record.identity.bearers import Bearer
from dragoman.record.identity.clusters import Cluster, around
from dragoman.record.identity.constraints import Unions
from dragoman.record.identity.evidence import Company
from dragoman.record.identity.names import Name, name_of

_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "country", "place", "group")
_MOST_NAMES = 16
_MOST_SURFACES = 6
_MOST_COMPANY = 40


class Gathered(Struct, frozen=True):
    """The clusters by kind; the names to which their numbers belong; how much company says."""

    clusters: dict[EntityKind, list[Cluster]]
    names: list[Name]
    company: Company


def gathered(bearers: Sequence[Bearer], unions: Unions) -> Gathered:
    """The clusters of these entities: each set of `unions`, into which those that nothing tells apart are joined."""
    names, companies = _Names(), _Companies(bearers)
    of_unknown = {
        number: _names_of(bearer, names)
        for number, bearer in enumerate(bearers)
        if bearer.kind == "person" and bearer.knowledge_id is None
    }
    _join_same(bearers, of_unknown, unions)
    by_kind: dict[EntityKind, list[Cluster]] = {kind: [] for kind in _KINDS}
    for members in unions.groups.all():
        own = [bearers[number] for number in members]
        unknown = [of_unknown[number] for number in members if number in of_unknown]
        cluster = _known_or_thing(own, names) if len(unknown) < len(members) else _unknown(unknown, names)
        cluster.members = members
        _add_facts(cluster, own, companies)
        by_kind[own[0].kind].append(cluster)
    return Gathered(by_kind, names.all, companies.weights)


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

    def numbers(self, written: Iterable[tuple[str, str]]) -> tuple[int, ...]:
        """The numbers of these written names, each once."""
        found = (self.number(text, language) for text, language in written)
        return tuple(dict.fromkeys(number for number in found if number is not None))

    def full_of(self, written: Iterable[tuple[str, str]]) -> tuple[int, ...]:
        """Those of a given and a family name, or all where there is none."""
        found = self.numbers(written)
        return tuple(number for number in found if not self.all[number].is_lone) or found


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


def _names_of(bearer: Bearer, names: _Names) -> tuple[int, ...]:
    """The numbers of a person's names, base form first: the full ones, or the surname where he has no other."""
    written = [(form, bearer.language) for form, _ in bearer.forms]
    # Letter by letter the Latin name of what stands in another script says no more than that does.
    if name_key(bearer.name) not in {name_key(form) for form, _ in bearer.forms}:
        written.insert(0, (bearer.name, ""))
    return names.full_of(written)[:_MOST_NAMES]


def _join_same(bearers: Sequence[Bearer], of_unknown: dict[int, tuple[int, ...]], unions: Unions) -> None:
    """Joins those that nothing tells apart: of one country and name, persons of the same full names and role.

    What users keep from the same ones is alike, too, and their entries on lists.
    """
    kept_from = unions.kept_from()
    parted_from = [kept_from.get(unions.of(number)) for number in range(len(bearers))]
    first: dict[tuple[object, ...], int] = {}
    for number, bearer in enumerate(bearers):
        if bearer.knowledge_id is not None:
            continue
        if bearer.kind != "person":
            alike: tuple[object, ...] = (bearer.token, bearer.country, bearer.listed, parted_from[number])
        elif bearer.full_keys and of_unknown[number]:
            alike = (of_unknown[number], bearer.country, bearer.role, bearer.listed, parted_from[number])
        else:
            continue
        unions.join(first.setdefault(alike, number), number)


def _unknown(found: Sequence[tuple[int, ...]], names: _Names) -> Cluster:
    """Persons whom the knowledge lacks: met and excluded by all that each is called."""
    met_by = _usual(found)
    full = tuple(number for number in met_by if not names.all[number].is_lone)
    return Cluster(
        members=(),
        names=(full or met_by)[: 2 * _MOST_NAMES],
        profiles=list(dict.fromkeys(found)),
        is_vague=not full,
    )


def _known_or_thing(own: Sequence[Bearer], names: _Names) -> Cluster:
    """Who has a canonical name: met by it, by what the knowledge has beside it, and by his most usual surface forms."""
    often = Counter(bearer.name for bearer in own if bearer.knowledge_id is not None or bearer.kind != "person")
    name = min(often, key=lambda name: (-often[name], name))
    written = [(spelling, "") for spelling in (name, *_spellings(name, own))]
    known = names.full_of(written)
    surfaces: Counter[tuple[str, str]] = Counter()
    for bearer in own:
        for form, count in bearer.forms:
            surfaces[form, bearer.language] += count
    usual = sorted(surfaces, key=lambda surface: (-surfaces[surface], surface))[:_MOST_SURFACES]
    met_by = names.full_of([*written, *usual]) if own[0].kind == "person" else names.numbers([*written, *usual])
    return Cluster(members=(), names=met_by, profiles=[known])


def _add_facts(cluster: Cluster, own: Sequence[Bearer], companies: _Companies) -> None:
    cluster.known = frozenset(known for bearer in own for known in bearer.known)
    if own[0].kind == "person":
        cluster.entries = frozenset(bearer.name for bearer in own if bearer.name in _canonical_names())
    cluster.countries.update(bearer.country for bearer in own if bearer.country is not None)
    cluster.articles.update(bearer.article for bearer in own)
    cluster.company = companies.of(own)
    for bearer in own:
        if bearer.role is not None:
            days = None if bearer.day is None else (bearer.day, bearer.day)
            cluster.roles[bearer.role] = around(cluster.roles.get(bearer.role), days)


def _usual(names: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """All these names, the most frequent first."""
    if len(names) == 1:
        return names[0]
    often = Counter(number for some in names for number in some)
    return tuple(sorted(often, key=lambda number: -often[number]))


def _spellings(name: str, own: Sequence[Bearer]) -> tuple[str, ...]:
    """How the knowledge spells the person that these are."""
    return next((found for bearer in own if (found := _known_spellings().get((name, bearer.knowledge_id)))), ())


@cache
def _canonical_names() -> frozenset[str]:
    return frozenset(person.name for person in people_in_office())


@cache
def _known_spellings() -> dict[tuple[str, str | None], tuple[str, ...]]:
    return {(person.name, person.knowledge_id): person.spellings for person in people_in_office()}
