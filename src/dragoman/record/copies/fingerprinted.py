"""What is kept of each article so that others can be compared with it and families be put in order."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Collection, Mapping

from msgspec import Struct

from dragoman.record.copies import postings
from dragoman.record.copies.fingerprints import Prints
from dragoman.record.copies.outlets import credited, outlet_key, outlet_keys
from dragoman.record.facts import Filed
from dragoman.record.rows import list_text


class Fingerprinted(Struct, frozen=True):
    """An article by its place in the order of days, its number of runs and the smallest prints of them.

    `outlets` are the keys by which its outlet is cited, `cited` those that it cites, `credit` the agency it names.
    """

    place: int
    runs: int
    sketch: tuple[int, ...]
    outlets: tuple[str, ...]
    cited: tuple[str, ...]
    credit: str | None


def fingerprinted(filed: Filed, prints: Prints) -> Fingerprinted:
    """What is kept of an article with these fingerprints."""
    article = filed.analysis.article
    assert article is not None
    cited = {outlet_key(citation.outlet) for citation in filed.analysis.citations} - {""}
    return Fingerprinted(
        place=postings.place(filed.key, article),
        runs=prints.size,
        sketch=postings.sketch(prints),
        outlets=tuple(sorted(outlet_keys(article))),
        cited=tuple(sorted(cited)),
        credit=credited(filed.analysis),
    )


def read(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, Fingerprinted]:
    """What is kept of the articles of these numbers, as far as anything is."""
    rows = connection.execute(
        "SELECT article, place, runs, sketch, outlets, cited, credit FROM fingerprinted "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(numbers)),),
    )
    return {
        number: Fingerprinted(
            *(
                place,
                runs,
                struct.unpack(f"<{len(sketch) // 8}Q", sketch),
                tuple(outlets.split()),
                tuple(cited.split()),
                credit,
            )
        )
        for number, place, runs, sketch, outlets, cited, credit in rows
    }


def write(connection: sqlite3.Connection, articles: Mapping[int, Fingerprinted]) -> None:
    """Keep these articles."""
    connection.executemany(
        "INSERT INTO fingerprinted (article, place, runs, sketch, outlets, cited, credit) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(number, one.place, one.runs, struct.pack(f"<{len(one.sketch)}Q", *one.sketch)),
                # Outlets' keys have no blanks.
                *(" ".join(one.outlets), " ".join(one.cited), one.credit),
            )
            for number, one in sorted(articles.items())
        ),
    )


def forget(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    """Keep these articles no longer."""
    connection.executemany("DELETE FROM fingerprinted WHERE article = ?", ((number,) for number in sorted(numbers)))
