"""Accusations, and the accused denying them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from dragoman.language.disputes import DisputeWord
from dragoman.model import EventMention, Span
from dragoman.record.disagreements.claim import Part, Stated, days_between
from dragoman.record.disagreements.report import Report, side_of
from dragoman.record.disagreements.scene import Scene
from dragoman.record.identity.asking import Identified

_UNREAL = {"negation", "future", "hypothetical"}
_AHEAD = 2  # so many sentences behind an accusation its denial may stand without naming anybody
_SAME_NEWS = 7
_MOST_CHARACTERS = 600  # of an article between an accusation and its denial
_REPROACHED = "reproached"  # a word that may only condemn charges with something that the same article has denied
_TO_WHOM = "to whom"  # a refusal that is no denial by its words answers only whom it is addressed to
_SPEAKING = ("person", "organisation")  # of whom no country is known; other groups are mostly spoken of
# Groups that belong to a state, be it named beside them or not.
_OF_STATES = frozenset({
    "authorities", "government", "government forces", "troops", "police", "security forces", "intelligence services",
    "foreign ministry", "defence ministry", "interior ministry", "border guards", "prosecutors", "prosecutor's office",
    "parliament", "court", "officials",
})  # fmt: skip
_MOST_SIDES = 3  # of so many countries in a sentence it is clear who deals with whom
_REPEATED = 4  # days by which a charge may be told again behind its denial
_NEAR = 8  # so many words may stand between who denies and the word for it


def accusations(report: Report) -> Iterator[Stated]:
    """Who accuses whom, and who denies, sentence by sentence; of two states, whatever story it is told in."""
    for scene in report.scenes:
        for stated in (*_accusing(report, scene), *_denying(report, scene)):
            yield stated
            others = set(stated.people) & scene.countries or scene.countries
            if report.story is not None and stated.about in scene.countries and len(scene.countries) <= _MOST_SIDES:
                for other in sorted(others - {stated.about}):
                    room = "/".join(sorted((stated.about, other)))
                    yield structs.replace(stated, room=room, thing=report.story)


def _accusing(report: Report, scene: Scene) -> Iterator[Stated]:
    for event in scene.events:
        is_charge = _charges(event) or _is_told_by_charge(scene, event)
        if not is_charge or _UNREAL & set(event.auxiliary):
            continue
        accusers = _parties(report, event.actors)
        for accused in _accused(report, scene, event.recipients, accusers):
            for stated in _stated(report, scene, event.trigger, accused, "accuser", accusers):
                yield stated if _charges(event) else structs.replace(stated, side=_REPROACHED)
    # Who calls charges baseless names them only.
    if not scene.has("denies") and not any(event.type == "ACCUSE" and event.recipients for event in scene.events):
        for word in scene.words:
            if word.key == "accuses":
                yield from _accusing_by_word(report, scene, word)


def _charges(event: EventMention) -> bool:
    """Whether somebody is charged with what he could deny: who condemns what another did charges him with nothing."""
    return event.type == "ACCUSE" and event.mode in (None, "allege")


def _is_told_by_charge(scene: Scene, event: EventMention) -> bool:
    """Whether who disapproves does so by a word for charging: "reproached Poland with inaction"."""
    charges = (word.span for word in scene.words if word.key == "accuses")
    return event.type == "ACCUSE" and any(_touch(event.trigger, charge) for charge in charges)


def _accusing_by_word(report: Report, scene: Scene, word: DisputeWord) -> Iterator[Stated]:
    """Where no event was read: who stands before the word accuses who stands behind it.

    Where the verb stands last, both stand before it, who accuses first; where it stands first, both stand behind it.
    """
    before = [side_of(one) for one in scene.named if one.span[1] <= word.span[0]]
    behind = [side_of(one) for one in scene.named if one.span[0] >= word.span[1]]
    if report.is_verb_last:
        behind = [side for side in before if side != before[0]]
        before = before[:1]
    elif report.is_verb_first and not before:
        before, behind = behind[:1], [side for side in behind if side != behind[0]]
    if before and behind and behind[0] not in before:
        yield from _stated(report, scene, word.span, behind[0], "accuser", (before[-1],))


def _denying(report: Report, scene: Scene) -> Iterator[Stated]:
    for word in scene.words:
        if word.key != "denies":
            continue
        denier = denier_of(report, scene, word)
        if denier is not None:
            yield from _stated(report, scene, word.span, denier, "denier", ())
            return
    for event in scene.events:
        if event.type == "REJECT" and event.mode is None and event.recipients:
            for denier in _parties(report, event.actors):
                yield from _stated(report, scene, event.trigger, denier, "denier", _parties(report, event.recipients))


def denier_of(report: Report, scene: Scene, word: DisputeWord) -> str | None:
    """Who denies: the actor of the refusal that was read there, else who stands nearest, before the word if anybody."""
    charged = _charged_before(report, scene) if not scene.named else ()
    for event in scene.events:
        # Who calls a charge false may be read as condemning it.
        is_denial = event.type == "REJECT" or (event.type == "ACCUSE" and not _charges(event))
        if is_denial and event.actors and _touch(event.trigger, word.span):
            denier = next(iter(_parties(report, event.actors)), None)
            if not any(denier in accusers for accusers, _ in charged):
                return denier
    if report.is_verb_last:
        # Who denies opens the sentence, what he denies stands before the verb.
        return next((side_of(one) for one in scene.named if one.span[1] <= word.span[0]), None)
    accused = [side for event in scene.events if _charges(event) for side in _parties(report, event.recipients)]
    if accused:
        # Who calls a charge baseless is the one charged.
        return accused[0]
    near = [one for one in scene.named if scene.words_between(one.span, word.span) <= _NEAR]
    near = [one for one in near if one.party.country is not None or one.party.kind in _SPEAKING] or near
    # "Finland's accusations are baseless, the Kremlin said": whose charges they are denies nothing.
    charges = [charge.span for charge in scene.words if charge.key in ("accuses", "charges")]
    near = [one for one in near if all(scene.words_between(one.span, charge) for charge in charges)] or near
    near.sort(key=lambda one: (one.span[0] > word.span[0], scene.words_between(one.span, word.span), one.span))
    if near:
        return side_of(near[0])
    return _accused_before(report, scene)


def _accused_before(report: Report, scene: Scene) -> str | None:
    """Who was accused right before a denial that names nobody: "The group denies any part in it."."""
    return next((accused[0] for _, accused in _charged_before(report, scene)), None)


def _charged_before(report: Report, scene: Scene) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who accused whom in the sentences right before, the nearest first."""
    found = [
        (_parties(report, event.actors), _parties(report, event.recipients))
        for before in report.before(scene, _AHEAD)
        for event in before.events
        if event.type == "ACCUSE"
    ]
    return [one for one in found if one[1]]


