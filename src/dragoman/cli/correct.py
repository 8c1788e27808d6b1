"""The commands by which users say who is who."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.shared import errors_named, json_option, on_record, record_option, tell, writable

if TYPE_CHECKING:
    from dragoman.views.correcting import Corrected, Correcting
    from dragoman.views.correcting_facts import CorrectingFacts


def _speaking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that corrects."""
    for option in (
        json_option,
        record_option,
        click.option("--note", metavar="TEXT", help="Why, for those who read the list."),
        click.option("--user", metavar="NAME", help="Who says so; your login name where it is not given."),
    ):
        command = option(command)
    return command


_articles_option = click.option(
    "--article",
    "articles",
    multiple=True,
    required=True,
    metavar="ID",
    help="The record's id (a...) of an article, or its own; may be given again.",
)


@click.group(short_help="Say who is who and what is wrong in a record.")
def correct() -> None:
    """Say who is who in a record, and which of its events, dates, statements and stories are wrong.

    A is an id, or a name in any spelling, as everywhere. What you say is kept with time and user, holds for all pages
    that are read later, and is never deleted: `undo` takes it back by another correction.
    """


@correct.command(short_help="A and B are one.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_speaking
def merge(one: str, other: str, **asked: Any) -> None:
    """A and B are one person, organisation, place ..."""
    _make(lambda correcting: correcting.merge(one, other), **asked)


@correct.command("not-same", short_help="A and B are never one.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_speaking
def not_same(one: str, other: str, **asked: Any) -> None:
    """A and B are two, and stay two whatever comes; neither is suggested for the other again."""
    _make(lambda correcting: correcting.not_same(one, other), **asked)


@correct.command(short_help="Some mentions of A are somebody else.")
@click.argument("one", metavar="A")
@click.option("--name", "names", multiple=True, metavar="NAME", help="What is written so goes; may be given again.")
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ID",
    help="What stands in this article goes: the record's id (a...), or the article's own; may be given again.",
)
@_speaking
def split(one: str, names: tuple[str, ...], articles: tuple[str, ...], **asked: Any) -> None:
    """Some mentions of A are somebody else: those that are written so, or that stand in an article.

    An article goes as a whole: all mentions of A in it. `dragoman person A` shows the spellings, `dragoman person A
    --json` the articles of each statement and event.
    """
    if not names and not articles:
        raise click.UsageError("Say what goes: --name or --article.")
    _make(lambda correcting: correcting.split(one, names, articles), **asked)


@correct.command(short_help="A is called NAME.")
@click.argument("one", metavar="A")
@click.argument("name")
@_speaking
def rename(one: str, name: str, **asked: Any) -> None:
    """A is called NAME wherever the record speaks of him; the spellings of the pages stay as they are."""
    _make(lambda correcting: correcting.rename(one, name), **asked)


@correct.command(short_help="A has this Wikidata id.")
@click.argument("one", metavar="A")
@click.argument("id", metavar="Q123")
@_speaking
def link(one: str, id: str, **asked: Any) -> None:
    """A has this id in Wikidata; whoever else has it is one with A."""
    _make(lambda correcting: correcting.link(one, id), **asked)


@correct.command(short_help="An event or a statement is none.")
@click.argument("id", metavar="ID")
@_speaking
def reject(id: str, **asked: Any) -> None:
    """What ID says was read or told wrongly: an event (v...) did not happen so, a statement (q...) was not said."""
    _make_fact(lambda facts: facts.reject(id), **asked)


@correct.command(short_help="An event or an article is of this DAY.")
@click.argument("id", metavar="ID")
@click.argument("day", metavar="DAY")
@click.argument("last", metavar="[LAST]", required=False)
@_speaking
def date(id: str, day: str, last: str | None, **asked: Any) -> None:
    """The event ID was on DAY (2022-01-12), or between DAY and LAST; the article ID appeared then."""
    _make_fact(lambda facts: facts.date(id, day, last), **asked)


@correct.command(short_help="A statement is NAME's.")
@click.argument("id", metavar="ID")
@click.argument("name")
@_speaking
def speaker(id: str, name: str, **asked: Any) -> None:
    """The statement ID was said by NAME, whom the articles that quote it must name."""
    _make_fact(lambda facts: facts.speaker(id, name), **asked)


@correct.command("merge-events", short_help="Two events are one.")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="OTHER")
@_speaking
def merge_events(one: str, other: str, **asked: Any) -> None:
    """The events ID and OTHER are one."""
    _make_fact(lambda facts: facts.merge_events(one, other), **asked)


