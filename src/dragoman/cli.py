"""The commands. Each asks a room and hands the answer to `terminal`; nothing is decided here."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dragoman._version import __version__

if TYPE_CHECKING:
    from dragoman.model import Analysis, Source
    from dragoman.views.filters import Filters
    from dragoman.views.questions import OpenRecord

DEFAULT_RECORD = "record.dragoman"

_record = click.option(
    "--record", type=click.Path(path_type=Path), default=DEFAULT_RECORD, show_default=True, help="The record's file."
)
_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")
_jobs = click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
_languages = click.option("--languages", metavar="sq,en,...", help="The pages are in one of these languages.")
_map = click.option("--map", "columns", metavar="text=body,...", help="What stands in which column of tables.")
_sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
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
@_sources
@click.option("--output", type=click.Path(path_type=Path), help="A file for the analyses instead of standard output.")
@_jobs
@_languages
@_map
@click.option("--profile", is_flag=True, help="Print each room's share of the time at the end.")
def analyse(
    sources: tuple[str, ...],
    output: Path | None,
    jobs: int,
    languages: str | None,
    columns: str | None,
    profile: bool,
) -> None:
    """Analyse pages: one JSON object an article, one a line, in the order of the sources.

    A SOURCE is a file, a folder, or - for standard input: texts, HTML, JSON lines, Parquet, feeds and web archives
    (WARC, WET), compressed or in zip and tar files, too. The exit status is 1 if a page could not be read.
    """
    from dragoman.analysing import Profile, analyse_many
    from dragoman.contract import encode

    laps = Profile() if profile else None
    failed = 0
    told: dict[str, Any] = {"languages": _codes(languages), "columns": _columns(columns)}
    left_out: Counter[str] = Counter()
    with _errors_named(), _writable(output) as stream:
        for analysis in analyse_many(sources, jobs, _stdin(), laps, **told, left_out=left_out):
            failed += _complain(analysis)
            stream.write(encode(analysis) + b"\n")
            if laps is not None:
                laps("writing")
    _tell_left_out(left_out)
    if laps is not None:
        from dragoman.terminal.reports import show_profile

        show_profile(laps.seconds)
    sys.exit(1 if failed else 0)


@main.command(short_help="Read pages into a record.")
@_sources
@_record
@_jobs
@_languages
@_map
def read(sources: tuple[str, ...], record: Path, jobs: int, languages: str | None, columns: str | None) -> None:
    """Analyse pages and fold them into a record.

    Pages that are in the record already change nothing; a run that was stopped goes on where it stood.
    """
    with _errors_named():
        failed = _read_into(record, sources, jobs, _codes(languages), _columns(columns))
    sys.exit(1 if failed else 0)


def _read_into(
    record: Path,
    sources: tuple[str, ...],
    jobs: int,
    languages: tuple[str, ...] = (),
    columns: dict[str, str] | None = None,
) -> int:
    from dragoman.analysing import analyse_many
    from dragoman.terminal.reports import show_summary
    from dragoman.terminal.screen import Progress
    from dragoman.views.questions import open_record

    begun = time.monotonic()
    failed = 0
    told: dict[str, Any] = {"languages": languages, "columns": columns}
    left_out: Counter[str] = Counter()
    with open_record(record, create=True) as kept, Progress() as progress:

        def analyses() -> Iterator[Analysis]:
            nonlocal failed
            for analysis in analyse_many(sources, jobs, _stdin(), **told, is_known=is_known, left_out=left_out):
                progress.advance()
                failed += _complain(analysis)
                yield analysis

        skipped = 0

        def is_known(source: Source) -> bool:
            nonlocal skipped
            known = kept.has(source)
            skipped += known
            return known

        folded = kept.fold(analyses())
        progress.close()
        _tell_left_out(left_out)
        show_summary(kept.summary(), folded, skipped, time.monotonic() - begun, record)
    return failed


@main.command(short_help="Show the events in the order of time.")
@_record
@_filters
@_json
def timeline(record: Path, as_json: bool, **asked: Any) -> None:
    """Show what was planned, held, refused or done, in the order of time."""
    from dragoman.terminal.events import show_timeline

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.timeline(meant), show_timeline)


@main.command(short_help="Show the events as a table.")
@_record
@_filters
@_json
def events(record: Path, as_json: bool, **asked: Any) -> None:
    """Show all events as a table, those without a day last."""
    from dragoman.terminal.events import show_events

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.events(meant), show_events)


@main.command(short_help="Show the people of the record.")
@_record
@_filters
@_json
def people(record: Path, as_json: bool, **asked: Any) -> None:
    """Show the people of the record, those first of whom most articles speak."""
    from dragoman.terminal.people import show_people

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.people(meant), show_people)


@main.command(short_help="Show a person, organisation or country.")
@click.argument("name")
@_record
@_json
def person(name: str, record: Path, as_json: bool) -> None:
    """Show all that the record holds of one person, organisation or country, by any spelling of the NAME."""
    from dragoman.terminal.people import show_person

    _answer(record, as_json, lambda kept: (kept.person(name),), lambda pages: show_person(pages[0]))


@main.command(short_help="Show who said what, word for word.")
@_record
@_filters
@_json
def quotes(record: Path, as_json: bool, **asked: Any) -> None:
    """Show who said what, word for word."""
    from dragoman.terminal.people import show_quotes

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.quotes(meant), show_quotes)


@main.command(short_help="Show one fact down to its sentences.")
@click.argument("id")
@_record
@_json
def show(id: str, record: Path, as_json: bool) -> None:
    """Show one fact by its ID: its sentences in the original, their pages and offsets."""
    from dragoman.terminal.facts import show_fact

    _answer(record, as_json, lambda kept: (kept.show(id),), lambda facts: show_fact(facts[0]))


@main.command(short_help="Show the languages that have a pack.")
@_json
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
@click.option(
    "--record", type=click.Path(path_type=Path), default=DEFAULT_RECORD, show_default=True, help="The record's file."
)
def demo(record: Path) -> None:
    """Read the pages that come with the program into a record, and show its timeline."""
    from importlib.resources import as_file, files

    from dragoman.terminal.events import show_farewell, show_timeline
    from dragoman.views.questions import open_record

    with _errors_named():
        with as_file(files("dragoman.demo") / "pages") as folder:
            _read_into(record, (str(folder),), 1)
        with open_record(record) as kept:
            lines = kept.timeline()
            show_timeline(lines, brief=True)
            show_farewell(lines, record)


def _answer(record: Path, as_json: bool, ask: Callable[[OpenRecord], Any], show_answer: Callable[[Any], None]) -> None:
    from dragoman.terminal.screen import print_json
    from dragoman.views.questions import open_record

    with _errors_named(), open_record(record) as kept:
        answer = ask(kept)
        if as_json:
            print_json(answer)
        else:
            show_answer(answer)


@contextmanager
def _errors_named() -> Iterator[None]:
    """An error of ours is one line and status 1; an interruption keeps what was read and ends with 130.

    A reader of the output who goes away, as `head` does, is no error.
    """
    from dragoman.errors import DragomanError

    try:
        yield
    except DragomanError as error:
        click.echo(f"dragoman: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("dragoman: interrupted; what was read is kept, run the same command to go on", err=True)
        sys.exit(130)
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except OSError as problem:
        click.echo(f"dragoman: {problem.filename or 'the output'}: {problem.strerror}", err=True)
        _drop_output()
        sys.exit(1)


def _drop_output() -> None:
    """What cannot be written any more must not be tried again as the program ends."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _complain(analysis: Analysis) -> int:
    """Says on standard error why a page gave no article; 1 if so, else 0."""
    if analysis.error is None:
        return 0
    click.echo(f"dragoman: {analysis.error}", err=True)
    return 1


