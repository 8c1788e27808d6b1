"""How likely it is that one wording translates another, from the signs that both have and those that one lacks.

The weights (`weights`) are learned by `scripts/train_translations.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from math import log

from dragoman.record.statements.weights import names, weights
from dragoman.record.statements.wording import Wording

_MOST_CLAUSES = 14
_LEAST_SHARE, _MOST_SHARE = 0.55, 1.9
_WHOLE = 0.8  # what has so much of the other's length says it whole
_FAR = 0.3


def translation_odds(one: Wording, other: Wording) -> float:
    """The log-odds that the shorter wording translates the longer or a stretch of its clauses."""
    shorter, longer = sorted((one, other), key=lambda wording: wording.length)
    return max(_odds(shorter, longer, *stretch) for stretch in stretches(shorter.length, longer))


def most_translation_odds(one: Wording, other: Wording) -> float:
    """Never less than `translation_odds`, and found out in a fraction of the time.

    As if all signs that both have stood at like places, and a stretch of the longer had no others.
    """
    shorter, longer = sorted((one, other), key=lambda wording: wording.length)
    here, there, learned = shorter.places, longer.places, weights()
    least_diluted = 60.0 / (60.0 + longer.length)
    found = _most_of_lengths(shorter, longer) + shorter.alone.closed + shorter.alone.open * least_diluted
    for key in here.keys() & there.keys():
        present, absent, is_open = names(*key)
        own, others = len(here[key]), len(there[key])
        met, of_met, of_alone = min(own, others), learned.get(present, 0.0), learned.get(absent, 0.0)
        if of_alone > 0.0:
            found += max(of_alone * others, of_met * met + of_alone * (others - 2 * met))
        else:
            found += max(0.0, met * (of_met - of_alone * (least_diluted if is_open else 1.0)))
    return found + sum(learned[names(*key)[1]] * len(there[key]) for key in _welcome() & there.keys() - here.keys())


def _most_of_lengths(shorter: Wording, longer: Wording) -> float:
    learned = weights()
    whole = sum(learned[name] * value for name, value in _of_lengths(shorter, longer, 0.0, longer.length))
    if shorter.length >= _WHOLE * longer.length:
        return whole
    shortest, longest = _LEAST_SHARE * shorter.length, shorter.length
    of_room = max(learned["long"] * log(max(10.0, length) / 60.0) for length in (shortest, longest))
    return max(whole, learned["always"] + of_room + learned["stretch"])


def stretches(length: float, longer: Wording) -> list[tuple[float, float]]:
    """The runs of clauses that may say what so many letters say, the whole among them."""
    whole = (0.0, longer.length)
    if length >= _WHOLE * longer.length:
        return [whole]
    ends = longer.clauses[:_MOST_CLAUSES]
    starts = (0.0, *ends[:-1])
    found = [
        (start, end)
        for number, start in enumerate(starts)
        for end in ends[number:]
        if (start, end) != whole and _LEAST_SHARE * length <= end - start <= _MOST_SHARE * length
    ]
    return [whole, *found]


def traits(shorter: Wording, longer: Wording, start: float, end: float) -> dict[str, float]:
    """What is seen of the shorter wording beside the stretch of the longer that begins and ends there."""
    seen: dict[str, float] = defaultdict(float)
    for name, value in (*_of_lengths(shorter, longer, start, end), *_of_signs(shorter, longer, start, end)):
        seen[name] += value
    return seen


def _odds(shorter: Wording, longer: Wording, start: float, end: float) -> float:
    learned = weights()
    found = sum(learned.get(name, 0.0) * value for name, value in _of_lengths(shorter, longer, start, end))
    return found + sum(learned.get(name, 0.0) * value for name, value in _of_signs(shorter, longer, start, end))


def _of_lengths(shorter: Wording, longer: Wording, start: float, end: float) -> Iterator[tuple[str, float]]:
    length = max(1.0, end - start)
    yield "always", 1.0
    yield "length", min(1.5, abs(log(shorter.length / length)))
    yield "long", log(max(10.0, min(shorter.length, length)) / 60.0)
    if end - start < longer.length:
        yield "stretch", 1.0


def _of_signs(shorter: Wording, longer: Wording, start: float, end: float) -> Iterator[tuple[str, float]]:
    """How many of each sign both have at like places, and how many only one has."""
    length = max(1.0, end - start)
    diluted = 60.0 / (60.0 + length)
    here, there = shorter.places, longer.places
    is_whole = end - start >= longer.length
    for key, places in here.items():
        others = there.get(key, ())
        if others and not is_whole:
            others = tuple(at for at in others if start <= at < end)
        near = _met(places, shorter.length, others, start, length) if others else 0
        present, absent, is_open = names(*key)
        if near:
            yield present, near
        if alone := len(places) + len(others) - 2 * near:
            yield absent, alone * diluted if is_open else alone
    for key, others in there.items():
        if key not in here and (alone := len(others) if is_whole else sum(start <= at < end for at in others)):
            _, absent, is_open = names(*key)
            yield absent, alone * diluted if is_open else alone


def _met(here: tuple[float, ...], length: float, there: tuple[float, ...], start: float, of_stretch: float) -> int:
    """How many of one sign stand at like places in both."""
    if len(here) == len(there) == 1:
        return int(abs(here[0] / max(1.0, length) - (there[0] - start) / of_stretch) <= _FAR)
    free, near = [(at - start) / of_stretch for at in there], 0
    for at in here:
        place = at / max(1.0, length)
        closest = min(free, key=lambda other: abs(other - place), default=None)
        if closest is not None and abs(closest - place) <= _FAR:
            free.remove(closest)
            near += 1
    return near


@cache
def _welcome() -> frozenset[tuple[str, str]]:
    """The signs that speak for a translation where only one has them."""
    alone = (name.removesuffix(" -") for name, weight in weights().items() if name.endswith(" -") and weight > 0.0)
    return frozenset((kind, value) for kind, _, value in (name.partition(" ") for name in alone))
