"""What part of the record a question is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from dragoman.errors import AmbiguousName, NotFound
from dragoman.knowledge.countries import countries_called
from dragoman.language.keys import name_key
from dragoman.record import ask, directory
from dragoman.record.ask_events import EventsAsked, event_ids
from dragoman.record.directory import Head
from dragoman.record.facts import Identity, Status
from dragoman.record.store import Record
from dragoman.record.words import folded_words
from dragoman.views.naming import Meant, ids_meant, meant


class Filters(Struct, frozen=True, kw_only=True):
    """Conditions that all must hold; `None` asks for nothing.

    `about` is a name in any spelling or script, an identity's id, or words of the sentence. `since` and `until` are
    days, both included. `type` is a PLOVER type. `language` and `outlet` (by name or domain) are those of a telling
    article, `status` is that of an event now, `country` (ISO 3166 alpha-3) is that of one who takes part or of the
    place, `story` the id of a story. At most `limit` answers are given: of events those behind the event `after`, of
    statements the latest.
    """

    about: str | None = None
    since: date | None = None
    until: date | None = None
    type: str | None = None
    language: str | None = None
    status: Status | None = None
    country: str | None = None
    outlet: str | None = None
    story: str | None = None
    limit: int | None = None
    after: str | None = None

    @property
    def narrows_events(self) -> bool:
        """Whether anything but a name is asked of the events."""
        named_alone = Filters(about=self.about, limit=self.limit, after=self.after)
        return self != named_alone

    def asked(self, parties: Sequence[str] | None = None) -> EventsAsked:
        """What is asked of events in the record's words; `parties` are those whom the name means."""
        return EventsAsked(
            parties=parties,
            since=self.since,
            until=self.until,
            types=None if self.type is None else [self.type.upper()],
            statuses=None if self.status is None else [self.status],
            language=self.language,
            country=self.country,
            outlet=self.outlet,
            story=self.story,
        )


EVERYTHING = Filters()
_MOST_CANDIDATES = 10
_LONGEST_SHOWN = 60


def named(record: Record, name: str) -> list[Identity]:
    """Those who bear this name, in any spelling, script or case, or have this id."""
    return list(meant(record, name).identities)


def one_named(record: Record, name: str) -> Identity:
    """The only one who bears this name.

    Raises `NotFound` where nobody does, and `AmbiguousName` with the candidates where several do.
    """
    return one_meant(record, name, meant(record, name))


def one_meant(record: Record, name: str, found: Meant) -> Identity:
    """The only one of those whom a name means.

    Of several, one that is called just so counts; but not where a surname is all that is known of one person, and
    another bears it, too. Raises as `one_named`.
    """
    candidates = found.identities
    key = name_key(name)
    if not candidates:
        partly = directory.identities(record.connection, directory.identities_partly_named(record.connection, key))
        perhaps = f"; a part of the name of {_told(partly)}" if partly else ""
        raise NotFound(f"{record.path}: nobody is named {_shown(name)} in it{perhaps}")
    full = [one for one in candidates if name_key(one.name) == key or _is_country_called(one, name)]
    if len(full) == 1 and (len(key) > 1 or [one.kind for one in candidates].count("person") < 2):
        return full[0]
    if len(candidates) > 1:
        ids = tuple(one.id for one in _by_weight(candidates))
        raise AmbiguousName(f"{record.path}: {_shown(name)} can be {_told(candidates)}", ids)
    return candidates[0]


def one_head(record: Record, name: str) -> Head:
    """Who the only bearer of this name is, found without all that the record holds of him. Raises as `one_named`."""
    ids, _ = ids_meant(record, name)
    heads, key = directory.heads(record.connection, ids), name_key(name)
    countries = directory.countries_of(record.connection, countries_called(name))
    full = [one for one in heads if name_key(one.name) == key or one.id in countries]
    if len(heads) == 1:
        return heads[0]
    if len(full) == 1 and (len(key) > 1 or [one.kind for one in heads].count("person") < 2):
        return full[0]
    one = one_named(record, name)
    return Head(one.id, one.name, one.kind)


def _is_country_called(one: Identity, name: str) -> bool:
    return one.kind == "country" and one.country in countries_called(name)


def _by_weight(candidates: Iterable[Identity]) -> list[Identity]:
    return sorted(candidates, key=lambda one: (-len(one.entities), one.name, one.id))


def _told(candidates: Sequence[Identity]) -> str:
    """Those who may be meant, with their ids, the most frequent first."""
    listed = ", ".join(
        f"{one.name} ({one.id}, in {_articles(one)})" for one in _by_weight(candidates)[:_MOST_CANDIDATES]
    )
    more = f" and {len(candidates) - _MOST_CANDIDATES} more" if len(candidates) > _MOST_CANDIDATES else ""
    return f"{listed}{more}"


def _articles(one: Identity) -> str:
    number = len({article for article, _ in one.entities})
    return "1 article" if number == 1 else f"{number} articles"


def _shown(name: str) -> str:
    return repr(name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…")


def parties_meant(record: Record, filters: Filters) -> list[str] | None:
    """The ids of those whom the filters name; `None` where they name nobody, or nobody bears the name."""
    return None if filters.about is None else ids_meant(record, filters.about)[0] or None


def events_meant(record: Record, filters: Filters) -> list[str]:
    """The ids of the events that fit, in the order of time."""
    connection = record.connection
    parties = parties_meant(record, filters)
    if filters.about is None or parties:
        return event_ids(connection, filters.asked(parties), limit=filters.limit, after=filters.after)
    telling = ask.events_told_with(connection, filters.about)
    found = event_ids(connection, filters.asked(), after=filters.after)
    return [event for event in found if event in telling][: filters.limit]


def statements_meant(record: Record, filters: Filters) -> list[str]:
    """The ids of the statements that fit: speaker or words, days of publication, types of event in the words.

    Where a limit is set, those that appeared last.
    """
    connection = record.connection
    speakers = parties_meant(record, filters)
    found = ask.statement_ids(
        connection,
        speakers=speakers or None,
        since=filters.since,
        until=filters.until,
        type=filters.type,
        language=filters.language,
    )
    if filters.about is not None and not speakers:
        words = " ".join(folded_words(filters.about))
        told = {one.id: f" {' '.join(folded_words(one.text))} " for one in ask.statements(connection, found)}
        found = [statement for statement in found if f" {words} " in told[statement]]
    return found if filters.limit is None else ask.latest_statements(connection, found)[: filters.limit]