@correct.command("split-event", short_help="Some articles tell another event.")
@click.argument("id", metavar="ID")
@_articles_option
@_speaking
def split_event(id: str, articles: tuple[str, ...], **asked: Any) -> None:
    """What these articles tell of the event ID is another event."""
    _make_fact(lambda facts: facts.split_event(id, articles), **asked)


@correct.command("merge-stories", short_help="Two stories are one.")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="OTHER")
@_speaking
def merge_stories(one: str, other: str, **asked: Any) -> None:
    """The stories ID and OTHER are one."""
    _make_fact(lambda facts: facts.merge_stories(one, other), **asked)


@correct.command("split-story", short_help="Some articles tell another story.")
@click.argument("id", metavar="ID")
@_articles_option
@_speaking
def split_story(id: str, articles: tuple[str, ...], **asked: Any) -> None:
    """These articles of the story ID tell another one."""
    _make_fact(lambda facts: facts.split_story(id, articles), **asked)


@correct.command(short_help="Take correction N back.")
@click.argument("number", type=int, metavar="N")
@_speaking
def undo(number: int, **asked: Any) -> None:
    """Take correction N back by another one; an undo can be undone."""
    _make(lambda correcting: correcting.undo(number), **asked)


@correct.command("list", short_help="Show what was said.")
@record_option
@json_option
def list_(record: Path, as_json: bool) -> None:
    """Show every correction with time, user and what became of it.

    A correction waits while what it was said of is not in the record, and is applied as soon as it comes.
    """
    from dragoman.terminal.corrections import show_corrections
    from dragoman.terminal.screen import print_json
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept:
        lines = kept.corrections()
        if as_json:
            print_json(lines)
        else:
            show_corrections(lines)


@correct.command(short_help="Write the corrections to a file.")
@click.option("--output", type=click.Path(path_type=Path), help="A file instead of standard output.")
@record_option
def export(output: Path | None, record: Path) -> None:
    """Write the corrections as JSON lines, for `import` into another record."""
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept, writable(output) as stream:
        kept.export_corrections(stream)


@correct.command("import", short_help="Bring corrections from a file.")
@click.argument("file", type=click.Path(path_type=Path))
@record_option
def import_(file: Path, record: Path) -> None:
    """Bring corrections of another record from a FILE that `export` wrote, with their users and times.

    What is there already is left alone; what contradicts a correction of this record is told and left out, and the
    exit status is 1. A file with a broken line is refused as a whole.
    """
    from dragoman.record.correction_lines import corrections_in
    from dragoman.terminal.corrections import show_taken_in
    from dragoman.views.questions import open_record

    with errors_named(), file.open("rb") as lines, open_record(record) as kept:
        taken = kept.correct(_said(None, None)).take_in(corrections_in(lines, str(file)))
    for reason in taken.refused:
        tell(f"{file}: {reason}")
    show_taken_in(taken, record)
    sys.exit(1 if taken.refused else 0)


@click.command(short_help="Show who may be the same.")
@click.option("--about", metavar="NAME", help="Only those of this name, in any spelling, or of this id.")
@record_option
@json_option
def suggestions(about: str | None, record: Path, as_json: bool) -> None:
    """Show pairs that may be one and were kept apart, the likeliest first, with the reasons and a sentence of each.

    `dragoman correct merge` and `dragoman correct not-same` settle a pair for good.
    """
    from dragoman.terminal.screen import print_json
    from dragoman.terminal.suggestions import show_suggestions
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept:
        lines = kept.suggestions(about)
        if as_json:
            print_json(lines)
        else:
            show_suggestions(lines, about, on_record(record))


def _make(
    speak: Callable[[Correcting], Corrected], record: Path, as_json: bool, user: str | None, note: str | None
) -> None:
    from dragoman.terminal.corrections import show_corrected
    from dragoman.terminal.screen import print_json
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept:
        made = speak(kept.correct(_said(user, note)))
        if as_json:
            print_json([made])
        else:
            show_corrected(made, on_record(record))


def _make_fact(speak: Callable[[CorrectingFacts], Corrected], **asked: Any) -> None:
    from dragoman.views.correcting_facts import CorrectingFacts

    _make(lambda correcting: speak(CorrectingFacts(correcting)), **asked)


def _said(user: str | None, note: str | None) -> Any:
    from dragoman.views.correcting import Said

    if user is None:
        try:
            user = getuser()
        except (KeyError, OSError) as nobody:
            raise click.UsageError("Your login has no name: say who you are with --user.") from nobody
    return Said(datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), user, note)
