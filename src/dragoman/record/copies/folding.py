"""Copies as articles come, change and go: who is compared with whom, who is linked, which families change by it.

Two articles are compared where, under a print of both their sketches, one is among the nearest before the other. That
depends on these two and on who stands between them, so a new article moves only those around it, and in whatever order
articles come, the same ones are linked in the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from dragoman.record.copies import families, fingerprinted, links, postings
from dragoman.record.copies.comparing import are_copies, may_be_copies, shared
from dragoman.record.copies.fingerprinted import Fingerprinted
from dragoman.record.copies.links import Pair
from dragoman.record.copies.postings import Posting
from dragoman.record.copies.texts import Texts
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], _: Rulings) -> set[int]:
    """Take back what these articles contributed and bring them in as they are now; whose outcome that changes.

    An article that is no longer in the record is only taken back.
    """
    texts = Texts(filings)
    before = fingerprinted.read(connection, articles)
    prints = texts.prints(_in(connection, articles))
    now = {number: fingerprinted.fingerprinted(filings[number], found) for number, found in prints.items()}
    fingerprinted.forget(connection, before)
    fingerprinted.write(connection, now)
    # The place holds the digest of the key, and the key that of the text.
    stayed = {number for number, one in now.items() if number in before and one.place == before[number].place}
    moved = set(articles) - stayed
    torn, made = _relink(connection, texts, _without(before, stayed), _without(now, stayed))
    touched = {*articles, *(number for pair in (*torn, *made) for number in pair)}
    return _rebuild(connection, texts, touched, moved)


def _without(articles: Mapping[int, Fingerprinted], left_out: Collection[int]) -> dict[int, Fingerprinted]:
    return {number: one for number, one in articles.items() if number not in left_out}


def _relink(
    connection: sqlite3.Connection, texts: Texts, gone: Mapping[int, Fingerprinted], come: Mapping[int, Fingerprinted]
) -> tuple[set[Pair], set[Pair]]:
    """Undo and make the links that change as some articles go from their places and others come; these and those."""
    torn = links.links_of(connection, gone)
    links.unlink(connection, torn)
    nearer = postings.take_out(connection, _postings(gone)) if gone else []
    near = postings.put(connection, _postings(come))
    torn |= _torn_apart(connection, {other for _, other, is_behind in near if is_behind} - come.keys())
    compared = {_ordered(one, other) for one, other, _ in near}
    compared |= _near(connection, {_ordered(*pair) for pair in nearer})
    made = _copies_among(connection, texts, compared)
    links.link(connection, made)
    return torn, made


def _in(connection: sqlite3.Connection, articles: Collection[int]) -> list[int]:
    """Those of the articles that are in the record."""
    question = "SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
    return [number for (number,) in connection.execute(question, (list_text(sorted(articles)),))]


def _postings(articles: Mapping[int, Fingerprinted]) -> list[Posting]:
    return sorted((print, one.place, number) for number, one in articles.items() for print in one.sketch)


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _torn_apart(connection: sqlite3.Connection, behind: Collection[int]) -> set[Pair]:
    """Undo the links of these articles whose ends are near no longer, so many have come between them."""
    linked = {_ordered(*pair) for pair in links.links_of(connection, behind)}
    apart = linked - _near(connection, linked)
    links.unlink(connection, apart)
    return apart


def _near(connection: sqlite3.Connection, pairs: Collection[Pair]) -> set[Pair]:
    """Those of the pairs of which one is among the nearest before the other under a print of both."""
    known = fingerprinted.read(connection, {number for pair in pairs for number in pair})
    found = set()
    for pair in pairs:
        one, other = (known[number] for number in pair)
        both = sorted(set(one.sketch).intersection(other.sketch))
        if postings.are_near(connection, both, (one.place, other.place)):
            found.add(pair)
    return found


def _copies_among(connection: sqlite3.Connection, texts: Texts, pairs: Collection[Pair]) -> set[Pair]:
    known = fingerprinted.read(connection, {number for pair in pairs for number in pair})
    likely = [pair for pair in sorted(pairs) if _may_be_copies(known[pair[0]], known[pair[1]])]
    prints = texts.prints({number for pair in likely for number in pair})
    return {
        (one, other)
        for one, other in likely
        if are_copies(shared(prints[one], prints[other]), _is_longer_later(known[one], known[other]))
    }


def _may_be_copies(one: Fingerprinted, other: Fingerprinted) -> bool:
    return may_be_copies(one.runs, other.runs, one.sketch, other.sketch)


def _is_longer_later(one: Fingerprinted, other: Fingerprinted) -> bool:
    shorter, longer = sorted((one, other), key=lambda text: text.runs)
    return postings.is_later(longer.place, shorter.place)


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
