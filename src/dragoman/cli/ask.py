"""The questions to a record: each asks `views` and hands the answer to `terminal`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dragoman.cli.filters import answer, event_filters, filters, limit_option, meant
from dragoman.cli.shared import json_option, on_record, record_option

_LOOKED_AT = 100


@click.command(short_help="Show the events in the order of time.")
@record_option
@filters
@event_filters
@json_option
def timeline(record: Path, as_json: bool, **asked: Any) -> None:
    """Show what was planned, held, refused or done, in the order of time."""
    from dragoman.terminal.events import show_timeline

    question = meant(**asked)
    answer(record, as_json, lambda kept: kept.timeline(question), show_timeline)


@click.command(short_help="Show the events as a table.")
@record_option
@filters
@event_filters
@json_option
def events(record: Path, as_json: bool, **asked: Any) -> None:
    """Show all events as a table, those without a day last."""
    from dragoman.terminal.events import show_events

    question = meant(**asked)
    answer(record, as_json, lambda kept: kept.events(question), show_events)


def _kind(written: str) -> str:
    """A kind of disagreement."""
    from typing import get_args

    from dragoman.record.facts import DisagreementKind

    if written not in get_args(DisagreementKind):
        raise click.BadParameter(f"{written!r} is none of {', '.join(get_args(DisagreementKind))}.")
    return written


@click.command(short_help="Show where sources contradict one another.")
@click.option("--kind", type=_kind, metavar="KIND", help="Only figure, date, place, participants, initiative ...")
@record_option
@filters
@json_option
def disagreements(record: Path, as_json: bool, kind: Any, **asked: Any) -> None:
    """Show the sides of each disagreement with their sentences, outlets and countries, the oldest first."""
    from dragoman.terminal.events import show_disagreements

    question = meant(**asked)
    answer(record, as_json, lambda kept: kept.disagreements(question, kind), show_disagreements)


@click.command(short_help="Show the people of the record.")
@record_option
@filters
@json_option
def people(record: Path, as_json: bool, **asked: Any) -> None:
    """Show the people of the record, those first of whom most articles speak."""
    from dragoman.terminal.people import show_people

    question = meant(**asked)
    answer(record, as_json, lambda kept: kept.people(question), show_people)


@click.command(short_help="Show a person, organisation or country.")
@click.argument("name")
@record_option
@limit_option
@json_option
def person(name: str, record: Path, limit: int | None, as_json: bool) -> None:
    """Show what the record holds of one person, organisation or country, by any spelling of the NAME.

    The limit is of events and of words, the latest; without one a hundred are looked at, or as JSON all.
    """
    from dragoman.terminal.person import show_person

    most = limit or (None if as_json else _LOOKED_AT)
    answer(
        record, as_json, lambda kept: (kept.person(name, most),), lambda pages: show_person(pages[0], on_record(record))
    )


@click.command(short_help="Show who said what, word for word.")
@record_option
@filters
@limit_option
@json_option
def quotes(record: Path, as_json: bool, **asked: Any) -> None:
    """Show who said what, word for word; where a limit is set, the latest."""
    from dragoman.terminal.people import show_quotes

    question = meant(**asked)
    answer(record, as_json, lambda kept: kept.quotes(question), show_quotes)


@click.command(short_help="Show one fact down to its sentences.")
@click.argument("id")
@record_option
@json_option
def show(id: str, record: Path, as_json: bool) -> None:
    """Show one fact by its ID: its sentences in the original, their pages and offsets."""
    from dragoman.terminal.facts import show_fact

    answer(record, as_json, lambda kept: (kept.show(id),), lambda facts: show_fact(facts[0]))


@click.command(short_help="Show who had it first, and who from whom.")
@click.argument("id")
@record_option
@json_option
def chain(id: str, record: Path, as_json: bool) -> None:
    """Draw the chain behind an event or a statement, by its ID: who had it first, who reprints or cites whom."""
    from dragoman.terminal.chain import show_chain

    answer(record, as_json, lambda kept: (kept.chain(id),), lambda chains: show_chain(chains[0]))
