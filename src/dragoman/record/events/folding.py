"""Articles folded into events: tellings look at their neighbours and these at them; what is touched is made anew."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from dragoman.record.copies import with_copies
from dragoman.record.events.blocks import BlockKind, kind_of, party_blocks, story_block
from dragoman.record.events.cells import CELLS
from dragoman.record.events.kept import Kept, Links, Room
from dragoman.record.events.kept_references import refer, referring
from dragoman.record.events.linked import Link, Linked
from dragoman.record.events.linking import in_story, party_links
from dragoman.record.events.making import made
from dragoman.record.events.reading import Reading
from dragoman.record.events.references import references, referred
from dragoman.record.events.written import write
from dragoman.record.facts import Amendments, Rulings
from dragoman.record.filings import Filings
from dragoman.record.groups import Groups
from dragoman.record.stretches import stretches

# How far a decision can depend on others, in days: whom a telling can mean lies at most 45 days off, what was put off
# comes within 31 days, and of deeds all lies within days.
_REACH, _REACH_OF_DEEDS = 100, 24

_BY_USERS = -1  # the block of the links that users made
_FEW = 200  # a block of no more is looked at whole

_Touched = dict[int, set[int]]  # blocks, and the days in them on which something changed


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], rulings: Rulings) -> set[int]:
    """Bring in the tellings of these articles as they are now.

    Gives the articles that tell another event than before, or one that is told by another story.
    """
    room = Room(connection)
    bringing = _Bringing(room)
    bringing.bring_in(Reading(connection, filings), with_copies(connection, articles))
    _link_stories(room, bringing)
    _link_parties(room, bringing)
    return _remake(room, bringing, _join(room, bringing, rulings.amendments))


class _Bringing:
    """What changes while articles are folded in: blocks, tellings, events."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.touched: _Touched = defaultdict(set)
        self.tellings: set[int] = set()
        self.events: set[str] = set()

    def bring_in(self, reading: Reading, articles: Collection[int]) -> None:
        """Take out what these articles told and put in what they tell now; what is the same stays as it is."""
        before = defaultdict(list)
        for one in self.room.of_articles(sorted(articles)):
            before[one.told.article].append(one)
            # Users may have said something else of it.
            self.tellings.add(one.number)
        coming = reading.tellings(articles)
        who = self.room.who(told for tellings in coming.values() for told in tellings)
        for article, tellings in coming.items():
            new = {CELLS.packed(told): told for told in tellings}
            old = before.pop(tellings[0].article, []) if tellings else []
            said = CELLS.voice(tellings[0]) if tellings else None
            if not old or any(one.voice != said for one in old):
                self.room.give_voice(article, said)
            blocks = {}
            for cell, told in new.items():
                story = story_block(told)
                blocks[cell] = [*([] if story is None else [story]), *party_blocks(told, who)]
            for one in old:
                if one.cell in new and one.voice == said and list(one.blocks) == blocks[one.cell]:
                    new.pop(one.cell)
                else:
                    self._take_out(one)
            for cell, told in new.items():
                number = self.room.put(told, article, blocks[cell])
                self.tellings.add(number)
                self.touch(blocks[cell], told.anchor)
        for gone in before.values():
            for one in gone:
                self._take_out(one)
                self.room.give_voice(one.article, None)

    def _take_out(self, one: Kept) -> None:
        self.events.add(one.event)
        self.touch(one.blocks, one.anchor)
        self.room.take_out([one])

    def touch(self, blocks: Iterable[int], anchor: int) -> None:
        """Note that something changed in blocks, on a day."""
        for block in blocks:
            self.touched[block].add(anchor)


def _link_stories(room: Room, bringing: _Bringing) -> None:
    """Decide anew which tellings of the touched stories are one; those that are settled by it look no farther.

    First without the days about which undated articles tell, so that these follow from it; then with them.
    """
    blocks = {block for block in bringing.touched if kind_of(block) is BlockKind.STORY}
    found: dict[int, Linked] = {}
    changed: set[int] = set()
    for block in sorted(blocks):
        kept = room.in_block(block)
        found[block] = in_story([one.told for one in kept], room.who(one.told for one in kept))
        number = {one.told.article: one.article for one in kept}
        about = {number[article]: reference for article, reference in references(found[block]).items()}
        changed |= refer(room.connection, block, about)
    for one in room.of_articles(sorted(changed)):
        bringing.tellings.add(one.number)
        blocks.update(block for block in one.blocks if kind_of(block) is BlockKind.STORY)
    for block in sorted(blocks):
        _relink_story(room, bringing, block, found.get(block))


