"""Crowds that an event word names itself: a protest has protesters, though nobody else is named."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.model import Entity
from dragoman.reading.entities import Cast, Located
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

_SECTOR = "CVL"


def with_crowds(stream: Stream, cast: Cast, told: Sequence[Telling]) -> tuple[Cast, list[Telling]]:
    """The cast with the crowds of these tellings, and the tellings with them as actors.

    A crowd is mentioned by the event word; one that the text names elsewhere ("protesters") is the same.
    """
    entities = list(cast.entities)
    mentions = list(cast.mentions)
    at = {entity.name: number for number, entity in enumerate(entities) if entity.kind == "group"}
    found: list[Telling] = []
    for one in told:
        crowd = one.sense.crowd
        if one.actors or crowd is None:
            found.append(one)
            continue
        if crowd not in at:
            at[crowd] = len(entities)
            surface = stream.surface(one.first, one.last)
            entities.append(
                Entity(id=f"e{len(entities) + 1}", kind="group", name=crowd, names=(surface,), sector=_SECTOR)
            )
        mentions.append(Located(one.first, one.last, at[crowd], "metonym", (one.first, one.last)))
        found.append(replace(one, actors=(at[crowd],)))
    if len(mentions) == len(cast.mentions):
        return cast, found
    return Cast(tuple(entities), tuple(sorted(mentions, key=_place))), found


def _place(mention: Located) -> tuple[int, int]:
    return mention.first, mention.last
