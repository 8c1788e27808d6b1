"""The terminal, or the file or pipe in its place."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

import msgspec

if TYPE_CHECKING:
    from rich.console import Console


_PLAIN_WIDTH = 100


def print_json(answers: Iterable[Any]) -> None:
    """One JSON object a line."""
    for answer in answers:
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def console(error: bool = False) -> Console:
    """Standard output (or standard error) as rich sees it: plain and of one width where it is no terminal."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    is_terminal = stream.isatty()
    return Console(
        file=stream,
        width=None if is_terminal else _PLAIN_WIDTH,
        highlight=False,
        no_color=not is_terminal,
        # A line of the answer stays one line where a program reads it.
        soft_wrap=not is_terminal,
    )


class Progress:
    """A running count of pages on a terminal; silent elsewhere."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as RichProgress

            self._bar = RichProgress(
                SpinnerColumn(),
                TextColumn("reading"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("pages"),
                TimeElapsedColumn(),
                console=console(error=True),
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task("reading", total=None)
        return self

    def advance(self) -> None:
        """One page more."""
        if self._bar is not None:
            self._bar.advance(self._task)

    def close(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __exit__(self, *_: object) -> None:
        self.close()


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal, tab-separated lines elsewhere."""
    if not sys.stdout.isatty():
        from rich.markup import render

        for row in (heads, *rows):
            print("\t".join(render(cell).plain for cell in row))
        return
    from rich.table import Table

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        drawn.add_column(head, overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    console().print(drawn)


def escaped(text: str) -> str:
    """A text of a page, so that no bracket in it is taken for a colour."""
    from rich.markup import escape

    return escape(text)


def print_entry(screen: Console, head: str, body: str, width: int, indent: int = 4) -> None:
    """A head of so many columns and what belongs to it; what a terminal wraps stays in the column behind the head."""
    if not screen.is_terminal:
        from rich.markup import render

        blanks = " " * max(1, width - len(render(head).plain))
        screen.print(f"{' ' * indent}{head}{blanks}{body}")
        return
    from rich.table import Table

    entry = Table.grid()
    entry.add_column(width=indent)
    entry.add_column(width=width, no_wrap=True)
    entry.add_column(overflow="fold")
    entry.add_row("", head, body)
    screen.print(entry)


def print_indented(screen: Console, marked_up: str, indent: int) -> None:
    """A text whose every line, also where a terminal wraps it, begins behind so many blanks."""
    if not screen.is_terminal:
        screen.print(" " * indent + marked_up)
        return
    from rich.padding import Padding

    screen.print(Padding(marked_up, (0, 0, 0, indent)))
