"""Where sources contradict one another about one event. What can be said of both is no disagreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from msgspec import Struct

from dragoman.model import EventMention, Figure, Span
from dragoman.record.facts import (
    Claim,
    Disagreement,
    DisagreementKind,
    Event,
    Filed,
    Identity,
    Local,
    Statement,
    Telling,
)
from dragoman.record.ids import distinct_ids

_ROUNDING = 0.1  # how far "about", "over" and "up to" may reach beyond the number they stand with
_SLIP = timedelta(days=3)  # two days farther apart are two events rather than a wrong date
_SAME_NEWS = timedelta(days=1)  # figures told later than this have grown rather than been contradicted

_Side = TypeVar("_Side")


class _Sides(Struct, frozen=True):
    kind: DisagreementKind
    about: str
    events: tuple[str, ...]
    claims: tuple[Claim, ...]


def disagreements(
    articles: Sequence[Filed],
    events: Sequence[Event],
    statements: Sequence[Statement],
    identity: Mapping[Local, Identity],
) -> tuple[Disagreement, ...]:
    """Incompatible figures, dates and places, what one says happened and another denies, accusation and denial.

    Each claim has its sentence and whose word it is. Copies and articles that cite one another do not disagree.
    """
    look = _Look(articles, identity)
    found = [sides for event in events for sides in (*look.figures(event), *look.happened(event))]
    found += look.dates_and_places(events, statements)
    found += look.accusations(events)
    seeds = [((sides.kind, sides.about, *sides.events), _first_place(sides)) for sides in found]
    ids = distinct_ids("d", seeds)
    made = [
        Disagreement(disagreement_id, sides.kind, sides.about, sides.events, sides.claims)
        for disagreement_id, sides in zip(ids, found, strict=True)
    ]
    return tuple(sorted(made, key=lambda one: one.id))


def _first_place(sides: _Sides) -> tuple[str, ...]:
    return tuple(f"{claim.article} {claim.span[0]} {claim.span[1]}" for claim in sides.claims)


class _Look:
    """The articles' mentions and figures, at hand by where they stand."""

    def __init__(self, articles: Sequence[Filed], identity: Mapping[Local, Identity]) -> None:
        self.identity = identity
        self.mentions: dict[Local, EventMention] = {}
        self.figures_of: dict[Local, list[Figure]] = defaultdict(list)
        self.paragraphs: dict[str, Sequence[Span]] = {}
        for filed in articles:
            for mention in filed.analysis.events:
                self.mentions[filed.key, mention.id] = mention
            for figure in filed.analysis.figures:
                if figure.event is not None:
                    self.figures_of[filed.key, figure.event].append(figure)
            if filed.analysis.article is not None:
                self.paragraphs[filed.key] = filed.analysis.article.paragraphs

    def mention(self, telling: Telling) -> EventMention:
        return self.mentions[telling.article, telling.mention]

    def claim(self, telling: Telling, value: str, span: Span | None = None) -> Claim:
        mention = self.mention(telling)
        place = span if span is not None else mention.trigger
        around = mention.sentence
        if not around[0] <= place[0] < around[1]:
            # A figure may stand in another sentence than the event that it is told of.
            around = next(one for one in self.paragraphs[telling.article] if one[0] <= place[0] < one[1])
        return Claim(value, telling.article, place, around, telling.outlet, telling.according_to)

    def figures(self, event: Event) -> Iterable[_Sides]:
        """Numbers of the same unit and of the same thing, told in the same news, that cannot both hold."""
        told: dict[tuple[str, str], list[tuple[Telling, Figure]]] = defaultdict(list)
        for telling in _originals(event):
            for figure in self.figures_of.get((telling.article, telling.mention), ()):
                of = self.identity.get((telling.article, figure.of or ""))
                if figure.unit is not None:
                    told[figure.unit, of.id if of is not None else ""].append((telling, figure))
        for (unit, _), claims in sorted(told.items()):
            sides = _contradicting(claims, lambda one, other: _other_news(one[0], other[0]) or _agree(one[1], other[1]))
            if sides:
                stated = tuple(
                    self.claim(telling, f"{figure.value:g} {unit}", figure.span) for telling, figure in sides
                )
                yield _Sides("figure", unit, (event.id,), stated)

    def happened(self, event: Event) -> Iterable[_Sides]:
        """What one says was held or done and another voice denies."""
        claims = [telling for telling in _originals(event) if telling.status in ("held", "done", "denied")]
        sides = _contradicting(
            claims,
            lambda one, other: (one.status == "denied") == (other.status == "denied") or _voice(one) == _voice(other),
        )
        if sides:
            yield _Sides("happened", event.type, (event.id,), tuple(self.claim(side, side.status) for side in sides))

    def dates_and_places(self, events: Sequence[Event], statements: Sequence[Statement]) -> list[_Sides]:
        """Two events that sources tell apart only by a day or a town, where no article knows of both.

        A day apart needs a proof that they are one: words quoted in the articles of both.
        """
        quoting: dict[str, set[str]] = defaultdict(set)
        for statement in statements:
            if statement.direct and len(statement.versions) > 1:
                for version in statement.versions:
                    quoting[version.article].add(statement.id)
        blocks: dict[tuple[object, ...], list[tuple[date, Event]]] = defaultdict(list)
        for event in events:
            day = _day(event)
            if day is not None and len({*event.actors, *event.recipients}) > 1:
                blocks[event.type, event.mode, event.actors, event.recipients].append((day, event))
        pairs = [pair for block in blocks.values() for pair in _close_pairs(block)]
        return [sides for one, other in pairs for sides in self._date_or_place(one, other, quoting)]

    def _date_or_place(self, one: Event, other: Event, quoting: Mapping[str, set[str]]) -> list[_Sides]:
        if _told_together(one, other):
            return []
        if _day(one) == _day(other):
            return self._places(one, other)
        if one.where == other.where and _quoted(one, quoting) & _quoted(other, quoting):
            return self._dates(one, other)
        return []

    def _places(self, one: Event, other: Event) -> list[_Sides]:
        first, second = self._in_town(one), self._in_town(other)
        if first is None or second is None or one.where == other.where:
            return []
        claims = (self.claim(*first), self.claim(*second))
        return [_Sides("place", one.type, tuple(sorted((one.id, other.id))), claims)]

    def _in_town(self, event: Event) -> tuple[Telling, str] | None:
        for telling in _originals(event):
            where = self.identity.get((telling.article, self.mention(telling).where or ""))
            if where is not None and where.kind == "place":
                return telling, where.name
        return None

    def _dates(self, one: Event, other: Event) -> list[_Sides]:
        sides = []
        for event in (one, other):
            telling = next((telling for telling in _originals(event) if telling.when == event.when), None)
            if telling is None or telling.when is None:
                return []
            sides.append(self.claim(telling, str(telling.when.earliest)))
        return [_Sides("date", one.type, tuple(sorted((one.id, other.id))), tuple(sides))]

    def accusations(self, events: Sequence[Event]) -> list[_Sides]:
        """An accusation, and the accused rejecting it in the same breath: the same paragraph or the next."""
        rejecting: dict[tuple[str, str], list[tuple[Event, Telling]]] = defaultdict(list)
        for event in events:
            if event.type == "REJECT" and event.mode is None:
                for telling in _originals(event):
                    for actor in event.actors:
                        rejecting[telling.article, actor].append((event, telling))
        accused = [event for event in events if event.type == "ACCUSE"]
        return [sides for event in accused for sides in self._answers(event, rejecting)]

    def _answers(
        self, event: Event, rejecting: Mapping[tuple[str, str], Sequence[tuple[Event, Telling]]]
    ) -> Iterable[_Sides]:
        for telling in _originals(event):
            for accused in event.recipients:
                for denial, denying in rejecting.get((telling.article, accused), ()):
                    if set(denial.recipients) & set(event.actors) and self._near(telling, denying):
                        claims = (self.claim(telling, "accused"), self.claim(denying, "rejected"))
                        yield _Sides("accusation", event.type, (event.id, denial.id), claims)

    def _near(self, one: Telling, other: Telling) -> bool:
        first, second = self._paragraph(one), self._paragraph(other)
        return 0 <= second - first <= 1

    def _paragraph(self, telling: Telling) -> int:
        start = self.mention(telling).sentence[0]
        return sum(begin <= start for begin, _ in self.paragraphs[telling.article])


