"""An event mention as the record compares it: identities instead of an article's entities, its status, its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from dragoman.model import Analysis, Article, EventMention, When
from dragoman.record.facts import Copy, Filed, Identity, Local, Status
from dragoman.record.status import MEETING, PHONE, status_of
from dragoman.record.words import folded_words

Parties = frozenset[str]


class Told(Struct, frozen=True, kw_only=True):
    """One telling of an event, ready to meet others.

    `family` is what can be one event; `parties` are all who take part in a meeting or call, and else the actors.
    `origin` is the article that its article reprints, or its own; `day` is set where the telling has one single day.
    """

    local: Local
    mention: EventMention
    family: str
    status: Status
    actors: Parties
    recipients: Parties
    according_to: str | None
    where: str | None
    when: When | None
    when_from: str | None = None
    published: When | None
    language: str
    origin: str
    words: tuple[str, ...]

    @property
    def is_reciprocal(self) -> bool:
        """Whether all parties stand in the same part."""
        return self.family in (MEETING, PHONE)

    @property
    def is_refusal(self) -> bool:
        """Whether it tells that a meeting was refused or called off."""
        return self.is_reciprocal and self.mention.type == "REJECT"

    @property
    def parties(self) -> tuple[Parties, Parties]:
        """Who takes part, in two parts; meetings have all in the first."""
        if self.is_reciprocal:
            return self.actors | self.recipients, frozenset()
        return self.actors, self.recipients

    @property
    def day(self) -> date | None:
        """The one day on which it happens, where that is told."""
        when = self.when
        return when.earliest if when is not None and when.earliest == when.latest else None

    @property
    def interval(self) -> tuple[date, date] | None:
        """First and last day, where both are told."""
        if self.when is None or self.when.earliest is None or self.when.latest is None:
            return None
        return self.when.earliest, self.when.latest


def told(articles: Sequence[Filed], identity: Mapping[Local, Identity], copies: Sequence[Copy]) -> list[Told]:
    """Every event mention of every article, sorted by article and id."""
    origins = {copy.article: copy.origin for copy in copies}
    found = [
        _told(filed, mention, identity, origins.get(filed.key, filed.key))
        for filed in articles
        for mention in filed.analysis.events
    ]
    return sorted(found, key=lambda one: one.local)


def _told(filed: Filed, mention: EventMention, identity: Mapping[Local, Identity], origin: str) -> Told:
    article = filed.analysis.article
    assert article is not None

    def who(entity: str | None) -> str | None:
        found = identity.get((filed.key, entity)) if entity is not None else None
        return None if found is None else found.id

    def parties(entities: Sequence[str]) -> Parties:
        return frozenset(found for entity in entities if (found := who(entity)) is not None)

    family = family_of(mention)
    return Told(
        local=(filed.key, mention.id),
        mention=mention,
        family=family,
        status=_status(article, filed.analysis, mention, family),
        actors=parties(mention.actors),
        recipients=parties(mention.recipients),
        according_to=who(mention.according_to),
        where=who(mention.where),
        when=mention.when,
        published=article.published,
        language=article.language,
        origin=origin,
        words=tuple(folded_words(article.text[slice(*mention.sentence)])),
    )


def family_of(mention: EventMention) -> str:
    """What kinds of telling can be of one event: a meeting is planned as AGREE, held as CONSULT, refused as REJECT."""
    if mention.type == "CONSULT":
        return PHONE if mention.mode == "phone" else MEETING
    if mention.type in ("AGREE", "REJECT") and mention.mode == "meet":
        return MEETING
    if mention.type == "AGREE" and mention.mode is None and "future" in mention.auxiliary:
        return MEETING if len(mention.actors) + len(mention.recipients) > 1 else "AGREE"
    return mention.type


def _status(article: Article, analysis: Analysis, mention: EventMention, family: str) -> Status:
    start, end = mention.sentence
    others = [
        (other.trigger[0] - start, other.trigger[1] - start)
        for other in analysis.events
        if other.sentence == mention.sentence and other.id != mention.id
    ]
    trigger = mention.trigger[0] - start, mention.trigger[1] - start
    return status_of(mention, family, article.text[start:end], trigger, article.language, others)
