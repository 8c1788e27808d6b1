"""Deeds that one source tells and that somebody concerned denies, seen to be one by what both sentences name.

Most deeds are told in too many ways to become one event with their denial. Where both sentences name two same countries
(or one, and the same place or person) and the same thing (missiles, helicopters, hostages), they are of one deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.record.disagreements.claim import Stated
from dragoman.record.disagreements.denials import denier_of
from dragoman.record.disagreements.report import Report, side_of
from dragoman.record.disagreements.scene import Scene
from dragoman.record.facts import DisagreementKind

_DENIED = "denied by "
_FEWEST = 2
_BEFORE, _SAME_NEWS = 1, 3  # days by which a denial may stand before what it denies, and behind it
_BESIDE = 1  # so many words may stand between a thing and whose it is


def deeds(report: Report) -> Iterator[Stated]:
    """For every thing that a sentence names: what is told of it, and who denies it."""
    for scene in report.scenes:
        if not scene.things or not scene.countries:
            continue
        denial = next((word for word in scene.words if word.key == "denies"), None)
        denier = None if denial is None else denier_of(report, scene, denial)
        if denial is not None and denier is None:
            continue
        charges = [one for one in scene.events if one.type == "ACCUSE"]
        if any(one.recipients for one in charges) or (denial is None and (charges or scene.has("accuses"))):
            # A charge is answered as one.
            continue
        if denial is None and report.is_quoted(scene):
            # What somebody says in his own words may be asked or threatened.
            continue
        for thing in sorted(scene.things):
            span = next(word.span for word in scene.words if word.name == thing)
            stated = report.stated(
                "happened", scene, span, about=thing, value="denied" if denial else "told",
                side=f"{_DENIED}{denier}" if denial else "told", of=_owner(scene, thing),
            )  # fmt: skip
            if stated is not None and stated.room not in stated.events:
                yield stated


def _owner(scene: Scene, thing: str) -> str | None:
    """Whose thing it is: who stands right beside it ("Russian missiles")."""
    for word in scene.words:
        if word.name == thing:
            near = [one for one in scene.named if scene.words_between(one.span, word.span) <= _BESIDE]
            if near:
                return side_of(min(near, key=lambda one: (scene.words_between(one.span, word.span), one.span)))
    return None


def kind_of(claims: Sequence[Stated]) -> DisagreementKind:
    """Whether who denies a deed is said to have done it: whose things they are tells it."""
    owners = {one.of for one in claims if one.of is not None}
    deniers = {_denier(one) for one in claims if one.side != "told"}
    return "happened" if owners and owners.isdisjoint(deniers) else "accusation"


def is_told_or_denied(one: Stated) -> bool:
    """Whether a claim is of a deed known by its thing alone."""
    return one.side == "told" or one.side.startswith(_DENIED)


def _denier(denied: Stated) -> str:
    return denied.side.removeprefix(_DENIED)


def is_denied(one: Stated, other: Stated) -> bool:
    """Whether one of two claims denies what the other tells."""
    if (one.side == "told") == (other.side == "told"):
        return False
    told, denied = (one, other) if one.side == "told" else (other, one)
    first, then = told.source.said, denied.source.said
    if first is not None and then is not None and not -_BEFORE <= (then - first).days <= _SAME_NEWS:
        return False
    if _denier(denied) not in (*told.countries, *told.people):
        return False
    countries = len({*one.countries} & {*other.countries})
    shared = len({*one.places} & {*other.places}) + len({*one.people} & {*other.people})
    return countries >= _FEWEST or (countries > 0 and shared > 0)
