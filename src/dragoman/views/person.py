"""People, organisations and countries: their names in every script, offices, contacts, words and deeds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from dragoman.model import EntityKind
from dragoman.record import ask, directory
from dragoman.record.facts import Identity, Spelling
from dragoman.record.store import Record
from dragoman.views.events import EventLine, Party, event_lines
from dragoman.views.filters import EVERYTHING, Filters, named, one_named
from dragoman.views.quotes import Quote, quote_lines

_CONTACT = ("CONSULT",)


class PersonLine(Struct, frozen=True, kw_only=True):
    """One identity, in short: `articles` tells how many articles name it, `mentions` how often in all."""

    id: str
    kind: EntityKind
    name: str
    knowledge_id: str | None
    country: str | None
    roles: tuple[str, ...]
    scripts: tuple[str, ...]
    articles: int
    mentions: int


class Contact(Struct, frozen=True):
    """Somebody met or called, in how many events that are told as held."""

    party: Party
    events: tuple[str, ...]


class PersonPage(Struct, frozen=True, kw_only=True):
    """All that the record holds of one identity."""

    line: PersonLine
    names: dict[str, tuple[Spelling, ...]]
    contacts: tuple[Contact, ...]
    quotes: tuple[Quote, ...]
    events: tuple[EventLine, ...]


def people(record: Record, filters: Filters = EVERYTHING) -> tuple[PersonLine, ...]:
    """The people of the record, those first of whom most articles speak.

    `about` narrows to bearers of a name; `since`, `until`, `type` and `language` to those who take part in an event
    that fits.
    """
    connection = record.connection
    found = named(record, filters.about) if filters.about is not None else directory.identities(connection)
    if filters.since or filters.until or filters.type or filters.language:
        ids = ask.event_ids(
            connection, since=filters.since, until=filters.until, type=filters.type, language=filters.language
        )
        taking_part = {one for event in ask.events(connection, ids) for one in (*event.actors, *event.recipients)}
        found = [one for one in found if one.id in taking_part]
    people_found = [one for one in found if one.kind == "person"]
    lines = person_lines(record, [one.id for one in people_found])
    return tuple(sorted(lines, key=lambda line: (-line.articles, -line.mentions, line.name, line.id)))


def person_lines(record: Record, ids: Sequence[str]) -> tuple[PersonLine, ...]:
    """These identities in short, in this order."""
    found = {one.id: one for one in directory.identities(record.connection, ids)}
    roles = directory.roles(record.connection, ids)
    return tuple(_line(found[id], roles.get(id, ())) for id in ids if id in found)


def person(record: Record, name: str) -> PersonPage:
    """What the record holds of the bearer of this name, in any spelling or script, or of this id.

    Raises `NotFound` where nobody bears it, `AmbiguousName` with the candidates where several do.
    """
    connection, identity = record.connection, one_named(record, name)
    events = event_lines(record, ask.event_ids(connection, parties=[identity.id]))
    return PersonPage(
        line=_line(identity, directory.roles(connection, [identity.id]).get(identity.id, ())),
        names=_by_script(identity),
        contacts=_contacts(identity.id, events),
        quotes=quote_lines(record, ask.statement_ids(connection, speakers=[identity.id])),
        events=events,
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
    )


def _by_script(identity: Identity) -> dict[str, tuple[Spelling, ...]]:
    scripts = sorted({spelling.script for spelling in identity.spellings})
    return {
        script: tuple(spelling for spelling in identity.spellings if spelling.script == script) for script in scripts
    }


def _contacts(identity: str, events: tuple[EventLine, ...]) -> tuple[Contact, ...]:
    met: dict[str, list[str]] = defaultdict(list)
    parties: dict[str, Party] = {}
    often: Counter[str] = Counter()
    for event in events:
        if event.type not in _CONTACT or event.status != "held":
            continue
        for party in (*event.actors, *event.recipients):
            if party.id != identity:
                parties[party.id] = party
                met[party.id].append(event.id)
                often[party.id] += 1
    order = sorted(met, key=lambda one: (-often[one], parties[one].name, one))
    return tuple(Contact(parties[one], tuple(met[one])) for one in order)
