"""The questions about time: what lay between two, what is to come, how a story went."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.cli.filters import (
    after_option,
    answer,
    day,
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
