"""Copies as articles come, change and go: who is compared with whom, who is linked, which families change by it.

Two articles are compared where, under a print of both their sketches, one is among the nearest before the other. That
depends on these two and on who stands between them, so a new article moves only those around it, and in whatever order
articles come, the same ones are linked in the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from dragoman.record.copies import families, fingerprinted, links, postings
from dragoman.record.copies.comparing import are_copies, may_be_copies
from dragoman.record.copies.fingerprinted import Fingerprinted
from dragoman.record.copies.links import Pair
from dragoman.record.copies.postings import NEAREST, Posting
from dragoman.record.copies.texts import Texts
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text

Neighbours = Mapping[Posting, tuple[list[int], list[int]]]


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], _: Rulings) -> set[int]:
    """Take back what these articles contributed and bring them in as they are now; whose outcome that changes.

    An article that is no longer in the record is only taken back.
    """
    texts = Texts(filings)
    before = fingerprinted.read(connection, articles)
    now = {
        number: fingerprinted.fingerprinted(filings[number], texts.prints(number))
        for number in _in(connection, articles)
    }
    undone = links.links_of(connection, articles)
    links.unlink(connection, undone)
    gone, come = _replace(connection, before, now)
    around = postings.around(connection, {*gone, *_postings(now)})
    undone |= _torn_apart(connection, {posting: around[posting] for posting in come & around.keys()}, now)
    made = _copies_among(connection, texts, _compared(around, gone))
    links.link(connection, made)
    touched = {*articles, *(number for pair in (*undone, *made) for number in pair)}
    return _rebuild(connection, texts, touched, articles)


def _in(connection: sqlite3.Connection, articles: Collection[int]) -> list[int]:
    """Those of the articles that are in the record."""
    question = "SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
    return [number for (number,) in connection.execute(question, (list_text(sorted(articles)),))]


def _postings(articles: Mapping[int, Fingerprinted]) -> set[Posting]:
    return {posting for number, one in articles.items() for posting in one.postings(number)}


def _replace(
    connection: sqlite3.Connection, before: Mapping[int, Fingerprinted], now: Mapping[int, Fingerprinted]
) -> tuple[set[Posting], set[Posting]]:
    """Put what is known of articles in the place of what was; the postings that went and those that came."""
    old, new = _postings(before), _postings(now)
    postings.take_out(connection, old - new)
    postings.put(connection, new - old)
    fingerprinted.forget(connection, before)
    fingerprinted.write(connection, now)
    return old - new, new - old


def _compared(around: Neighbours, gone: Collection[Posting]) -> set[Pair]:
    """The pairs that are to be compared, the smaller number first."""
    found: set[Pair] = set()
    for posting, (before, after) in around.items():
        if posting in gone:
            # Those on both sides of it have come nearer.
            found.update(_ordered(one, other) for i, one in enumerate(before) for other in after[: NEAREST - i])
        else:
            found.update(_ordered(posting.article, other) for other in (*before, *after))
    return {(one, other) for one, other in found if one != other}


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _torn_apart(connection: sqlite3.Connection, around: Neighbours, new: Collection[int]) -> set[Pair]:
    """Undo the links of those between whom so many have come that they are compared no longer."""
    behind = {number for _, after in around.values() for number in after if number not in new}
    linked = {_ordered(*pair) for pair in links.links_of(connection, behind) if pair[1] not in new}
    known = fingerprinted.read(connection, {number for pair in linked for number in pair})
    apart = {pair for pair in linked if not _are_near(connection, known[pair[0]], known[pair[1]])}
    links.unlink(connection, apart)
    return apart


def _are_near(connection: sqlite3.Connection, one: Fingerprinted, other: Fingerprinted) -> bool:
    both = sorted(set(one.sketch).intersection(other.sketch))
    return postings.are_near(connection, both, (one.place, other.place))


def _copies_among(connection: sqlite3.Connection, texts: Texts, pairs: Collection[Pair]) -> set[Pair]:
    runs = _runs(connection, {number for pair in pairs for number in pair})
    return {
        (one, other)
        for one, other in sorted(pairs)
        if may_be_copies(runs[one], runs[other]) and are_copies(texts.shared(one, other))
    }


def _runs(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, int]:
    question = "SELECT article, runs FROM fingerprinted WHERE article IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(question, (list_text(sorted(articles)),)))


def _rebuild(
    connection: sqlite3.Connection, texts: Texts, touched: Collection[int], changed: Collection[int]
) -> set[int]:
    """Write anew the families that hang together with what was touched; whose outcome that changes."""
    found = [family for family in links.families(connection, touched) if len(family) > 1]
    members = {number for family in found for number in family}
    before = families.read(connection, {*touched, *members})
    # How much of a changed text stands in another is to be found out anew.
    known_rows = {number: row for number, row in before.items() if not {number, row[0]} & set(changed)}
    known = fingerprinted.read(connection, members)
    now: dict[int, families.Row] = {}
    for family in found:
        of_family = {number: known[number] for number in family}
        now |= families.rows(of_family, known_rows, lambda copy, of: texts.shared(copy, of).containment)
    return families.write(connection, before, now)
