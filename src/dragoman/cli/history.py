"""The questions about time: what lay between two, what is to come, how a story went."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.cli.filters import (
    about_option,
    after_option,
    answer,
    day,
    language_option,
    limit_option,
    meant,
    plan_filters,
    since_option,
    until_option,
)
from dragoman.cli.shared import json_option, record_option


@click.command(short_help="Show the history of a pair.")
@click.argument("one")
@click.argument("other")
@record_option
@since_option
@until_option
@limit_option
@after_option
@json_option
def between(one: str, other: str, record: Path, as_json: bool, **asked: Any) -> None:
    """Show what lay between ONE and the OTHER, the oldest first, with its intensity month by month.

    Each is a person, an organisation or a country, by any spelling; a country means its officials, too. Intensity goes
    from -10 (conflict) to 10 (cooperation), by the scores of the PLOVER codebook.
    """
    from dragoman.terminal.pair import show_pair

    answer(record, as_json, lambda kept: (kept.between(one, other, **asked),), lambda pages: show_pair(pages[0]))


@click.command(short_help="Show what is planned.")
@record_option
@click.option("--from", "start", type=day, metavar="DAY", help="From this day on, YYYY-MM-DD.  [default: today]")
@plan_filters
@json_option
def upcoming(record: Path, start: date | None, as_json: bool, **asked: Any) -> None:
    """Show what is planned and neither held nor called off, day by day; what has no day comes last."""
    from dragoman.terminal.upcoming import show_upcoming

    begin, question = start or date.today(), meant(**asked)
    answer(record, as_json, lambda kept: kept.upcoming(begin, question), lambda days: show_upcoming(days, begin))


@click.command(short_help="Show the stories, or one of them.")
@click.argument("id", required=False)
@record_option
@about_option
@since_option
@until_option
@language_option
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, metavar="N", help="Told by so many.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="At most so many.")
@after_option
@json_option
def story(id: str | None, record: Path, as_json: bool, least: int, **asked: Any) -> None:
    """Show the stories that articles tell together, those that were told last first; or the story of this ID.

    A story is what articles in any language tell of one development: with its chapters, its articles in the order of
    days, its events and what its sources disagree about.
    """
    from dragoman.terminal.stories import show_stories, show_story

    if id is not None:
        answer(record, as_json, lambda kept: (kept.story(id),), lambda pages: show_story(pages[0]))
        return
    question = meant(**asked)
    answer(record, as_json, lambda kept: kept.stories(question, least=least), show_stories)
