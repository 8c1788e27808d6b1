"""People, organisations and countries: their names in every script, offices, contacts, words and deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.knowledge import offices
from dragoman.knowledge.offices import Holder
from dragoman.model import EntityKind
from dragoman.record import ask, directory
from dragoman.record.ask_events import EventsAsked, event_ids
from dragoman.record.directory import RoleTold
from dragoman.record.facts import Identity, Spelling
from dragoman.record.identity import suggestions
from dragoman.record.store import Record
from dragoman.views.events import EventLine, Party, event_lines
from dragoman.views.filters import EVERYTHING, Filters, named, one_meant
from dragoman.views.naming import meant
from dragoman.views.quotes import Quote, quote_lines

_CONTACT = ("CONSULT",)


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


class PersonPage(Struct, frozen=True, kw_only=True):
    """All that the record holds of one identity.

    `by_sound`: nobody is called as was asked, but this one so that it sounds alike. `roles` are what articles call
    it, `offices` its terms as the knowledge has them. `quotes` are its own words, `quotes_about` the words of others
    in which it is named, or which are said to it; both the latest first. `perhaps_same` may be the same one.
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


def person(record: Record, name: str) -> PersonPage:
    """What the record holds of the bearer of this name, in any script and with any ending, or of this id.

    Where nobody bears the name, one who is called so that it sounds alike is meant. Raises `NotFound` where there is
    nobody, `AmbiguousName` with the candidates where there are several.
    """
    connection = record.connection
    found = meant(record, name, by_sound=True)
    identity = one_meant(record, name, found)
    events = event_lines(record, event_ids(connection, EventsAsked(parties=[identity.id])))
    return PersonPage(
        line=person_lines(record, [identity.id])[0],
        by_sound=found.by == "sound",
        names=_by_script(identity),
        roles=directory.roles_told(connection, identity.id),
        offices=_offices(identity),
        contacts=_contacts(identity.id, events),
        quotes=_latest_first(quote_lines(record, ask.statement_ids(connection, speakers=[identity.id]))),
        quotes_about=_latest_first(quote_lines(record, ask.statements_about(connection, identity.id))),
        events=events,
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


def _latest_first(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    undated_last = sorted(quotes, key=lambda one: one.id)
    return tuple(sorted(undated_last, key=lambda one: one.published or date.min, reverse=True))


def _contacts(identity: str, events: tuple[EventLine, ...]) -> tuple[Contact, ...]:
    met: dict[str, list[EventLine]] = defaultdict(list)
    parties: dict[str, Party] = {}
    for event in events:
        if event.type not in _CONTACT or event.status != "held":
            continue
        for party in (*event.actors, *event.recipients):
            if party.id != identity:
                parties[party.id] = party
                met[party.id].append(event)
    order = sorted(met, key=lambda one: (-len(met[one]), parties[one].name, one))
    return tuple(Contact(parties[one], tuple(event.id for event in met[one]), _last_day(met[one])) for one in order)


def _last_day(events: Sequence[EventLine]) -> date | None:
    """The last day on which one of them is known to have been."""
    days = [event.when.latest for event in events if event.when is not None and event.when.latest is not None]
    return max(days, default=None)
