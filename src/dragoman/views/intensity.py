"""How far an event is towards cooperation or conflict, and a relation month by month.

The scores are those of the PLOVER 2.0 codebook for each type and mode, from -10 (conflict) to 10 (cooperation). They
follow Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36 (2), 1992;
taking their mean over a month is this project's, where others take their sum: a mean does not grow with the number of
outlets that are read.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.knowledge.ontology import reduce_future, reduce_undone, score
from dragoman.record.ask_pairs import Shared
from dragoman.record.facts import Status

_TOLD_AS_DONE = ("held", "done")
_TO_COME = ("planned", "confirmed", "postponed")
_TAKEN_BACK = ("cancelled", "refused")


class Month(Struct, frozen=True):
    """A month of a relation: how many events lie in it, how many of them have a score, and the mean of these.

    `bounded` of the events are only known to lie not after or not before some day of the month.
    """

    month: str
    events: int
    bounded: int
    scored: int
    mean: float | None


def intensity(type: str, mode: str | None, status: Status) -> float | None:
    """The score of an event as it stands: -10 for conflict, 10 for cooperation.

    What is to come scores as its announcement (a meeting planned as an agreement), what was called off or refused as
    the refusal. What is only possible, or denied, is no event that could be scored.
    """
    if status in _TOLD_AS_DONE:
        return score(type, mode)
    if status in _TO_COME:
        return score(*reduce_future(type, mode))
    if status not in _TAKEN_BACK:
        return None
    if type == "REJECT":
        return score(type, mode)
    undone = reduce_undone(type, mode)
    return None if undone is None else score(*undone)


def months(events: Iterable[Shared]) -> tuple[Month, ...]:
    """The months in which events lie, in their order.

    An event that may lie in several months is in none of them; one of which only a bound is told lies at its bound.
    """
    found: dict[str, list[Shared]] = {}
    for event in events:
        first, last = event.earliest or event.latest, event.latest or event.earliest
        if first is not None and last is not None and first[:7] == last[:7]:
            found.setdefault(first[:7], []).append(event)
    return tuple(_month(month, found[month]) for month in sorted(found))


def _month(month: str, events: list[Shared]) -> Month:
    scores = [one for event in events if (one := intensity(event.type, event.mode, event.status)) is not None]
    bounded = sum(event.earliest is None or event.latest is None for event in events)
    mean = round(sum(scores) / len(scores), 2) if scores else None
    return Month(month, len(events), bounded, len(scores), mean)
