"""An article as claims are read from it: its sentences, its story, and which events of the record it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct

from dragoman.knowledge.places import place_by_id
from dragoman.language.pack import pack_code_for, read_pack
from dragoman.model import Span
from dragoman.record.copies import outlet_key, outlet_keys
from dragoman.record.disagreements.claim import Source, Stated
from dragoman.record.disagreements.scene import Named, Scene
from dragoman.record.events.telling import Told
from dragoman.record.facts import DisagreementKind, Filed
from dragoman.record.identity.asking import Identified
from dragoman.record.sources import outlet_name

_POSTED = frozenset({"ambassador", "envoy", "consul", "diplomat"})


class Town(NamedTuple):
    """A town that an article names: the entity's id, its id in the knowledge, its name."""

    entity: str
    id: str
    name: str


class Report(Struct, frozen=True, kw_only=True, dict=True):
    """An article with its sentences.

    `told` are its tellings by their mentions, each with the id of its event; `stories` are those of these events.
    """

    filed: Filed
    scenes: tuple[Scene, ...]
    story: str | None
    told: Mapping[str, tuple[str, Told]]
    stories: Mapping[str, str]
    who: Mapping[str, Identified]

    @cached_property
    def source(self) -> Source:
        """Whose word it is."""
        article = self.filed.analysis.article
        assert article is not None
        published = article.published
        is_known = published is not None and published.basis not in ("masthead", "bound")
        return Source(
            article=self.filed.key,
            outlet=outlet_name(article),
            country=None if article.outlet is None else article.outlet.country,
            language=article.language,
            said=published.latest if published is not None and is_known else None,
            outlets=tuple(sorted(outlet_keys(article) or {self.filed.key})),
        )

    @cached_property
    def home(self) -> str | None:
        """The country that the article names most often: whose "the army" is, or "the authorities".

        Of two that are named as often it is that of the outlet, if one.
        """
        named = [one.party.country for scene in self.scenes for one in scene.named if one.party.country is not None]
        most = Counter(named).most_common(2)
        if len(most) > 1 and most[0][1] == most[1][1]:
            return self.source.country if self.source.country in dict(most) else None
        return most[0][0] if most else None

    @cached_property
    def is_verb_last(self) -> bool:
        """Whether the verb stands last in its language."""
        return read_pack(pack_code_for(self.source.language)).order == "SOV"

    @cached_property
    def is_verb_first(self) -> bool:
        """Whether the verb stands first in its language."""
        return read_pack(pack_code_for(self.source.language)).order == "VSO"

    def is_headline(self, scene: Scene) -> bool:
        """Whether a sentence is the article's title again."""
        article = self.filed.analysis.article
        assert article is not None
        return scene.number == 0 and article.title is not None and scene.text.strip() in article.title

    def is_quoted(self, scene: Scene) -> bool:
        """Whether a sentence has somebody's own words in it."""
        start, end = scene.span
        return any(one.direct and one.span[0] < end and start < one.span[1] for one in self.filed.analysis.quotations)

    def events_in(self, scene: Scene) -> tuple[str, ...]:
        """The events of the record that a sentence tells."""
        return tuple(sorted({self.told[one.id][0] for one in scene.events if one.id in self.told}))

    def town(self, entity: str | None) -> Town | None:
        """A town among the article's entities; None for wider places and those of which nothing is known."""
        found = next((one for one in self.filed.analysis.entities if one.id == entity), None)
        known = None if found is None or found.knowledge_id is None else place_by_id(found.knowledge_id)
        if found is None or known is None or known.kind not in ("city", "site"):
            return None
        return Town(found.id, known.id, found.name)

    def is_post(self, scene: Scene, town: Span) -> bool:
        """Whether a town is where an envoy sits, who stands right before it: "the ambassador in Moscow"."""
        envoys = {one.id for one in self.filed.analysis.entities if one.role in _POSTED}
        return any(
            one.mention.entity in envoys and one.span[1] <= town[0] and scene.words_between(one.span, town) <= 1
            for one in scene.named
        )

    def before(self, scene: Scene, most: int) -> list[Scene]:
        """The sentences right before one, the nearest first."""
        return [self.scenes[number] for number in range(scene.number - 1, max(scene.number - 1 - most, -1), -1)]

    def around(self, scene: Scene, most: int) -> list[Scene]:
        """A sentence and those before it that tell whom it is of, the nearest first: none where it names two sides."""
        found = [scene]
        for before in self.before(scene, most):
            if len(sides_in(found)) > 1:
                break
            found.append(before)
        return found

    def stated(
        self, kind: DisagreementKind, scene: Scene, span: Span, *, about: str, value: str, side: str = "", **more: Any
    ) -> Stated | None:
        """A claim that stands in a sentence.

        None for a headline, which is too short to tell, and where it has neither story nor event in which others clash.
        """
        if self.is_headline(scene):
            return None
        events = tuple(sorted({*self.events_in(scene), *more.pop("also", ())}))
        room = more.pop("room", None) or self._room(events)
        if room is None:
            return None
        facts: dict[str, Any] = {
            "countries": tuple(sorted(scene.countries)),
            "people": tuple(sorted(scene.people)),
            "places": tuple(sorted(scene.places)),
            "days": scene.days,
            "events": events,
            "cited": self._cited_in(scene),
        }
        return Stated(
            room=room, kind=kind, about=about, value=value, side=side, source=self.source, span=span,
            sentence=scene.span, **(facts | more),
        )  # fmt: skip

    def _room(self, events: Sequence[str]) -> str | None:
        """The story of what a sentence tells, be it another than the article's; outside of stories an event itself."""
        stories = [self.stories[event] for event in events if event in self.stories]
        if stories and self.story not in stories:
            return min(stories)
        return self.story or next(iter(events), None)

    def _cited_in(self, scene: Scene) -> tuple[str, ...]:
        start, end = scene.span
        cited = {outlet_key(one.outlet) for one in self.filed.analysis.citations if start <= one.span[0] < end}
        return tuple(sorted(cited - {""}))


def sides_in(around: Iterable[Scene]) -> frozenset[str]:
    """Who deals with whom: the sides of all persons and countries that these sentences name."""
    return frozenset(side_of(one) for scene in around for one in scene.named if one.party.kind in ("person", "country"))


def side_of(named: Named) -> str:
    """Whom a name stands for where countries deal with one another: its country, or else itself."""
    return named.party.country or named.party.id
