"""Tables as a terminal, and as a program, is shown them."""

from __future__ import annotations

import io
import re
import sys

import pytest

from dragoman.terminal.screen import escaped, table

HEADS = ("id", "who", "told", "where", "pages")
ROWS = (
    ("v6pncwr32hu", "Sergei Ryabkov, Wendy Sherman", "CONSULT/multilateral", "Geneva", "4"),
    ("vqfehjyunm4", "Aleksandar Vu\\[c]i", "REJECT", "", "1"),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, columns: int, rows: tuple[tuple[str, ...], ...] = ROWS) -> list[str]:
    """The lines of a table on a terminal of so many columns, without colours."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    table(HEADS, rows, spare=("where", "pages"))
    return [line.rstrip() for line in re.sub("\x1b\\[[0-9;]*m", "", screen.getvalue()).splitlines()]


def test_a_wide_terminal_has_every_column_and_every_row_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    head, first, second = shown(monkeypatch, 100)
    assert head.split() == list(HEADS)
    assert first.split("  ")[:2] == ["v6pncwr32hu", "Sergei Ryabkov, Wendy Sherman"]
    assert "Vu[c]i" in second


@pytest.mark.parametrize("columns", [46, 53, 60, 80])
def test_a_narrow_terminal_breaks_no_word_and_says_what_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    lines = shown(monkeypatch, columns)
    words = " ".join(lines).split()
    assert max(map(len, lines)) <= columns
    assert {"v6pncwr32hu", "vqfehjyunm4", "CONSULT/multilateral", "Ryabkov,", "Aleksandar"} <= set(words)
    left_out = lines[-1].partition("in a wider window also: ")[2]
    assert left_out == {46: "where, pages", 53: "pages"}.get(columns, "")


def test_a_cell_of_ten_thousand_characters_is_cut_on_a_terminal_and_whole_for_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (("v1", "B" + "o" * 9_999, "", "", ""),)
    table(HEADS, rows)
    assert len(capsys.readouterr().out) > 10_000
    assert len("".join(shown(monkeypatch, 80, rows))) < 1_000


def test_a_table_without_rows_says_so_on_a_terminal_and_keeps_its_heads_for_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table(HEADS, ())
    assert capsys.readouterr().out == "id\twho\ttold\twhere\tpages\n"
    assert shown(monkeypatch, 80, ()) == ["Nothing fits what you asked."]


def test_a_text_cannot_command_the_terminal() -> None:
    assert escaped("a\x1b[31mb\x07c\x9b2Jd\n\te") == "a[31mbc2Jd\n\te"
