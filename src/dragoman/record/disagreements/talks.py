"""Who asked for a call or a meeting, and who came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from dragoman.language.disputes import DisputeWord
from dragoman.model import EventMention, Span
from dragoman.record.disagreements.claim import Stated, apart, days_between
from dragoman.record.disagreements.report import Report, side_of, sides_in
from dragoman.record.disagreements.scene import Named, Scene
from dragoman.record.status import asker

Talk = Literal["call", "meeting"]

_BACK = 2  # so many sentences before may have named the talk and those who held it
_SOME_ORGANISATION = "IGO"
_FEWEST = 2  # who talk are at least so many countries
_SLIP = 14  # days farther apart are those of two talks; nearer ones may be a plan's and the talk's own
_SAME_NEWS = 10  # days between articles that speak of one talk
_NEXT_DAY = 1
_MANY = 3  # who only met each other have come, of more than two one may have stayed away
_BESIDE = 2  # so many words may stand between a talk and the word for asking for it
_WHO = ("person", "organisation")
_STATES = ("country",)
_PUT_OFF = ("postponed", "cancelled")
_NEAR = 12  # so many words may stand between who came and the word for it


def initiatives(report: Report) -> Iterator[Stated]:
    """Who is said to have asked for a call or a meeting, sentence by sentence."""
    for scene in report.scenes:
        asking = _asking(report, scene)
        if asking is None:
            continue
        around = _around(report, scene)
        talk = talk_of(around)
        countries = _countries(around, side_of(asking))
        if talk is None or len(countries) < _FEWEST:
            continue
        days = next((one.days for one in around if one.days), ())
        events = next((told for one in around if (told := _talks_told(report, one))), ())
        stated = report.stated(
            "initiative", scene, asking.span, about=talk, value=asking.party.name, side=side_of(asking),
            countries=tuple(sorted(countries)), days=days, events=events,
        )  # fmt: skip
        if stated is not None:
            yield stated


def _asking(report: Report, scene: Scene) -> Named | None:
    """Who asked for a talk, by the words that say so, or else by the request that was read."""
    if not scene.statuses and not scene.events:
        return None
    if not scene.statuses.isdisjoint(("asked_by", "asked_of")):
        mention = asker(scene.text, report.source.language, [one.mention for one in scene.named], scene.span[0])
        found = next((one for one in scene.named if one.mention == mention), None)
        if found is not None:
            return found
    requests = [one for one in scene.events if one.type == "REQUEST" and not one.auxiliary]
    requests = [one for one in requests if one.mode in (None, "meet")]
    if requests and not scene.statuses.isdisjoint(_PUT_OFF) and len(sides_in([scene])) == 1 and len(scene.named) == 1:
        # "The postponement was requested by the Belarusian side."
        return scene.named[0]
    asked = {entity for event in requests if _is_for_talk(scene, event) for entity in event.actors}
    if len(asked) != 1:
        return None
    # Of whom nothing is known may be an outlet that is cited.
    return next((one for one in scene.named if one.mention.entity in asked and one.party.country is not None), None)


def _is_for_talk(scene: Scene, request: EventMention) -> bool:
    """Whether what is asked for is a talk: what stands right beside the word for asking."""
    talks = [word.span for word in scene.words if word.key in ("call", "meeting")]
    near = _NEAR if request.mode == "meet" else _BESIDE
    return any(scene.words_between(talk, request.trigger) <= near for talk in talks)


def talk_of(around: Iterable[Scene]) -> Talk | None:
    """What kind of talk sentences are of; a call by telephone where one of them says so."""
    talks = {talk for scene in around for talk in _talks(scene)}
    return "call" if "call" in talks else "meeting" if talks else None


def _talks(scene: Scene) -> Iterator[Talk]:
    if scene.has("call") or any(one.type == "CONSULT" and one.mode == "phone" for one in scene.events):
        yield "call"
    if scene.has("meeting") or any(one.type == "CONSULT" for one in scene.events):
        yield "meeting"


def _around(report: Report, scene: Scene) -> list[Scene]:
    """The sentence and those before it, the nearest first."""
    return [scene, *report.before(scene, _BACK)]


def _countries(around: Iterable[Scene], asking: str) -> frozenset[str]:
    """Who talk: the countries of the sentence, or, where it names only who asked, those of the ones before too."""
    found = frozenset({asking})
    for scene in around:
        found |= scene.countries
        if len(found) >= _FEWEST:
            break
    return found


def _talks_told(report: Report, scene: Scene) -> tuple[str, ...]:
    told = [report.told[one.id] for one in scene.events if one.id in report.told]
    return tuple(sorted({event for event, one in told if one.is_reciprocal}))


def of_one_talk(one: Stated, other: Stated) -> bool:
    """Whether two claims can be of one talk: between the same countries, at the same time."""
    if set(one.events) & set(other.events):
        return True
    if _sides_shared(one, other) < _FEWEST:
        return False
    gap, between = apart(one.days, other.days), days_between(one, other)
    return (gap is None or gap <= _SLIP) and (between is None or between <= _SAME_NEWS)


def of_one_asking(one: Stated, other: Stated) -> bool:
    """Whether two claims can be of who asked for one talk: of a call of one day it is enough that one side is named."""
    if of_one_talk(one, other):
        return True
    is_one_call = one.about == "call" and apart(one.days, other.days) == 0
    return is_one_call and bool(set(one.countries) & set(other.countries))


def _sides_shared(one: Stated, other: Stated) -> int:
    """How many sides both name; who speaks for an organisation unknown may speak for that of the other."""
    both = set(one.countries) & set(other.countries)
    rest = {*one.countries} ^ {*other.countries}
    return len(both) + (bool(both) and _SOME_ORGANISATION in rest and len(rest) > 1)


def attendances(report: Report) -> Iterator[Stated]:
    """Who is said to have come to a meeting, and who not to have come."""
    for scene in report.scenes:
        words = [word for word in scene.words if word.key in ("attended", "absent")]
        for word in words:
            near = _near(scene, word, _WHO)
            if word.key == "absent":
                persons = [one for one in near if one.party.kind == "person"]
                near = persons[:1] or near[:1] or _near(scene, word, _STATES)[:1]
            yield from _came(report, scene, word.span, near, word.key)
        if not words and not scene.has("unheld"):
            for event in scene.events:
                present = _present(report, scene, event)
                if len(present) >= _MANY:
                    yield from _came(report, scene, event.trigger, present, "attended")


def _near(scene: Scene, word: DisputeWord, kinds: tuple[str, ...]) -> list[Named]:
    """Who of these kinds stands near a word, the nearest first."""
    near = [one for one in scene.named if one.party.kind in kinds and scene.words_between(one.span, word.span) <= _NEAR]
    return sorted(near, key=lambda one: (scene.words_between(one.span, word.span), one.span))


def _present(report: Report, scene: Scene, event: EventMention) -> list[Named]:
    """The persons who are told to have met, each once."""
    told = report.told.get(event.id)
    if told is None or not told[1].is_reciprocal or told[1].status != "held":
        return []
    parties = {*event.actors, *event.recipients}
    found = {one.party.id: one for one in reversed(scene.named) if one.mention.entity in parties}
    return [found[id] for id in sorted(found) if found[id].party.kind == "person"]


def _came(report: Report, scene: Scene, span: Span, who: Iterable[Named], side: str) -> Iterator[Stated]:
    around = [scene, *report.before(scene, _BACK)]
    days = next((one.days for one in around if one.days), ())
    for one in who:
        value = f"with {one.party.name}" if side == "attended" else f"without {one.party.name}"
        # A state has come with whoever speaks for it, and stays away as a whole.
        about = {one.party.id} if one.party.kind in _WHO else set()
        if one.party.country is not None and (side == "attended" or not about):
            about.add(one.party.country)
        for whom in sorted(about):
            stated = report.stated("participants", scene, span, about=whom, value=value, side=side, days=days)
            if stated is not None:
                yield stated


def of_one_meeting(one: Stated, other: Stated) -> bool:
    """Whether somebody can have come to, or stayed away from, one and the same meeting."""
    gap, between = apart(one.days, other.days), days_between(one, other)
    if (gap is not None and gap > _NEXT_DAY) or (between is not None and between > _SAME_NEWS):
        return False
    is_of_persons = one.about in one.people and other.about in other.people
    # Of a state's many meetings both name the place, the other side or the event.
    return is_of_persons or _sides_shared(one, other) >= _FEWEST or bool(_meeting_shared(one, other))


def _meeting_shared(one: Stated, other: Stated) -> set[str]:
    return ({*one.events} & {*other.events}) | ({*one.places} & {*other.places})
