"""Figures as facts of an article: whose each is, and of which event it is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.model import EventMention, Figure, Span
from dragoman.reading.entities import Cast, Located
from dragoman.reading.figures import LocatedFigure, figures
from dragoman.reading.stream import Stream
from dragoman.reading.times import LocatedTime

_NEAR_FIGURE = 3
_OWNERS = frozenset({"country", "organisation", "group"})
# What is counted of people, beyond the groups that a pack names, and what it is told of.
_OF_ASSAULTS = frozenset({"dead", "wounded", "missing", "hostages"})
_OF_PEOPLE = frozenset({"dead", "wounded", "missing", "people", "civilians", "children", "troops", "protesters"})


def counts(
    stream: Stream, people: Cast, events: Sequence[EventMention], times: Sequence[LocatedTime]
) -> tuple[Figure, ...]:
    """The figures of a text in order, with their owners and events; `times` are no figures."""
    units = _OF_PEOPLE | {group.name for group in stream.lexicon.pack.group}
    places = _places(stream, people)
    told: dict[Span, list[EventMention]] = {}
    for event in events:
        told.setdefault(event.sentence, []).append(event)
    leading = max(events, key=_weight).id if events else None
    return tuple(
        Figure(
            span=stream.span(found.first, found.last),
            value=found.value,
            low=found.low,
            high=found.high,
            unit=found.unit,
            of=_owner(stream, people, found),
            event=_event_of(
                stream.span(found.first, found.last),
                told.get(stream.sentence_of(found.first).span, ()),
                places,
                found.unit,
                leading if found.unit in units else None,
            ),
        )
        for found in figures(stream, [(time.first, time.last) for time in times])
    )


def _places(stream: Stream, people: Cast) -> dict[str, list[Span]]:
    """Where each entity is mentioned."""
    found: dict[str, list[Span]] = {}
    for mention in people.mentions:
        found.setdefault(people.entities[mention.entity].id, []).append(stream.span(mention.first, mention.last))
    return found


def _owner(stream: Stream, people: Cast, figure: LocatedFigure) -> str | None:
    """The country, organisation or group whose figure it is: inside the figure's words, or behind them as "of" it."""
    start = bisect_left(people.mentions, figure.first, key=_first)
    for at in range(start, len(people.mentions)):
        mention = people.mentions[at]
        if mention.first >= figure.last + _NEAR_FIGURE:
            return None
        entity = people.entities[mention.entity]
        if entity.kind == "group" and mention.first < figure.last:
            # "300 people" are counted, they own nothing.
            continue
        if entity.kind in _OWNERS and _belongs(stream, figure, mention):
            return entity.id
    return None


def _first(mention: Located) -> int:
    return mention.first


def _belongs(stream: Stream, figure: LocatedFigure, mention: Located) -> bool:
    """Whether nothing but a word such as "of", "from" or "the" stands between a figure and a mention behind it."""
    between = range(figure.last, mention.first)
    ties = all(stream.is_head(place, "of", "from", "by", "article") for place in between)
    is_bare = not between and not mention.modifier and mention.first >= figure.last
    return ties and (not is_bare or stream.lexicon.pack.grammar.bare_genitive or mention.form == "demonym")


def _event_of(
    span: Span,
    around: Sequence[EventMention],
    places: dict[str, list[Span]],
    unit: str | None,
    leading: str | None,
) -> str | None:
    """The event that a figure is told of: of those `around` it, in its sentence, the nearest; else the `leading` one.

    The killed and the injured are those of an assault, where the sentence tells one.
    """
    if unit in _OF_ASSAULTS:
        around = [event for event in around if event.type == "ASSAULT"] or around
    if not around:
        return leading
    return min(around, key=lambda event: (_distance(event, places, span), _gap(event.trigger, span))).id


def _distance(event: EventMention, places: dict[str, list[Span]], span: Span) -> int:
    """How far a figure is from an event's word or the nearest of its parties in the sentence, in code points."""
    start, end = event.sentence
    parties = (*event.actors, *event.recipients)
    near = [place for party in parties for place in places.get(party, ()) if start <= place[0] < end]
    return min(_gap(place, span) for place in (event.trigger, *near))


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _weight(event: EventMention) -> tuple[bool, bool, int]:
    """What makes an event the one that an article is about: a day, two sides, a place near its head."""
    has_day = event.when is not None and event.when.basis != "bound"
    return has_day, len(event.actors) + len(event.recipients) > 1, -event.trigger[0]
