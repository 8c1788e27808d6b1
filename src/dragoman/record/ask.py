"""Plain questions to the record's tables, answered in the record's types. What to make of the answers is the views'."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from dragoman.record.events.asking import events_kept
from dragoman.record.facts import (
    Claim,
    Copy,
    Disagreement,
    Event,
    Filed,
)
from dragoman.record.rows import list_text
from dragoman.record.shelf import filed_by_number
from dragoman.record.statements import asking as _statements
from dragoman.record.words import folded_words

_Rows = dict[str, list[tuple[Any, ...]]]

statements = _statements.statements
statement_ids = _statements.statement_ids
statements_about = _statements.statements_about
statement_days = _statements.statement_days
latest_statements = _statements.latest_statements


class PageIn(Struct, frozen=True):
    """A page that was given: the article that it became, or the reason why it became none."""

    uri: str
    kind: str
    record: int
    sha256: str
    offset: int | None
    fetched: str | None
    coder: str
    article: str | None
    reason: str | None


def pages(connection: sqlite3.Connection) -> Iterator[PageIn]:
    """Every page that was given, by digest, place and address."""
    for row in connection.execute(
        "SELECT uri, kind, record, sha256, byte_offset, fetched, pages.coder, articles.key, reason FROM pages "
        "LEFT JOIN articles ON articles.number = pages.article ORDER BY sha256, record, uri"
    ).fetchall():
        yield PageIn(*row)


def article(connection: sqlite3.Connection, key: str) -> Filed | None:
    """The article of this key."""
    row = connection.execute("SELECT number FROM articles WHERE key = ?", (key,)).fetchone()
    return None if row is None else filed_by_number(connection, row[0])


def articles_with(connection: sqlite3.Connection, words: str) -> list[str]:
    """The keys of the articles in which these words stand one after the other, in title or text."""
    phrase = " ".join(folded_words(words))
    if not phrase:
        return []
    rows = connection.execute(
        "SELECT key FROM articles "
        "WHERE number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?) ORDER BY key",
        (f'"{phrase}"',),
    )
    return [key for (key,) in rows]


def select(
    connection: sqlite3.Connection,
    select: str,
    column: str,
    ids: Sequence[str] | None,
    order: str,
    group: str | None = None,
) -> _Rows:
    """The rows of a table by their first column, or those of a group as one; `ids` of `None` means all."""
    # Ids go as one JSON list, of which there can be any number.
    among = "" if ids is None else f" WHERE {column} IN (SELECT value FROM json_each(?))"
    grouped = "" if group is None else f" GROUP BY {group}"
    rows = connection.execute(f"{select}{among}{grouped} ORDER BY {order}", () if ids is None else (list_text(ids),))
    found: _Rows = defaultdict(list)
    for first, *rest in rows:
        found[first].append(tuple(rest))
    return found


def copies(connection: sqlite3.Connection) -> list[Copy]:
    """Every article that reprints another."""
    rows = connection.execute(
        "SELECT copy.key, origin.key, containment, credit FROM copies "
        "JOIN articles copy ON copy.number = copies.article JOIN articles origin ON origin.number = copies.origin "
        "ORDER BY copy.key"
    )
    return [Copy(*row) for row in rows]


def events(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[Event]:
    """Events by id, all or those asked for, with their histories."""
    return sorted(events_kept(connection, ids), key=lambda event: event.id)


def disagreement_ids(
    connection: sqlite3.Connection,
    *,
    since: date | None = None,
    until: date | None = None,
    language: str | None = None,
) -> list[str]:
    """The ids of the disagreements of which one side fits, in the order of the days of their articles.

    `since` and `until` are days of publication; articles of which none is known come last, and fit no stretch of days.
    """
    conditions = {
        "published_latest >= ?": None if since is None else since.isoformat(),
        "published_earliest <= ?": None if until is None else until.isoformat(),
        "language = ?": language,
    }
    asked = {condition: value for condition, value in conditions.items() if value is not None}
    rows = connection.execute(
        "SELECT disagreement FROM disagreement_claims JOIN articles ON number = article "
        f"{'WHERE ' if asked else ''}{' AND '.join(asked)} "
        "GROUP BY disagreement ORDER BY min(coalesce(published_latest, '9')), disagreement",
        tuple(asked.values()),
    )
    return [one for (one,) in rows]


def disagreements(
    connection: sqlite3.Connection, events: Sequence[str] | None = None, ids: Sequence[str] | None = None
) -> list[Disagreement]:
    """Disagreements: all by id, those about these events, or those of these ids in their order."""
    if events is not None:
        rows = connection.execute(
            "SELECT DISTINCT disagreement FROM disagreement_events WHERE event IN (SELECT value FROM json_each(?))",
            (list_text(events),),
        )
        ids = [one for (one,) in rows]
    heads = select(connection, "SELECT id, kind, about FROM disagreements", "id", ids, "id")
    about = select(
        connection,
        "SELECT disagreement, event FROM disagreement_events",
        "disagreement",
        ids,
        "disagreement, position",
    )
    claims = select(
        connection,
        "SELECT disagreement, value, articles.key, span_start, span_end, sentence_start, sentence_end, outlet, "
        "according_to, outlet_country, language FROM disagreement_claims JOIN articles ON number = article",
        "disagreement",
        ids,
        "disagreement, position",
    )
    return [
        Disagreement(one, row[0], row[1], tuple(event for (event,) in about[one]), tuple(map(_claim, claims[one])))
        for one, (row, *_) in ((id, heads[id]) for id in (heads if ids is None else ids))
    ]


def _claim(row: tuple[Any, ...]) -> Claim:
    value, key, start, end, sentence_start, sentence_end, *voice = row
    return Claim(value, key, (start, end), (sentence_start, sentence_end), *voice)


def counts(connection: sqlite3.Connection, tables: Iterable[str]) -> dict[str, int]:
    """How many rows each of these tables has."""
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def ids_beginning(connection: sqlite3.Connection, table: str, beginning: str) -> list[str]:
    """The ids in a table that begin so."""
    column = "key" if table == "articles" else "id"
    rows = connection.execute(
        f'SELECT "{column}" FROM "{table}" WHERE substr("{column}", 1, ?) = ? ORDER BY 1',
        (len(beginning), beginning),
    )
    return [one for (one,) in rows]


def events_told_with(connection: sqlite3.Connection, words: str) -> set[str]:
    """The ids of the events in one of whose sentences these words stand one after the other."""
    phrase = f" {' '.join(folded_words(words))} "
    rows = connection.execute(
        "SELECT event, substr(text, sentence_start + 1, sentence_end - sentence_start) FROM articles "
        "JOIN event_tellings ON article = articles.number WHERE key IN (SELECT value FROM json_each(?))",
        (list_text(articles_with(connection, words)),),
    )
    return {event for event, sentence in rows if phrase in f" {' '.join(folded_words(sentence))} "}


def languages(connection: sqlite3.Connection) -> dict[str, int]:
    """How many articles are in each language."""
    rows = connection.execute("SELECT language, count(*) FROM articles GROUP BY language ORDER BY language")
    return dict(rows.fetchall())
