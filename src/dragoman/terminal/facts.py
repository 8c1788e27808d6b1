"""One fact, down to its sentences, their pages and offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.terminal.events import STATUS_STYLE, dispute_lines, event_head
from dragoman.terminal.people import quote_lines
from dragoman.terminal.person import show_person
from dragoman.terminal.phrases import day
from dragoman.terminal.screen import console, escaped
from dragoman.terminal.stories import show_story

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.record.evidence import Passage
    from dragoman.views.show import ArticlePage, Shown


def show_fact(fact: Shown) -> None:
    """One fact with its sentences, pages and offsets."""
    from dragoman.views.disagreements import Dispute
    from dragoman.views.events import EventLine
    from dragoman.views.person import PersonPage
    from dragoman.views.quotes import Quote
    from dragoman.views.story import StoryPage

    screen = console()
    if isinstance(fact, EventLine):
        event_head(screen, fact)
        for entry in fact.history:
            mark = " (a copy)" if entry.is_copy else ""
            screen.print(f"    [{STATUS_STYLE.get(entry.status, '')}]{entry.status}[/]{mark}")
            _passage(screen, entry.sentence)
        for dispute in fact.disagreements:
            dispute_lines(screen, dispute, indent="    ")
    elif isinstance(fact, Quote):
        quote_lines(screen, fact)
        for version in fact.versions:
            screen.print(f"    {version.kind}{' (a copy)' if version.is_copy else ''}")
            _passage(screen, version.passage)
    elif isinstance(fact, PersonPage):
        show_person(fact)
    elif isinstance(fact, StoryPage):
        show_story(fact)
    elif isinstance(fact, Dispute):
        dispute_lines(screen, fact)
    else:
        _article(screen, fact)


def _passage(screen: Console, passage: Passage) -> None:
    """The words in their surroundings, marked, with page and offsets."""
    start = passage.span[0] - passage.around_span[0]
    end = passage.span[1] - passage.around_span[0]
    before, words, after = passage.around[:start], passage.around[start:end], passage.around[end:]
    screen.print(f"      {escaped(before)}[bold underline]{escaped(words)}[/]{escaped(after)}")
    screen.print(
        f"      [dim]{escaped(passage.outlet or 'outlet unknown')} · {escaped(passage.title or 'no title')} "
        f"({passage.language})[/]"
    )
    screen.print(f"      [dim]{escaped(passage.page)} · characters {passage.span[0]} to {passage.span[1]}[/]")


def _article(screen: Console, page: ArticlePage) -> None:
    screen.print(f"[bold]{escaped(page.title or page.id)}[/] · {escaped(page.outlet or '')} · {page.language}")
    screen.print(f"[dim]{escaped(page.page)} · {day(page.published)}[/]")
    screen.print(escaped(page.text))
