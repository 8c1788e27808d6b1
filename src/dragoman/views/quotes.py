"""Who said what, in the words in which it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.record import ask, directory, evidence
from dragoman.record.evidence import Passage
from dragoman.record.store import Record
from dragoman.views.events import Party
from dragoman.views.filters import EVERYTHING, Filters, statements_meant


class Quote(Struct, frozen=True, kw_only=True):
    """A statement: the fullest version of the words, and every version with its place.

    `published` is the first day on which an article that quotes it appeared.
    """

    id: str
    speaker: Party | None
    addressee: Party | None
    language: str
    direct: bool
    text: str
    published: date | None
    versions: tuple[Passage, ...]


def quotes(record: Record, filters: Filters = EVERYTHING) -> tuple[Quote, ...]:
    """The statements that fit, by speaker, then by id."""
    found = quote_lines(record, statements_meant(record, filters))
    return tuple(sorted(found, key=lambda one: (one.speaker is None, one.speaker and one.speaker.name, one.id)))


def quote_lines(record: Record, ids: Sequence[str]) -> tuple[Quote, ...]:
    """These statements."""
    connection = record.connection
    found = ask.statements(connection, ids)
    passages = evidence.of_quotations(connection, ids)
    days = ask.statement_days(connection, ids)
    asked = {one for statement in found for one in (statement.speaker, statement.addressee) if one is not None}
    parties = {one.id: Party(*one) for one in directory.heads(connection, sorted(asked))}
    return tuple(
        Quote(
            id=one.id,
            speaker=None if one.speaker is None else parties[one.speaker],
            addressee=None if one.addressee is None else parties[one.addressee],
            language=one.language,
            direct=one.direct,
            text=one.text,
            published=days.get(one.id),
            versions=tuple(passages[version] for version in one.versions),
        )
        for one in found
    )
