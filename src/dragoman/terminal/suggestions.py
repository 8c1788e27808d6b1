"""Identities that may be one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.terminal.people import person_head
from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped, print_indented

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.record.evidence import Passage
    from dragoman.views.suggestions import Candidate, SuggestionLine

_MOST_SHOWN = 30
_AROUND = 90


def show_suggestions(lines: Sequence[SuggestionLine], about: str | None = None, on: str = "") -> None:
    """Pairs with their reasons, a sentence of each side, and the commands that settle them.

    `about` is the name of which they were asked for, `on` the option by which commands find this record.
    """
    screen = console()
    if not lines:
        screen.print(f"Nobody named {escaped(about)} is in doubt." if about else "No two of this record are in doubt.")
    for line in lines[:_MOST_SHOWN]:
        screen.print(f"[bold]{line.score:.2f}[/]  {escaped(', '.join(line.reasons))}")
        _side(screen, line.one)
        _side(screen, line.other)
        settling(screen, line.one.line.id, line.other.line.id, on, 6)
        screen.print()
    if len(lines) > _MOST_SHOWN:
        screen.print(f"and {len(lines) - _MOST_SHOWN} more, which --json shows")


def settling(screen: Console, one: str, other: str, on: str, indent: int) -> None:
    """The two commands that settle whether two are one, each in a line that can be copied."""
    for word in ("merge", "not-same"):
        command = f"dragoman correct {word} {one} {other}{escaped(on)}"
        screen.print(f"{' ' * indent}[dim]{command}[/]", soft_wrap=True)


def _side(screen: Console, side: Candidate) -> None:
    print_indented(screen, f"{person_head(side.line)} · in {count(side.line.articles, 'article')}", 6)
    if side.example is not None:
        print_indented(screen, f"{_cut(side.example)} [dim]({side.example.language})[/]", 10)


def _cut(passage: Passage) -> str:
    """The name in its surroundings, cut at words where they are long."""
    start = passage.span[0] - passage.around_span[0]
    end = passage.span[1] - passage.around_span[0]
    before, name, after = passage.around[:start], passage.around[start:end], passage.around[end:]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} …"
    return f"{escaped(before)}[bold]{escaped(name)}[/]{escaped(after)}"
