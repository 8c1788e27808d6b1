"""The timeline: what happened and was to happen, day by day."""

from __future__ import annotations

from dragoman.record.store import Record
from dragoman.views.events import EventLine, event_lines
from dragoman.views.filters import EVERYTHING, Filters, events_meant


def timeline(record: Record, filters: Filters = EVERYTHING) -> tuple[EventLine, ...]:
    """The events that stand somewhere in time, in its order; those bounded on one side only stand at their bound."""
    lines = event_lines(record, events_meant(record, filters))
    return tuple(line for line in lines if line.when is not None and (line.when.earliest or line.when.latest))
