"""The commands. Each asks a room and hands the answer to `terminal`; nothing is decided here."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman._version import __version__
from dragoman.cli.ask import chain, disagreements, events, people, person, quotes, show, timeline
from dragoman.cli.correct import correct, suggestions
from dragoman.cli.explain import explain
from dragoman.cli.follow import follow
from dragoman.cli.history import between, story, upcoming
from dragoman.cli.knowledge import knowledge
from dragoman.cli.searching import brief, search
from dragoman.cli.shared import (
    codes,
    columns_told,
    complain,
    errors_named,
    jobs_option,
    json_option,
    languages_option,
    lists_options,
    lists_told,
    map_option,
    record_option,
    sources_argument,
    stdin,
    tell_left_out,
    web_for,
    web_options,
    writable,
)
from dragoman.cli.verify import verify

if TYPE_CHECKING:
    from dragoman.model import Analysis, Source


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Read news pages in many languages and keep a sourced record of politics and diplomacy."""


@main.command(short_help="Analyse pages into JSON lines.")
@sources_argument
@click.option("--output", type=click.Path(path_type=Path), help="A file for the analyses instead of standard output.")
@jobs_option
@languages_option
@map_option
@lists_options
@web_options
@click.option("--timex", is_flag=True, help="Give each expression of time its TIMEX3 (type, value, mod) too.")
@click.option("--profile", is_flag=True, help="Print each room's share of the time at the end.")
def analyse(
    sources: tuple[str, ...],
    output: Path | None,
    jobs: int,
    languages: str | None,
    columns: str | None,
    lists: tuple[str, ...],
    no_lists: bool,
    profile: bool,
    **asked: Any,
) -> None:
    """Analyse pages: one JSON object an article, one a line, in the order of the sources.

    A SOURCE is a file, a folder, an http(s) address, or - for standard input. It holds text, HTML, JSON lines, Parquet,
    a feed or a web archive (WARC, WET), which may be compressed or lie in a zip or tar file. The exit status is 1 if a
    page could not be read.
    """
    from dragoman.analysing import Profile, analyse_many
    from dragoman.contract import encode

    laps = Profile() if profile else None
    timex: bool = asked.pop("timex")
    told: dict[str, Any] = {"languages": codes(languages), "columns": columns_told(columns)}
    told["lists"] = lists_told(lists, no_lists)
    left_out: Counter[str] = Counter()
    failed = 0
    with errors_named(), web_for(sources, **asked) as web, writable(output) as stream:
        for analysis in analyse_many(sources, jobs, stdin(), laps, **told, left_out=left_out, web=web):
            failed += complain(analysis)
            stream.write(encode(analysis, timex) + b"\n")
            if laps is not None:
                laps("writing")
    tell_left_out(left_out)
    if laps is not None:
        from dragoman.terminal.reports import show_profile

        show_profile(laps.seconds)
    sys.exit(1 if failed else 0)


@main.command(short_help="Read pages into a record.")
@sources_argument
@record_option
@jobs_option
@languages_option
@map_option
@lists_options
@web_options
def read(
    sources: tuple[str, ...],
    record: Path,
    jobs: int,
    languages: str | None,
    columns: str | None,
    lists: tuple[str, ...],
    no_lists: bool,
    **asked: Any,
) -> None:
    """Analyse pages and fold them into a record.

    A SOURCE is a file, a folder, an http(s) address, or - for standard input; `dragoman analyse --help` says what it
    may hold. Pages that are in the record already change nothing: run the same command again to go on with a run that
    was stopped. The exit status is 1 if a page could not be read.
    """
    told: dict[str, Any] = {"languages": codes(languages), "columns": columns_told(columns)}
    told["lists"] = lists_told(lists, no_lists)
    with errors_named(), web_for(sources, **asked) as web:
        failed = _read_into(record, sources, jobs, **told, web=web)
    sys.exit(1 if failed else 0)


for command in (
    *(explain, follow, timeline, events, between, upcoming, story, disagreements, people, person, quotes, show, chain),
    *(search, brief, correct, suggestions, verify, knowledge),
):
    main.add_command(command)


def _read_into(record: Path, sources: tuple[str, ...], jobs: int, **told: Any) -> int:
    from dragoman.analysing import analyse_many
    from dragoman.terminal.reports import show_summary
    from dragoman.terminal.screen import Progress
    from dragoman.views.questions import open_record

    begun = time.monotonic()
    failed = 0
    left_out: Counter[str] = Counter()
    with open_record(record, create=True) as kept, Progress() as progress:

        def analyses() -> Iterator[Analysis]:
            nonlocal failed
            for analysis in analyse_many(sources, jobs, stdin(), **told, is_known=is_known, left_out=left_out):
                progress.advance()
                failed += complain(analysis)
                yield analysis

        skipped = 0

        def is_known(source: Source) -> bool:
            nonlocal skipped
            known = kept.has(source)
            skipped += known
            return known

        folded = kept.fold(analyses())
        progress.close()
        tell_left_out(left_out)
        show_summary(kept.summary(), folded, skipped, time.monotonic() - begun, record)
    return failed


@main.command(short_help="Show the languages that have a pack.")
@json_option
def languages(as_json: bool) -> None:
    """Show the languages that have a pack, and how much each pack holds."""
    from dragoman.language.pack import pack_codes, read_examples, read_pack
    from dragoman.terminal.reports import show_languages
    from dragoman.terminal.screen import print_json

    packs = [(read_pack(code), len(read_examples(code))) for code in pack_codes()]
    if as_json:
        print_json(
            {
                "code": pack.code,
                "name": pack.name,
                "own_name": pack.own_name,
                "event_words": len(pack.event),
                "examples": examples,
            }
            for pack, examples in packs
        )
    else:
        show_languages(packs)


@main.command(short_help="Print the JSON Schema of an analysis.")
def schema() -> None:
    """Print the JSON Schema of an analysis."""
    import json

    from dragoman.contract import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@main.command(short_help="Read the demo pages, show their timeline.")
@record_option
def demo(record: Path) -> None:
    """Read the pages that come with the program into a record, and show its timeline."""
    from importlib.resources import as_file, files

    from dragoman.terminal.events import show_farewell, show_timeline
    from dragoman.views.questions import open_record

    with errors_named():
        with as_file(files("dragoman.demo") / "pages") as folder:
            # The same for everyone, whatever lists he has.
            _read_into(record, (str(folder),), 1, lists=())
        with open_record(record) as kept:
            lines = kept.timeline()
            show_timeline(lines, brief=True)
            show_farewell(lines, record)