def _relink_story(room: Room, bringing: _Bringing, block: int, linked: Linked | None) -> None:
    kept = room.in_block(block)
    about = referring(room.connection, [one.article for one in kept])
    tellings = [referred(one.told, about.get(one.article)) for one in kept]
    if linked is None or any(told is not one.told for told, one in zip(tellings, kept, strict=True)):
        linked = in_story(tellings, room.who(tellings))
    links = _numbered(kept, linked.links)
    owners = {owner for owner, _ in links}
    bringing.tellings |= room.relink(block, [one.number for one in kept], links)
    for one in kept:
        settled = one.number in owners and (one.told.day is None or one.told.is_off)
        if settled != one.settled:
            room.settle([one.number], settled)
            bringing.touch(one.blocks, one.anchor)


def _link_parties(room: Room, bringing: _Bringing) -> None:
    """Decide anew which tellings between the same countries are one, near the days on which something changed."""
    for block, days in sorted(bringing.touched.items()):
        kind = kind_of(block)
        if kind is BlockKind.STORY:
            continue
        whole = room.in_block(block, most=_FEW + 1)
        if len(whole) <= _FEW:
            bringing.tellings |= _relink(room, block, whole, [one.number for one in whole])
            continue
        # Where many are, one without any day can mean none.
        bringing.tellings |= room.relink(block, room.undated(block), set())
        reach = _REACH if kind is BlockKind.MEETING else _REACH_OF_DEEDS
        for first, last in stretches(days - {0}, 2 * reach):
            kept = room.in_days(block, first - 2 * reach, last + 2 * reach)
            owners = [one.number for one in kept if first - reach <= one.anchor <= last + reach]
            bringing.tellings |= _relink(room, block, kept, owners)


def _relink(room: Room, block: int, kept: Sequence[Kept], owners: Sequence[int]) -> set[int]:
    tellings = [one.told for one in kept]
    links = _numbered(kept, party_links(tellings, room.who(tellings), [one.settled for one in kept]))
    own = set(owners)
    return room.relink(block, owners, {link for link in links if link[0] in own})


def _numbered(kept: Sequence[Kept], links: Iterable[Link]) -> Links:
    return {(kept[owner].number, kept[other].number) for owner, other in links}


class _Said(NamedTuple):
    """What users said of events: who is in two, by numbers; a link that a later correction made goes through."""

    parted: list[tuple[int, set[int]]]
    joined: dict[Link, int]

    def holds_apart(self, link: Link) -> bool:
        """Whether the tellings of a link are of two events all the same."""
        said = self.joined.get(link, 0)
        return any(number > said and (link[0] in apart) != (link[1] in apart) for number, apart in self.parted)


def _join(room: Room, bringing: _Bringing, amendments: Amendments) -> _Said:
    """Link the tellings that users said to be of one event."""
    named = {local for _, *pair in amendments.joined for local in pair}
    named.update(local for one in amendments.parted for local in one.members)
    number_of = room.numbers(named)
    joined = {
        (number_of[one], number_of[other]): number
        for number, one, other in amendments.joined
        if one in number_of and other in number_of
    }
    owners = {*room.owners(_BY_USERS), *(owner for owner, _ in joined)}
    bringing.tellings |= room.relink(_BY_USERS, sorted(owners), set(joined))
    parted = [
        (one.number, {number_of[local] for local in one.members if local in number_of}) for one in amendments.parted
    ]
    return _Said(parted, joined)


def _remake(room: Room, bringing: _Bringing, said: _Said) -> set[int]:
    """Make the events of all tellings anew that touched ones are or were one with."""
    kept, links, gone = _all_linked(room, bringing)
    numbers = sorted(kept)
    place = {number: index for index, number in enumerate(numbers)}
    groups = Groups(len(numbers))
    for owner, other in links:
        if not said.holds_apart((owner, other)):
            groups.join(place[owner], place[other])
    who = room.who(one.told for one in kept.values())
    about = referring(room.connection, [one.article for one in kept.values()])
    events = []
    for members in groups.all():
        own = [kept[numbers[index]] for index in members]
        told = [referred(one.told, about.get(one.article)) for one in own]
        events.append((made(told, who), own))
    elsewhere = write(room.connection, gone, events)
    return {one.article for event, own in events for one in own if one.event != event.id or event.id in elsewhere}


def _all_linked(room: Room, bringing: _Bringing) -> tuple[dict[int, Kept], set[Link], set[str]]:
    """The tellings that hang together with touched ones, or did; their links, and the events that they made up."""
    kept = {one.number: one for one in room.numbered(sorted(bringing.tellings))}
    links: set[Link] = set()
    events: set[str] = set()
    new_events, frontier = bringing.events - {""}, set(kept)
    while new_events or frontier:
        events |= new_events
        found = {one.number: one for one in room.of_events(sorted(new_events))}
        linked = set(room.linked(sorted(frontier)))
        links |= linked
        ends = {number for link in linked for number in link} - kept.keys() - found.keys()
        found |= {one.number: one for one in room.numbered(sorted(ends))}
        frontier = found.keys() - kept.keys()
        kept |= found
        new_events = {one.event for one in kept.values()} - events - {""}
    return kept, links, events
