"""The questions that gather: articles by words and meaning, a brief about somebody."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from dragoman.cli.filters import answer, day
from dragoman.cli.shared import errors_named, json_option, record_option, writable

# 9999 days and their letter.
_LONGEST_BACK = 5


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


@click.command(short_help="Write a brief about somebody.")
@record_option
@click.option("--about", required=True, metavar="NAME", help="A person, organisation or country, by any spelling.")
@click.option("--since", required=True, metavar="DAY", help="From this day on, YYYY-MM-DD, or so many days back: 7d.")
@click.option("--until", type=day, metavar="DAY", help="Up to this day, YYYY-MM-DD.  [default: today]")
@click.option("--format", "form", type=click.Choice(("markdown", "html")), default="markdown", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="A file for the page instead of standard output.")
@json_option
def brief(
    record: Path, about: str, since: str, until: date | None, form: str, output: Path | None, as_json: bool
) -> None:
    """Write a page on what happened about somebody in some days: what is planned, disputed and was said besides.

    Each line has its sources under it: outlet, language, day, and the sentence in the original.
    """
    from dragoman.terminal.html import html
    from dragoman.terminal.markdown import markdown
    from dragoman.terminal.screen import print_json
    from dragoman.terminal.sheet import sheet
    from dragoman.views.questions import open_record

    end = until or date.today()
    begin = _back(since, end)
    if begin > end:
        raise click.BadParameter(f"{begin} is later than {end}", param_hint="--since")
    with errors_named(), open_record(record) as kept:
        found = kept.brief(about, begin, end)
        if as_json:
            print_json([found])
            return
        page = sheet(found)
        with writable(output) as stream:
            stream.write((html(page) if form == "html" else markdown(page)).encode("utf-8", "replace"))


def _back(since: str, until: date) -> date:
    """A day, or so many days before another."""
    if since.endswith("d") and since[:-1].isdecimal() and len(since) <= _LONGEST_BACK:
        return until - timedelta(days=int(since[:-1]))
    return day(since)
