"""How a sentence was read, for the eye: its words, what they are to the program, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.terminal.screen import console, escaped

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.model import Article, Span
    from dragoman.reading.explaining import Explained, Verdict

_MARKS_APART = "; "


def show_explained(article: Article, sentences: Sequence[Explained]) -> None:
    """Each sentence with its marks, its groups, the verdict on each event word, and its quotations."""
    screen = console()
    for number, sentence in enumerate(sentences):
        if number:
            screen.print()
        screen.print(f"[bold]{escaped(_words(article, sentence.span))}[/]")
        _marks(screen, article, sentence)
        for member in sentence.members:
            names = ", ".join(member.names)
            screen.print(
                f"  who     {escaped(_words(article, member.span))} = {escaped(names)} [dim]{member.attached}[/]"
            )
        for verdict in sentence.verdicts:
            _verdict(screen, article, verdict)
        for quotation in sentence.quotations:
            screen.print(f"  says    {escaped(quotation)}")


def _words(article: Article, span: Span) -> str:
    return " ".join(article.text[slice(*span)].split())


def _marks(screen: Console, article: Article, sentence: Explained) -> None:
    at: dict[Span, list[str]] = {}
    for mark in sentence.marks:
        at.setdefault(mark.span, []).append(mark.what)
    for span, marks in at.items():
        screen.print(f"  word    {escaped(_words(article, span))} [dim]{escaped(_MARKS_APART.join(marks))}[/]")


def _verdict(screen: Console, article: Article, verdict: Verdict) -> None:
    words = escaped(_words(article, verdict.span))
    head = f'"{words}" ({verdict.sense}, {verdict.form})'
    why = escaped("; ".join(verdict.why))
    if verdict.reading is None:
        screen.print(f"  [yellow]unread[/]  {head}: {why}")
        return
    style, said = ("green", "told") if verdict.told else ("yellow", "untold")
    screen.print(f"  [{style}]{said:<6}[/]  {head}: {escaped(verdict.reading)} [bold]{verdict.confidence:.2f}[/]")
    if verdict.clause is not None:
        screen.print(f"          [dim]clause: {escaped(_words(article, verdict.clause))}[/]")
    screen.print(f"          [dim]weighs: {why}[/]")
