"""A chain drawn as a tree: who had it first, and who has it from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.terminal.events import event_head
from dragoman.terminal.people import quote_lines
from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.model import When
    from dragoman.views.chain import ChainOf, Source

_TIES = {"reprints": "reprints it", "cites": "names it as the source"}


def show_chain(chain: ChainOf) -> None:
    """What it is about, how many independent sources there are, and the tree of those who tell it."""
    screen = console()
    if chain.event is not None:
        event_head(screen, chain.event)
    if chain.statement is not None:
        quote_lines(screen, chain.statement)
    screen.print()
    screen.print(f"{count(chain.sources, 'independent source')}:")
    for root in chain.roots:
        _source(screen, root, "  ", "")


def _source(screen: Console, source: Source, first: str, rest: str) -> None:
    tie = f" [dim]{_TIES[source.tie]}[/]" if source.tie else ""
    about = " · ".join(part for part in (source.country, source.language, _when(source.published)) if part)
    if source.article is None:
        about = "named as the source; its own article is not in the record"
    screen.print(f"{first}[bold]{escaped(source.outlet or source.article or '')}[/] · {about}{tie}", soft_wrap=True)
    inner = rest + "  " if not first.strip() else rest
    if source.words is not None:
        _words(screen, source, inner + "    ")
    if source.also:
        screen.print(f"{inner}    [dim]names {', '.join(map(escaped, source.also))}, too[/]", soft_wrap=True)
    for number, below in enumerate(source.having, 1):
        last = number == len(source.having)
        _source(screen, below, f"{inner}{'└─' if last else '├─'} ", f"{inner}{'   ' if last else '│  '}")


def _words(screen: Console, source: Source, indent: str) -> None:
    assert source.words is not None
    start = source.words.span[0] - source.words.around_span[0]
    end = source.words.span[1] - source.words.around_span[0]
    around = source.words.around
    before, named, after = (escaped(part) for part in (around[:start], around[start:end], around[end:]))
    screen.print(f"{indent}[dim]“{before}[bold underline]{named}[/]{after}”[/]", soft_wrap=True)


def _when(published: When | None) -> str:
    if published is None or published.latest is None or published.basis in ("masthead", "bound"):
        return "no day known"
    clock = published.time or ""
    return f"{published.latest} {clock[:5]}".strip()
