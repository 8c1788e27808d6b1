"""Records of earlier versions, which had a row for each fact of an article: the rows are packed into the article's."""

from __future__ import annotations

import sqlite3

from msgspec import Struct, structs

from dragoman.model import Citation, Entity, EventMention, Figure, Mention, Quotation, TimeExpression
from dragoman.record.parts import packed_parts
from dragoman.record.rows import layout

_TABLES: dict[str, tuple[str, type[Struct]]] = {
    "entities": ("entities", Entity),
    "mentions": ("mentions", Mention),
    "times": ("times", TimeExpression),
    "event_mentions": ("events", EventMention),
    "quotations": ("quotations", Quotation),
    "figures": ("figures", Figure),
    "citations": ("citations", Citation),
}


def pack(connection: sqlite3.Connection) -> None:
    """Pack the facts of every article into its row and drop the tables in which they were."""
    for (number,) in connection.execute("SELECT number FROM articles").fetchall():
        parts = {}
        for table, (name, kind) in _TABLES.items():
            part = layout(kind)
            columns = ", ".join(f'"{column}"' for column in part.columns)
            rows = connection.execute(f'SELECT {columns} FROM "{table}" WHERE article = ? ORDER BY position', (number,))
            parts[name] = tuple(part.from_row(row) for row in rows)
        parts["quotations"] = tuple(_without_words(one) for one in parts["quotations"])
        connection.execute("UPDATE articles SET parts = ? WHERE number = ?", (packed_parts(parts), number))
        connection.execute("INSERT INTO waiting (article) VALUES (?)", (number,))
    for table in _TABLES:
        connection.execute(f'DROP TABLE "{table}"')


def _without_words(quotation: Quotation) -> Quotation:
    return structs.replace(quotation, text="")
