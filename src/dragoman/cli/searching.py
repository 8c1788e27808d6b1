"""The questions that gather: articles by words and meaning."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.filters import answer
from dragoman.cli.shared import json_option, record_option


@click.command(short_help="Find articles in all languages.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@record_option
@click.option(
    "--limit", type=click.IntRange(1, 200), default=20, show_default=True, metavar="N", help="At most so many."
)
@json_option
def search(words: tuple[str, ...], record: Path, limit: int, as_json: bool) -> None:
    """Find articles by WORDS, and those in other languages by what the words mean.

    A name finds whom it names in every script; the name of a kind of event (talks, sanctions, переговоры) finds what
    tells one. "Words in quotation marks" stand one after the other, and neg* is the beginning of a word.
    """
    from dragoman.terminal.search import show_found

    query = " ".join(words)
    if as_json:
        answer(record, True, lambda kept: kept.search(query, limit).hits, show_found)
    else:
        answer(record, False, lambda kept: kept.search(query, limit), show_found)
