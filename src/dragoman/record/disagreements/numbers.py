"""Numbers that sources claim of one thing, and whether two of them can both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from dragoman.model import Figure
from dragoman.reading.currencies import CODES, SIGNS
from dragoman.record.disagreements.claim import Stated, apart, days_between
from dragoman.record.disagreements.lengths import IN_PRISON, LENGTHS, lengths
from dragoman.record.disagreements.report import Report
from dragoman.record.disagreements.scene import Scene

# Tolls and crowds: what is counted of them changes from day to day.
CHANGING = frozenset({
    "dead", "wounded", "missing", "detained", "refugees", "hostages", "cases", "houses", "attacks", "percent",
    "prisoners", "migrants",
})  # fmt: skip
# Of these there may be more tomorrow, but where both numbers are told of one event or of one day.
_GROWING = frozenset({"people", "vehicles", "ships"})
# Who is missing is found, who is held is set free: of these there may be fewer later on.
_SHRINKING = frozenset({"missing", "detained", "hostages", "percent"})
_FATES = frozenset({"dead", "wounded", "missing", "detained"})
# What is counted in so many ways that the unit alone tells nothing.
_VAGUE = frozenset({"times", "years", "share", "countries", "percentage points"})

# Those whom one source counts as people another counts by what they are.
_PEOPLE = "people"
_ALIKE = frozenset({_PEOPLE, "protesters", "firefighters", "sailors", "workers", "delegates"})
# Whoever of these was killed is one of the dead.
_PERSONS = _ALIKE | {
    "troops", "fighters", "children", "police officers", "journalists", "civilians", "prisoners", "migrants",
    "refugees", "hostages",
}  # fmt: skip
# What one source counts under a wider name.
_WIDER = {"helicopters": "aircraft", "armoured vehicles": "vehicles", "batteries": "weapons"}

_MONEY = frozenset({*SIGNS.values(), *CODES.values()})
_DOLLARS = {"AUS": "Australian dollars", "CAN": "Canadian dollars"}

_PAIR = 2
VOICED = "voiced"  # the side of numbers that one article has of two voices
_ROUNDING = 0.1  # how far "about", "over" and "up to" may reach beyond the number they stand with
_ROUNDED = 0.12  # how far a number that ends in noughts may lie from the one that was counted
_TENTH = 10
_SAME_NEWS = 7  # figures told farther apart have changed
_SAME_MATTER = 14  # or are of other things
_SLIP = 3  # days told farther apart are those of two events
_WEEK = 7
_WHOLE = 10  # nor, where each tells but one number of it, so many times more
_PART = 4  # of one thing no source tells so many times more than another
_HALF = 2
_FEWEST = 2  # of what is not a toll both sentences tell so many things besides
_BACK = 2  # so many sentences before one that names nobody may say of whom it is
_SMALL = 20  # nobody rounds a smaller number
_FATE_NEAR = 4  # so many words may stand between those counted and what befell them


def figures(report: Report) -> Iterator[Stated]:
    """The numbers of an article, sentence by sentence."""
    told: dict[str, set[float]] = defaultdict(set)
    found = []
    for scene in report.scenes:
        for figure in (*scene.figures, *lengths(scene)):
            if figure.unit is not None and figure.unit not in _VAGUE:
                about, thing = _counted(report, scene, figure, figure.unit)
                told[about].add(figure.value)
                found.append((scene, figure, about, thing))
    voiced = {
        about
        for about, values in told.items()
        if len(values) == _PAIR and _are_two_voices(*_told_of(found, about))
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
    fate = _fate(scene, figure) if unit in _PERSONS else None
    if fate is not None:
        return fate, unit
    if unit in _ALIKE:
        return _PEOPLE, unit
    if unit == "dollars":
        # "3 million Australian dollars"
        unit = _DOLLARS.get(_owner(report, scene, figure) or "", unit)
    if unit in _WIDER:
        return _WIDER[unit], unit
    return unit, _PEOPLE if unit in _FATES else unit


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


def _stated(report: Report, scene: Scene, figure: Figure, about: str, thing: str, *, side: str, is_lone: bool) -> Stated | None:
    said_by = {report.told[one.id][1].according_to for one in scene.events if one.id in report.told}
    low, high = bounds(figure)
    told_of = report.told.get(figure.event or "")
    also = () if told_of is None else (told_of[0],)
    if about in LENGTHS and not scene.events:
        # "The exchange of fire went on for 40 minutes."
        also = next((events for before in report.before(scene, 1) if (events := report.events_in(before))), also)
    unit = about if thing == _PEOPLE else thing
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


def may_both_hold(one: Stated, other: Stated) -> bool:
    """Whether one number can be the other told less exactly, or grown since."""
    (low, high), (its_low, its_high) = _interval(one), _interval(other)
    if low <= its_high and its_low <= high:
        return True
    said, its_said = one.source.said, other.source.said
    is_of_one_time = set(one.events) & set(other.events) or set(one.days) & set(other.days)
    may_grow = one.about in CHANGING or (one.about in _GROWING and not is_of_one_time)
    if not may_grow or said == its_said:
        return False
    if one.about in _SHRINKING:
        return True
    # What was told later may be more by now; and what has no day may be later.
    return said is None or its_said is None or (said > its_said) == (low > its_low)


def _interval(stated: Stated) -> tuple[float, float]:
    return -inf if stated.low is None else stated.low, inf if stated.high is None else stated.high


def of_one_thing(one: Stated, other: Stated) -> bool:
    """Whether two numbers of one unit can count the same: told of one event, or in the same breath of one story."""
    if one.of != other.of and None not in (one.of, other.of):
        return False
    if not _count_the_same(one, other):
        return False
    between = days_between(one, other)
    if between is not None and between > (_SAME_NEWS if one.about in CHANGING else _SAME_MATTER):
        return False
    gap = apart(one.days, other.days)
    # What is told by the day of the week alone may be read a week too late.
    if gap is not None and gap > _SLIP and gap != _WEEK:
        return False
    if one.about in LENGTHS and not (one.lone and other.lone):
        return False
    if set(one.events) & set(other.events):
        return True
    if one.about == "minutes":
        return False
    most = _WHOLE if one.lone and other.lone and one.about in CHANGING else _PART
    if not _are_near(one, other, most) or _are_apart(one.countries, other.countries):
        return False
    if one.about in CHANGING:
        return not _are_apart(_all_countries(one), _all_countries(other)) and not _are_apart(one.places, other.places)
    if one.about == IN_PRISON:
        return one.lone and other.lone and not set(one.people).isdisjoint(other.people)
    if _are_apart(_all_countries(one), _all_countries(other)) and not (one.days and set(one.days) & set(other.days)):
        return False
    return _shared(one, other) + _are_lone(one, other) >= _FEWEST


def _all_countries(stated: Stated) -> tuple[str, ...]:
    return stated.countries + stated.around


def _are_lone(one: Stated, other: Stated) -> bool:
    """Whether each article tells but one number of the unit, and these are of one size; a price is disputed wider."""
    return one.lone and other.lone and _are_near(one, other, _PART if one.about in _MONEY else _HALF)


def _count_the_same(one: Stated, other: Stated) -> bool:
    """Whether both count the same kind of people; a part of them is never more than the whole."""
    if one.thing == other.thing:
        return True
    if one.about not in _FATES:
        return one.about in (one.thing, other.thing)
    part, whole = (one, other) if other.thing == _PEOPLE else (other, one)
    return whole.thing == _PEOPLE and _interval(part)[0] > _interval(whole)[1]


def _are_near(one: Stated, other: Stated, most: float = _PART) -> bool:
    """Whether no number is so many times the other that it must count a whole of which that counts a part."""
    return _least(one) <= most * _least(other) and _least(other) <= most * _least(one)


def _least(stated: Stated) -> float:
    return next((abs(bound) for bound in (stated.low, stated.high) if bound is not None and abs(bound) != inf), 0.0)


def _are_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and set(one).isdisjoint(other)


def _shared(one: Stated, other: Stated) -> int:
    """How many countries, people, places, days and other things both sentences tell."""
    pairs = (
        (_all_countries(one), _all_countries(other)),
        (one.people, other.people),
        (one.places, other.places),
        (one.days, other.days),
        (one.beside, other.beside),
    )
    return sum(len({*mine} & {*its}) for mine, its in pairs)
