"""Articles folded into statements: new quotations look at those near them, and these at them.

What is touched is made anew.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.groups import Groups
from dragoman.record.rows import list_text
from dragoman.record.statements.blocks import blocks_of, nearest_in
from dragoman.record.statements.grouping import LEAST_ODDS, grouped
from dragoman.record.statements.kept import Kept, Link, Room
from dragoman.record.statements.linking import may_translate, odds, same_words
from dragoman.record.statements.making import made
from dragoman.record.statements.reading import quotations_of, wording_of
from dragoman.record.statements.said import Said, packed
from dragoman.record.statements.written import write

_Touched = dict[int, set[int]]  # keys, and the places under them at which something changed


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], rulings: Rulings) -> set[int]:
    """Bring in the quotations of these articles as they are now; the articles of all statements that changed."""
    room = Room(connection)
    touched: _Touched = defaultdict(set)
    articles = _with_copies(connection, articles)
    statements, quotations = _bring_in(room, quotations_of(connection, filings, articles), articles, touched)
    verdicts = _Verdicts(filings)
    for block, places in sorted(touched.items()):
        for owner, before in _owners(room, block, places):
            quotations |= room.relink(block, owner.number, _link(verdicts, owner, before))
    return _remake(room, quotations, statements, verdicts)


def _with_copies(connection: sqlite3.Connection, articles: Collection[int]) -> set[int]:
    """These articles and those that reprint them, which speak with their voice."""
    rows = connection.execute(
        "SELECT article FROM copies WHERE origin IN (SELECT value FROM json_each(?))", (list_text(sorted(articles)),)
    )
    return {*articles, *(article for (article,) in rows)}


def _bring_in(
    room: Room, coming: Mapping[int, Sequence[Said]], articles: Collection[int], touched: _Touched
) -> tuple[set[str], set[int]]:
    """Take out what these articles quoted and put in what they quote now; what is the same stays as it is.

    Gives the statements that lost a quotation and the quotations that are new.
    """
    statements, quotations = set(), set()
    new = {(article, packed(said)): said for article, found in coming.items() for said in found}
    for one in room.of_articles(articles):
        if new.pop((one.article, one.cell), None) is None:
            statements.add(one.statement)
            room.take_out(one)
            for block in one.blocks:
                touched[block].add(one.place)
    for (article, _), said in new.items():
        blocks = blocks_of(said)
        number = room.put(said, article, blocks)
        quotations.add(number)
        (one,) = room.numbered([number])
        for block in blocks:
            touched[block].add(one.place)
    return statements, quotations


def _owners(room: Room, block: int, places: Collection[int]) -> Iterator[tuple[Kept, list[Kept]]]:
    """The quotations at these places under a key, and those that have one near before them, with all near before."""
    near = nearest_in(block)
    seen: set[int] = set()
    for place in sorted(places):
        around = room.around(block, place, place, 2 * near)
        for number, one in enumerate(around):
            if one.place >= place and one.number not in seen and _reaches(around, number, place, near):
                seen.add(one.number)
                yield one, around[max(0, number - near) : number]


def _reaches(around: Sequence[Kept], number: int, place: int, near: int) -> bool:
    """Whether a place is no farther before a quotation than it looks."""
    return sum(place <= one.place for one in around[:number]) <= near


class _Verdicts:
    """What pairs of quotations are to one another, each asked once."""

    def __init__(self, filings: Filings) -> None:
        self._read = partial(wording_of, filings)
        self._odds: dict[tuple[int, int], float] = {}

    def link(self, owner: Kept, other: Kept) -> Link | None:
        """The link of two quotations, where they may be of one statement."""
        if same_words(owner.said, other.said):
            return Link(owner.number, other.number)
        if not may_translate(owner.said, other.said):
            return None
        found = self.odds(owner, other)
        return None if found < LEAST_ODDS else Link(owner.number, other.number, found)

    def odds(self, one: Kept, other: Kept) -> float:
        """The log-odds that one translates the other."""
        first, second = sorted((one, other), key=lambda kept: kept.said.local)
        pair = (first.number, second.number)
        if pair not in self._odds:
            self._odds[pair] = round(odds(first.said, second.said, self._read), 2)
        return self._odds[pair]


def _link(verdicts: _Verdicts, owner: Kept, before: Sequence[Kept]) -> set[Link]:
    return {link for other in before if (link := verdicts.link(owner, other)) is not None}


def _remake(room: Room, quotations: set[int], statements: set[str], verdicts: _Verdicts) -> set[int]:
    """Make the statements of all quotations anew that touched ones are or were one with."""
    kept, links, gone = _all_linked(room, quotations, statements)
    numbers = sorted(kept)
    place = {number: index for index, number in enumerate(numbers)}
    together = Groups(len(numbers))
    for link in links:
        together.join(place[link.owner], place[link.other])
    of_group: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        of_group[together.of(place[link.owner])].append(link)
    found = [
        (made([one.said for one in group]), group)
        for members in together.all()
        for group in grouped([kept[numbers[index]] for index in members], of_group[members[0]], verdicts.odds)
    ]
    changed = write(room.connection, gone, found)
    of_changed = {one.article for statement, group in found if statement.id in changed for one in group}
    return of_changed | {one.article for one in kept.values() if one.statement in changed}


def _all_linked(room: Room, quotations: set[int], statements: set[str]) -> tuple[dict[int, Kept], set[Link], set[str]]:
    """The quotations that hang together with touched ones, or did; their links, and the statements that they made."""
    kept = {one.number: one for one in room.numbered(quotations)}
    links: set[Link] = set()
    seen: set[str] = set()
    coming, frontier = statements | {one.statement for one in kept.values()}, set(kept)
    while (coming := coming - seen - {""}) or frontier:
        seen |= coming
        found = {one.number: one for one in room.of_statements(coming)}
        linked = room.linked(frontier)
        links |= linked
        ends = {end for link in linked for end in (link.owner, link.other)} - kept.keys() - found.keys()
        found |= {one.number: one for one in room.numbered(ends)}
        frontier = found.keys() - kept.keys()
        kept |= found
        coming = {one.statement for one in kept.values()}
    return kept, links, seen
