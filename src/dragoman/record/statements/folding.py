"""Articles folded into statements: new quotations look at those near them, and these at them.

What is touched is made anew.
"""

from __future__ import annotations

import math
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from dragoman.record.copies import with_copies
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.groups import Groups
from dragoman.record.statements.blocks import blocks_of, days_between, nearest_in, place_of
from dragoman.record.statements.cells import CELLS
from dragoman.record.statements.grouping import LEAST_ODDS, grouped
from dragoman.record.statements.hanging import Hanging
from dragoman.record.statements.kept import Kept, Link, Room
from dragoman.record.statements.linking import may_translate, odds, same_words
from dragoman.record.statements.making import made
from dragoman.record.statements.reading import quotations_of, wording_of
from dragoman.record.statements.said import Said
from dragoman.record.statements.wording import Wording
from dragoman.record.statements.written import write
from dragoman.record.stretches import stretches

_A_FEW_DAYS = 3


class _Touched:
    """What changes under the keys while quotations come and go."""

    def __init__(self) -> None:
        self.places: dict[int, set[int]] = defaultdict(set)
        self.torn: set[int] = set()  # keys under which one was taken out, so that others came nearer
        self.come: set[int] = set()  # the numbers of quotations that are new
        self.left: set[int] = set()  # those of quotations that were linked with one that was taken out


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], rulings: Rulings) -> set[int]:
    """Bring in the quotations of these articles as they are now; the articles of all statements that changed."""
    room = Room(connection)
    touched = _Touched()
    articles = with_copies(connection, articles)
    statements = _bring_in(room, quotations_of(connection, filings, articles), articles, touched)
    quotations = touched.come | touched.left
    verdicts = _Verdicts(connection)
    for block, places in sorted(touched.places.items()):
        quotations |= _relink(room, block, places, touched, verdicts)
    return _remake(room, quotations, statements, verdicts)


def _bring_in(
    room: Room, coming: Mapping[int, Sequence[Said]], articles: Collection[int], touched: _Touched
) -> set[str]:
    """Take out what these articles quoted and put in what they quote now; what is the same stays as it is.

    Gives the statements that lost a quotation.
    """
    statements: set[str] = set()
    left: set[tuple[int, int]] = set()
    voices = {article: CELLS.voice(found[0]) for article, found in coming.items() if found}
    new = {(article, CELLS.packed(said)): said for article, found in coming.items() for said in found}
    before: dict[int, bytes] = {}
    for one in room.of_articles(articles):
        before[one.article] = one.voice
        if one.voice == voices.get(one.article) and new.pop((one.article, one.cell), None) is not None:
            continue
        statements.add(one.statement)
        touched.left |= room.take_out(one)
        left.update((block, one.place) for block in one.blocks)
    room.give_voices(
        {article: voices.get(article) for article in {*before, *voices} if before.get(article) != voices.get(article)}
    )
    for (article, _), said in new.items():
        blocks, place = blocks_of(said), place_of(said)
        touched.come.add(room.put(said, article, place, blocks))
        for block in blocks:
            touched.places[block].add(place)
            # Where one comes back as another, the others stand as near to one another as before.
            left.discard((block, place))
    for block, place in left:
        touched.places[block].add(place)
        touched.torn.add(block)
    return statements


def _relink(room: Room, block: int, places: Collection[int], touched: _Touched, verdicts: _Verdicts) -> set[int]:
    """Decide anew on those near these places under a key; the quotations at the ends of links that changed.

    What two that stood near before are to one another was decided when the later of them came.
    """
    near, changed = nearest_in(block), set()
    for first, last in stretches(places, _A_FEW_DAYS, lambda place, before: days_between(before, place)):
        around = room.around(block, first, last, near)
        if len(around) < 2 and block not in touched.torn:
            continue
        owners = _owners([one.place for one in around], [one for one in places if first <= one <= last], near)
        before = room.links_of(block, [around[at].number for at in owners])
        for at in owners:
            owner, others = around[at], around[max(0, at - near) : at]
            links, fresh = before[owner.number], [other for other in others if other.number in touched.come]
            # One that is near no longer leaves room for another that was left out before.
            if block in touched.torn or owner.number in touched.come or not _are_near(links, others):
                links, fresh = set(), others
            links = links | {link for other in fresh if (link := verdicts.link(owner, other)) is not None}
            changed |= room.relink(block, before[owner.number], _likeliest(links, others))
    return changed


def _are_near(links: Collection[Link], others: Sequence[Kept]) -> bool:
    return {link.other for link in links} <= {other.number for other in others}


def _likeliest(links: set[Link], others: Sequence[Kept]) -> set[Link]:
    """All links of the same words, and of the likely translations the likeliest in each language."""
    local = {other.number: other.said.local for other in others}
    best: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: (-(link.odds or 0.0), local[link.other])):
        if link.odds is not None:
            best.setdefault(link.language_of_other(link.owner), link)
    return {link for link in links if link.odds is None} | set(best.values())


def _owners(around: Sequence[int], places: Iterable[int], near: int) -> list[int]:
    """Which of the quotations at the places `around` stand at one of some places, or have it near before them."""
    found: set[int] = set()
    for place in places:
        at = bisect_left(around, place)
        found.update(range(at, min(at + near + 1, len(around))))
    return sorted(found)


class _Verdicts:
    """What pairs of quotations are to one another, each asked once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._wordings: dict[int, Wording] = {}
        self._odds: dict[tuple[int, int], float] = {}

    def link(self, owner: Kept, other: Kept) -> Link | None:
        """The link of two quotations, where they may be of one statement."""
        if same_words(owner.said, other.said):
            return Link(owner.number, other.number)
        if not may_translate(owner.said, other.said):
            return None
        found = self.odds(owner, other, LEAST_ODDS)
        languages = (owner.said.language, other.said.language)
        return None if found < LEAST_ODDS else Link(owner.number, other.number, found, languages)

    def odds(self, one: Kept, other: Kept, least: float = -math.inf) -> float:
        """The log-odds that one translates the other; where they cannot be `least`, something below it."""
        pair = (min(one.number, other.number), max(one.number, other.number))
        found = self._odds.get(pair)
        if found is None:
            first, second = sorted((one, other), key=lambda kept: kept.said.local)
            found = odds(first.said, second.said, self._wording(first), self._wording(second), least)
            if found is None:
                return -math.inf
            found = self._odds[pair] = round(found, 2)
        return found

    def _wording(self, one: Kept) -> Wording:
        found = self._wordings.get(one.number)
        if found is None:
            found = self._wordings[one.number] = wording_of(self._connection, one.article, one.said)
        return found


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
    hanging = Hanging(room)
    seen: set[str] = set()
    coming, frontier = statements | {one.statement for one in kept.values()}, set(kept)
    while (coming := coming - seen - {""}) or frontier:
        seen |= coming
        found = {one.number: one for one in room.of_statements(coming)}
        linked = hanging.links(frontier)
        links |= linked
        ends = {end for link in linked for end in (link.owner, link.other)} - kept.keys() - found.keys()
        found |= {one.number: one for one in room.numbered(ends)}
        frontier = found.keys() - kept.keys()
        kept |= found
        coming = {one.statement for one in kept.values()}
    return kept, links, seen
