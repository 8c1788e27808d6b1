"""The entities of articles with what speaks for and against their being one: names, facts, days and company."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from dragoman.language.keys import name_key
from dragoman.model import Article, Entity, EntityKind
from dragoman.record.facts import Filed, Local
from dragoman.record.identity.known import known_as

Key = tuple[str, ...]


class Bearer(Struct, frozen=True, kw_only=True, gc=False):
    """An entity of one article.

    `forms` are its names as they stand, with how often; `keys` the script-free keys of all its names. `listed` are its
    entries on users' lists. `token` is what it is in the company of others, `day` the day of the article (ordinal) or
    None.
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
    keys: frozenset[Key]
    token: str
    day: int | None
    listed: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        """The key of its article."""
        return self.local[0]

    @property
    def known(self) -> tuple[str, ...]:
        """The ids by which it is known: the one in Wikidata first, then those of lists."""
        return known_as(self.knowledge_id, self.listed)

    @property
    def full_keys(self) -> frozenset[Key]:
        """The names by which it is known in full: of a person first and last name, of all else the whole name."""
        if self.kind != "person":
            return self.keys
        return frozenset(key for key in self.keys if len(key) > 1)


def bearers_of(filed: Filed) -> Iterator[Bearer]:
    """The entities of an article."""
    article = filed.analysis.article
    assert article is not None
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in filed.analysis.mentions:
        if mention.form == "name":
            forms[mention.entity][" ".join(article.text[slice(*mention.span)].split())] += 1
    day = _day(article)
    for entity in filed.analysis.entities:
        counted = forms[entity.id] or Counter(dict.fromkeys(entity.names, 0))
        yield _bearer(filed.key, entity, counted, article.language, day)


def _bearer(article: str, entity: Entity, forms: Counter[str], language: str, day: int | None) -> Bearer:
    own_key = name_key(entity.name)
    return Bearer(
        local=(article, entity.id),
        kind=entity.kind,
        name=entity.name,
        knowledge_id=entity.knowledge_id,
        country=entity.country,
        sector=entity.sector,
        role=entity.role,
        language=language,
        forms=tuple(sorted(forms.items())),
        keys=frozenset(key for key in (own_key, *map(name_key, forms)) if key),
        token=next(iter(known_as(entity.knowledge_id, entity.listed)), " ".join((entity.kind, *own_key))),
        day=day,
        listed=entity.listed,
    )


def _day(article: Article) -> int | None:
    when = article.published
    if when is None or when.latest is None or when.earliest is None:
        return None
    return when.latest.toordinal()
