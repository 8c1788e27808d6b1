"""Calls and meetings as whole sentences tell them, also where no event of the record was read: held or not, and when.

Two reports of one call that differ in its day, or of which one denies it, may not have become one event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dragoman.record.disagreements.claim import Stated, apart
from dragoman.record.disagreements.courses import are_two_towns, status_in
from dragoman.record.disagreements.report import Report, Town, side_of
from dragoman.record.disagreements.scene import Scene
from dragoman.record.disagreements.talks import of_one_talk, talk_of
from dragoman.record.events.telling import Told
from dragoman.record.families import MEETING, PHONE

_FAMILIES = {"call": PHONE, "meeting": MEETING}
_FEWEST = 2
_SLIP = 2  # days by which two reports of one call can differ
_NOT_HELD = frozenset({"postponed", "cancelled", "possible", "refused", "confirmed"})


def talks(report: Report) -> Iterator[Stated]:
    """Whether a call or a meeting of two countries was held, and on which day."""
    for scene in report.scenes:
        talk = talk_of([scene])
        sides = frozenset(side_of(one) for one in scene.named if one.party.kind in ("person", "country"))
        if talk is None or len(sides) < _FEWEST or scene.has("attended", "absent"):
            continue
        status = _status(report, scene)
        if status is None:
            continue
        countries = tuple(sorted(sides))
        about, span = _FAMILIES[talk], _span(scene)
        made = [report.stated("happened", scene, span, about=about, value=status, side=status, countries=countries)]
        day = scene.day
        if status == "held" and day is not None:
            value = day.isoformat()
            of_day = scene.span_of_day() or span
            made.append(report.stated("date", scene, of_day, about=about, value=value, side=value, countries=countries))
        towns = _towns(report, scene)
        if status == "held" and len(towns) == 1:
            (town,) = towns
            made.append(
                report.stated(
                    "place", scene, scene.span_of(town.entity) or span, about=about, value=town.name, side=town.id,
                    countries=countries,
                )
            )  # fmt: skip
        yield from (one for one in made if one is not None and one.room not in one.events)


def _span(scene: Scene) -> tuple[int, int]:
    """The words that name the talk."""
    words = [word.span for word in scene.words if word.key in ("call", "meeting")]
    triggers = [event.trigger for event in scene.events if event.type == "CONSULT"]
    return min(words or triggers or [scene.span])


def _status(report: Report, scene: Scene) -> str | None:
    """`held` or `denied`, where the sentence surely tells either."""
    told = [report.told[one.id][1] for one in scene.events if one.id in report.told]
    talks_told = [one for one in told if one.is_reciprocal]
    if talks_told:
        return _of_tellings(report, scene, talks_told)
    if "denied" in scene.statuses:
        return "denied"
    day, said = scene.day, report.source.said
    if scene.statuses & _NOT_HELD or day is None or said is None or day > said:
        return None
    return "held"


def _towns(report: Report, scene: Scene) -> set[Town]:
    """The towns where its events are told to be, or else all that it names."""
    told = {event.where for event in scene.events if event.id in report.told and event.where is not None}
    entities = told or {one.mention.entity for one in scene.named}
    return {town for entity in entities if (town := report.town(entity)) is not None}


def _of_tellings(report: Report, scene: Scene, told: Collection[Told]) -> str | None:
    statuses = {status_in(scene, one, report.is_verb_last) for one in told}
    if "denied" in statuses:
        return "denied"
    return "held" if statuses == {"held"} else None


def differ(one: Stated, other: Stated) -> bool:
    """Whether two claims of calls or meetings in one story contradict each other."""
    if set(one.events) & set(other.events) or not of_one_talk(one, other):
        # Tellings of one event are held against one another as such.
        return False
    gap = apart(one.days, other.days)
    if one.kind == "place":
        return gap == 0 and are_two_towns(one.side, other.side)
    if one.kind == "date":
        # Who meet today may meet again tomorrow, but hardly in the same town, nor do the same persons.
        is_one_town = not set(one.places).isdisjoint(other.places)
        are_same = len({*one.people} & {*other.people}) >= _FEWEST
        return (one.about == PHONE or is_one_town or are_same) and gap is not None and gap <= _SLIP
    if gap is None:
        return not set(one.places).isdisjoint(other.places)
    return gap == 0
