"""The questions to a record: each asks `views` and hands the answer to `terminal`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from dragoman.cli.shared import errors_named, json_option, on_record, record_option
from dragoman.record.facts import DisagreementKind

if TYPE_CHECKING:
    from dragoman.views.filters import Filters
    from dragoman.views.questions import OpenRecord


def _day(written: str) -> date:
    """A day, written YYYY-MM-DD."""
    try:
        return date.fromisoformat(written)
    except ValueError as wrong:
        raise click.BadParameter(f"{written!r} is no day; write it as 2022-02-24.") from wrong


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
    about: str | None, since: date | None, until: date | None, event_type: str | None, language: str | None
) -> Filters:
    from dragoman.knowledge.ontology import event_types
    from dragoman.views.filters import Filters

    if event_type is not None and event_type.upper() not in event_types():
        raise click.BadParameter(f"{event_type} is none of {', '.join(event_types())}", param_hint="--type")
    return Filters(
        about=about,
        since=since,
        until=until,
        type=event_type.upper() if event_type else None,
        language=language,
    )


@click.command(short_help="Show the events in the order of time.")
@record_option
@_filters
@json_option
def timeline(record: Path, as_json: bool, **asked: Any) -> None:
    """Show what was planned, held, refused or done, in the order of time."""
    from dragoman.terminal.events import show_timeline

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.timeline(meant), show_timeline)


@click.command(short_help="Show the events as a table.")
@record_option
@_filters
@json_option
def events(record: Path, as_json: bool, **asked: Any) -> None:
    """Show all events as a table, those without a day last."""
    from dragoman.terminal.events import show_events

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.events(meant), show_events)


@click.command(short_help="Show where sources contradict one another.")
@click.option("--kind", type=click.Choice(get_args(DisagreementKind)), help="Only disagreements of this kind.")
@record_option
@_filters
@json_option
def disagreements(record: Path, as_json: bool, kind: DisagreementKind | None, **asked: Any) -> None:
    """Show the sides of each disagreement with their sentences, outlets and countries, the oldest first."""
    from dragoman.terminal.events import show_disagreements

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.disagreements(meant, kind), show_disagreements)


@click.command(short_help="Show the people of the record.")
@record_option
@_filters
@json_option
def people(record: Path, as_json: bool, **asked: Any) -> None:
    """Show the people of the record, those first of whom most articles speak."""
    from dragoman.terminal.people import show_people

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.people(meant), show_people)


@click.command(short_help="Show a person, organisation or country.")
@click.argument("name")
@record_option
@json_option
def person(name: str, record: Path, as_json: bool) -> None:
    """Show all that the record holds of one person, organisation or country, by any spelling of the NAME."""
    from dragoman.terminal.person import show_person

    _answer(record, as_json, lambda kept: (kept.person(name),), lambda pages: show_person(pages[0], on_record(record)))


@click.command(short_help="Show who said what, word for word.")
@record_option
@_filters
@json_option
def quotes(record: Path, as_json: bool, **asked: Any) -> None:
    """Show who said what, word for word."""
    from dragoman.terminal.people import show_quotes

    meant = _meant(**asked)
    _answer(record, as_json, lambda kept: kept.quotes(meant), show_quotes)


@click.command(short_help="Show one fact down to its sentences.")
@click.argument("id")
@record_option
@json_option
def show(id: str, record: Path, as_json: bool) -> None:
    """Show one fact by its ID: its sentences in the original, their pages and offsets."""
    from dragoman.terminal.facts import show_fact

    _answer(record, as_json, lambda kept: (kept.show(id),), lambda facts: show_fact(facts[0]))


@click.command(short_help="Show who had it first, and who from whom.")
@click.argument("id")
@record_option
@json_option
def chain(id: str, record: Path, as_json: bool) -> None:
    """Draw the chain behind an event or a statement, by its ID: who had it first, who reprints or cites whom."""
    from dragoman.terminal.chain import show_chain

    _answer(record, as_json, lambda kept: (kept.chain(id),), lambda chains: show_chain(chains[0]))


def _answer(record: Path, as_json: bool, ask: Callable[[OpenRecord], Any], show_answer: Callable[[Any], None]) -> None:
    from dragoman.terminal.screen import print_json
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept:
        answer = ask(kept)
        if as_json:
            print_json(answer)
        else:
            show_answer(answer)
