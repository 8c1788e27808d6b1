"""People, organisations and countries: their names in every script, offices, contacts, words and deeds."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.knowledge import offices
from dragoman.knowledge.offices import Holder
from dragoman.model import EntityKind
from dragoman.record import ask, directory
from dragoman.record.ask_events import EventsAsked, event_ids
from dragoman.record.ask_pairs import met_by
from dragoman.record.directory import RoleTold
from dragoman.record.facts import Identity, Spelling
from dragoman.record.identity import suggestions
from dragoman.record.store import Record
from dragoman.views.events import EventLine, Party, event_lines
from dragoman.views.filters import EVERYTHING, Filters, named, one_meant
from dragoman.views.naming import meant
from dragoman.views.quotes import Quote, quote_lines


class PersonLine(Struct, frozen=True, kw_only=True):
    """One identity, in short: `articles` tells how many articles name it, `mentions` how often in all.

    `listed` are the entries of users' lists that mean it, each as `LIST:ID`.
    """

    id: str
    kind: EntityKind
    name: str
    knowledge_id: str | None
    country: str | None
    roles: tuple[str, ...]
    scripts: tuple[str, ...]
    articles: int
    mentions: int
    listed: tuple[str, ...] = ()


class Contact(Struct, frozen=True):
    """Somebody met or called, in which events that are told as held, and the last day of them."""

    party: Party
    events: tuple[str, ...]
    last: date | None


class Perhaps(Struct, frozen=True):
    """Somebody who may be the same one: how likely (0 to 1), and why, in short words."""

    line: PersonLine
    score: float
    reasons: tuple[str, ...]


class InAll(Struct, frozen=True):
    """How many quotations of one there are, how many about it, and how many events."""

    quotes: int
    quotes_about: int
    events: int


class PersonPage(Struct, frozen=True, kw_only=True):
    """All that the record holds of one identity.

    `by_sound`: nobody is called as was asked, but this one so that it sounds alike. `roles` are what articles call
    it, `offices` its terms as the knowledge has them. `quotes` are its own words, `quotes_about` the words of others
    in which it is named, or which are said to it; both the latest first. `events` are in the order of time, those
    without a day last. Of these three there may be more than the page has: `in_all` says how many there are of each.
    `perhaps_same` may be the same one.
    """

    line: PersonLine
    by_sound: bool
    names: dict[str, tuple[Spelling, ...]]
    roles: tuple[RoleTold, ...]
    offices: tuple[Holder, ...]
    contacts: tuple[Contact, ...]
    quotes: tuple[Quote, ...]
    quotes_about: tuple[Quote, ...]
    events: tuple[EventLine, ...]
    in_all: InAll
    perhaps_same: tuple[Perhaps, ...]


def people(record: Record, filters: Filters = EVERYTHING) -> tuple[PersonLine, ...]:
    """The people of the record, those first of whom most articles speak.

    `about` narrows to bearers of a name; `since`, `until`, `type`, `language` and the like to those who take part in an
    event that fits.
    """
    connection = record.connection
    found = named(record, filters.about) if filters.about is not None else directory.identities(connection)
    if filters.narrows_events:
        ids = event_ids(connection, filters.asked())
        taking_part = {one for event in ask.events(connection, ids) for one in (*event.actors, *event.recipients)}
        found = [one for one in found if one.id in taking_part]
    lines = person_lines(record, [one.id for one in found if one.kind == "person"])
    return tuple(sorted(lines, key=lambda line: (-line.articles, -line.mentions, line.name, line.id)))


def person_lines(record: Record, ids: Sequence[str]) -> tuple[PersonLine, ...]:
    """These identities in short, in this order."""
    found = {one.id: one for one in directory.identities(record.connection, ids)}
    roles = directory.roles(record.connection, ids)
    return tuple(_line(found[id], roles.get(id, ())) for id in ids if id in found)


def person(record: Record, name: str, limit: int | None = None) -> PersonPage:
    """What the record holds of the bearer of this name, in any script and with any ending, or of this id.

    At most `limit` of its quotations, of those about it and of its events: the latest. Where nobody bears the name, one
    who is called so that it sounds alike is meant. Raises `NotFound` where there is nobody, `AmbiguousName` with the
    candidates where there are several.
    """
    connection = record.connection
    found = meant(record, name, by_sound=True)
    identity = one_meant(record, name, found)
    events = event_ids(connection, EventsAsked(parties=[identity.id]))
    said = ask.latest_statements(connection, ask.statement_ids(connection, speakers=[identity.id]))
    about = ask.latest_statements(connection, ask.statements_about(connection, identity.id))
    return PersonPage(
        line=person_lines(record, [identity.id])[0],
        by_sound=found.by == "sound",
        names=_by_script(identity),
        roles=directory.roles_told(connection, identity.id),
        offices=_offices(identity),
        contacts=_contacts(connection, identity.id),
        quotes=_in_order(quote_lines(record, said[:limit]), said),
        quotes_about=_in_order(quote_lines(record, about[:limit]), about),
        events=event_lines(record, _latest_events(connection, identity.id, events, limit)),
        in_all=InAll(len(said), len(about), len(events)),
        perhaps_same=_perhaps_same(record, identity.id),
    )


def _line(identity: Identity, roles: tuple[str, ...]) -> PersonLine:
    return PersonLine(
        id=identity.id,
        kind=identity.kind,
        name=identity.name,
        knowledge_id=identity.knowledge_id,
        country=identity.country,
        roles=roles,
        scripts=tuple(sorted({spelling.script for spelling in identity.spellings})),
        articles=len({article for article, _ in identity.entities}),
        mentions=sum(spelling.mentions for spelling in identity.spellings),
        listed=identity.listed,
    )


def _perhaps_same(record: Record, id: str) -> tuple[Perhaps, ...]:
    pairs = suggestions(record.connection, [id])
    others = [next(one for one in pair.identities if one != id) for pair in pairs]
    lines = person_lines(record, others)
    return tuple(Perhaps(line, pair.score, pair.reasons) for line, pair in zip(lines, pairs, strict=True))


def _by_script(identity: Identity) -> dict[str, tuple[Spelling, ...]]:
    """The spellings of each script, the most frequent first."""
    scripts: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in sorted(identity.spellings, key=lambda one: (one.script, -one.mentions, one.name)):
        scripts[spelling.script].append(spelling)
    return {script: tuple(spellings) for script, spellings in scripts.items()}


def _offices(identity: Identity) -> tuple[Holder, ...]:
    """The terms of a known person; of one without an id in Wikidata, name and country tell who he is."""
    known = offices.person(identity.knowledge_id or identity.name) if identity.kind == "person" else None
    if known is None or known.knowledge_id != identity.knowledge_id:
        return ()
    return known.terms if identity.knowledge_id or known.country == identity.country else ()


def _in_order(quotes: Sequence[Quote], ids: Sequence[str]) -> tuple[Quote, ...]:
    place = {id: number for number, id in enumerate(ids)}
    return tuple(sorted(quotes, key=lambda one: place[one.id]))


def _latest_events(
    connection: sqlite3.Connection, identity: str, events: Sequence[str], limit: int | None
) -> Sequence[str]:
    """The last of these events that have a day, and as many of those without as there is room for."""
    if limit is None or len(events) <= limit:
        return events
    dated = event_ids(connection, EventsAsked(parties=[identity], since=date.min))
    of_dated = set(dated)
    undated = [event for event in events if event not in of_dated]
    return [*dated[-limit:], *undated[: max(0, limit - len(dated))]]


def _contacts(connection: sqlite3.Connection, identity: str) -> tuple[Contact, ...]:
    met = met_by(connection, identity)
    parties = {one.id: Party(*one) for one in directory.heads(connection, sorted(met))}
    order = sorted(met, key=lambda one: (-len(met[one]), parties[one].name, one))
    return tuple(
        Contact(
            parties[one],
            tuple(event for event, _ in met[one]),
            max((last for _, last in met[one] if last is not None), default=None),
        )
        for one in order
    )