@contextmanager
def _writable(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as stream:
            yield stream
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(output)) from problem


def _tell_left_out(left_out: Counter[str]) -> None:
    """Says on standard error how much of the archives was no page of text."""
    if left_out:
        counts = ", ".join(f"{number} {kind}" for kind, number in sorted(left_out.items()))
        click.echo(f"dragoman: left out of archives, for it is no page of text: {counts}", err=True)


def _columns(told: str | None) -> dict[str, str]:
    """What stands in which column, from a list with commas."""
    from dragoman.errors import WrongColumns
    from dragoman.intake.tables import checked_columns

    pairs = [pair.partition("=") for pair in (told or "").split(",") if pair.strip()]
    for field, equals, column in pairs:
        if not (field.strip() and equals and column.strip()):
            raise click.BadParameter(f"{field!r} is not of the form field=column", param_hint="--map")
    try:
        return checked_columns({field.strip(): column.strip() for field, _, column in pairs})
    except WrongColumns as wrong:
        raise click.BadParameter(str(wrong), param_hint="--map") from wrong


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def _codes(languages: str | None) -> tuple[str, ...]:
    """The codes of a list with commas; ISO 639 has two or three letters."""
    codes = tuple(code.strip().lower() for code in (languages or "").split(",") if code.strip())
    for code in codes:
        if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
            raise click.BadParameter(f"{code} is no ISO 639 code of a language", param_hint="--languages")
    return codes
