"""The groups of one clause, in order, with the words that tell something there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.triggers import Trigger


class ClauseGroups(NamedTuple):
    """The groups of a clause; `predicates` are the first words of the event and reporting words of its sentence."""

    stream: Stream
    groups: Sequence[Group]
    predicates: Sequence[int]


def first_after(clause: ClauseGroups, trigger: Trigger, suits: Callable[[Group], bool], reach: int) -> Group | None:
    """The first group behind a trigger, at most `reach` words away, that suits."""
    for group in clause.groups:
        # A phrase may reach over a party ("asked Germany for tanks") or into a name ("the meeting of the Council").
        if group.first <= trigger.first:
            continue
        if group.first - trigger.last > reach:
            return None
        if suits(group):
            return group
    return None
