"""Calls and meetings as whole sentences tell them, also where no event of the record was read: held or not, and when.

Two reports of one call that differ in its day, or of which one denies it, may not have become one event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from dragoman.model import EventMention, Span
from dragoman.record.disagreements.claim import Stated, apart
from dragoman.record.disagreements.courses import (
    HAPPENED,
    TO_COME,
    UNHELD,
    are_two_courses,
    are_two_towns,
    side_of_status,
    status_in,
)
from dragoman.record.disagreements.report import Report, Town, sides_in
from dragoman.record.disagreements.scene import Scene
from dragoman.record.disagreements.talks import Talk, of_one_talk, talk_of
from dragoman.record.events.telling import Told
from dragoman.record.facts import Status
from dragoman.record.families import MEETING, PHONE

_FAMILIES = {"call": PHONE, "meeting": MEETING}
_VALUES = {HAPPENED: "held", UNHELD: "denied", "denied": "denied", TO_COME: "planned"}
_FEWEST = 2
_BACK = 2  # so many sentences before one that names nobody may tell who met
_NEAR = 1  # so many words may stand between a talk and its denial
_A_WEEK = timedelta(days=7)
_TO_BE = "planned"  # the `thing` of a place where a talk was to be
_MEANT = frozenset({"planned", "confirmed", "postponed", "cancelled"})
_FAR = 14  # so many words may stand between a talk and its town
_SLIP = 2  # days by which two reports of one call can differ
_NOT_HELD = frozenset({"postponed", "cancelled", "possible", "refused", "confirmed"})


def talks(report: Report) -> Iterator[Stated]:
    """Whether a call or a meeting of two sides was held, on which day and in which town."""
    for scene in report.scenes:
        if scene.has("attended", "absent"):
            # "Did not attend the talks" denies no talks.
            continue
        tellings = _tellings(report, scene)
        found = [_told(report, scene, *telling) for telling in tellings] if tellings else [_untold(report, scene)]
        for one in found:
            if one is not None:
                yield from _claims(report, scene, one)
        yield from _meant(report, scene, tellings)


class _Found(NamedTuple):
    """A talk in a sentence: its kind, its words, whether it was held, by whom, and its event, where one is known."""

    family: str
    span: Span
    side: str
    around: list[Scene]
    event: str | None = None
    according_to: str | None = None


def _tellings(report: Report, scene: Scene) -> list[tuple[EventMention, str, Told]]:
    """The talks of the record that a sentence tells."""
    told = [(mention, *report.told[mention.id]) for mention in scene.events if mention.id in report.told]
    return [one for one in told if one[2].is_reciprocal and not one[2].is_headline]


def _told(report: Report, scene: Scene, mention: EventMention, event: str, told: Told) -> _Found | None:
    side = side_of_status(scene, status_in(scene, told, report.is_verb_last))
    if side == "denied" and len(told.parties[0]) < _FEWEST:
        # Who denies "the reports of a bargain" may mean any.
        return None
    around = report.around(scene, _BACK)
    # Who spoke by telephone is read as having met where the word for it stands apart.
    family = PHONE if scene.has("call") else told.family
    return None if side is None else _Found(family, mention.trigger, side, around, event, told.according_to)


def _untold(report: Report, scene: Scene) -> _Found | None:
    """A talk of which no event was read, known by its words and by whom the sentences around name."""
    if not scene.has("call", "meeting", "unheld") and not scene.events:
        return None
    around = report.around(scene, _BACK)
    talk = _talk(scene, around)
    status = None if talk is None or len(sides_in(around)) < _FEWEST else _status(report, scene)
    if talk is None or status is None:
        return None
    side = side_of_status(scene, status)
    return None if side is None else _Found(_FAMILIES[talk], _span(scene), side, around)


def _claims(report: Report, scene: Scene, found: _Found) -> Iterator[Stated]:
    whose: dict[str, Any] = {
        "about": found.family,
        "countries": tuple(sorted(sides_in(found.around))),
        "people": tuple(sorted({one for around in found.around for one in around.people})),
        "events": () if found.event is None else (found.event,),
        "according_to": found.according_to,
    }
    made = [report.stated("happened", scene, found.span, value=_VALUES[found.side], side=found.side, **whose)]
    if found.side == HAPPENED:
        if scene.day is not None:
            day, span = scene.day.isoformat(), scene.span_of_day() or found.span
            made.append(report.stated("date", scene, span, value=day, side=day, **whose))
        towns = _towns(report, scene, found.span)
        if len(towns) == 1:
            (town,) = towns
            span = scene.span_of(town.entity) or found.span
            made.append(report.stated("place", scene, span, value=town.name, side=town.id, **whose))
    yield from (one for one in made if one is not None)


def _meant(report: Report, scene: Scene, tellings: list[tuple[EventMention, str, Told]]) -> Iterator[Stated]:
    """In which town a talk was to be held on a certain day, whatever became of it."""
    meant = [one for one in tellings if one[2].status in _MEANT]
    towns = _towns(report, scene, meant[0][0].trigger) if len(meant) == 1 else set()
    if not scene.days or len(towns) != 1:
        return
    (town,), ((mention, event, told),) = towns, meant
    around = report.around(scene, _BACK)
    stated = report.stated(
        "place", scene, scene.span_of(town.entity) or mention.trigger, about=told.family, value=town.name,
        side=town.id, thing=_TO_BE, countries=tuple(sorted(sides_in(around))), events=(event,),
        according_to=told.according_to, days=tuple(day for day in scene.days if day[1] - day[0] < _A_WEEK),
    )  # fmt: skip
    if stated is not None:
        yield stated


def _talk(scene: Scene, around: Collection[Scene]) -> Talk | None:
    """What kind of talk a sentence tells; that it was not held may be said without naming it again."""
    talk = talk_of([scene])
    if talk is None and scene.has("unheld"):
        return talk_of(around) or "meeting"
    return talk


def _span(scene: Scene) -> Span:
    """The words that name the talk."""
    words = [word.span for word in scene.words if word.key in ("call", "meeting")]
    triggers = [event.trigger for event in scene.events if event.type == "CONSULT"]
    return min(words or triggers or [scene.span])


def _status(report: Report, scene: Scene) -> Status | None:
    """`held` or `denied`, where the sentence surely tells either."""
    if is_denied_talk(scene) or "denied" in scene.statuses:
        return "denied"
    day, said = scene.day, report.source.said
    if scene.statuses & _NOT_HELD or day is None or said is None or day > said:
        return None
    return "held"


def _towns(report: Report, scene: Scene, talk: Span) -> set[Town]:
    """The towns near the word for a talk: where its events are told to be, or else all that it names."""
    told = {event.where for event in scene.events if event.id in report.told and event.where is not None}
    near = {
        one.mention.entity
        for one in scene.named
        if scene.words_between(one.span, talk) <= _FAR and not report.is_post(scene, one.span)
    }
    entities = told & near if told else near
    return {town for entity in entities if (town := report.town(entity)) is not None}


def is_denied_talk(scene: Scene) -> bool:
    """Whether a sentence says that no talk was held, or denies one right beside the word for it."""
    if scene.has("unheld"):
        return True
    talks = [word.span for word in scene.words if word.key in ("call", "meeting")]
    denials = [word.span for word in scene.words if word.key == "denies"]
    return any(scene.words_between(talk, denial) <= _NEAR for talk in talks for denial in denials)


def differ(one: Stated, other: Stated) -> bool:
    """Whether two claims of calls or meetings in one story contradict each other."""
    if _TO_BE in (one.thing, other.thing):
        is_one = set(one.days) & set(other.days) and of_one_talk(one, other)
        return bool(is_one) and are_two_towns(one.side, other.side)
    if set(one.events) & set(other.events):
        return are_two_courses(one, other)
    if not of_one_talk(one, other) or TO_COME in (one.side, other.side):
        return False
    gap = apart(one.days, other.days)
    are_same = len({*one.people} & {*other.people}) >= _FEWEST
    is_one_town = not set(one.places).isdisjoint(other.places)
    if one.kind == "place":
        return gap == 0 and are_two_towns(one.side, other.side)
    if one.kind == "date":
        # Who meet today may meet again tomorrow, but hardly in the same town, nor do the same persons if not elsewhere.
        if one.places and other.places and not is_one_town:
            return False
        return (one.about == PHONE or is_one_town or are_same) and gap is not None and gap <= _SLIP
    if gap is None:
        # Who denies a talk of a certain day leaves open any other.
        denial = one if one.side != HAPPENED else other
        return HAPPENED in (one.side, other.side) and not denial.days and (is_one_town or are_same)
    return gap == 0 and HAPPENED in (one.side, other.side)
