"""Articles that were found, each with the place that shows why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped, print_indented

if TYPE_CHECKING:
    from dragoman.views.query import Term
    from dragoman.views.search import Found, Ground, Hit
    from dragoman.views.snippets import Snippet

_GROUNDS: dict[Ground, str] = {"words": "has the words", "event": "tells such an event", "names": "names who is meant"}
_MOST_NAMES = 3


def show_found(found: Found) -> None:
    """What the query was taken to mean, then the articles, the best first."""
    screen = console()
    for term in found.terms:
        if meaning := _meaning(term):
            screen.print(f"[dim]{escaped(term.text)}: {meaning}[/]")
    if not found.hits:
        screen.print("No article of this record fits what you asked.")
        return
    for hit in found.hits:
        screen.print()
        screen.print(f"[bold]{escaped(hit.title or Path(hit.page).name)}[/]")
        print_indented(screen, _about(hit), 4)
        print_indented(screen, _marked(hit.snippet), 4)
    if found.more:
        screen.print("\n[dim]There are more: narrow the question, or ask with --limit.[/]")


def _meaning(term: Term) -> str:
    """Whom a part of the query names, and which events."""
    names = [escaped(party.name) for party in term.names[:_MOST_NAMES]]
    if len(term.names) > _MOST_NAMES:
        names.append(f"{len(term.names) - _MOST_NAMES} more")
    return ", ".join([*names, *(kind.type for kind in term.kinds if not kind.mode and not kind.status)])


def _about(hit: Hit) -> str:
    day = hit.published.isoformat() if hit.published else "no day known"
    where = f"{escaped(hit.outlet or Path(hit.page).name)} · {day} · {hit.language}"
    copies = f" · {count(hit.copies, 'copy', 'copies')} folded" if hit.copies else ""
    return f"{where}{copies} · {_grounds(hit)} · [dim]{hit.article}[/]"


def _grounds(hit: Hit) -> str:
    found = [_GROUNDS[ground] for ground in hit.grounds]
    return ", ".join([*found, *_lacking(hit.missing)])


def _lacking(words: Iterable[str]) -> list[str]:
    return [f"without {escaped(word)}" for word in words]


def _marked(snippet: Snippet) -> str:
    """The words of a snippet in one line, with its marks."""
    first, parts, at = snippet.span[0], [], 0
    for start, end in snippet.marks:
        parts.append(f"{_line(snippet.text[at : start - first])}[bold underline]")
        parts.append(f"{_line(snippet.text[start - first : end - first])}[/]")
        at = end - first
    parts.append(_line(snippet.text[at:]))
    return "".join(parts)


def _line(text: str) -> str:
    return escaped(" ".join(text.split("\n")))
