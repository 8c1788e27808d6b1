"""The history of a pair, with its intensity month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.terminal.events import STATUS_STYLE, dispute_lines, event_head, history
from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped, print_indented

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.views.intensity import Month
    from dragoman.views.pair import PairPage

_STATUSES_WITH_A_STORY = ("possible", "planned", "confirmed", "postponed", "cancelled", "refused", "denied")
_PER_SIGN = 2.0


def show_pair(page: PairPage) -> None:
    """What lay between two: in numbers, month by month, and event by event, the oldest first."""
    screen = console()
    screen.print(f"[bold]{escaped(page.one.name)}[/] and [bold]{escaped(page.other.name)}[/]{_officials(page)}")
    if not page.total:
        screen.print("No event of this record lies between them in the time that you asked for.")
        return
    statuses = ", ".join(
        f"[{STATUS_STYLE.get(status, '')}]{number} {status}[/]" for status, number in page.statuses.items()
    )
    print_indented(screen, f"{count(page.total, 'event')}: {statuses}", 4)
    if page.mean is not None:
        print_indented(screen, f"on average {_score(page.mean)}, where -10 is conflict and 10 is cooperation", 4)
    for month in page.months:
        _month(screen, month)
    screen.print()
    for scored in page.events:
        event_head(screen, scored.event, "" if scored.score is None else _score(scored.score))
        if scored.event.status in _STATUSES_WITH_A_STORY or len(scored.event.history) > 1:
            history(screen, scored.event)
        for dispute in scored.event.disagreements:
            dispute_lines(screen, dispute, indent="    ")
        screen.print()
    if len(page.events) < page.total and page.events:
        screen.print(f"[dim]go on with --after {page.events[-1].event.id}[/]")


def _officials(page: PairPage) -> str:
    told = [
        f"{count(number, 'official')} of {escaped(party.name)}"
        for party, number in zip((page.one, page.other), page.officials, strict=True)
        if number
    ]
    return f", with {' and '.join(told)}" if told else ""


def _month(screen: Console, month: Month) -> None:
    if month.mean is None:
        mean, bar = "     ", ""
    else:
        mean = _score(month.mean)
        sign, style = ("+", "green") if month.mean > 0 else ("-", "red")
        bar = f"[{style}]{sign * round(abs(month.mean) / _PER_SIGN)}[/]"
    screen.print(f"    {month.month}  {mean:>6}  {count(month.events, 'event'):<11} {bar}")


def _score(score: float) -> str:
    return f"{score:+.2f}" if score else "0.00"