def _originals(event: Event) -> list[Telling]:
    return [telling for telling in event.history if not telling.is_copy]


def _voice(telling: Telling) -> str:
    return telling.according_to or telling.source


def _contradicting(claims: Sequence[_Side], agree: Callable[[_Side, _Side], bool]) -> list[_Side]:
    """The claims that some other claim contradicts, in their order."""
    found = {
        place
        for (first, one), (second, other) in combinations(enumerate(claims[:100]), 2)
        if not agree(one, other)
        for place in (first, second)
    }
    return [claims[place] for place in sorted(found)]


def _other_news(one: Telling, other: Telling) -> bool:
    """Whether two figures are of one source, or of days so far apart that the later is news."""
    if one.source == other.source:
        return True
    first, second = one.said, other.said
    if first is None or second is None or first.latest is None or second.latest is None:
        return False
    if first.earliest is None or second.earliest is None:
        # A masthead's day says only that the article is not younger.
        return False
    return abs(first.latest - second.latest) > _SAME_NEWS


def _agree(one: Figure, other: Figure) -> bool:
    (low, high), (its_low, its_high) = _bounds(one), _bounds(other)
    return low <= its_high and its_low <= high


def _bounds(figure: Figure) -> tuple[float, float]:
    """From where to where the number can lie; a rounded one reaches a little farther than it says."""
    if figure.low is None and figure.high is None:
        return figure.value, figure.value
    if figure.low == figure.high:
        return figure.value, figure.value
    room = abs(figure.value) * _ROUNDING
    low = float("-inf") if figure.low is None else figure.low - room
    high = float("inf") if figure.high is None else figure.high + room
    return low, high


def _day(event: Event) -> date | None:
    when = event.when
    if event.status not in ("held", "done") or when is None or when.earliest != when.latest:
        return None
    return when.earliest


def _close_pairs(block: list[tuple[date, Event]]) -> Iterable[tuple[Event, Event]]:
    """Pairs of events that lie no farther apart than a wrong date can."""
    block.sort(key=lambda dated: (dated[0], dated[1].id))
    for place, (day, event) in enumerate(block):
        for later, other in block[place + 1 :]:
            if later - day > _SLIP:
                break
            yield event, other


def _told_together(one: Event, other: Event) -> bool:
    """Whether an article tells both, or one source stands behind both: then they are two, or one voice."""
    first = {name for telling in one.history for name in (telling.article, telling.source)}
    second = {name for telling in other.history for name in (telling.article, telling.source)}
    return bool(first & second)


def _quoted(event: Event, quoting: Mapping[str, set[str]]) -> set[str]:
    return {statement for telling in event.history for statement in quoting.get(telling.article, ())}
