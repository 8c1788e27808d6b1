"""Plain questions to the record's tables, answered in the record's types. What to make of the answers is the views'."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from dragoman.model import Analysis
from dragoman.record.facts import (
    Claim,
    Copy,
    Disagreement,
    Event,
    Filed,
    Statement,
    Telling,
)
from dragoman.record.filings import Filings
from dragoman.record.rows import list_from_text, list_text, when_columns, when_from_row
from dragoman.record.shelf import filed_by_number
from dragoman.record.words import folded_words

_Rows = dict[str, list[tuple[Any, ...]]]
_WHEN = ", ".join(when_columns("when"))
_SAID = ", ".join(when_columns("said"))


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
        "SELECT copy.key, origin.key, containment FROM copies JOIN articles copy ON copy.number = copies.article "
        "JOIN articles origin ON origin.number = copies.origin ORDER BY copy.key"
    )
    return [Copy(*row) for row in rows]


def event_ids(
    connection: sqlite3.Connection,
    *,
    parties: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    type: str | None = None,
    language: str | None = None,
) -> list[str]:
    """The ids of the events that fit, in the order of time; those whose end is open come last.

    `parties`: one of them takes part. `since` and `until`: some day of the event may lie between them, both
    included. `language`: an article in it tells the event.
    """
    conditions, values = ["1"], []
    if parties is not None:
        conditions.append("id IN (SELECT event FROM event_parties WHERE identity IN (SELECT value FROM json_each(?)))")
        values.append(list_text(parties))
    if since is not None:
        conditions.append("coalesce(when_latest, '9999') >= ? AND when_precision IS NOT NULL")
        values.append(since.isoformat())
    if until is not None:
        conditions.append("coalesce(when_earliest, '') <= ? AND when_precision IS NOT NULL")
        values.append(until.isoformat())
    if type is not None:
        conditions.append("type = ?")
        values.append(type.upper())
    if language is not None:
        conditions.append(
            "id IN (SELECT event FROM event_tellings JOIN articles ON number = article WHERE language = ?)"
        )
        values.append(language)
    rows = connection.execute(
        f"SELECT id FROM events WHERE {' AND '.join(conditions)} "
        "ORDER BY when_earliest IS NULL, coalesce(when_earliest, when_latest, '9999'), "
        "coalesce(when_latest, '9999'), id",
        values,
    )
    return [event for (event,) in rows]


def events(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[Event]:
    """Events by id, all or those asked for, with their histories."""
    heads = select(
        connection,
        f"SELECT events.id, type, mode, contexts, quad_class, {_WHEN}, articles.key, place, status, sources, copies "
        "FROM events LEFT JOIN articles ON number = when_from",
        "events.id",
        ids,
        "events.id",
    )
    parties = select(
        connection, "SELECT event, part, identity FROM event_parties", "event", ids, "event, part, position"
    )
    tellings = select(
        connection,
        f"SELECT event, told.key, mention, status, {_WHEN}, closing.key, {_SAID}, "
        "outlet, according_to, source, is_copy FROM event_tellings JOIN articles told ON told.number = article "
        "LEFT JOIN articles closing ON closing.number = when_from",
        "event",
        ids,
        "event, position",
    )
    return [_event(one, row, parties.get(one, []), tellings[one]) for one, (row, *_) in heads.items()]


def _event(one: str, row: tuple[Any, ...], parties: list[tuple[Any, ...]], tellings: list[tuple[Any, ...]]) -> Event:
    kind, mode, contexts, quad_class, *when, when_from, where, status, sources, copied = row
    return Event(
        id=one,
        type=kind,
        mode=mode,
        contexts=list_from_text(contexts),
        quad_class=quad_class,
        actors=tuple(identity for part, identity in parties if part == "actor"),
        recipients=tuple(identity for part, identity in parties if part == "recipient"),
        when=when_from_row(when),
        when_from=when_from,
        where=where,
        status=status,
        sources=sources,
        copies=copied,
        history=tuple(_telling(telling) for telling in tellings),
    )


def _telling(row: tuple[Any, ...]) -> Telling:
    return Telling(
        article=row[0],
        mention=row[1],
        status=row[2],
        when=when_from_row(row[3:8]),
        when_from=row[8],
        said=when_from_row(row[9:14]),
        outlet=row[14],
        according_to=row[15],
        source=row[16],
        is_copy=bool(row[17]),
    )


def statements(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[Statement]:
    """Statements by id, all or those asked for."""
    columns = "SELECT id, speaker, addressee, language, direct, text FROM statements"
    heads = select(connection, columns, "id", ids, "id")
    versions = select(
        connection,
        "SELECT statement, articles.key, quotation FROM statement_versions JOIN articles ON number = article",
        "statement",
        ids,
        "statement, position",
    )
    return [
        Statement(
            id=one,
            speaker=row[0],
            addressee=row[1],
            language=row[2],
            direct=bool(row[3]),
            text=row[4],
            versions=tuple((key, quotation) for key, quotation in versions[one]),
        )
        for one, (row, *_) in heads.items()
    ]


def statement_ids(
    connection: sqlite3.Connection,
    *,
    speakers: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    type: str | None = None,
    language: str | None = None,
) -> list[str]:
    """The ids of the statements that fit all that is asked.

    `since` and `until` bound the publication of an article that quotes them (one of unknown day fits neither), `type`
    is that of an event which the quoted words tell.
    """
    conditions = [
        ("speaker IN (SELECT value FROM json_each(?))", None if speakers is None else list_text(speakers)),
        ("language = ?", language),
        (_QUOTED_IN + " AND published_latest >= ?)", None if since is None else since.isoformat()),
        (_QUOTED_IN + " AND published_earliest <= ?)", None if until is None else until.isoformat()),
    ]
    asked = [(condition, value) for condition, value in conditions if value is not None]
    where = " AND ".join(condition for condition, _ in asked) or "1"
    rows = connection.execute(f"SELECT id FROM statements WHERE {where} ORDER BY id", [value for _, value in asked])
    found = [statement for (statement,) in rows]
    return found if type is None else [one for one in found if _tells(connection, one, type)]


def _tells(connection: sqlite3.Connection, statement: str, type: str) -> bool:
    """Whether the words of a statement tell an event of this type."""
    rows = connection.execute("SELECT article, quotation FROM statement_versions WHERE statement = ?", (statement,))
    for article, quotation in rows.fetchall():
        analysis = filed_by_number(connection, article).analysis
        first, last = next(one.span for one in analysis.quotations if one.id == quotation)
        if any(one.type == type and first <= one.trigger[0] and one.trigger[1] <= last for one in analysis.events):
            return True
    return False


_QUOTED_IN = """EXISTS (SELECT 1 FROM statement_versions JOIN articles ON number = article
    WHERE statement = statements.id AND published_basis <> 'masthead'"""


def statements_about(connection: sqlite3.Connection, identity: str) -> list[str]:
    """The ids of the statements of others in whose words this identity stands, or that are said to it."""
    rows = connection.execute("SELECT id FROM statements WHERE addressee = ?", (identity,))
    found = {statement for (statement,) in rows}
    rows = connection.execute("SELECT article, entity FROM identity_entities WHERE identity = ?", (identity,))
    for article, entity in rows.fetchall():
        for quotation in _quotations_with(filed_by_number(connection, article).analysis, entity):
            versions = connection.execute(
                "SELECT statement FROM statement_versions WHERE article = ? AND quotation = ?", (article, quotation)
            )
            found.update(statement for (statement,) in versions)
    own = connection.execute("SELECT id FROM statements WHERE speaker = ?", (identity,))
    return sorted(found - {statement for (statement,) in own})


def _quotations_with(analysis: Analysis, entity: str) -> Iterator[str]:
    spans = [one.span for one in analysis.mentions if one.entity == entity]
    for quotation in analysis.quotations:
        first, last = quotation.span
        if any(first <= start and end <= last for start, end in spans):
            yield quotation.id


def statement_days(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, date]:
    """The first day on which an article that quotes each of these statements appeared, where one is known."""
    rows = connection.execute(
        "SELECT statement, min(published_latest) FROM statement_versions JOIN articles ON number = article "
        "WHERE published_basis <> 'masthead' AND published_latest IS NOT NULL "
        "AND statement IN (SELECT value FROM json_each(?)) GROUP BY statement",
        (list_text(ids),),
    )
    return {statement: date.fromisoformat(day) for statement, day in rows}


def disagreements(connection: sqlite3.Connection, events: Sequence[str] | None = None) -> list[Disagreement]:
    """Disagreements by id, all or those about these events."""
    ids = None
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
        "according_to FROM disagreement_claims JOIN articles ON number = article",
        "disagreement",
        ids,
        "disagreement, position",
    )
    return [
        Disagreement(one, row[0], row[1], tuple(event for (event,) in about[one]), tuple(map(_claim, claims[one])))
        for one, (row, *_) in heads.items()
    ]


def _claim(row: tuple[Any, ...]) -> Claim:
    value, key, start, end, sentence_start, sentence_end, outlet, according_to = row
    return Claim(value, key, (start, end), (sentence_start, sentence_end), outlet, according_to)


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
        "SELECT event, number, mention FROM event_tellings JOIN articles ON number = event_tellings.article "
        "WHERE articles.key IN (SELECT value FROM json_each(?))",
        (list_text(articles_with(connection, words)),),
    )
    filings = Filings(connection)
    found = set()
    for event, number, mention in rows.fetchall():
        analysis = filings[number].analysis
        assert analysis.article is not None
        sentence = next(one.sentence for one in analysis.events if one.id == mention)
        if phrase in f" {' '.join(folded_words(analysis.article.text[slice(*sentence)]))} ":
            found.add(event)
    return found


def languages(connection: sqlite3.Connection) -> dict[str, int]:
    """How many articles are in each language."""
    rows = connection.execute("SELECT language, count(*) FROM articles GROUP BY language ORDER BY language")
    return dict(rows.fetchall())
