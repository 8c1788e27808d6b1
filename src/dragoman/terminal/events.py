"""Events: the timeline with histories, the table, disagreements."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.terminal.phrases import count, day, matter, names, short, who
from dragoman.terminal.screen import console, escaped, print_indented, table

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.views.disagreements import Dispute, Side
    from dragoman.views.events import Entry, EventLine


_SENTENCE_INDENT = 14

STATUS_STYLE = {
    "held": "bold green",
    "done": "bold green",
    "confirmed": "green",
    "planned": "cyan",
    "possible": "cyan",
    "postponed": "yellow",
    "cancelled": "red",
    "refused": "red",
    "denied": "red",
}


def show_timeline(lines: Sequence[EventLine], brief: bool = False) -> None:
    """Events in the order of time, each with its history; if `brief`, only those of several tellings have theirs."""
    screen = console()
    if not lines:
        screen.print("No event of this record fits what you asked.")
        return
    screen.print()
    for line in lines:
        event_head(screen, line)
        if not brief or len(_tellings(line)) > 1:
            history(screen, line)
        for dispute in line.disagreements:
            dispute_lines(screen, dispute, indent="    ")
        screen.print()


def event_head(screen: Console, line: EventLine, mark: str = "") -> None:
    """Two lines on an event: when, how far, who; what, where, by how many sources, in which languages, its id.

    `mark` stands behind what it is.
    """
    style = STATUS_STYLE.get(line.status, "")
    sources = count(line.sources, "independent source")
    copies = f", {count(line.copies, 'copy', 'copies')} folded" if line.copies else ""
    where = f" · {escaped(line.where.name)}" if line.where else ""
    code = f"{line.type}/{line.mode}" if line.mode else line.type
    screen.print(f"[bold]{day(line.when)}[/]  [{style}]{line.status}[/]  {who(line)}")
    code = f"{code} {mark}" if mark else code
    screen.print(f"    {code}{where} · {sources}{copies} · {', '.join(line.languages)} · [dim]{line.id}[/]")


def history(screen: Console, line: EventLine) -> None:
    """Every telling that is no copy, with its sentence; a sentence that tells it twice stands once."""
    for entry in _tellings(line):
        source = escaped(entry.outlet or Path(entry.sentence.page).name)
        according = f", according to {escaped(entry.according_to)}" if entry.according_to else ""
        said = f" {day(entry.said)}" if entry.said else ""
        style = STATUS_STYLE.get(entry.status, "")
        screen.print(f"    [{style}]{entry.status:<9}[/] {source}{said}{according} ({entry.sentence.language})")
        print_indented(screen, f"[dim]{escaped(short(entry.sentence.around))}[/]", _SENTENCE_INDENT)


def _tellings(line: EventLine) -> Sequence[Entry]:
    found: dict[tuple[str, str | None, str, str], Entry] = {}
    for entry in line.history:
        if not entry.is_copy:
            found.setdefault((entry.status, entry.according_to, entry.sentence.page, entry.sentence.around), entry)
    return tuple(found.values())


def dispute_lines(screen: Console, dispute: Dispute, indent: str = "") -> None:
    """The sides of a disagreement, each with its sentence."""
    screen.print(f"{indent}[magenta]sources disagree[/] about {escaped(matter(dispute))}")
    for claim in dispute.claims:
        screen.print(f"{indent}  {escaped(claim.value)}: {_whose(claim)}")
        print_indented(screen, f"[dim]{escaped(short(claim.sentence.around))}[/]", len(indent) + 4)


def show_disagreements(found: Sequence[Dispute]) -> None:
    """Disagreements, each with its sides below it."""
    screen = console()
    for dispute in found:
        screen.print(f"[dim]{dispute.id}[/]")
        dispute_lines(screen, dispute)


def _whose(claim: Side) -> str:
    """Whose word a claim is: the outlet with its country, and whom it cites."""
    outlet = escaped(claim.outlet or Path(claim.sentence.page).name)
    about = ", ".join(part for part in (claim.country, claim.language) if part)
    cited = f", according to {escaped(claim.according_to)}" if claim.according_to else ""
    return f"{outlet} ({about}){cited}"


def show_farewell(lines: Sequence[EventLine], record: Path) -> None:
    """The two commands to go on with after the demo."""
    richest = max(lines, key=lambda line: (line.sources, len(line.history), line.id), default=None)
    command = _command()
    screen = console()
    screen.print("Go on with:")
    if richest is not None:
        screen.print(f"  {command} show {richest.id} --record {record}", soft_wrap=True)
    screen.print(f"  {command} read YOUR_PAGES --record mine.dragoman", soft_wrap=True)


def _command() -> str:
    """How the program was called, so that a copied line works where its folder is not on the path."""
    program = Path(sys.argv[0])
    try:
        return str(program.relative_to(Path.cwd())) if program.is_absolute() else str(program)
    except ValueError:
        return program.name


def show_events(lines: Sequence[EventLine]) -> None:
    """Events as rows: id, days, status, code, actors, recipients, place, sources."""
    rows = [
        (
            line.id,
            day(line.when),
            line.status,
            f"{line.type}/{line.mode}" if line.mode else line.type,
            names(line.actors),
            names(line.recipients),
            escaped(line.where.name) if line.where else "",
            str(line.sources),
        )
        for line in lines
    ]
    heads = ("id", "when", "status", "event", "actors", "recipients", "where", "sources")
    table(heads, rows, spare=("where", "sources"))
