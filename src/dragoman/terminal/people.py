"""People and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.terminal.screen import console, escaped, table

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.views.person import PersonLine
    from dragoman.views.quotes import Quote


def show_people(lines: Sequence[PersonLine]) -> None:
    """People as rows."""
    rows = [
        (
            line.id,
            escaped(line.name),
            line.country or "",
            ", ".join(line.roles),
            ", ".join(line.scripts),
            str(line.articles),
            str(line.mentions),
        )
        for line in lines
    ]
    table(("id", "name", "country", "role", "scripts", "articles", "mentions"), rows, spare=("scripts", "mentions"))


def _known_as(knowledge_id: str) -> str:
    """An id with whose it is: people's are Wikidata's, places' mostly GeoNames'."""
    whose, colon, number = knowledge_id.partition(":")
    return f"{'GeoNames' if whose == 'geonames' else whose} {number}" if colon else f"Wikidata {knowledge_id}"


def person_head(line: PersonLine) -> str:
    """Who it is, in one line: name, kind, roles, country, id in Wikidata."""
    known = f" · {_known_as(line.knowledge_id)}" if line.knowledge_id else ""
    roles = f" · {', '.join(line.roles)}" if line.roles else ""
    return f"[bold]{escaped(line.name)}[/] · {line.kind}{roles}{f' · {line.country}' if line.country else ''}{known}"


def show_quotes(quotes: Sequence[Quote]) -> None:
    """Statements with where they stand."""
    screen = console()
    if not quotes:
        screen.print("No statement of this record fits what you asked.")
    for quote in quotes:
        quote_lines(screen, quote)


def quote_lines(screen: Console, quote: Quote, indent: str = "") -> None:
    """A statement with its speaker, and where it stands."""
    speaker = escaped(quote.speaker.name) if quote.speaker else "somebody"
    text = f"“{escaped(quote.text)}”" if quote.direct else escaped(quote.text)
    screen.print(f"{indent}[bold]{speaker}[/]: {text}")
    where = ", ".join(dict.fromkeys(escaped(v.outlet or Path(v.page).name) for v in quote.versions))
    manner = "word for word" if quote.direct else "reported"
    screen.print(f"{indent}    [dim]{manner} · {where} · {quote.language} · {quote.id}[/]")
