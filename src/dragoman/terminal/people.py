"""People and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.terminal.phrases import count, short
from dragoman.terminal.screen import console, escaped, table

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.record.evidence import Passage
    from dragoman.views.person import PersonLine
    from dragoman.views.quotes import Quote, Version


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
    """A statement with its speaker, where it stands, and what some have cut or translated."""
    speaker = escaped(quote.speaker.name) if quote.speaker else "somebody"
    text = f"“{escaped(quote.text)}”" if quote.direct else escaped(quote.text)
    screen.print(f"{indent}[bold]{speaker}[/]: {text}")
    where = ", ".join(dict.fromkeys(escaped(outlet_of(one.passage)) for one in quote.versions))
    manner = "word for word" if quote.direct else "reported"
    sources = f" · {count(quote.sources, 'independent source')}" if len(quote.versions) > 1 else ""
    screen.print(f"{indent}    [dim]{manner} · {where} · {quote.language}{sources} · {quote.id}[/]")
    for version in quote.versions:
        _version(screen, version, f"{indent}    ")


def _version(screen: Console, version: Version, indent: str) -> None:
    """What a version has not, or how it translates."""
    outlet = escaped(outlet_of(version.passage))
    if version.kind == "cut" and not version.is_copy:
        missing = " … ".join(f"“{escaped(short(words))}”" for words in version.left_out)
        screen.print(f"{indent}[dim]cut by {outlet}: without {missing}[/]")
    elif version.kind == "translated" and not version.is_copy:
        screen.print(f"{indent}[dim]translated by {outlet} ({version.passage.language}):[/]")
        screen.print(f"{indent}“{escaped(version.passage.text)}”")


def outlet_of(passage: Passage) -> str:
    """Whose page it is: the outlet, or the page's name."""
    return passage.outlet or Path(passage.page).name
