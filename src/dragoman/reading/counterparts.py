"""The office of a counterpart is that of the one beside whom he is named: "Fidan met his Greek counterpart"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.found import Found
from dragoman.reading.someone import Someone
from dragoman.reading.stream import Stream

COUNTERPART = "counterpart"


def share_offices(stream: Stream, found: Sequence[Found], everyone: Sequence[Someone]) -> None:
    """Give counterparts of whom no office is told that of the nearest person of another country in their sentence."""
    names = {item.bearer.first for item in found if item.role == COUNTERPART and item.bearer is not None}
    if not names:
        return
    people = [(item, one) for one in everyone if one.kind == "person" for item, _ in one.located]
    for name, counterpart in people:
        if name.first in names and counterpart.role is None:
            beside = [each for each in people if _is_beside(stream, name, counterpart, *each)]
            nearest = min(beside, key=lambda each: abs(each[0].first - name.first), default=None)
            counterpart.role = None if nearest is None else nearest[1].role


def _is_beside(stream: Stream, name: Found, counterpart: Someone, item: Found, other: Someone) -> bool:
    if other is counterpart or other.role is None or other.country in (None, counterpart.country):
        return False
    return stream.number_of_sentence(item.first) == stream.number_of_sentence(name.first)
