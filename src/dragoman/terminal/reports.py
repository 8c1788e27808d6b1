"""What a run brought in, how long it took, which languages there are."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped, table

if TYPE_CHECKING:
    from dragoman.following.work import Round
    from dragoman.language.pack_parts import Pack
    from dragoman.record.store import Folded
    from dragoman.views.summary import Summary


_MOST_REASONS = 10


def show_summary(summary: Summary, folded: Folded, skipped: int, seconds: float, record: Path) -> None:
    """What a run of reading brought in, and what the record holds now."""
    screen = console()
    known = folded.already_in + skipped
    screen.print(
        f"[bold]{record}[/]: {count(folded.articles + folded.refusals, 'page')} read in {seconds:.1f} s: "
        f"{count(folded.articles, 'new article')}, {folded.refusals} refused; {known} known already"
    )
    languages = ", ".join(f"{code} {number}" for code, number in sorted(summary.languages.items()))
    copies = f", {count(summary.copies, 'copy', 'copies')} among them" if summary.copies else ""
    screen.print(
        f"The record holds {count(summary.articles, 'article')}{f' ({languages})' if languages else ''}{copies};"
    )
    screen.print(
        f"{count(summary.people, 'person', 'people')}, {count(summary.events, 'event')}, "
        f"{count(summary.statements, 'statement')}, {count(summary.disagreements, 'disagreement')}."
    )
    reasons = Counter(_reason(refusal.page, refusal.reason) for refusal in summary.refusals)
    for reason, number in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))[:_MOST_REASONS]:
        screen.print(f"  refused: {count(number, 'page')}, {escaped(reason)}", style="yellow")
    if len(reasons) > _MOST_REASONS:
        screen.print(f"  and for {len(reasons) - _MOST_REASONS} more reasons", style="yellow")


def show_round(done: Round, moment: str) -> None:
    """What a round of following brought in, in one line."""
    feeds = [count(done.feeds, "feed") + " asked"]
    feeds += [f"{done.unchanged} unchanged"] if done.unchanged else []
    feeds += [f"{done.failed} failed"] if done.failed else []
    pages = [count(done.folded.articles, "new article"), f"{done.folded.refusals} refused"]
    pages += [f"{done.folded.already_in} known already"] if done.folded.already_in else []
    pages += [f"{done.put_off} left for later"] if done.put_off else []
    console().print(f"{moment}  {', '.join(feeds)}: {', '.join(pages)}")


def _reason(page: str, reason: str) -> str:
    """The reason without the page: what many pages were refused for is told once."""
    return reason.removeprefix(f"{page}: ")


def show_profile(seconds: Mapping[str, float]) -> None:
    """Each room's share of the time, on standard error."""
    total = sum(seconds.values()) or 1.0
    for room, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"{room:<24}{spent * 1000:>10.1f} ms {100 * spent / total:>5.1f} %", file=sys.stderr)


def show_languages(packs: Sequence[tuple[Pack, int]]) -> None:
    """Languages as rows."""
    rows = [
        (pack.code, pack.name, pack.own_name, _event_words(pack), str(len(pack.role)), str(examples))
        for pack, examples in packs
    ]
    table(("code", "language", "own name", "event words", "offices", "examples"), rows)


def _event_words(pack: Pack) -> str:
    if pack.names_alone:
        return "names alone"
    return str(sum(_size(pack)))


def _size(pack: Pack) -> Iterable[int]:
    return (len(event.verbs) + len(event.passives) + len(event.nouns) + len(event.states) for event in pack.event)
