"""The proof of a record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli.shared import errors_named, json_option, record_argument


@click.command(short_help="Prove that a record is sound.")
@record_argument
@click.option("--deep", is_flag=True, help="Work everything out anew, too, and compare. As slow as reading it in.")
@json_option
def verify(record: Path, deep: bool, as_json: bool) -> None:
    """Prove that every fact of a RECORD stands on the text that is kept, and that its tables and indexes agree.

    What is damaged is named with its table and article. The exit status is 1 if anything is, 0 if the record is sound.
    """
    from dragoman.terminal.screen import print_json
    from dragoman.terminal.verifying import show_damage, show_sound
    from dragoman.views.questions import open_record

    with errors_named(), open_record(record) as kept:
        damage = kept.verify(deep)
        if as_json:
            print_json(damage)
        elif damage:
            show_damage(damage)
        else:
            show_sound(kept.summary(), record)
    sys.exit(1 if damage else 0)
