"""Events with their histories, out of the tellings of all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.knowledge.ontology import quad_class
from dragoman.model import When
from dragoman.record.closing import close_days
from dragoman.record.facts import Copy, Event, Filed, Identity, Local, Status, Telling
from dragoman.record.ids import distinct_ids
from dragoman.record.meeting import same_events
from dragoman.record.rows import when_row
from dragoman.record.sources import outlet_name, sources
from dragoman.record.told import Parties, Told, told

_COURSE: tuple[Status, ...] = (
    "possible", "planned", "confirmed", "postponed", "cancelled", "refused", "held", "done", "denied",
)  # fmt: skip
_BEFORE: tuple[Status, ...] = ("possible", "planned", "confirmed", "postponed", "cancelled", "refused")
_PRECISIONS = ("minute", "hour", "day", "week", "month", "season", "year", "decade", "none")
_BASES = ("explicit", "relative", "inferred", "metadata", "masthead", "bound")
_KINDS = ("place", "organisation", "country", "group", "person")


def events(articles: Sequence[Filed], identity: Mapping[Local, Identity], copies: Sequence[Copy]) -> tuple[Event, ...]:
    """The events that the event mentions of all articles add up to. The order of `articles` has no say."""
    by_key = {filed.key: filed for filed in articles}
    identities = {one.id: one for one in identity.values()}
    tellings = close_days(told(articles, identity, copies), articles, identity)
    groups = [[tellings[index] for index in group] for group in same_events(tellings, identities)]
    made = [_Making(group, identities, by_key) for group in groups]
    ids = distinct_ids("v", [(one.seed, min(telling.local for telling in one.tellings)) for one in made])
    found = [one.event(event_id) for event_id, one in zip(ids, made, strict=True)]
    return tuple(sorted(found, key=lambda event: event.id))


class _Making:
    """One event in the making: the tellings that are of it, and what they say together."""

    def __init__(
        self, tellings: Sequence[Told], identities: Mapping[str, Identity], articles: Mapping[str, Filed]
    ) -> None:
        self.tellings = tellings
        self.identities = identities
        self.articles = articles
        self.source = sources(tellings, articles)
        self.when, self.when_from = self._best_when()
        self.type = self._type()
        self.actors, self.recipients = self._parties()
        self.seed = (
            *(tellings[0].family, *sorted(self.actors), "to", *sorted(self.recipients)),
            *(part or "" for part in when_row(self.when)[:2]),
        )

    def event(self, event_id: str) -> Event:
        """The event as it stands in the record."""
        history = tuple(self._telling(telling) for telling in sorted(self.tellings, key=self._said_order))
        copied = {telling.local[0] for telling in self.tellings if telling.local[0] != telling.origin}
        return Event(
            id=event_id,
            type=self.type,
            mode=self._most(telling.mention.mode for telling in self.tellings if telling.mention.type == self.type),
            contexts=tuple(sorted({context for telling in self.tellings for context in telling.mention.contexts})),
            quad_class=quad_class(self.type),
            actors=tuple(self._by_name(self.actors)),
            recipients=tuple(self._by_name(self.recipients)),
            when=self.when,
            when_from=self.when_from,
            where=self._where(),
            status=status_now(history),
            sources=len(set(self.source.values())),
            copies=len(copied),
            history=history,
        )

    def _best_when(self) -> tuple[When | None, str | None]:
        """The most precise interval, of these the one with most sources, explicit before relative before bound.

        The day of a refusal is no day of the meeting: it stands only where no plan tells one.
        """
        of_meeting = [telling for telling in self.tellings if telling.day is not None and not telling.is_refusal]
        dated = of_meeting or [telling for telling in self.tellings if telling.when is not None]
        support: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for telling in dated:
            if telling.when is not None:
                support[telling.when.earliest, telling.when.latest, telling.when.precision].add(
                    self.source[telling.local]
                )

        def rank(telling: Told) -> tuple[object, ...]:
            when = telling.when
            assert when is not None
            closed = when.earliest is not None and when.latest is not None
            supporters = len(support[when.earliest, when.latest, when.precision])
            precise = (not closed, _PRECISIONS.index(when.precision), -supporters, _BASES.index(when.basis))
            return (*precise, *(part or "" for part in when_row(when)), telling.local)

        best = min(dated, key=rank, default=None)
        return (None, None) if best is None else (best.when, best.when_from)

    def _type(self) -> str:
        """A meeting is a meeting once one tells that it was held, before that what was last said of it."""
        types = {telling.mention.type for telling in self.tellings}
        if "CONSULT" in types:
            return "CONSULT"
        return max(self.tellings, key=self._said_order).mention.type

    def _parties(self) -> tuple[Parties, Parties]:
        of_type = [telling for telling in self.tellings if telling.mention.type == self.type]
        counted = Counter((telling.actors, telling.recipients) for telling in of_type)

        def rank(parties: tuple[Parties, Parties]) -> tuple[object, ...]:
            everyone = parties[0] | parties[1]
            people = sum(self.identities[one].kind == "person" for one in everyone)
            return (-people, -counted[parties], -len(everyone), sorted(parties[0]), sorted(parties[1]))

        actors, recipients = min(counted, key=rank)
        return (actors | recipients, frozenset()) if self.type == "CONSULT" else (actors, recipients)

    def _where(self) -> str | None:
        counted = Counter(telling.where for telling in self.tellings if telling.where is not None)
        kind = {where: _KINDS.index(self.identities[where].kind) for where in counted}
        return min(counted, key=lambda where: (kind[where], -counted[where], where), default=None)

    def _by_name(self, parties: Parties) -> list[str]:
        return sorted(parties, key=lambda party: (self.identities[party].name, party))

    @staticmethod
    def _most(values: Iterable[str | None]) -> str | None:
        counted = Counter(value for value in values if value is not None)
        return min(counted, key=lambda value: (-counted[value], value), default=None)

    def _said_order(self, telling: Told) -> tuple[object, ...]:
        """By the day of the word; where it is unknown, plans go before the event's day and reports after it."""
        published = telling.published
        if published is not None and published.latest is not None and published.basis not in ("masthead", "bound"):
            day = 2 * published.latest.toordinal()
        elif self.when is not None and self.when.earliest is not None and self.when.latest is not None:
            before = telling.status in _BEFORE
            day = 2 * self.when.earliest.toordinal() - 1 if before else 2 * self.when.latest.toordinal() + 1
        else:
            day = 0 if telling.status in _BEFORE else 2**31
        return (day, _COURSE.index(telling.status), telling.local)

    def _telling(self, telling: Told) -> Telling:
        key, mention = telling.local
        article = self.articles[key].analysis.article
        assert article is not None
        return Telling(
            article=key,
            mention=mention,
            status=telling.status,
            when=telling.when,
            when_from=telling.when_from,
            said=telling.published,
            outlet=outlet_name(article),
            according_to=telling.according_to,
            source=self.source[telling.local],
            is_copy=key != telling.origin,
        )


def status_now(history: Sequence[Telling]) -> Status:
    """What the event has come to: what was held, done or called off stays so, whatever plans are told again later."""
    course = [entry.status for entry in history]
    for settling in (("held", "done", "denied"), ("refused", "cancelled", "postponed", "confirmed")):
        settled = [status for status in course if status in settling]
        if settled:
            return settled[-1]
    return course[-1]
