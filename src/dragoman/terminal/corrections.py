"""What users said of who is who, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.record.corrections import words
from dragoman.terminal.people import person_head
from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped, print_indented

if TYPE_CHECKING:
    from dragoman.views.correcting import Corrected, TakenIn
    from dragoman.views.corrections import CorrectionLine

_FATE_STYLE = {"applied": "green", "waiting": "cyan", "undone": "dim", "replaced": "dim", "overruled": "yellow"}


def show_corrected(made: Corrected, on: str = "") -> None:
    """A correction that was made, and whom it is about now; `on` is the option by which commands find this record."""
    screen = console()
    said = made.correction
    screen.print(f"[bold]Correction {said.number}[/]: {escaped(words(said.kind, said.arguments))}")
    for line in made.now:
        print_indented(screen, f"now {person_head(line)}", 4)
        scripts = f" · {', '.join(line.scripts)}" if line.scripts else ""
        print_indented(screen, f"in {count(line.articles, 'article')}{scripts} · [dim]{line.id}[/]", 8)
    if made.still_one:
        print_indented(screen, "still one: another correction, or what the pages tell, holds both together", 4)
    screen.print(f"    [dim]to take it back: dragoman correct undo {said.number}{escaped(on)}[/]", soft_wrap=True)


def show_corrections(lines: Sequence[CorrectionLine]) -> None:
    """Every correction: number, time, user, what was said, what became of it, whom it is about."""
    screen = console()
    if not lines:
        screen.print("Nobody has corrected this record.")
    for line in lines:
        moment = line.said[:16].replace("T", " ")
        fate = f"[{_FATE_STYLE[line.fate]}]{_fate(line)}[/]"
        screen.print(f"[bold]{line.number:>4}[/]  {moment}  {escaped(line.user)}  {fate}")
        print_indented(screen, f"[bold]{escaped(words(line.kind, line.arguments))}[/]", 6)
        if line.note:
            print_indented(screen, escaped(line.note), 6)
        if line.about:
            now = ", ".join(f"{escaped(one.name)} [dim]{one.id}[/]" for one in line.about)
            print_indented(screen, f"now {now}", 6)


def show_taken_in(taken: TakenIn, record: Path) -> None:
    """What came of an import."""
    refused = f"; {len(taken.refused)} refused" if taken.refused else ""
    console().print(f"[bold]{record}[/]: {count(taken.new, 'new correction')}, {taken.known} known already{refused}")


def _fate(line: CorrectionLine) -> str:
    """What became of a correction, in words."""
    told = {
        "applied": "applied",
        "waiting": "waits: what it is about is not in the record",
        "undone": f"taken back by {line.by}",
        "replaced": f"replaced by {line.by}",
        "overruled": f"overruled by {line.by}, which says the opposite" if line.by else "both are one mention now",
    }[line.fate]
    missing = line.entities - line.found
    return f"{told}, {line.found} of {line.entities} mentions found" if line.fate == "applied" and missing else told
