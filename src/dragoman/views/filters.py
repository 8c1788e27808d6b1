"""What part of the record a question is about."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dragoman.errors import AmbiguousName, NotFound
from dragoman.language.keys import name_key
from dragoman.record import ask, directory
from dragoman.record.facts import Identity
from dragoman.record.store import Record
from dragoman.record.words import folded_words


class Filters(Struct, frozen=True, kw_only=True):
    """Conditions that all must hold; `None` asks for nothing.

    `about` is a name in any spelling or script, an identity's id, or words of the sentence. `since` and `until` are
    days, both included. `type` is a PLOVER type. `language` is that of a telling article.
    """

    about: str | None = None
    since: date | None = None
    until: date | None = None
    type: str | None = None
    language: str | None = None


EVERYTHING = Filters()


def named(record: Record, name: str) -> list[Identity]:
    """Those who bear this name, in any spelling or script, or have this id."""
    connection = record.connection
    found = directory.identities(connection, [name])
    return found or directory.identities(connection, directory.identities_named(connection, name_key(name)))


def one_named(record: Record, name: str) -> Identity:
    """The only one who bears this name.

    Raises `NotFound` where nobody does, and `AmbiguousName` with the candidates where several do.
    """
    found = named(record, name)
    if not found:
        raise NotFound(f"{record.path}: nobody is named {name!r} in it")
    full = [one for one in found if name_key(one.name) == name_key(name)]
    if len(found) > 1 and len(full) != 1:
        candidates = ", ".join(f"{one.name} ({one.id})" for one in found)
        raise AmbiguousName(f"{record.path}: {name!r} can be {candidates}", tuple(one.id for one in found))
    return full[0] if len(full) == 1 else found[0]


def events_meant(record: Record, filters: Filters) -> list[str]:
    """The ids of the events that fit, in the order of time."""
    connection = record.connection
    parties = None if filters.about is None else [one.id for one in named(record, filters.about)]
    found = ask.event_ids(
        connection,
        parties=parties or None,
        since=filters.since,
        until=filters.until,
        type=filters.type,
        language=filters.language,
    )
    if filters.about is None or parties:
        return found
    telling = ask.events_told_with(connection, filters.about)
    return [event for event in found if event in telling]


def statements_meant(record: Record, filters: Filters) -> list[str]:
    """The ids of the statements that fit: speaker or words, days of publication, types of event in the words."""
    connection = record.connection
    speakers = None if filters.about is None else [one.id for one in named(record, filters.about)]
    found = ask.statement_ids(
        connection,
        speakers=speakers or None,
        since=filters.since,
        until=filters.until,
        type=filters.type,
        language=filters.language,
    )
    if filters.about is None or speakers:
        return found
    words = " ".join(folded_words(filters.about))
    told = {one.id: f" {' '.join(folded_words(one.text))} " for one in ask.statements(connection, found)}
    return [statement for statement in found if f" {words} " in told[statement]]
