"""What is kept of each article so that others can be compared with it and families be put in order."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Collection, Mapping
from datetime import time, timedelta

from msgspec import Struct

from dragoman.model import When
from dragoman.record.copies import postings
from dragoman.record.copies.fingerprints import Prints
from dragoman.record.copies.outlets import credited, outlet_key, outlet_keys
from dragoman.record.facts import Filed
from dragoman.record.rows import list_text


class Fingerprinted(Struct, frozen=True):
    """An article by its place in the order of days, its number of runs and the smallest prints of them.

    `minute` is that of publication, counted in universal time, where the page tells it; `outlets` are the keys by which
    its outlet is cited, `cited` those that it cites, `credit` is the agency that it names.
    """

    place: int
    minute: int | None
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
        minute=_minute(article.published),
        runs=prints.size,
        sketch=postings.sketch(prints),
        outlets=tuple(sorted(outlet_keys(article))),
        cited=tuple(sorted(cited)),
        credit=credited(filed.analysis),
    )


def _minute(published: When | None) -> int | None:
    if published is None or published.earliest is None or published.time is None:
        return None
    try:
        clock = time.fromisoformat(published.time)
    except ValueError:
        return None
    east = clock.utcoffset() or timedelta()
    return published.earliest.toordinal() * 24 * 60 + clock.hour * 60 + clock.minute - int(east.total_seconds()) // 60


def read(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, Fingerprinted]:
    """What is kept of the articles of these numbers, as far as anything is."""
    rows = connection.execute(
        "SELECT article, place, minute, runs, sketch, outlets, cited, credit FROM fingerprinted "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(numbers)),),
    )
    return {
        number: Fingerprinted(
            *(place, minute, runs, struct.unpack(f"<{len(sketch) // 8}Q", sketch)),
            *(tuple(outlets.split()), tuple(cited.split()), credit),
        )
        for number, place, minute, runs, sketch, outlets, cited, credit in rows
    }


def write(connection: sqlite3.Connection, articles: Mapping[int, Fingerprinted]) -> None:
    """Keep these articles."""
    connection.executemany(
        "INSERT INTO fingerprinted (article, place, minute, runs, sketch, outlets, cited, credit) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(number, one.place, one.minute, one.runs, struct.pack(f"<{len(one.sketch)}Q", *one.sketch)),
                # Outlets' keys have no blanks.
                *(" ".join(one.outlets), " ".join(one.cited), one.credit),
            )
            for number, one in sorted(articles.items())
        ),
    )


def forget(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    """Keep these articles no longer."""
    connection.executemany("DELETE FROM fingerprinted WHERE article = ?", ((number,) for number in sorted(numbers)))
