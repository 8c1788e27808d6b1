"""Who is who across articles: entities meet by what is known of them or by their full names, never by looks alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from dragoman.knowledge.given_names import family_first_surnames
from dragoman.language.keys import name_key
from dragoman.model import Entity, EntityKind
from dragoman.record.facts import Filed, Identity, Local, Rulings, Spelling
from dragoman.record.groups import Groups
from dragoman.record.ids import distinct_ids
from dragoman.record.words import script_of

Key = tuple[str, ...]
_Text = TypeVar("_Text", bound=str)


class Bearer(Struct, frozen=True, kw_only=True):
    """An entity of one article, with the names by which it can meet others."""

    local: Local
    kind: EntityKind
    name: str
    knowledge_id: str | None
    country: str | None
    sector: str | None
    role: str | None
    forms: tuple[tuple[str, int], ...]
    keys: frozenset[Key]

    @property
    def full_keys(self) -> frozenset[Key]:
        """The names by which two entities may meet: of a person first and last name, of all else the whole name."""
        if self.kind != "person":
            return self.keys
        return frozenset(key for key in self.keys if len(key) > 1)


def identities(articles: Sequence[Filed], rulings: Rulings) -> tuple[Identity, ...]:
    """The identities that the entities of all articles add up to.

    Entities are one where a knowledge id, or else kind and full name with no contradiction of country, says so; a
    surname alone joins the one person of the record who bears it, if country and role allow. Where two could be
    meant, the entity stays on its own. The order of `articles` has no say.
    """
    bearers = sorted((bearer for filed in articles for bearer in _bearers(filed)), key=lambda bearer: bearer.local)
    meeting = _Meeting(bearers, rulings)
    _join_known(meeting)
    _join_full_names(meeting)
    _join_surnames(meeting)
    members = [[bearers[index] for index in group] for group in meeting.groups.all()]
    ids = distinct_ids("p", [(_seed(group), group[0].local) for group in members])
    made = [_ruled(_identity(name, group), rulings) for name, group in zip(ids, members, strict=True)]
    return tuple(sorted(made, key=lambda identity: identity.id))


def identity_of(found: Iterable[Identity]) -> dict[Local, Identity]:
    """The identity of each entity of each article."""
    return {local: identity for identity in found for local in identity.entities}


def surname(key: Key, name: str) -> str:
    """The part of a full name's key by which its bearer is called alone."""
    first_word = name.split(maxsplit=1)[0].lower() if name.split() else ""
    return key[0] if first_word in family_first_surnames() else key[-1]


def _bearers(filed: Filed) -> Iterable[Bearer]:
    article = filed.analysis.article
    assert article is not None
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in filed.analysis.mentions:
        if mention.form == "name":
            forms[mention.entity][" ".join(article.text[slice(*mention.span)].split())] += 1
    for entity in filed.analysis.entities:
        counted = forms[entity.id] or Counter(dict.fromkeys(entity.names, 0))
        yield _bearer(filed.key, entity, counted)


def _bearer(article: str, entity: Entity, forms: Counter[str]) -> Bearer:
    written = {name_key(name) for name in (entity.name, *forms)}
    return Bearer(
        local=(article, entity.id),
        kind=entity.kind,
        name=entity.name,
        knowledge_id=entity.knowledge_id,
        country=entity.country,
        sector=entity.sector,
        role=entity.role,
        forms=tuple(sorted(forms.items())),
        keys=frozenset(key for key in written if key),
    )


class _Meeting:
    """The entities as they meet: none joins where two would be one who are known as two, or as of two countries."""

    def __init__(self, bearers: Sequence[Bearer], rulings: Rulings) -> None:
        self.bearers = bearers
        self.groups = Groups(len(bearers))
        self._known = [{bearer.knowledge_id} - {None} for bearer in bearers]
        self._countries = [{bearer.country} - {None} for bearer in bearers]
        number = {bearer.local: index for index, bearer in enumerate(bearers)}
        self._apart = [
            (number[one], number[other]) for one, other in rulings.apart if one in number and other in number
        ]
        for group in rulings.together:
            there = [number[local] for local in group if local in number]
            for other in there[1:]:
                self._unite(there[0], other)

    def _unite(self, one: int, other: int) -> None:
        first, second = sorted((self.groups.of(one), self.groups.of(other)))
        self.groups.join(first, second)
        self._known[first] |= self._known[second]
        self._countries[first] |= self._countries[second]

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.groups.of(one), self.groups.of(other)))
        known, countries = self._known[first] | self._known[second], self._countries[first] | self._countries[second]
        pairs = {frozenset((self.groups.of(a), self.groups.of(b))) for a, b in self._apart}
        if frozenset((first, second)) in pairs:
            return
        if first == second or len(known) > 1 or (not known and len(countries) > 1):
            return
        self.groups.join(first, second)
        self._known[first], self._countries[first] = known, countries


def _join_known(meeting: _Meeting) -> None:
    first: dict[str, int] = {}
    for index, bearer in enumerate(meeting.bearers):
        if bearer.knowledge_id is not None:
            meeting.join(first.setdefault(bearer.knowledge_id, index), index)
    for index, bearer in enumerate(meeting.bearers):
        if bearer.kind == "country" and bearer.country is not None:
            meeting.join(first.setdefault(f"country {bearer.country}", index), index)


def _join_full_names(meeting: _Meeting) -> None:
    """Join what has the same full name, block by block."""
    blocks: dict[tuple[str, Key], set[int]] = defaultdict(set)
    for index, bearer in enumerate(meeting.bearers):
        for key in bearer.full_keys:
            blocks[bearer.kind, _ends(key) if bearer.kind == "person" else key].add(index)
    for (kind, ends), block in sorted(blocks.items()):
        members = sorted(block)
        for alike in _same_middle(meeting.bearers, members, ends) if kind == "person" else [members]:
            _join_block(meeting, alike)


