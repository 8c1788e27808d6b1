"""An event mention as the record compares it: identities instead of an article's entities, its status, its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from zlib import crc32

from msgspec import Struct

from dragoman.knowledge.offices import offices_of_one
from dragoman.model import Analysis, Article, Entity, EventMention, Span, When
from dragoman.record.copies import outlet_key, outlet_keys
from dragoman.record.facts import Filed, Local, Status
from dragoman.record.families import MEETING, PHONE, family_of, may_be_call
from dragoman.record.sources import outlet_name
from dragoman.record.status import status_of
from dragoman.record.words import folded_words

Parties = frozenset[str]
_OFF: Collection[Status] = ("refused", "cancelled", "postponed")
_SKETCH = 16
# Of leaders, of whatever party or service, a country has more than one.
_OF_SEVERAL = frozenset(
    {"leader", "party leader", "opposition leader", "head of intelligence", "deputy secretary of state"}
)
_A_MONTH = timedelta(days=31)


class Told(Struct, frozen=True, kw_only=True, dict=True):
    """One telling of an event, ready to meet others.

    `family` is what can be one event; `origin` the article that its article reprints, or its own; `words` a sketch of
    the words of its sentence and `saying` a number that the same sentence has everywhere. `outlets` are the names by
    which the origin's outlet is cited, `cited` those that the origin cites, `cited_here` those in the sentence itself.
    A headline tells in the present what the text dates. Of talks that `may_be_call` it is not said whether people met.
    `offices` are those of the parties which one person of a country holds at a time.
    """

    article: str
    mention: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
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
    story: str | None
    trigger: Span
    sentence: Span
    saying: int
    words: tuple[int, ...]
    outlet: str | None
    outlets: tuple[str, ...]
    cited: tuple[str, ...]
    cited_here: tuple[str, ...]
    is_headline: bool = False
    may_be_call: bool = False
    offices: tuple[tuple[str, str], ...] = ()

    @property
    def local(self) -> Local:
        """Article and mention by their keys."""
        return (self.article, self.mention)

    @property
    def is_reciprocal(self) -> bool:
        """Whether all parties stand in the same part."""
        return self.family in (MEETING, PHONE)

    @property
    def is_off(self) -> bool:
        """Whether it tells that a meeting was refused, called off or put off."""
        return self.is_reciprocal and self.status in _OFF

    @cached_property
    def parties(self) -> tuple[Parties, Parties]:
        """Who takes part, in two parts; meetings have all in the first."""
        if self.is_reciprocal:
            return self.actors | self.recipients, frozenset()
        return self.actors, self.recipients

    @cached_property
    def day(self) -> date | None:
        """The one day on which it happens, where that is told."""
        when = self.when
        return when.earliest if when is not None and when.earliest == when.latest else None

    @cached_property
    def interval(self) -> tuple[date, date] | None:
        """First and last day, where both are told."""
        if self.when is None or self.when.earliest is None or self.when.latest is None:
            return None
        return self.when.earliest, self.when.latest

    @cached_property
    def said(self) -> date | None:
        """The day on which its article appeared, where it is known."""
        published = self.published
        if published is None or published.basis in ("masthead", "bound"):
            return None
        return published.latest

    @cached_property
    def anchor(self) -> int:
        """The day by which others find it: its own, else that of its article, else none (0)."""
        if self.interval is not None and self.interval[1] - self.interval[0] <= _A_MONTH:
            return self.interval[0].toordinal()
        if self.published is not None and self.published.latest is not None:
            return self.published.latest.toordinal()
        return 0


def tellings_of(
    filed: Filed,
    origin: Filed,
    identities: Mapping[str, str],
    story: str | None,
    published: When | None,
) -> list[Told]:
    """The tellings of an article.

    `origin` is the article that it reprints, or itself; `identities` the identity of each of its entities; `published`
    its day, which may be another's word.
    """
    article = filed.analysis.article
    assert article is not None
    speaking = origin.analysis.article
    assert speaking is not None
    outlets = tuple(sorted(outlet_keys(speaking) or {origin.key}))
    cited = tuple(sorted({outlet_key(one.outlet) for one in origin.analysis.citations} - {""}))
    offices = {one.id: one.role for one in filed.analysis.entities if one.kind == "person" and one.role is not None}
    own = outlet_keys(article)
    named = {
        one.id: who for one in filed.analysis.entities if (who := identities.get(one.id)) and not _is_outlet(one, own)
    }
    found = []
    for mention in filed.analysis.events:
        sentence = article.text[slice(*mention.sentence)]
        folded = folded_words(sentence)
        taking_part = _without_outlets(filed, mention, named)
        trigger = article.text[slice(*mention.trigger)]
        family = family_of(mention, trigger, article.language)
        found.append(
            Told(
                article=filed.key,
                mention=mention.id,
                type=mention.type,
                mode=mention.mode,
                contexts=mention.contexts,
                auxiliary=mention.auxiliary,
                family=family,
                status=_status(article, filed.analysis, mention, family),
                actors=_parties(mention.actors, taking_part),
                recipients=_parties(mention.recipients, taking_part),
                according_to=identities.get(mention.according_to or ""),
                where=identities.get(mention.where or ""),
                when=mention.when,
                published=published,
                language=article.language,
                origin=origin.key,
                story=story,
                trigger=mention.trigger,
                sentence=mention.sentence,
                saying=crc32(" ".join(folded).encode("utf-8", "surrogatepass")),
                words=_sketch(folded),
                outlet=outlet_name(article),
                outlets=outlets,
                cited=cited,
                cited_here=_cited_here(filed, mention) if filed.key == origin.key else (),
                is_headline=mention.sentence[1] <= _headline_end(article),
                may_be_call=may_be_call(mention, family, trigger, article.language),
                offices=_offices((*mention.actors, *mention.recipients), offices, identities),
            )
        )
    return found


def _status(article: Article, analysis: Analysis, mention: EventMention, family: str) -> Status:
    start, end = mention.sentence
    others = [
        (other.trigger[0] - start, other.trigger[1] - start)
        for other in analysis.events
        if other.sentence == mention.sentence and other.id != mention.id
    ]
    trigger = mention.trigger[0] - start, mention.trigger[1] - start
    return status_of(mention, family, article.text[start:end], trigger, article.language, others)


def _headline_end(article: Article) -> int:
    """Where the headline ends that stands before the text; 0 where none does."""
    if article.title is None or len(article.paragraphs) < 2:
        return 0
    first, last = article.paragraphs[0]
    return last if article.text[first:last].strip() == article.title.strip() else 0


def _parties(entities: Sequence[str], identities: Mapping[str, str]) -> Parties:
    return frozenset(identities[entity] for entity in entities if entity in identities)


def _offices(
    entities: Sequence[str], offices: Mapping[str, str], identities: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    held = ((identities.get(entity), offices.get(entity)) for entity in entities)
    known = offices_of_one() - _OF_SEVERAL
    return tuple(sorted((who, office) for who, office in held if who and office in known))


def _is_outlet(entity: Entity, own: Collection[str]) -> bool:
    """Whether an article speaks of its own outlet: "a document seen by the Courier"."""
    return entity.kind in ("organisation", "person") and outlet_key(entity.name) in own


def _without_outlets(filed: Filed, mention: EventMention, identities: Mapping[str, str]) -> Mapping[str, str]:
    """The identities of those who may take part: an outlet that the sentence names as its source only tells of it."""
    start, end = mention.sentence
    told_by = {one.entity for one in filed.analysis.citations if start <= one.span[0] and one.span[1] <= end}
    return {entity: who for entity, who in identities.items() if entity not in told_by} if told_by else identities


def _sketch(words: Sequence[str]) -> tuple[int, ...]:
    numbers = sorted({crc32(word.encode("utf-8", "surrogatepass")) for word in words})[:_SKETCH]
    return tuple(sorted({number >> 16 for number in numbers}))


def _cited_here(filed: Filed, mention: EventMention) -> tuple[str, ...]:
    start, end = mention.sentence
    found = {outlet_key(one.outlet) for one in filed.analysis.citations if start <= one.span[0] and one.span[1] <= end}
    return tuple(sorted(found - {""}))
