"""Numbers that sources claim of one thing, and whether two of them can both hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from dragoman.model import Figure, Span
from dragoman.record.disagreements.claim import Stated, apart, days_between
from dragoman.record.disagreements.report import Report
from dragoman.record.disagreements.scene import Scene

# Tolls and crowds: what is counted of them changes from day to day.
CHANGING = frozenset({
    "dead", "wounded", "missing", "detained", "refugees", "hostages", "cases", "houses", "attacks", "percent", "prisoners",
    "migrants",
})  # fmt: skip
# What is counted in so many ways that the unit alone tells nothing.
_VAGUE = frozenset({"times", "years", "share", "countries", "percentage points"})

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
LENGTH = "days"

_ROUNDING = 0.1  # how far "about", "over" and "up to" may reach beyond the number they stand with
_TENTH = 10
_SAME_NEWS = 7  # figures told farther apart are of other things, or have changed
_SLIP = 3  # days told farther apart are those of two events
_SMALL = 20  # nobody rounds a smaller number


def figures(report: Report) -> Iterator[Stated]:
    """The numbers of an article, sentence by sentence, with the lengths of time that it tells."""
    for scene in report.scenes:
        for figure in scene.figures:
            if figure.unit is not None and figure.unit not in _VAGUE:
                low, high = bounds(figure)
                value = f"{figure.value:.12g} {figure.unit}"
                yield from _stated(report, scene, figure.span, figure.unit, value, low, high)
        for time in scene.times:
            length = _LENGTH.fullmatch(time.when.time or "")
            if length is not None:
                days = float(int(length[1]) * _DAYS[length[2]])
                yield from _stated(report, scene, time.span, LENGTH, f"{days:g} {LENGTH}", days, days)


def _stated(
    report: Report, scene: Scene, span: Span, unit: str, value: str, low: float, high: float
) -> Iterator[Stated]:
    said_by = {report.told[one.id][1].according_to for one in scene.events if one.id in report.told}
    stated = report.stated(
        "figure", scene, span, about=unit, value=value, low=low, high=high,
        according_to=next(iter(said_by)) if len(said_by) == 1 else None,
    )  # fmt: skip
    if stated is not None:
        yield stated


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
    assert one.low is not None and one.high is not None and other.low is not None and other.high is not None
    if one.low <= other.high and other.low <= one.high:
        return True
    first, second = sorted((one, other), key=lambda stated: str(stated.source.said or ""))
    between = days_between(one, other)
    # What was told later may be more by now.
    return one.about in CHANGING and between != 0 and (between is None or first.low < second.low)  # type: ignore[operator]


def of_one_thing(one: Stated, other: Stated) -> bool:
    """Whether two numbers of one unit can count the same: told of one event, or in the same breath of one story."""
    between = days_between(one, other)
    if between is not None and between > _SAME_NEWS:
        return False
    gap = apart(one.days, other.days)
    if gap is not None and gap > _SLIP:
        return False
    if set(one.events) & set(other.events):
        return True
    return _alike(one.countries, other.countries) and _alike(one.places, other.places)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)
