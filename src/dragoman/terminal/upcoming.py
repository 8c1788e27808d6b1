"""What is planned, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.terminal.events import event_head, history
from dragoman.terminal.screen import console

if TYPE_CHECKING:
    from dragoman.views.upcoming import Days


def show_upcoming(days: Sequence[Days], start: date) -> None:
    """The plans under their days, each with its history."""
    screen = console()
    if not days:
        screen.print(f"Nothing in this record is planned for {start} or later that fits what you asked.")
        return
    for group in days:
        screen.print(f"[bold]{_heading(group)}[/]")
        for line in group.events:
            event_head(screen, line)
            history(screen, line)
        screen.print()


def _heading(days: Days) -> str:
    if days.first is None or days.last is None:
        return "No day told"
    weekday = f"{days.first:%A} {days.first}"
    return weekday if days.first == days.last else f"{days.first} to {days.last}"
