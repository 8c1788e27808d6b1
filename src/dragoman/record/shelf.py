"""Analyses as rows of the record's tables, and back out of them, unchanged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.model import Analysis, Article, Dropped, OtherLanguage, Outlet, Source, Span
from dragoman.record.facts import Filed
from dragoman.record.ids import content_id
from dragoman.record.parts import packed, unpacked
from dragoman.record.rows import insert, list_from_text, list_text, when_columns, when_from_row, when_row
from dragoman.record.words import folded_words

_ARTICLE_COLUMNS = (
    *("key", "page_uri", "page_record"),
    *("schema", "coder", "id", "url"),
    *(
        "outlet_name",
        "outlet_domain",
        "outlet_country",
        "language",
        "script",
        "language_confidence",
        "title",
        "authors",
    ),
    *when_columns("published"),
    *when_columns("modified"),
    *("section", "tags", "text", "paragraphs", "other_languages", "dropped_lines", "dropped_characters", "warnings"),
    "parts",
)


def article_key(article: Article) -> str:
    """The key of an article: the same id with the same text is the same article, wherever the page lay."""
    return content_id("a", article.id, article.text)


def is_in(connection: sqlite3.Connection, source: Source) -> bool:
    """Whether this page is in the record, as an article or as a refusal."""
    found = connection.execute(
        "SELECT 1 FROM pages WHERE sha256 = ? AND record = ? AND uri = ?", (source.sha256, source.record, source.uri)
    )
    return found.fetchone() is not None


def put(connection: sqlite3.Connection, analysis: Analysis) -> bool:
    """Put one analysis in; whether it brought something that was not there.

    An article that is new, or that another page now speaks for, is left waiting to be folded into the rest.
    """
    if is_in(connection, analysis.source):
        return False
    if analysis.article is None:
        _put_page(connection, analysis, None)
        return True
    key = article_key(analysis.article)
    known = connection.execute("SELECT number, page_uri, page_record FROM articles WHERE key = ?", (key,)).fetchone()
    if known is None:
        number = _put_article(connection, key, analysis, None)
    else:
        number = known[0]
        # The same article from two pages: the page that sorts first speaks for it, whichever came first.
        if _place(analysis.source) < _place(_page_of(connection, *known)):
            _take_out(connection, number)
            _put_article(connection, key, analysis, number)
    _put_page(connection, analysis, number)
    return True


def _place(source: Source) -> tuple[str, int, str]:
    return (source.sha256, source.record, source.uri)


def _page_of(connection: sqlite3.Connection, article: int, uri: str, record: int) -> Source:
    """The page that speaks for an article."""
    row = connection.execute(
        "SELECT uri, kind, record, sha256, byte_offset, fetched FROM pages "
        "WHERE uri = ? AND record = ? AND article = ? ORDER BY sha256 LIMIT 1",
        (uri, record, article),
    ).fetchone()
    return Source(*row)


def _put_page(connection: sqlite3.Connection, analysis: Analysis, article: int | None) -> None:
    source = analysis.source
    reason = None if article is not None else (analysis.error or "no reason was given")
    connection.execute(
        "INSERT INTO pages (uri, kind, record, sha256, byte_offset, fetched, coder, article, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_origin(source), analysis.coder, article, reason),
    )


def _origin(source: Source) -> tuple[str, str, int, str, int | None, str | None]:
    return (source.uri, source.kind, source.record, source.sha256, source.offset, source.fetched)


def searchable(title: str | None, text: str) -> tuple[str, str]:
    """Title and text as the index of words has them."""
    return " ".join(folded_words(title or "")), " ".join(folded_words(text))


def _put_article(connection: sqlite3.Connection, key: str, analysis: Analysis, number: int | None) -> int:
    article, source = analysis.article, analysis.source
    assert article is not None
    outlet = article.outlet
    row = [
        *(key, source.uri, source.record, analysis.schema, analysis.coder, article.id, article.url),
        *((None, None, None) if outlet is None else (outlet.name, outlet.domain, outlet.country)),
        *(article.language, article.script, article.language_confidence, article.title, list_text(article.authors)),
        *when_row(article.published),
        *when_row(article.modified),
        *(article.section, list_text(article.tags), article.text, list_text(article.paragraphs)),
        *(list_text(article.other_languages), article.dropped.lines, article.dropped.characters),
        *(list_text(analysis.warnings), packed(analysis)),
    ]
    insert(connection, "articles", ["number", *_ARTICLE_COLUMNS], [[number, *row]])
    if number is None:
        number = int(connection.execute("SELECT number FROM articles WHERE key = ?", (key,)).fetchone()[0])
    connection.execute("INSERT OR IGNORE INTO waiting (article) VALUES (?)", (number,))
    connection.execute(
        "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)",
        (number, *searchable(article.title, article.text)),
    )
    return number


def _take_out(connection: sqlite3.Connection, number: int) -> None:
    title, text = connection.execute("SELECT title, text FROM articles WHERE number = ?", (number,)).fetchone()
    connection.execute(
        "INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (number, *searchable(title, text)),
    )
    connection.execute("DELETE FROM articles WHERE number = ?", (number,))


def filed(connection: sqlite3.Connection) -> Iterator[Filed]:
    """Every article's analysis as it was put in, in the order of the keys."""
    for (number,) in connection.execute("SELECT number FROM articles ORDER BY key").fetchall():
        yield filed_by_number(connection, number)


def filed_by_number(connection: sqlite3.Connection, number: int) -> Filed:
    """One article's analysis."""
    columns = ", ".join(f'"{column}"' for column in _ARTICLE_COLUMNS)
    row = connection.execute(f"SELECT {columns} FROM articles WHERE number = ?", (number,)).fetchone()
    cell = dict(zip(_ARTICLE_COLUMNS, row, strict=True))
    article = _article(cell)
    analysis = Analysis(
        schema=cell["schema"],
        coder=cell["coder"],
        source=_page_of(connection, number, cell["page_uri"], cell["page_record"]),
        article=article,
        warnings=list_from_text(cell["warnings"]),
        **unpacked(cell["parts"], article.text),
    )
    return Filed(cell["key"], analysis)


def _article(cell: dict[str, Any]) -> Article:
    outlet = None
    if cell["outlet_name"] is not None:
        outlet = Outlet(cell["outlet_name"], cell["outlet_domain"], cell["outlet_country"])
    return Article(
        id=cell["id"],
        url=cell["url"],
        outlet=outlet,
        language=cell["language"],
        script=cell["script"],
        language_confidence=cell["language_confidence"],
        title=cell["title"],
        authors=list_from_text(cell["authors"]),
        published=when_from_row([cell[column] for column in when_columns("published")]),
        modified=when_from_row([cell[column] for column in when_columns("modified")]),
        section=cell["section"],
        tags=list_from_text(cell["tags"]),
        text=cell["text"],
        paragraphs=msgspec.json.decode(cell["paragraphs"], type=tuple[Span, ...]),
        other_languages=msgspec.json.decode(cell["other_languages"], type=tuple[OtherLanguage, ...]),
        dropped=Dropped(cell["dropped_lines"], cell["dropped_characters"]),
    )