def _parties(report: Report, entities: tuple[str, ...]) -> tuple[str, ...]:
    """The sides for which the entities of an event stand."""
    found = (report.who.get(entity) for entity in entities)
    return tuple(party.country or party.id for party in found if party is not None)


def _accused(report: Report, scene: Scene, entities: tuple[str, ...], accusers: tuple[str, ...]) -> Iterator[str]:
    """The sides that are accused; "the army" is that of the one other country named there, or of the article's."""
    others = sorted(scene.countries.difference(accusers))
    home = report.home if not others and report.home not in accusers else None
    whose = others[0] if len(others) == 1 else home
    for entity in entities:
        party = report.who.get(entity)
        if party is not None:
            yield party.country or (whose if _is_of_a_state(party) else None) or party.id


def _is_of_a_state(party: Identified) -> bool:
    """Whether a group acts for a state; what its record adds in brackets may be of another article."""
    return party.kind == "group" and party.name.partition(" (")[0] in _OF_STATES


def _stated(
    report: Report, scene: Scene, span: Span, accused: str, part: Part, others: tuple[str, ...]
) -> Iterator[Stated]:
    """`others` are those who accuse, or to whom a denial is addressed."""
    stated = report.stated(
        "accusation", scene, span, about=accused, value="accused" if part == "accuser" else "denied",
        side=_TO_WHOM if part == "denier" and others else part, part=part, people=others,
    )  # fmt: skip
    if stated is not None:
        yield stated


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def answers(one: Stated, other: Stated) -> bool:
    """Whether one of two claims accuses and the other is a denial of it, in the same article or soon after."""
    if one.part == other.part:
        return False
    if one.thing and one.thing == other.thing:
        # Claims of one story are held against one another there.
        return False
    accusing, denying = (one, other) if one.part == "accuser" else (other, one)
    between = days_between(one, other)
    if one.thing and (between is None or between > _REPEATED):
        return False
    if denying.side == _TO_WHOM and set(accusing.people).isdisjoint(denying.people):
        return False
    if accusing.side == _REPROACHED and accusing.source.article != denying.source.article:
        return False
    if accusing.source.article == denying.source.article:
        return 0 <= denying.sentence[0] - accusing.sentence[0] <= _MOST_CHARACTERS
    first, then = accusing.source.said, denying.source.said
    # Of unknown days it may answer anything that was ever said.
    return first is not None and then is not None and -_REPEATED <= (then - first).days <= _SAME_NEWS
