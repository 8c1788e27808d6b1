"""The words on which facts rest, cut out of the articles in which they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from dragoman.model import Span
from dragoman.record.facts import Local
from dragoman.record.rows import list_text

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
        f"SELECT {_ARTICLE}, event_mentions.id, trigger_start, trigger_end, sentence_start, sentence_end, "
        "substr(text, trigger_start + 1, trigger_end - trigger_start), "
        "substr(text, sentence_start + 1, sentence_end - sentence_start) "
        "FROM event_tellings JOIN event_mentions ON event_mentions.article = event_tellings.article "
        "AND event_mentions.id = event_tellings.mention JOIN articles ON number = event_tellings.article "
        "WHERE event IN (SELECT value FROM json_each(?))",
        (list_text(events),),
    )
    found = {}
    for *article, mention, start, end, around_start, around_end, text, around in rows:
        found[article[0], mention] = _passage(article, (start, end), text, (around_start, around_end), around)
    return found


def of_quotations(connection: sqlite3.Connection, statements: Sequence[str]) -> dict[Local, Passage]:
    """Every version of these statements, with its paragraph."""
    rows = connection.execute(
        f"SELECT {_ARTICLE}, quotations.id, span_start, span_end, quotations.text, articles.text "
        "FROM statement_versions JOIN quotations ON quotations.article = statement_versions.article "
        "AND quotations.id = statement_versions.quotation JOIN articles ON number = statement_versions.article "
        "WHERE statement IN (SELECT value FROM json_each(?))",
        (list_text(statements),),
    )
    found = {}
    for *article, quotation, start, end, text, whole in rows:
        around = _paragraph(whole, (start, end))
        found[article[0], quotation] = _passage(article, (start, end), text, around, whole[slice(*around)])
    return found


def of_identities(connection: sqlite3.Connection, identities: Sequence[str]) -> dict[str, Passage]:
    """For each of these identities a place where its fullest spelling stands, with the paragraph."""
    rows = connection.execute(
        f"SELECT identity, {_ARTICLE}, span_start, span_end, text FROM identity_entities "
        "JOIN mentions ON mentions.article = identity_entities.article AND mentions.entity = identity_entities.entity "
        "JOIN articles ON number = mentions.article "
        "WHERE form = 'name' AND identity IN (SELECT value FROM json_each(?)) "
        "ORDER BY identity, span_end - span_start DESC, articles.key, span_start",
        (list_text(identities),),
    )
    found: dict[str, Passage] = {}
    for identity, *article, start, end, text in rows:
        if identity not in found:
            around = _paragraph(text, (start, end))
            found[identity] = _passage(article, (start, end), text[start:end], around, text[slice(*around)])
    return found


def _passage(article: Sequence[Any], span: Span, text: str, around_span: Span, around: str) -> Passage:
    """A passage of an article that is given by the columns of `_ARTICLE`."""
    key, title, outlet, page, language = article
    return Passage(
        article=key,
        title=title,
        outlet=outlet,
        page=page,
        language=language,
        span=span,
        text=text,
        around_span=around_span,
        around=around,
    )


def passage(connection: sqlite3.Connection, key: str, span: Span, around: Span) -> Passage:
    """The words of one article in a span, with those of another span about them."""
    title, outlet, page, language, text = connection.execute(
        "SELECT title, outlet_name, page_uri, language, text FROM articles WHERE key = ?", (key,)
    ).fetchone()
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


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end
