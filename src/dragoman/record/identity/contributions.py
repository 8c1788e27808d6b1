"""What articles contribute to nodes: taken back as it was, brought in as it is now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from msgspec import Struct

from dragoman.record.facts import Filed
from dragoman.record.filings import Filings
from dragoman.record.identity.bearers import Bearer, bearers_of
from dragoman.record.identity.kept import Kept, Told, ToldEntity
from dragoman.record.identity.nodes import Node, first_of, place_of, span_of
from dragoman.record.identity.said import Said

_MOST_COMPANY = 40


class Change(Struct, frozen=True):
    """A node as it was and as it is; None where it was or is not."""

    before: Node | None
    after: Node | None

    @property
    def tells_otherwise(self) -> bool:
        """Whether something else is told of its bearers now."""
        if self.before is None or self.after is None:
            return True
        before, after = self.before, self.after
        return (before.sample, before.company, before.has_more) != (after.sample, after.company, after.has_more)

    @property
    def is_elsewhere(self) -> bool:
        """Whether its bearers are in the news in other spans of days now, or more or less often."""
        if self.before is None or self.after is None:
            return True
        return self.before.spans.keys() != self.after.spans.keys() or self.before.weight != self.after.weight


class _Movement:
    """Entities that come to one node and go."""

    def __init__(self) -> None:
        self.come: list[Bearer] = []
        self.gone: set[tuple[str, str]] = set()
        self.spans: Counter[int] = Counter()
        self.is_vague = False


def contribute(kept: Kept, filings: Filings, articles: Collection[int], said: Said) -> dict[int, Change]:
    """Brings in what articles tell now for what they told before; gives the nodes that it moved, by number."""
    return _Contribution(kept, filings, said).of(articles)


class _Contribution:
    def __init__(self, kept: Kept, filings: Filings, said: Said) -> None:
        self._kept = kept
        self._filings = filings
        self._said = said
        self._moved: dict[int, _Movement] = defaultdict(_Movement)
        self._ruled: dict[int, str] = {}
        self._spellings: Counter[tuple[int, int]] = Counter()
        self._spelt: Counter[tuple[int, int]] = Counter()
        self._tokens: dict[str, tuple[int, ...]] = {}

    def of(self, articles: Collection[int]) -> dict[int, Change]:
        there = self._there(articles)
        gone = self._take_back(self._kept.told(articles))
        come = self._bring_in({number: self._filings[number] for number in there})
        self._kept.count_members(gone, come)
        changed = ((pair, often) for pair, often in self._spelt.items() if often or self._spellings[pair])
        self._kept.count_spellings((*pair, self._spellings[pair], often) for pair, often in changed)
        return self._changes()

    def _there(self, articles: Collection[int]) -> list[int]:
        """Those of the articles that the record has, in the order of their keys."""
        rows = self._kept.rows("SELECT key, number FROM articles WHERE number IN ({})", articles)
        return [number for _, number in sorted(rows)]

    def _take_back(self, told: Mapping[int, Told]) -> list[tuple[int, int, str]]:
        gone = []
        for article, one in told.items():
            for entity in one.entities:
                movement = self._moved[entity.node]
                movement.gone.add((one.key, entity.entity))
                movement.spans[one.span] -= 1
                gone.append((entity.node, article, entity.entity))
                self._count(entity, -1)
        self._kept.forget_told(told)
        return gone

    def _bring_in(self, filed: Mapping[int, Filed]) -> list[tuple[int, int, str, str | None]]:
        bearers = {number: list(bearers_of(one)) for number, one in filed.items()}
        numbers = self._kept.spellings(form for some in bearers.values() for bearer in some for form, _ in bearer.forms)
        come, told = [], []
        for article, some in bearers.items():
            entities = [self._come(bearer, numbers) for bearer in some]
            key, span = filed[article].key, span_of(some[0].day if some else None)
            told.append((article, Told(key, span, tuple(entities))))
            self._tokens[key] = tuple(entity.token for entity in entities)
            for entity, bearer in zip(entities, some, strict=True):
                come.append((entity.node, article, entity.entity, bearer.role))
                self._count(entity, 1)
        self._kept.put_told(told)
        return come

    def _come(self, bearer: Bearer, spellings: Mapping[str, int]) -> ToldEntity:
        ruled = self._said.of(bearer.local)
        node, is_vague = place_of(bearer, ruled)
        movement = self._moved[node]
        movement.come.append(bearer)
        movement.spans[span_of(bearer.day)] += 1
        movement.is_vague = is_vague
        self._ruled[node] = ruled
        spelt = tuple((spellings[form], count) for form, count in bearer.forms)
        return ToldEntity(bearer.local[1], node, bearer.token, spelt)

    def _count(self, entity: ToldEntity, sign: int) -> None:
        for spelling, mentions in entity.spellings:
            self._spellings[entity.node, spelling] += sign * mentions
            self._spelt[entity.node, spelling] += sign

    def _changes(self) -> dict[int, Change]:
        """The nodes that moved, written."""
        self._kept.look_up(self._moved)
        before = {number: self._kept.get(number) for number in self._moved}
        samples = {number: self._sample(number, before[number]) for number in sorted(self._moved)}
        others = self._with_other_company(before, samples)
        changes = {}
        for number, sample in samples.items():
            after = self._after(number, before[number], sample, number in others) if sample else None
            if before[number] is not None or after is not None:
                changes[number] = Change(before[number], after)
        self._kept.take_out([number for number, change in changes.items() if change.after is None])
        self._kept.put([change.after for change in changes.values() if change.after not in (None, change.before)])
        return changes

    def _sample(self, number: int, before: Node | None) -> tuple[Bearer, ...]:
        movement = self._moved[number]
        if before is None:
            return first_of(movement.come)
        stayed = [bearer for bearer in before.sample if bearer.local not in movement.gone]
        lost = {bearer.local for bearer in before.sample} & movement.gone - {bearer.local for bearer in movement.come}
        if lost and len(before.sample) < before.told:
            return self._drawn_anew(number)
        return first_of([*stayed, *movement.come])

    def _drawn_anew(self, number: int) -> tuple[Bearer, ...]:
        found: list[Bearer] = []
        for article, entity in self._kept.first_members(number):
            found.extend(one for one in bearers_of(self._filings[article]) if one.local[1] == entity)
        return first_of(found)

    def _with_other_company(
        self, before: Mapping[int, Node | None], samples: Mapping[int, tuple[Bearer, ...]]
    ) -> set[int]:
        """The nodes whose company is to be told anew; who stands in the articles that tell it is looked up."""
        found = set()
        for number, sample in samples.items():
            was = before[number]
            if was is None or was.sample != sample or any(one.article in self._tokens for one in sample):
                found.add(number)
        keys = {bearer.article for number in found for bearer in samples[number]}
        for told in self._kept.told_by_key(keys - self._tokens.keys()):
            self._tokens[told.key] = tuple(entity.token for entity in told.entities)
        return found

    def _after(self, number: int, before: Node | None, sample: tuple[Bearer, ...], has_other_company: bool) -> Node:
        movement = self._moved[number]
        spans = Counter({} if before is None else before.spans)
        spans.update(movement.spans)
        return Node(
            number=number,
            ruled=self._ruled[number] if before is None else before.ruled,
            is_vague=movement.is_vague if before is None else before.is_vague,
            told=spans.total(),
            sample=sample,
            company=before.company if before is not None and not has_other_company else self._company(sample),
            spans={span: often for span, often in sorted(spans.items()) if often},
        )

    def _company(self, sample: tuple[Bearer, ...]) -> tuple[int, ...]:
        """The tokens of those who stand most often in the same articles."""
        own = {bearer.token for bearer in sample}
        articles = {bearer.article for bearer in sample}
        if len(articles) == 1:
            return tuple(sorted({*self._tokens[articles.pop()]} - own)[:_MOST_COMPANY])
        often = Counter([token for bearer in sample for token in {*self._tokens[bearer.article]} - own])
        return tuple(sorted(sorted(often, key=lambda token: (-often[token], token))[:_MOST_COMPANY]))
