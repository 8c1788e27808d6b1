"""What stands at the head of articles, without what was read from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.record.rows import list_text
from dragoman.record.words import folded_words


class Card(Struct, frozen=True, kw_only=True):
    """An article in short; `published` is left out where only its page's masthead tells a day.

    `origin` is the number of the article that it reprints.
    """

    number: int
    key: str
    title: str | None
    outlet: str | None
    language: str
    published: date | None
    page: str
    origin: int | None

    @property
    def title_words(self) -> list[str]:
        """The words of the title as the full text has them."""
        return folded_words(self.title or "")


def cards(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Card]:
    """These articles in short, by number."""
    rows = connection.execute(
        "SELECT number, articles.key, title, outlet_name, language, "
        "CASE WHEN published_basis <> 'masthead' THEN published_latest END, page_uri, origin "
        "FROM json_each(?) JOIN articles ON number = value LEFT JOIN copies ON article = number",
        (list_text(numbers),),
    )
    return {row[0]: _card(*row) for row in rows}


def _card(
    number: int,
    key: str,
    title: str | None,
    outlet: str | None,
    language: str,
    day: str | None,
    page: str,
    origin: int | None,
) -> Card:
    return Card(
        number=number,
        key=key,
        title=title,
        outlet=outlet,
        language=language,
        published=None if day is None else date.fromisoformat(day),
        page=page,
        origin=origin,
    )
