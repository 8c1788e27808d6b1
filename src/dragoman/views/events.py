"""Events as a reader asks for them: who, what, when, where, by how many sources, and how it came to that."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.model import EntityKind, When
from dragoman.record import ask, directory, evidence
from dragoman.record.evidence import Passage
from dragoman.record.facts import Event, Status, Telling
from dragoman.record.store import Record
from dragoman.views.disagreements import Dispute, disputes
from dragoman.views.filters import EVERYTHING, Filters, events_meant


class Party(Struct, frozen=True):
    """One who takes part, or a place, by canonical name."""

    id: str
    name: str
    kind: EntityKind


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of an event's history: what was said of it, by whom, when, and where that stands.

    `when_from` is the key of the article that closed a day left open here.
    """

    status: Status
    outlet: str | None
    according_to: str | None
    said: When | None
    when: When | None
    when_from: str | None
    is_copy: bool
    sentence: Passage


class EventLine(Struct, frozen=True, kw_only=True):
    """One event with its whole history."""

    id: str
    when: When | None
    when_from: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad_class: str
    status: Status
    where: Party | None
    sources: int
    copies: int
    languages: tuple[str, ...]
    history: tuple[Entry, ...]
    disagreements: tuple[Dispute, ...]


def events(record: Record, filters: Filters = EVERYTHING) -> tuple[EventLine, ...]:
    """The events that fit, in the order of time; those without any day come last."""
    return event_lines(record, events_meant(record, filters))


def event_lines(record: Record, ids: Sequence[str]) -> tuple[EventLine, ...]:
    """These events, in this order."""
    found = {event.id: event for event in ask.events(record.connection, ids)}
    telling = _Telling(record, list(found.values()))
    return tuple(telling.line(found[event]) for event in ids if event in found)


class _Telling:
    """The names, sentences and disagreements of some events, fetched once for all."""

    def __init__(self, record: Record, found: Sequence[Event]) -> None:
        connection, ids = record.connection, [event.id for event in found]
        self.connection = connection
        self.passages = evidence.of_tellings(connection, ids)
        self.disagreements = disputes(connection, ask.disagreements(connection, ids))
        asked = {one for event in found for one in (*event.actors, *event.recipients, event.where) if one is not None}
        asked.update(telling.according_to for event in found for telling in event.history if telling.according_to)
        self.parties = {one.id: Party(*one) for one in directory.heads(connection, sorted(asked))}

    def line(self, event: Event) -> EventLine:
        history = tuple(self._entry(telling) for telling in event.history)
        return EventLine(
            id=event.id,
            when=event.when,
            when_from=event.when_from,
            actors=tuple(self.parties[one] for one in event.actors),
            recipients=tuple(self.parties[one] for one in event.recipients),
            type=event.type,
            mode=event.mode,
            contexts=event.contexts,
            quad_class=event.quad_class,
            status=event.status,
            where=None if event.where is None else self.parties[event.where],
            sources=event.sources,
            copies=event.copies,
            languages=tuple(sorted({entry.sentence.language for entry in history})),
            history=history,
            disagreements=tuple(one for one in self.disagreements if event.id in one.events),
        )

    def _entry(self, telling: Telling) -> Entry:
        return Entry(
            status=telling.status,
            outlet=telling.outlet,
            according_to=self._name(telling.according_to),
            said=telling.said,
            when=telling.when,
            when_from=telling.when_from,
            is_copy=telling.is_copy,
            sentence=self.passages[telling.article, telling.mention],
        )

    def _name(self, identity: str | None) -> str | None:
        return None if identity is None else self.parties[identity].name
