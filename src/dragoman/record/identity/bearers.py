"""The entities of articles with what speaks for and against their being one: names, facts, days and company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from hashlib import blake2b

from msgspec import Struct

from dragoman.knowledge.offices import people as people_in_office
from dragoman.language.keys import name_key
from dragoman.model import Article, Entity, EntityKind
from dragoman.record.facts import Filed, Local
from dragoman.record.identity.evidence import CLASS_BITS, token_class
from dragoman.record.identity.known import known_as

_TOKENS = 2**29


class Bearer(Struct, frozen=True, array_like=True, gc=False):
    """An entity of one article.

    `forms` are its names as they stand, with how often. `listed` are its entries on users' lists. `day` is the day of
    the article (ordinal) or None.
    """

    local: Local
    kind: EntityKind
    name: str
    knowledge_id: str | None
    country: str | None
    sector: str | None
    role: str | None
    language: str
    forms: tuple[tuple[str, int], ...]
    day: int | None
    listed: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        """The key of its article."""
        return self.local[0]

    @property
    def known(self) -> tuple[str, ...]:
        """The ids by which it is known: the one in Wikidata first, then those of lists, of which offices are one."""
        return _known(self.kind, self.name, self.knowledge_id, self.country, self.listed)

    @property
    def is_unknown_person(self) -> bool:
        """Whether it is a person without an id in Wikidata."""
        return self.kind == "person" and self.knowledge_id is None

    @property
    def called(self) -> str:
        """What it is in the company of others, whatever the script: its id, else its kind and the key of its name."""
        return _called(self.kind, self.name, self.known)

    @property
    def token(self) -> int:
        """The digest of `called`, with the class of those who say as much about the company in which they stand."""
        return _token(self.kind, self.name, self.known, self.knowledge_id is not None)


@lru_cache(maxsize=20_000)
def _known(
    kind: EntityKind, name: str, knowledge_id: str | None, country: str | None, listed: tuple[str, ...]
) -> tuple[str, ...]:
    known = known_as(knowledge_id, listed)
    if kind != "person" or knowledge_id is not None or country not in _countries_of_entries().get(name, ()):
        return known
    # Somebody in office who has no id in Wikidata: reading told him by his entry, in whatever script.
    return (*known, f"offices:{name}")


def _called(kind: EntityKind, name: str, known: tuple[str, ...]) -> str:
    return known[0] if known else f"{kind} {' '.join(key_of(name))}"


@lru_cache(maxsize=20_000)
def _token(kind: EntityKind, name: str, known: tuple[str, ...], is_of_wikidata: bool) -> int:
    return digest(_called(kind, name, known)) % _TOKENS << CLASS_BITS | token_class(kind, is_of_wikidata)


@lru_cache(maxsize=25_000)
def key_of(name: str) -> tuple[str, ...]:
    """The script-free keys of the parts of a name."""
    return name_key(name)


@lru_cache(maxsize=25_000)
def digest(text: str) -> int:
    """A number that is made of a text alone, as great as SQLite's may be."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


@cache
def _countries_of_entries() -> dict[str, frozenset[str]]:
    """The countries for which people of these names are or were in office."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in people_in_office():
        countries = {term.country for term in person.terms if term.country is not None}
        if person.knowledge_id is None:
            found[person.name].update(countries)
    return {name: frozenset(countries) for name, countries in found.items()}


def bearers_of(filed: Filed) -> Iterator[Bearer]:
    """The entities of an article."""
    article = filed.analysis.article
    assert article is not None
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for mention in filed.analysis.mentions:
        if mention.form == "name":
            counted = forms[mention.entity]
            form = " ".join(article.text[slice(*mention.span)].split())
            counted[form] = counted.get(form, 0) + 1
    day = _day(article)
    for entity in filed.analysis.entities:
        counted = forms.get(entity.id) or dict.fromkeys(entity.names, 0)
        yield _bearer(filed.key, entity, counted, article.language, day)


def _bearer(article: str, entity: Entity, forms: Mapping[str, int], language: str, day: int | None) -> Bearer:
    return Bearer(
        (article, entity.id),
        entity.kind,
        entity.name,
        entity.knowledge_id,
        entity.country,
        entity.sector,
        entity.role,
        language,
        tuple(sorted(forms.items())),
        day,
        entity.listed,
    )


def _day(article: Article) -> int | None:
    when = article.published
    if when is None or when.latest is None or when.earliest is None:
        return None
    return when.latest.toordinal()
