"""The lists that users brought, and what an import came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge.lists import PLACE_FORM
from dragoman.terminal.phrases import count
from dragoman.terminal.screen import console, escaped, table

if TYPE_CHECKING:
    from dragoman.imports.importing import Outcome
    from dragoman.knowledge.list_folder import Imported

_MOST_KINDS = 10


def show_lists(found: Sequence[Imported]) -> None:
    """The lists as a table, with their files and the first characters of these files' digests."""
    if not found:
        console().print("No list was imported; `dragoman knowledge import FILE` imports one.")
        return
    heads = ("name", "rows", "name forms", "imported", "form", "file", "sha256")
    table(
        heads,
        [
            (one.name, f"{one.rows}", f"{one.forms}", one.imported[:10], one.form, escaped(one.file), one.sha256[:12])
            for one in found
        ],
    )


def show_outcome(outcome: Outcome) -> None:
    """What an import brought in, and what it left out."""
    made = outcome.list
    screen = console()
    held = ("place", "places") if made.form == PLACE_FORM else ("person or organisation", "people and organisations")
    screen.print(
        f"[bold]{made.name}[/]: {count(made.rows, *held)}, "
        f"{count(made.forms, 'name form')}, from {escaped(made.file)} ({made.form})"
    )
    others = sorted(outcome.left_out.items(), key=lambda item: (-item[1], item[0]))
    if others:
        kinds = ", ".join(f"{escaped(kind)} {number}" for kind, number in others[:_MOST_KINDS])
        more = f" and {len(others) - _MOST_KINDS} more kinds" if len(others) > _MOST_KINDS else ""
        screen.print(f"  left out, being neither: {kinds}{more}")
    if outcome.complaints:
        screen.print(f"  {count(outcome.complaints, 'complaint')}, told above", style="yellow")
