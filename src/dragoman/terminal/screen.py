"""The terminal, or the file or pipe in its place."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

import msgspec

if TYPE_CHECKING:
    from rich.console import Console


_PLAIN_WIDTH = 100
# The control characters of ISO 646 and ISO 6429, but for tab and line feed.
_COMMANDS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
# Of a table on a terminal, in columns of the screen and characters: longer words are broken, longer cells cut.
_LONGEST_WORD = 24
_LONGEST_CELL = 200
_GAP = 2


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


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], spare: Sequence[str] = ()) -> None:
    """A table on a terminal, tab-separated lines elsewhere.

    A terminal on which words would be broken does without the columns that can be spared, the last of these first.
    """
    from rich.markup import render

    plain = [[render(cell).plain for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in (heads, *plain):
            print("\t".join(row))
        return
    if not rows:
        console().print("Nothing fits what you asked.")
        return
    from rich.table import Table
    from rich.text import Text

    screen = console()
    columns = [_Column(head, tuple(map(_cut, cells))) for head, *cells in zip(heads, *plain, strict=True)]
    left_out: list[str] = []
    while len(left_out) < len(spare) and _width([column.narrow for column in columns]) > screen.width:
        left_out.insert(0, spare[-1 - len(left_out)])
        columns = [column for column in columns if column.head != left_out[0]]
    drawn = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    for column, width in zip(columns, _widths(columns, screen.width), strict=True):
        drawn.add_column(column.head, width=width, overflow="fold")
    for row in zip(*(column.cells for column in columns), strict=True):
        drawn.add_row(*map(Text, row))
    screen.print(drawn)
    if left_out:
        screen.print(f"[dim]in a wider window also: {', '.join(left_out)}[/]")


class _Column:
    """A column of a table: what it needs so that no word is broken, and so that no cell is."""

    def __init__(self, head: str, cells: tuple[str, ...]) -> None:
        from rich.cells import cell_len

        self.head, self.cells = head, cells
        self.wide = max(map(cell_len, (head, *cells)))
        self.narrow = min(_LONGEST_WORD, max(cell_len(word) for cell in (head, *cells) for word in cell.split()))


def _cut(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[: _LONGEST_CELL - 1]}…"


def _width(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _widths(columns: Sequence[_Column], most: int) -> list[int]:
    """The width of each column: whole words, and what is left over shared among those whose cells are longer."""
    widths = [column.narrow for column in columns]
    while _width(widths) < most and (short := [i for i, column in enumerate(columns) if widths[i] < column.wide]):
        for place in short[: most - _width(widths)]:
            widths[place] += 1
    return widths


def escaped(text: str) -> str:
    """A text of a page, so that no bracket in it is taken for a colour, and no sign in it commands the terminal."""
    from rich.markup import escape

    return escape(printable(text))


def printable(text: str) -> str:
    """A text without signs that command a terminal: to colour, to clear, to name its window."""
    return text.translate(_COMMANDS)


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
