"""Deeds of one kind that a story tells as several events: where all else agrees, their days are of one deed.

Tellings that differ in the day are mostly two events. Where each of two articles tells but one deed of its kind, and
both name the same two countries, they tell the same one, and differ in its day or in whether it was done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dragoman.record.disagreements.claim import Stated, days_between
from dragoman.record.disagreements.courses import (
    HAPPENED,
    OWN_WORD,
    TO_COME,
    UNHELD,
    is_nearest,
    side_of_status,
    status_in,
)
from dragoman.record.disagreements.report import Report

DEED = "deed"  # the `thing` of these claims
# What is done once: two sides attack, accuse and ask one another day by day.
_ONCE = frozenset({"SANCTION", "COERCE", "AID", "CONCEDE", "RETREAT", "AGREE", "SUPPORT", "COOPERATE"})
_SLIP = timedelta(days=1)
_SAME_NEWS = 14
_SOON = 4
_FEWEST = 2


def alike(report: Report) -> Iterator[Stated]:
    """The deeds of an article by their kinds: on which day each was done, or that it was not."""
    if report.story is None:
        return
    events: dict[str, set[str]] = defaultdict(set)
    found = []
    for scene in report.scenes:
        for mention in scene.events:
            known = report.told.get(mention.id)
            if known is None or mention.type not in _ONCE or mention.mode is None or known[1].is_headline:
                continue
            kind = f"{mention.type} {mention.mode}"
            events[kind].add(known[0])
            found.append((scene, mention, known[1], kind))
    for scene, mention, told, kind in found:
        side = side_of_status(scene, status_in(scene, told, report.is_verb_last))
        if side is None or (side != HAPPENED and scene.has("accuses")):
            # Who calls a charge baseless denies his part in it.
            continue
        lone = len(events[kind]) == 1
        common: dict[str, Any] = {
            "room": report.story, "about": kind, "thing": DEED, "lone": lone, "according_to": told.according_to,
            "beside": tuple(sorted({f"{one.value:.12g} {one.unit}" for one in scene.figures} | scene.things)),
        }  # fmt: skip
        stated = [report.stated("happened", scene, mention.trigger, value=told.status, side=side, **common)]
        is_dated = told.when is not None and told.when.basis in OWN_WORD and is_nearest(scene, mention)
        if side == HAPPENED and is_dated and told.day is not None and told.day == scene.day:
            day, span = told.day.isoformat(), scene.span_of_day() or mention.trigger
            stated.append(report.stated("date", scene, span, value=day, side=day, **common))
        yield from (one for one in stated if one is not None)


def of_one_deed(one: Stated, other: Stated) -> bool:
    """Whether two claims are of one deed and cannot both hold; those of one event are compared as such."""
    if set(one.events) & set(other.events) or not ((one.lone and other.lone) or _share_more(one, other)):
        return False
    between = days_between(one, other)
    if len({*one.countries} & {*other.countries}) < _FEWEST or (between is not None and between > _SAME_NEWS):
        return False
    if one.kind == "date":
        return abs(date.fromisoformat(one.side) - date.fromisoformat(other.side)) <= _SLIP
    sides = {one.side, other.side}
    is_denied = not sides.isdisjoint(("denied", UNHELD)) and not sides.isdisjoint((HAPPENED, TO_COME))
    return is_denied and between is not None and between <= _SOON


def _share_more(one: Stated, other: Stated) -> bool:
    """Whether both sentences name something besides countries: a person, a place, so many of a thing."""
    pairs = ((one.people, other.people), (one.places, other.places), (one.beside, other.beside))
    return any(set(mine) & set(its) for mine, its in pairs)