def _ends(key: Key) -> Key:
    """First and last part, whichever of the two a language puts first."""
    return tuple(sorted((key[0], key[-1])))


def _same_middle(bearers: Sequence[Bearer], block: Sequence[int], ends: Key) -> list[list[int]]:
    """A block by middle names: `Joseph R. Biden` meets `Joseph Biden`, two with other middle names do not meet."""
    by_middle: dict[Key, list[int]] = defaultdict(list)
    for index in block:
        middles = {key[1:-1] for key in bearers[index].full_keys if _ends(key) == ends}
        by_middle[max(middles, key=lambda middle: (len("".join(middle)), middle))].append(index)
    fullest = max(by_middle, key=lambda middle: (len("".join(middle)), middle))
    if all(_abbreviates(middle, fullest) for middle in by_middle):
        return [list(block)]
    return list(by_middle.values())


def _abbreviates(short: Key, full: Key) -> bool:
    if not short:
        return True
    return len(short) == len(full) and all(whole.startswith(part) for part, whole in zip(short, full, strict=True))


def _join_block(meeting: _Meeting, block: Sequence[int]) -> None:
    """Join those of one full name: by country, and those of whom no country is told with the one they can mean."""
    bearers = meeting.bearers
    known = [index for index in block if bearers[index].knowledge_id is not None]
    if len({bearers[index].knowledge_id for index in known}) > 1:
        return
    by_country: dict[str | None, list[int]] = defaultdict(list)
    for index in [*known, *block]:
        by_country[bearers[index].country].append(index)
    bare = by_country.pop(None, [])
    for members in by_country.values():
        for index in members:
            meeting.join(members[0], index)
    if len(by_country) < 2 or known:
        one = [*known, *(index for members in by_country.values() for index in members), *bare][0]
        for index in bare:
            meeting.join(one, index)


def _join_surnames(meeting: _Meeting) -> None:
    """A surname alone joins the one full-named person who bears it; the rest of that surname stay apart."""
    bearing: dict[str, set[int]] = defaultdict(set)
    alone: dict[str, list[int]] = defaultdict(list)
    for index, bearer in enumerate(meeting.bearers):
        if bearer.kind != "person":
            continue
        full = [name for name in (bearer.name, *(form for form, _ in bearer.forms)) if len(name_key(name)) > 1]
        for name in full:
            bearing[surname(name_key(name), name)].add(index)
        if not full and bearer.knowledge_id is None:
            for key in bearer.keys:
                alone[key[0]].append(index)
    candidates = {key: {meeting.groups.of(index) for index in indexes} for key, indexes in bearing.items()}
    facts = _facts_by_group(meeting.bearers, meeting.groups)
    for part, indexes in sorted(alone.items()):
        if len(candidates.get(part, ())) == 1:
            (candidate,) = candidates[part]
            for index in indexes:
                if _allowed(meeting.bearers[index], facts[candidate]):
                    meeting.join(candidate, index)


def _facts_by_group(bearers: Sequence[Bearer], groups: Groups) -> dict[int, tuple[set[str], set[str]]]:
    """The countries and the roles that are told of each group."""
    facts: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for index, bearer in enumerate(bearers):
        countries, roles = facts[groups.of(index)]
        countries.update([bearer.country] if bearer.country else [])
        roles.update([bearer.role] if bearer.role else [])
    return facts


def _allowed(bearer: Bearer, facts: tuple[set[str], set[str]]) -> bool:
    countries, roles = facts
    same_country = bearer.country is None or not countries or bearer.country in countries
    return same_country and (bearer.role is None or not roles or bearer.role in roles)


def _seed(group: Sequence[Bearer]) -> tuple[str, ...]:
    known = sorted(bearer.knowledge_id for bearer in group if bearer.knowledge_id)
    if known:
        return ("known", known[0])
    country = min((bearer.country for bearer in group if bearer.country), default="")
    if group[0].kind == "country" and country:
        return ("country", country)
    keys = sorted({key for bearer in group for key in bearer.full_keys or bearer.keys})
    return (group[0].kind, *(keys[0] if keys else ()), country)


def _identity(name: str, group: Sequence[Bearer]) -> Identity:
    spellings: Counter[str] = Counter()
    for bearer in group:
        spellings.update(dict(bearer.forms))
    return Identity(
        id=name,
        kind=_most([bearer.kind for bearer in group]) or "person",
        name=_canonical_name(group),
        knowledge_id=_most([bearer.knowledge_id for bearer in group]),
        country=_most([bearer.country for bearer in group]),
        sector=_most([bearer.sector for bearer in group]),
        spellings=tuple(Spelling(form, script_of(form), count) for form, count in sorted(spellings.items())),
        entities=tuple(bearer.local for bearer in group),
    )


def _ruled(identity: Identity, rulings: Rulings) -> Identity:
    entities = set(identity.entities)
    for local, name in rulings.names:
        if local in entities:
            identity = structs.replace(identity, name=name)
    for local, link in rulings.links:
        if local in entities:
            identity = structs.replace(identity, knowledge_id=link)
    return identity


def _canonical_name(group: Sequence[Bearer]) -> str:
    """The name that most articles give, those first that know the bearer, then those that name him in full."""
    told = Counter((bearer.knowledge_id is not None, len(bearer.name.split()) > 1, bearer.name) for bearer in group)
    return min(told, key=lambda name: (not name[0], not name[1], -told[name], name[2]))[2]


def _most(values: Iterable[_Text | None]) -> _Text | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
