"""Numbers that sources claim of one thing, and whether two of them can both hold."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from dragoman.model import Figure
from dragoman.record.disagreements.claim import Stated, apart, days_between
from dragoman.record.disagreements.report import Report
from dragoman.record.disagreements.scene import Scene

# Tolls and crowds: what is counted of them changes from day to day.
CHANGING = frozenset({
    "dead", "wounded", "missing", "detained", "refugees", "hostages", "cases", "houses", "attacks", "percent",
    "prisoners", "migrants",
})  # fmt: skip
# What is counted in so many ways that the unit alone tells nothing.
_VAGUE = frozenset({"times", "years", "share", "countries", "percentage points"})

# Who marches is counted as people by one and as protesters by the other.
_ALIKE = {"protesters": "people"}

_ROUNDING = 0.1  # how far "about", "over" and "up to" may reach beyond the number they stand with
_TENTH = 10
_SAME_NEWS = 7  # figures told farther apart are of other things, or have changed
_SLIP = 3  # days told farther apart are those of two events
_PART = 4  # of one thing no source tells so many times more than another
_FEWEST = 2  # of what is not a toll both sentences tell so many things besides
_BACK = 2  # so many sentences before one that names nobody may say of whom it is
_SMALL = 20  # nobody rounds a smaller number


def figures(report: Report) -> Iterator[Stated]:
    """The numbers of an article, sentence by sentence."""
    for scene in report.scenes:
        for figure in scene.figures:
            if figure.unit is not None and figure.unit not in _VAGUE:
                stated = _stated(report, scene, figure, _ALIKE.get(figure.unit, figure.unit))
                if stated is not None:
                    yield stated


def _stated(report: Report, scene: Scene, figure: Figure, unit: str) -> Stated | None:
    said_by = {report.told[one.id][1].according_to for one in scene.events if one.id in report.told}
    low, high = bounds(figure)
    told_of = report.told.get(figure.event or "")
    return report.stated(
        "figure", scene, figure.span, about=unit, value=f"{figure.value:.12g} {unit}", low=low, high=high,
        according_to=next(iter(said_by)) if len(said_by) == 1 else None,
        also=() if told_of is None else (told_of[0],), of=_owner(report, scene, figure),
        countries=tuple(sorted(_around(report, scene))),
    )  # fmt: skip


def _owner(report: Report, scene: Scene, figure: Figure) -> str | None:
    """Whose they are that a number counts: "500 Russian soldiers"."""
    if figure.of is not None and figure.of in report.who and report.who[figure.of].country is not None:
        return report.who[figure.of].country
    start, end = figure.span
    inside = (one.party.country for one in scene.named if start <= one.span[0] and one.span[1] <= end)
    return next((country for country in inside if country is not None), None)


def _around(report: Report, scene: Scene) -> frozenset[str]:
    """The countries of the sentence, or, where it names none, of the ones before it."""
    if scene.countries:
        return scene.countries
    return frozenset(country for before in report.before(scene, _BACK) for country in before.countries)


def bounds(figure: Figure) -> tuple[float, float]:
    """From where to where a number can lie.

    A rounded one reaches a little farther than it says, and one that ends in noughts may have been rounded to them.
    """
    if figure.low is not None and figure.low == figure.high:
        room = _noughts(figure.value) / 2
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


def may_both_hold(one: Stated, other: Stated) -> bool:
    """Whether one number can be the other told less exactly, or grown since."""
    (low, high), (its_low, its_high) = _interval(one), _interval(other)
    if low <= its_high and its_low <= high:
        return True
    said, its_said = one.source.said, other.source.said
    if one.about not in CHANGING or said == its_said:
        return False
    # What was told later may be more by now; and what has no day may be later.
    return said is None or its_said is None or (said > its_said) == (low > its_low)


def _interval(stated: Stated) -> tuple[float, float]:
    return -inf if stated.low is None else stated.low, inf if stated.high is None else stated.high


def of_one_thing(one: Stated, other: Stated) -> bool:
    """Whether two numbers of one unit can count the same: told of one event, or in the same breath of one story."""
    if one.of != other.of and None not in (one.of, other.of):
        return False
    between = days_between(one, other)
    if between is not None and between > _SAME_NEWS:
        return False
    gap = apart(one.days, other.days)
    if gap is not None and gap > _SLIP:
        return False
    if set(one.events) & set(other.events):
        return True
    if not _are_near(one, other) or _are_apart(one.countries, other.countries):
        return False
    if one.about in CHANGING:
        return not _are_apart(one.places, other.places)
    return _shared(one, other) >= _FEWEST


def _are_near(one: Stated, other: Stated) -> bool:
    """Whether no number is so much greater that it must count a whole of which the other counts a part."""
    return _least(one) <= _PART * _least(other) and _least(other) <= _PART * _least(one)


def _least(stated: Stated) -> float:
    return next((abs(bound) for bound in (stated.low, stated.high) if bound is not None and abs(bound) != inf), 0.0)


def _are_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and set(one).isdisjoint(other)


def _shared(one: Stated, other: Stated) -> int:
    """How many countries, people, places and days both sentences tell."""
    pairs = (
        (one.countries, other.countries),
        (one.people, other.people),
        (one.places, other.places),
        (one.days, other.days),
    )
    return sum(len({*mine} & {*its}) for mine, its in pairs)
