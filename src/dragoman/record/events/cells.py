"""Tellings as cells of the record's tables."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from dragoman.model import Basis, Precision, When
from dragoman.record.cells import AS_SET, AS_TUPLE, Cells, Way, as_numbers
from dragoman.record.events.telling import Told

_PRECISIONS, _BASES = get_args(Precision), get_args(Basis)


def _plain(when: When | None) -> Any:
    if when is None:
        return None
    first, last = (None if day is None else day.toordinal() for day in (when.earliest, when.latest))
    return [first, last, _PRECISIONS.index(when.precision), _BASES.index(when.basis), when.time]


def _meant(value: Any) -> When | None:
    if value is None:
        return None
    first, last, precision, basis, time = value
    return When(_day(first), _day(last), _PRECISIONS[precision], _BASES[basis], time)


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)


_LISTS = ("contexts", "auxiliary", "trigger", "sentence", "outlets", "cited", "cited_here")
CELLS = Cells(
    Told,
    voice=("article", "language", "origin", "story", "published", "outlet", "outlets", "cited"),
    ways={
        **dict.fromkeys(_LISTS, AS_TUPLE),
        **dict.fromkeys(("actors", "recipients"), AS_SET),
        **dict.fromkeys(("when", "published"), Way(_plain, _meant)),
        "words": as_numbers("H"),
        "offices": Way(list, lambda value: tuple(map(tuple, value))),
    },
)
