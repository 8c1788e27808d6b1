"""What the commands share: options, the way into the web, errors as lines and exit statuses."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.intake.fetching import Web
    from dragoman.model import Analysis

_RECORD = "record.dragoman"

record_option = click.option(
    "--record", type=click.Path(path_type=Path), default=_RECORD, show_default=True, help="The record's file."
)
record_argument = click.argument("record", type=click.Path(path_type=Path), default=_RECORD)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")
jobs_option = click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
languages_option = click.option("--languages", metavar="sq,en,...", help="The pages are in one of these languages.")
map_option = click.option("--map", "columns", metavar="text=body,...", help="Which column of a table holds what.")
sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")


def on_record(record: Path) -> str:
    """What a command must be given, so that it asks the same record: nothing, where it would do so by itself."""
    return "" if record == Path(_RECORD) else f" --record {quote(str(record))}"


def lists_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which of the user's lists are asked: `lists` and `no_lists`."""
    for option in (
        click.option("--no-lists", is_flag=True, help="Ask none of the imported lists of people."),
        click.option(
            "--list", "lists", multiple=True, metavar="NAME", help="Ask this imported list alone; may be repeated."
        ),
    ):
        command = option(command)
    return command


def lists_told(lists: tuple[str, ...], no_lists: bool) -> tuple[str, ...] | None:
    """The names of the lists to be asked, none for none, `None` for all that are there."""
    if lists and no_lists:
        raise click.UsageError("--list and --no-lists contradict each other")
    return () if no_lists else lists or None


def web_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of commands that fetch: `contact`, `keep_warc` and `allow_private`."""
    for option in (
        click.option("--allow-private", is_flag=True, help="Also ask hosts of your own machine and network."),
        click.option(
            "--keep-warc",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE.warc.gz",
            help="Append all that is fetched to this web archive.",
        ),
        click.option(
            "--contact",
            envvar="DRAGOMAN_CONTACT",
            metavar="TEXT",
            help="A mail address or URL that tells sites who asks; also from DRAGOMAN_CONTACT.",
        ),
    ):
        command = option(command)
    return command


@contextmanager
def web_for(
    sources: Iterable[str], contact: str | None, keep_warc: Path | None, allow_private: bool
) -> Iterator[Web | None]:
    """The way into the web that the options ask for, or None where no source is there."""
    from dragoman.intake.addresses import is_web_address

    if not any(map(is_web_address, sources)):
        yield None
        return
    with open_web(contact, keep_warc, allow_private) as opened:
        yield opened


@contextmanager
def open_web(contact: str | None, keep_warc: Path | None, allow_private: bool) -> Iterator[Web]:
    """The way into the web that the options ask for."""
    from dragoman.intake.fetching import Web
    from dragoman.intake.politeness import World
    from dragoman.intake.warc_writing import open_archive

    world = World()
    with ExitStack() as opened:
        archive = opened.enter_context(open_archive(keep_warc, world.chance)) if keep_warc else None
        try:
            web = Web(contact, world=world, allow_private=allow_private, archive=archive)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--contact") from error
        yield web


@contextmanager
def errors_named() -> Iterator[None]:
    """An error of ours is one line and status 1; an interruption keeps what was read and ends with 130.

    A reader of the output who goes away, as `head` does, is no error.
    """
    try:
        yield
    except DragomanError as error:
        tell(str(error))
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


def tell(trouble: str) -> None:
    """A line on standard error; by print, for click would write into the line of a running count."""
    from dragoman.terminal.screen import printable

    print(f"dragoman: {printable(trouble)}", file=sys.stderr)


def complain(analysis: Analysis) -> int:
    """Says on standard error why a page gave no article; 1 if so, else 0."""
    if analysis.error is None:
        return 0
    tell(analysis.error)
    return 1


@contextmanager
def writable(output: Path | None) -> Iterator[BinaryIO]:
    """The file for the output, or standard output."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as stream:
            yield stream
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(output)) from problem


def stdin() -> BinaryIO:
    """Standard input, in bytes."""
    return sys.stdin.buffer


def codes(languages: str | None) -> tuple[str, ...]:
    """The codes of a list with commas; ISO 639 has two or three letters."""
    codes = tuple(code.strip().lower() for code in (languages or "").split(",") if code.strip())
    for code in codes:
        if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
            raise click.BadParameter(f"{code} is no ISO 639 code of a language", param_hint="--languages")
    return codes


def tell_left_out(left_out: Counter[str]) -> None:
    """Says on standard error how much of the archives was no page of text."""
    if left_out:
        counts = ", ".join(f"{number} {kind}" for kind, number in sorted(left_out.items()))
        click.echo(f"dragoman: left out of archives, for it is no page of text: {counts}", err=True)


def columns_told(told: str | None) -> dict[str, str]:
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
