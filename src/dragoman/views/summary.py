"""What a record holds, in numbers, and what could not be read."""

from __future__ import annotations

from msgspec import Struct

from dragoman.record import ask, directory
from dragoman.record.store import Record


class Refusal(Struct, frozen=True):
    """A page that gave no article, and why."""

    page: str
    record: int
    reason: str


class Summary(Struct, frozen=True, kw_only=True):
    """Counts of everything; `is_current` is false while articles wait to be worked into events and the rest."""

    pages: int
    articles: int
    refusals: tuple[Refusal, ...]
    languages: dict[str, int]
    people: int
    identities: int
    events: int
    statements: int
    disagreements: int
    copies: int
    is_current: bool


def summary(record: Record) -> Summary:
    """The whole record in numbers, with every refusal and its reason."""
    connection = record.connection
    tables = ("pages", "articles", "identities", "events", "statements", "disagreements", "copies")
    return Summary(
        **ask.counts(connection, tables),
        people=directory.count_of_kind(connection, "person"),
        languages=ask.languages(connection),
        refusals=tuple(
            Refusal(page.uri, page.record, page.reason)
            for page in sorted(ask.pages(connection), key=lambda page: (page.uri, page.record))
            if page.reason is not None
        ),
        is_current=record.is_current,
    )
