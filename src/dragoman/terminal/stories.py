"""Stories as a table, and one with its chapters and events."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.terminal.events import dispute_lines, event_head
from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped, print_indented, table

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from dragoman.record.ask_stories import Story
    from dragoman.views.story import Chapter, StoryPage, Telling


def show_stories(stories: Sequence[Story]) -> None:
    """Stories as rows: id, days, how many articles tell it, in which languages, title, names."""
    rows = [
        (
            one.id,
            days(one.first, one.last),
            str(one.articles),
            ", ".join(one.languages),
            escaped(one.title or ""),
            escaped(", ".join(one.names)),
        )
        for one in stories
    ]
    table(("id", "days", "articles", "languages", "begins with", "names"), rows, spare=("names", "languages"))


def show_story(page: StoryPage) -> None:
    """A story: its head, its articles chapter by chapter, its events in the order of time with their disagreements."""
    screen, story = console(), page.story
    screen.print(f"[bold]{escaped(story.title or 'no title')}[/]")
    told = f"{count(story.articles, 'article')} in {', '.join(story.languages)}"
    print_indented(screen, f"{days(story.first, story.last)} · {told} · [dim]{story.id}[/]", 4)
    if story.names:
        print_indented(screen, escaped(", ".join(story.names)), 4)
    for chapter in page.chapters:
        _chapter(screen, chapter, is_only=len(page.chapters) == 1)
    if page.events:
        screen.print("\n[bold]Events[/]")
    for line in page.events:
        event_head(screen, line)
        for dispute in line.disagreements:
            dispute_lines(screen, dispute, indent="    ")


def _chapter(screen: Console, chapter: Chapter, *, is_only: bool) -> None:
    head = "Articles" if is_only else f"Chapter {chapter.number}, {days(chapter.first, chapter.last)}"
    screen.print(f"\n[bold]{head}[/]")
    for article in chapter.articles:
        _telling(screen, article)


def _telling(screen: Console, one: Telling) -> None:
    copy = " · a copy" if one.is_copy else ""
    where = f"{escaped(one.outlet or Path(one.page).name)} · {one.language}{copy} · {one.article}"
    print_indented(screen, f"{one.published or 'no day    '}  {escaped(one.title or 'no title')}", 4)
    print_indented(screen, f"[dim]{where}[/]", 16)


def days(first: date | None, last: date | None) -> str:
    """From when to when."""
    if first is None or last is None:
        return "no day known"
    return f"{first}" if first == last else f"{first} to {last}"
