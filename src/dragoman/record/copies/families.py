"""Families of copies: which article is the origin, how much of it each copy holds, and whom the copy names for it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from math import inf

from dragoman.record.copies.fingerprinted import Fingerprinted
from dragoman.record.copies.outlets import outlet_key
from dragoman.record.copies.postings import day_of
from dragoman.record.rows import list_text

Row = tuple[int, float, str | None]  # (origin, containment, credit)
_DIGITS = 3


def origin(family: Mapping[int, Fingerprinted]) -> int:
    """The article of a family that the others reprint.

    It is the first by day; of one day, or without days, one whose outlet another of the family cites, then the first by
    the clock.
    """
    cited_by = Counter(name for one in family.values() for name in set(one.cited))

    def order(number: int) -> tuple[int, bool, float, int]:
        one = family[number]
        is_cited = any(cited_by[name] > (name in one.cited) for name in one.outlets)
        return day_of(one.place), not is_cited, inf if one.minute is None else one.minute, one.place

    return min(family, key=order)


def row(copy: Fingerprinted, of: Fingerprinted, number_of_origin: int, containment: float) -> Row:
    """What is written of a copy."""
    credit = None if copy.credit is None or outlet_key(copy.credit) in of.outlets else copy.credit
    return number_of_origin, round(containment, _DIGITS), credit


def rows(
    family: Mapping[int, Fingerprinted], before: Mapping[int, Row], containment: Callable[[int, int], float]
) -> dict[int, Row]:
    """The rows of a family's copies; how much a copy holds is asked for where no row of before tells it."""
    if len(family) == 1:
        return {}
    first = origin(family)
    found = {}
    for number, copy in sorted(family.items()):
        if number != first:
            known = before.get(number)
            contained = known[1] if known is not None and known[0] == first else containment(number, first)
            found[number] = row(copy, family[first], first, contained)
    return found


def read(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, Row]:
    """The rows of those of these articles that are copies."""
    found = connection.execute(
        "SELECT article, origin, containment, credit FROM copies WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return {article: (first, containment, credit) for article, first, containment, credit in found}


def write(connection: sqlite3.Connection, before: Mapping[int, Row], now: Mapping[int, Row]) -> set[int]:
    """Put rows in the place of those before, where they differ; the articles whose outcome that changes."""
    changed = {number for number in before.keys() | now.keys() if before.get(number) != now.get(number)}
    connection.executemany("DELETE FROM copies WHERE article = ?", [(number,) for number in sorted(changed)])
    connection.executemany(
        "INSERT INTO copies (article, origin, containment, credit) VALUES (?, ?, ?, ?)",
        [(number, *now[number]) for number in sorted(changed & now.keys())],
    )
    origins = {rows[number][0] for rows in (before, now) for number in changed & rows.keys()}
    return changed | origins
