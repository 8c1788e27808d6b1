"""How long something lasts or is to last, as numbers that sources claim: minutes, days, months, years in prison."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Figure
from dragoman.record.disagreements.scene import Scene

# What is told as a length, by what it is compared in; "eight years" are mostly an age or a while ago.
_PARTS = {"W": ("days", 7.0), "D": ("days", 1.0), "M": ("months", 1.0), "TH": ("minutes", 60.0), "TM": ("minutes", 1.0)}
MINUTES = "minutes"
LENGTHS = frozenset({MINUTES, "days", "months"})
IN_PRISON = "years in prison"
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDH])")
_IN_A_YEAR = 12


def lengths(scene: Scene) -> Iterator[Figure]:
    """The lengths that a sentence tells; in one that tells a sentence of a court, its years are those in prison."""
    is_sentence = any(one.type == "SANCTION" and one.mode == "convict" for one in scene.events)
    for time in scene.times:
        told = None if time.when.time is None else _LENGTH.fullmatch(time.when.time)
        if told is None or any(one.span[0] < time.span[1] and time.span[0] < one.span[1] for one in scene.figures):
            continue
        clock, number, part = told.groups()
        if is_sentence and part in "YM" and not clock:
            unit, worth = IN_PRISON, 1.0 if part == "Y" else 1 / _IN_A_YEAR
        elif clock + part in _PARTS:
            unit, worth = _PARTS[clock + part]
        else:
            continue
        value = float(number) * worth
        yield Figure(span=time.span, value=value, low=value, high=value, unit=unit, of=None, event=None)
