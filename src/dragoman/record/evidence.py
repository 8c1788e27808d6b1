"""The words on which facts rest, cut out of the articles in which they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from dragoman.model import Span
from dragoman.record.facts import Filed, Local
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text

_MOST_LOOKED_AT = 50
_ARTICLE = "articles.key, title, outlet_name, page_uri, language"


class Passage(Struct, frozen=True, kw_only=True):
    """Words of an article in its own language, with their place; `span` is in code points of the article's text.

    `around` is what goes about them: the sentence of an event mention, the paragraph of a quotation.
    """

    article: str
    title: str | None
    outlet: str | None
    page: str
    language: str
    span: Span
    text: str
    around_span: Span
    around: str


def of_tellings(connection: sqlite3.Connection, events: Sequence[str]) -> dict[Local, Passage]:
    """The trigger and the sentence of every telling of these events."""
    rows = connection.execute(
        f"SELECT mention, trigger_start, trigger_end, sentence_start, sentence_end, text, {_ARTICLE} "
        "FROM event_tellings JOIN articles ON articles.number = article "
        "WHERE event IN (SELECT value FROM json_each(?))",
        (list_text(events),),
    )
    found = {}
    for mention, start, end, sentence_start, sentence_end, text, *article in rows:
        found[article[0], mention] = _cut_out(article, text, (start, end), (sentence_start, sentence_end))
    return found


def of_quotations(connection: sqlite3.Connection, statements: Sequence[str]) -> dict[Local, Passage]:
    """Every version of these statements, with its paragraph."""
    rows = connection.execute(
        f"SELECT quotation, span_start, span_end, text, {_ARTICLE} "
        "FROM statement_versions JOIN articles ON articles.number = article "
        "WHERE statement IN (SELECT value FROM json_each(?))",
        (list_text(statements),),
    )
    found = {}
    for quotation, start, end, text, *article in rows:
        found[article[0], quotation] = _cut_out(article, text, (start, end), _paragraph(text, (start, end)))
    return found


def of_identities(connection: sqlite3.Connection, identities: Sequence[str]) -> dict[str, Passage]:
    """For each of these identities a place where its fullest spelling stands, with the paragraph."""
    filings = Filings(connection)
    found: dict[str, Passage] = {}
    for identity in identities:
        rows = connection.execute(
            "SELECT article, entity FROM identity_entities JOIN articles ON number = article WHERE identity = ? "
            "ORDER BY articles.key LIMIT ?",
            (identity, _MOST_LOOKED_AT),
        )
        places = [(filings[article], span) for article, entity in rows for span in _names(filings[article], entity)]
        if places:
            filed, span = max(places, key=lambda place: place[1][1] - place[1][0])
            assert filed.analysis.article is not None
            found[identity] = _cut(filed, span, _paragraph(filed.analysis.article.text, span))
    return found


def _names(filed: Filed, entity: str) -> list[Span]:
    """Where an entity is named."""
    return [one.span for one in filed.analysis.mentions if one.entity == entity and one.form == "name"]


def _cut(filed: Filed, span: Span, around: Span) -> Passage:
    """The words of an article in a span, with those about them."""
    article = filed.analysis.article
    assert article is not None
    return Passage(
        article=filed.key,
        title=article.title,
        outlet=None if article.outlet is None else article.outlet.name,
        page=filed.analysis.source.uri,
        language=article.language,
        span=span,
        text=article.text[slice(*span)],
        around_span=around,
        around=article.text[slice(*around)],
    )


def _cut_out(article: Sequence[Any], text: str, span: Span, around: Span) -> Passage:
    """A passage of an article that is given by the columns of `_ARTICLE` and its text."""
    key, title, outlet, page, language = article
    return Passage(
        article=key,
        title=title,
        outlet=outlet,
        page=page,
        language=language,
        span=span,
        text=text[slice(*span)],
        around_span=around,
        around=text[slice(*around)],
    )


def passage(connection: sqlite3.Connection, key: str, span: Span, around: Span) -> Passage:
    """The words of one article in a span, with those of another span about them."""
    row = connection.execute(f"SELECT text, {_ARTICLE} FROM articles WHERE key = ?", (key,)).fetchone()
    return _cut_out(row[1:], row[0], span, around)


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end
