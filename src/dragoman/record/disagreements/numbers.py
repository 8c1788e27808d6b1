"""Numbers that sources claim, and what they count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from dragoman.model import Figure
from dragoman.record.disagreements.claim import Stated
from dragoman.record.disagreements.counted import ALIKE, DOLLARS, FATES, PEOPLE, PERSONS, VAGUE, WIDER
from dragoman.record.disagreements.lengths import LENGTHS, lengths
from dragoman.record.disagreements.report import Report
from dragoman.record.disagreements.scene import Scene

_PAIR = 2
_ROUNDING = 0.1  # how far "about", "over" and "up to" may reach beyond the number they stand with
_ROUNDED = 0.12  # how far a number that ends in noughts may lie from the one that was counted
_TENTH = 10
_BACK = 2  # so many sentences before one that names nobody may say of whom it is
_SMALL = 20  # nobody rounds a smaller number
_FATE_NEAR = 4  # so many words may stand between those counted and what befell them
VOICED = "voiced"  # the side of numbers that one article has of two voices


def figures(report: Report) -> Iterator[Stated]:
    """The numbers of an article, sentence by sentence."""
    told: dict[str, set[float]] = defaultdict(set)
    found = []
    for scene in report.scenes:
        for figure in (*scene.figures, *lengths(scene)):
            if figure.unit is not None and figure.unit not in VAGUE:
                about, thing = _counted(report, scene, figure, figure.unit)
                told[about].add(figure.value)
                found.append((scene, figure, about, thing))
    voiced = {
        about for about, values in told.items() if len(values) == _PAIR and _are_two_voices(*_told_of(found, about))
    }
    for scene, figure, about, thing in found:
        is_lone = len(told[about]) == 1 or about in voiced
        side = VOICED if about in voiced else ""
        stated = _stated(report, scene, figure, about, thing, side=side, is_lone=is_lone)
        if stated is not None:
            yield stated


def _told_of(found: list[tuple[Scene, Figure, str, str]], about: str) -> tuple[list[Scene], list[Figure]]:
    told = [(scene, figure) for scene, figure, which, _ in found if which == about]
    return [scene for scene, _ in told], [figure for _, figure in told]


def _are_two_voices(scenes: list[Scene], numbers: list[Figure]) -> bool:
    """Whether of two numbers the second only answers the first, in a sentence that is of nothing else.

    "Some 20,000 people marched, the organisers say. Police spoke of 8,000."
    """
    if len(scenes) != _PAIR:
        return False
    first, second = scenes
    if first is second:
        # "Moscow says that 1,350 soldiers were lost; Kyiv speaks of 300."
        texts = [scene.text[: figure.span[0] - scene.span[0]] for scene, figure in zip(scenes, numbers, strict=True)]
        return ";" in texts[1][len(texts[0]) :]
    is_bare = not (second.places or second.days or second.things or second.countries - first.countries)
    return second.number == first.number + 1 and is_bare and bool(second.named)


def _counted(report: Report, scene: Scene, figure: Figure, unit: str) -> tuple[str, str]:
    """Under what a number is held against others, and what it counts: soldiers who were killed are of the dead."""
    fate = _fate(scene, figure) if unit in PERSONS else None
    if fate is not None:
        return fate, unit
    if unit in ALIKE:
        return PEOPLE, unit
    if unit == "dollars":
        # "3 million Australian dollars"
        unit = DOLLARS.get(_owner(report, scene, figure) or "", unit)
    if unit in WIDER:
        return WIDER[unit], unit
    return unit, PEOPLE if unit in FATES else unit


def _fate(scene: Scene, figure: Figure) -> str | None:
    """What befell those counted, by the nearest word for it; None where another number stands nearer to that."""
    words = [word for word in scene.words if word.key == "fate"]
    near = [(scene.words_between(word.span, figure.span), word.span[0] < figure.span[0], word) for word in words]
    near = [one for one in near if one[0] <= _FATE_NEAR]
    if not near:
        return None
    _, _, word = min(near, key=lambda one: one[:2])
    others = [scene.words_between(word.span, one.span) for one in scene.figures if one is not figure]
    return None if any(other < scene.words_between(word.span, figure.span) for other in others) else word.name


def _stated(
    report: Report, scene: Scene, figure: Figure, about: str, thing: str, *, side: str, is_lone: bool
) -> Stated | None:
    said_by = {report.told[one.id][1].according_to for one in scene.events if one.id in report.told}
    low, high = bounds(figure)
    told_of = report.told.get(figure.event or "")
    also: tuple[str, ...] = () if told_of is None else (told_of[0],)
    if about in LENGTHS and not scene.events:
        # "The exchange of fire went on for 40 minutes."
        also = next((events for before in report.before(scene, 1) if (events := report.events_in(before))), also)
    unit = about if thing == PEOPLE else thing
    others = {f"{one.value:.12g} {one.unit}" for one in scene.figures if one is not figure}
    return report.stated(
        "figure", scene, figure.span, about=about, value=f"{figure.value:.12g} {unit}", side=side, low=low, high=high,
        according_to=next(iter(said_by)) if len(said_by) == 1 else None,
        also=also, of=_owner(report, scene, figure),
        around=tuple(sorted(_around(report, scene))), thing=thing, lone=is_lone,
        beside=tuple(sorted(others | scene.things - {figure.unit or ""})),
    )  # fmt: skip


def _owner(report: Report, scene: Scene, figure: Figure) -> str | None:
    """Whose they are that a number counts: "500 Russian soldiers"."""
    if figure.of is not None and figure.of in report.who and report.who[figure.of].country is not None:
        return report.who[figure.of].country
    start, end = figure.span
    inside = (one.party.country for one in scene.named if start <= one.span[0] and one.span[1] <= end)
    return next((country for country in inside if country is not None), None)


def _around(report: Report, scene: Scene) -> frozenset[str]:
    """The countries of the sentences before one that names none."""
    if scene.countries:
        return frozenset()
    return frozenset(country for before in report.before(scene, _BACK) for country in before.countries)


def bounds(figure: Figure) -> tuple[float, float]:
    """From where to where a number can lie.

    A rounded one reaches a little farther than it says, and one that ends in noughts may have been rounded to them.
    """
    if figure.low is not None and figure.low == figure.high:
        room = min(_noughts(figure.value) / 2, figure.value * _ROUNDED)
        return figure.value - room, figure.value + room
    if figure.low is None and figure.high is None:
        return figure.value, figure.value
    room = abs(figure.value) * _ROUNDING
    return (
        -inf if figure.low is None else figure.low - room,
        inf if figure.high is None else figure.high + room,
    )


def _noughts(value: float) -> float:
    """The power of ten whose noughts a whole number ends in: 100 of 4,300; 0 where it was surely counted."""
    if value < _SMALL or value % _TENTH:
        return 0.0
    power = float(_TENTH)
    while value % (power * _TENTH) == 0:
        power *= _TENTH
    return power
