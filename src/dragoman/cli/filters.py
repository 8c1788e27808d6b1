"""The options that say which part of the record is asked, and the way from a question to its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from dragoman.cli.shared import errors_named

if TYPE_CHECKING:
    from dragoman.views.filters import Filters
    from dragoman.views.questions import OpenRecord

_Command = Callable[..., Any]
_MOST = 10_000


def day(written: str) -> date:
    """A day, written YYYY-MM-DD."""
    try:
        return date.fromisoformat(written)
    except ValueError as wrong:
        raise click.BadParameter(f"{written!r} is no day; write it as 2022-02-24.") from wrong


def _status(written: str) -> str:
    from dragoman.record.facts import Status

    if written.lower() not in get_args(Status):
        raise click.BadParameter(f"{written} is none of {', '.join(get_args(Status))}")
    return written.lower()


def _type(written: str) -> str:
    from dragoman.knowledge.ontology import event_types

    if written.upper() not in event_types():
        raise click.BadParameter(f"{written} is none of {', '.join(event_types())}")
    return written.upper()


def _country(written: str) -> str:
    """The code of a country, which is given by its code of two or three letters or by its name in any language."""
    from dragoman.knowledge.countries import alpha3_of, countries_called, country_codes

    if written.upper() in country_codes():
        return written.upper()
    called = countries_called(written)
    if not called and (alpha3 := alpha3_of(written)) is not None:
        return alpha3
    if len(called) != 1:
        perhaps = f"; it can be {', '.join(called)}" if called else ""
        raise click.BadParameter(f"{written!r} is no country that is known{perhaps}")
    return called[0]


since_option = click.option("--since", type=day, metavar="DAY", help="From this day on, YYYY-MM-DD.")
until_option = click.option("--until", type=day, metavar="DAY", help="Up to this day, YYYY-MM-DD.")
limit_option = click.option("--limit", type=click.IntRange(1, _MOST), metavar="N", help="At most so many.")
after_option = click.option("--after", metavar="ID", help="Go on behind this one, where an earlier answer ended.")


about_option = click.option("--about", metavar="NAME", help="A name in any spelling or script.")
_ABOUT_OR_WORDS = click.option(
    "--about", metavar="NAME", help="A name in any spelling or script, or words of the sentence."
)
_TYPE = click.option("--type", type=_type, metavar="TYPE", help="A PLOVER type, such as CONSULT.")
language_option = click.option("--language", metavar="CODE", help="Told by an article in this language.")
_COUNTRY = click.option("--country", type=_country, metavar="NAME", help="One who takes part, or the place, is of it.")
_OUTLET = click.option("--outlet", metavar="NAME", help="Told by this outlet, by its name or domain.")
_STORY = click.option("--story", metavar="ID", help="Told in this story.")
_STATUS = click.option("--status", type=_status, metavar="STATUS", help="How it stands: planned, held, refused ...")


def filters(command: _Command) -> _Command:
    """The filters that all questions share."""
    return _with(command, _ABOUT_OR_WORDS, since_option, until_option, _TYPE, language_option)


def event_filters(command: _Command) -> _Command:
    """The filters of events alone."""
    return _with(command, _STATUS, _COUNTRY, _OUTLET, _STORY, limit_option, after_option)


def plan_filters(command: _Command) -> _Command:
    """The filters of what is still to come."""
    return _with(
        command, about_option, until_option, _TYPE, _STATUS, language_option, _COUNTRY, _OUTLET, _STORY, limit_option
    )


def _with(command: _Command, *options: Callable[[_Command], _Command]) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command


def meant(**asked: Any) -> Filters:
    """What the options ask for."""
    from dragoman.views.filters import Filters

    return Filters(**asked)


def answer(record: Path, as_json: bool, ask: Callable[[OpenRecord], Any], show_answer: Callable[[Any], None]) -> None:
    """Put a question to a record, and give the answers as JSON lines or as they are shown."""
    from dragoman.terminal.screen import print_json
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept:
        found = ask(kept)
        if as_json:
            print_json(found)
        else:
            show_answer(found)
