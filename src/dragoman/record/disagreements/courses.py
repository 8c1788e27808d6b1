"""What the tellings of one event say of it: whether it took place, on which day, in which town."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dragoman.knowledge.place import distance
from dragoman.knowledge.places import place_by_id
from dragoman.model import EventMention, Span
from dragoman.record.disagreements.claim import Stated, days_between
from dragoman.record.disagreements.report import Report
from dragoman.record.disagreements.scene import Scene
from dragoman.record.events.telling import Told
from dragoman.record.facts import Status

_HAPPENED = ("held", "done")
_TO_COME = ("planned", "confirmed")
OWN_WORD = ("explicit", "relative")  # bases of a day that the sentence itself tells
_SLIP = timedelta(days=3)  # two days farther apart are two events rather than a wrong date
_DENYING = ("REJECT", "ACCUSE")  # denials and charges themselves
HAPPENED, UNHELD, TO_COME = "happened", "unheld", "to come"
_SAME_NEWS = 4  # days within which a plan is denied rather than another thing
_NEAR = 3  # so many words may stand between a denial and what is denied
_ONE_TOWN = 12.0  # kilometres within which two names can be of one town


def courses(report: Report) -> Iterator[Stated]:
    """Whether, when and where an event took place, by each of its tellings; headlines are too short to tell."""
    for scene in report.scenes:
        for mention in scene.events:
            found = report.told.get(mention.id)
            if found is None or found[1].is_headline or found[1].is_reciprocal:
                # Talks are stated of whole sentences.
                continue
            yield from _told(report, scene, mention, *found)


def _told(report: Report, scene: Scene, mention: EventMention, event: str, told: Told) -> Iterator[Stated]:
    common: dict[str, Any] = {"room": event, "according_to": told.according_to, "events": (event,)}
    made: list[Stated | None] = []
    status = status_in(scene, told, report.is_verb_last)
    side = side_of_status(scene, status)
    # "Did not attend the talks" denies no talks.
    if side is not None and not scene.has("attended", "absent"):
        made.append(
            report.stated("happened", scene, mention.trigger, about=told.family, value=status, side=side, **common)
        )
    if status in _HAPPENED:
        when = told.when
        # Where a sentence tells two days, either may be of something else.
        is_its_own = when is not None and when.basis in OWN_WORD and is_nearest(scene, mention)
        if is_its_own and told.day is not None and scene.day == told.day:
            day, span = told.day.isoformat(), scene.span_of_day() or mention.trigger
            made.append(report.stated("date", scene, span, about=told.family, value=day, side=day, **common))
        town = report.town(mention.where)
        if town is not None:
            span = scene.span_of(town.entity) or mention.trigger
            made.append(report.stated("place", scene, span, about=told.family, value=town.name, side=town.id, **common))
    yield from (one for one in made if one is not None)


def is_nearest(scene: Scene, mention: EventMention) -> bool:
    """Whether no other event of the sentence stands nearer to its day: "on the 6th they met and condemned the raid"."""
    span = scene.span_of_day()
    if span is None:
        return True
    far = scene.words_between(span, mention.trigger)
    return all(scene.words_between(span, other.trigger) >= far for other in scene.events)


def status_in(scene: Scene, told: Told, is_verb_last: bool = False) -> Status:
    """The status of a telling, as far as its sentence denies it.

    What follows right behind a denial is denied, or stands right before it where the verb stands last; of a plan it is
    enough that the sentence denies something.
    """
    if told.status in (*_HAPPENED, *_TO_COME) and told.type not in _DENYING:
        if told.is_reciprocal and scene.has("unheld"):
            return "denied"
        denials = [word for word in scene.words if word.key == "denies"]
        if any(_denies(scene, word.span, told.trigger, is_verb_last) for word in denials):
            return "denied"
        if any(scene.opens_clause(word.span, told.trigger) for word in denials):
            return "denied"
    if told.status != "planned" or len(scene.events) > 1:
        return told.status
    return "denied" if "denied" in scene.statuses else "planned"


def side_of_status(scene: Scene, status: Status) -> str | None:
    """What a status comes to where another tells otherwise; None for what says neither."""
    if status == "denied":
        return UNHELD if scene.has("unheld") else "denied"
    if status in _HAPPENED:
        return HAPPENED
    return TO_COME if status in _TO_COME else None


def are_two_courses(one: Stated, other: Stated) -> bool:
    """Whether two tellings of one event cannot both hold."""
    if one.side == other.side:
        return False
    if one.kind == "happened":
        sides = {one.side, other.side}
        # What was planned and then was not held was called off.
        if UNHELD in sides or TO_COME not in sides:
            return HAPPENED in sides
        between = days_between(one, other)
        return "denied" in sides and (between is None or between <= _SAME_NEWS)
    if one.kind == "date":
        first, second = (date.fromisoformat(stated.side) for stated in (one, other))
        return abs(first - second) <= _SLIP
    return are_two_towns(one.side, other.side)


def are_two_towns(one: str, other: str) -> bool:
    """Whether two places of the knowledge lie too far apart to be one town."""
    here, there = place_by_id(one), place_by_id(other)
    return here is not None and there is not None and distance(here, there) > _ONE_TOWN


def _denies(scene: Scene, denial: Span, trigger: Span, is_verb_last: bool) -> bool:
    """Whether a denial stands right before what it denies, or right behind it where the verb stands last."""
    first, second = (trigger, denial) if is_verb_last else (denial, trigger)
    return first[1] <= second[0] and scene.words_between(first, second) <= _NEAR
