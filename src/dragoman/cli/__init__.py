"""The commands. Each asks a room and hands the answer to `terminal`; nothing is decided here."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman._version import __version__
from dragoman.cli.correct import correct, suggestions
from dragoman.cli.follow import follow
from dragoman.cli.knowledge import knowledge
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
    on_record,
    record_option,
    sources_argument,
    stdin,
    tell_left_out,
    web_for,
    web_options,
    writable,
)

if TYPE_CHECKING:
    from dragoman.model import Analysis, Source
    from dragoman.views.filters import Filters
    from dragoman.views.questions import OpenRecord

_day = click.DateTime(["%Y-%m-%d"])


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--language", metavar="CODE", help="Told by an article in this language."),
        click.option("--type", "event_type", metavar="TYPE", help="A PLOVER type, such as CONSULT."),
        click.option("--until", type=_day, metavar="DAY", help="Up to this day, YYYY-MM-DD."),
        click.option("--since", type=_day, metavar="DAY", help="From this day on, YYYY-MM-DD."),
        click.option("--about", metavar="NAME", help="A name in any spelling or script, or words of the sentence."),
    ):
        command = option(command)
    return command


def _meant(
    about: str | None, since: datetime | None, until: datetime | None, event_type: str | None, language: str | None
) -> Filters:
    from dragoman.knowledge.ontology import event_types
    from dragoman.views.filters import Filters

    if event_type is not None and event_type.upper() not in event_types():
        raise click.BadParameter(f"{event_type} is none of {', '.join(event_types())}", param_hint="--type")
    return Filters(
        about=about,
        since=since.date() if since else None,
        until=until.date() if until else None,
        type=event_type.upper() if event_type else None,
        language=language,
    )


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
    told: dict[str, Any] = {"languages": codes(languages), "columns": columns_told(columns)}
    told["lists"] = lists_told(lists, no_lists)
    left_out: Counter[str] = Counter()
    failed = 0
    with errors_named(), web_for(sources, **asked) as web, writable(output) as stream:
        for analysis in analyse_many(sources, jobs, stdin(), laps, **told, left_out=left_out, web=web):
            failed += complain(analysis)
            stream.write(encode(analysis) + b"\n")
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


main.add_command(follow)
main.add_command(correct)
main.add_command(suggestions)
main.add_command(knowledge)


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


@main.command(short_help="Show the events in the order of time.")
@record_option
@_filters
@json_option
def timeline(record: Path, as_json: bool, **asked: Any) -> None:
    """Show what was planned, held, refused or done, in the order of time."""
    from dragoman.terminal.events import show_timeline

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.timeline(meant), show_timeline)


@main.command(short_help="Show the events as a table.")
@record_option
@_filters
@json_option
def events(record: Path, as_json: bool, **asked: Any) -> None:
    """Show all events as a table, those without a day last."""
    from dragoman.terminal.events import show_events

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.events(meant), show_events)


@main.command(short_help="Show the people of the record.")
@record_option
@_filters
@json_option
def people(record: Path, as_json: bool, **asked: Any) -> None:
    """Show the people of the record, those first of whom most articles speak."""
    from dragoman.terminal.people import show_people

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.people(meant), show_people)


@main.command(short_help="Show a person, organisation or country.")
@click.argument("name")
@record_option
@json_option
def person(name: str, record: Path, as_json: bool) -> None:
    """Show all that the record holds of one person, organisation or country, by any spelling of the NAME."""
    from dragoman.terminal.person import show_person

    _answer(record, as_json, lambda kept: (kept.person(name),), lambda pages: show_person(pages[0], on_record(record)))


@main.command(short_help="Show who said what, word for word.")
@record_option
@_filters
@json_option
def quotes(record: Path, as_json: bool, **asked: Any) -> None:
    """Show who said what, word for word."""
    from dragoman.terminal.people import show_quotes

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.quotes(meant), show_quotes)


@main.command(short_help="Show one fact down to its sentences.")
@click.argument("id")
@record_option
@json_option
def show(id: str, record: Path, as_json: bool) -> None:
    """Show one fact by its ID: its sentences in the original, their pages and offsets."""
    from dragoman.terminal.facts import show_fact

    _answer(record, as_json, lambda kept: (kept.show(id),), lambda facts: show_fact(facts[0]))


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


def _answer(record: Path, as_json: bool, ask: Callable[[OpenRecord], Any], show_answer: Callable[[Any], None]) -> None:
    from dragoman.terminal.screen import print_json
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept:
        answer = ask(kept)
        if as_json:
            print_json(answer)
        else:
            show_answer(answer)
