"""What is damaged in a record, or that nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped

if TYPE_CHECKING:
    from dragoman.record.verifying import Damage
    from dragoman.views.summary import Summary

_MOST_SHOWN = 50


def show_damage(damage: Sequence[Damage]) -> None:
    """Each thing that is wrong, in a line."""
    screen = console()
    for one in damage[:_MOST_SHOWN]:
        what = "" if one.what is None else f" {escaped(one.what)}"
        screen.print(f"[bold]{escaped(one.table)}[/]{what}: {escaped(one.reason)}", soft_wrap=True)
    if len(damage) > _MOST_SHOWN:
        screen.print(f"and {len(damage) - _MOST_SHOWN} more, which --json shows")


def show_sound(summary: Summary, record: Path) -> None:
    """That nothing is wrong, and of how much that is said."""
    held = f"{count(summary.articles, 'article')}, {count(summary.events, 'event')}"
    console().print(f"[bold]{record}[/] is sound: {held}, {count(summary.statements, 'statement')}.")
