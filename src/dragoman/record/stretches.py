"""Numbers in stretches, so that what lies near together is asked for at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import sub


def stretches(numbers: Iterable[int], most: int, gap: Callable[[int, int], int] = sub) -> Iterator[tuple[int, int]]:
    """The first and last number of each stretch in which none lies more than `most` behind the one before it.

    `gap` tells how far a number lies behind an earlier one, which is its second argument.
    """
    first = last = None
    for number in sorted(numbers):
        if first is not None and last is not None and gap(number, last) > most:
            yield first, last
            first = None
        first, last = number if first is None else first, number
    if first is not None and last is not None:
        yield first, last
