"""The commands for what the program knows of the world beyond what it brings along: the user's own lists."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.shared import errors_named, json_option, tell

if TYPE_CHECKING:
    from dragoman.imports.importing import Outcome
    from dragoman.knowledge.place import PlaceKind


@click.group(short_help="Bring lists of people of your own.")
def knowledge() -> None:
    """Bring lists of people and organisations of your own, and see which are there."""


@knowledge.command("import", short_help="Import a list of people.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--name", metavar="NAME", help="What the list is called; the file's name, if left out.")
def import_list(file: Path, name: str | None) -> None:
    """Import a FILE of people and organisations: from then on they are found in what is read.

    It holds JSON lines of FollowTheMoney (OpenSanctions, Aleph), a JSON dump of Wikidata, an answer to a query to
    Wikidata (JSON or CSV), or a table (CSV, TSV) with a column `name`; it may be compressed. A list of the same name is
    replaced, once the new one is whole. The exit status is 1 if something of the file could not be used.
    """
    from dragoman.imports.importing import import_file

    with errors_named():
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            outcome = import_file(file, moment, _complain, name)
        except KeyboardInterrupt:
            _complain("interrupted; the lists are as they were")
            sys.exit(130)
        _show(outcome)
    sys.exit(1 if outcome.complaints else 0)


@knowledge.command("import-places", short_help="Import places of GeoNames.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--name", metavar="NAME", help="What the list is called; the file's name, if left out.")
@click.option("--country", "countries", multiple=True, metavar="XX", help="Only this country; may be repeated.")
@click.option("--population", type=click.IntRange(min=0), default=500, show_default=True, help="Only towns so large.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["city", "district", "region", "river", "sea", "mountain", "site"]),
    default=("city", "district", "region"),
    help="Places of this kind; may be repeated. Cities, districts and regions, if left out.",
)
@click.option(
    "--names",
    type=click.Path(path_type=Path, dir_okay=False),
    help="GeoNames' alternateNamesV2.txt: names in other languages, in place of those that FILE has.",
)
def import_places(
    file: Path,
    name: str | None,
    countries: tuple[str, ...],
    population: int,
    kinds: tuple[PlaceKind, ...],
    names: Path | None,
) -> None:
    """Import places of GeoNames from FILE: from then on they are found in what is read.

    FILE is one of those that GeoNames gives (allCountries, cities500, or one country's), as text or zipped. A country
    has two letters, as in GeoNames. A list of the same name is replaced, once the new one is whole. The exit status is
    1 if something of the file could not be used.
    """
    from dragoman.imports.geonames import Wanted
    from dragoman.imports.importing_places import import_places as imported
    from dragoman.knowledge.countries import alpha3_of

    with errors_named():
        codes = {code: alpha3_of(code) for code in countries}
        unknown = [code for code, alpha3 in codes.items() if alpha3 is None]
        if unknown:
            raise click.UsageError(f"no country has the letters {unknown[0]!r}")
        wanted = Wanted(frozenset(filter(None, codes.values())), frozenset(kinds), population)
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            outcome = imported(file, moment, _complain, wanted, name, names)
        except KeyboardInterrupt:
            _complain("interrupted; the lists are as they were")
            sys.exit(130)
        _show(outcome)
    sys.exit(1 if outcome.complaints else 0)


@knowledge.command("lists", short_help="Show the imported lists.")
@json_option
def lists(as_json: bool) -> None:
    """Show the imported lists: how much each holds, and when from which file it was made."""
    from dragoman.knowledge.list_folder import imported_lists
    from dragoman.terminal.lists import show_lists
    from dragoman.terminal.screen import print_json

    with errors_named():
        found = imported_lists()
        if as_json:
            print_json(found)
        else:
            show_lists(found)


@knowledge.command("remove", short_help="Remove an imported list.")
@click.argument("name")
def remove_list(name: str) -> None:
    """Remove the list NAME; the file that it was made from is not touched."""
    from dragoman.knowledge.list_folder import remove

    with errors_named():
        remove(name)
        click.echo(f"{name}: removed")


@knowledge.command("renew", short_help="Make lists anew for this version.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def renew_lists(names: tuple[str, ...]) -> None:
    """Make the lists of these names, or all, anew of their own rows, as a new version of the program may ask for."""
    from dragoman.imports.importing import renew
    from dragoman.imports.importing_places import renew_places
    from dragoman.knowledge.list_folder import imported_list, imported_lists
    from dragoman.knowledge.lists import PLACE_FORM

    with errors_named():
        for name in names or [found.name for found in imported_lists()]:
            _show(renew_places(name) if imported_list(name).form == PLACE_FORM else renew(name))


def _show(outcome: Outcome) -> None:
    from dragoman.terminal.lists import show_outcome

    show_outcome(outcome)


def _complain(trouble: str) -> None:
    tell(trouble)
