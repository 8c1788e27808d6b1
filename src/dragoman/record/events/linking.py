"""Which tellings of one block are of one event.

A block holds tellings of one kind that share a story, or the countries of their parties. Precision goes first: the same
parties on a common day join; less than that joins only where one single event is left that can be meant. No decision
looks farther than a hundred days from the day of its telling, so that what lies beyond need not be known.

Every link has an owner: the telling on whose own words and neighbours it was decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dragoman.record.events.agreeing import agree, may_agree
from dragoman.record.events.called_off import called_off, put_off
from dragoman.record.events.linked import Link, Linked
from dragoman.record.events.meant import open_to_day
from dragoman.record.events.officials import as_one
from dragoman.record.events.parties import Who
from dragoman.record.events.same_day import repeated, same_day, same_day_of_others, slips
from dragoman.record.events.telling import Told
from dragoman.record.events.times import has_open_day
from dragoman.record.events.undated import came_true, without_day

_PUT_OFF = timedelta(days=120)  # within a story
_PUT_OFF_SHORTLY = timedelta(days=31)


def in_story(tellings: Sequence[Told], who: Who) -> Linked:
    """The tellings of one kind in one story, linked."""
    linked = Linked(as_one(tellings, who), who, may_agree)
    every = range(len(tellings))
    repeated(linked)
    same_day(linked)
    same_day_of_others(linked)
    slips(linked)
    called_off(linked, every)
    put_off(linked, _PUT_OFF)
    open_to_day(linked, every)
    without_day(linked, every, in_story=True)
    came_true(linked)
    return linked


def party_links(tellings: Sequence[Told], who: Who, settled: Sequence[bool]) -> set[Link]:
    """The links between tellings of one kind between the same countries; who is settled in a story looks no farther."""
    linked = Linked(tellings, who, agree)
    # What nothing dates but its story is no other story's.
    dated = [told.said is not None or told.interval is not None or has_open_day(told.when) for told in tellings]
    free = [place for place in range(len(tellings)) if dated[place] and not settled[place]]
    repeated(linked)
    same_day(linked)
    same_day_of_others(linked)
    called_off(linked, free)
    put_off(linked, _PUT_OFF_SHORTLY)
    open_to_day(linked, free)
    without_day(linked, free, in_story=False)
    return linked.links
