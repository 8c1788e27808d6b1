"""Which other outlets an article names as its source."""

from __future__ import annotations

from dragoman.model import Citation
from dragoman.reading.entities import Cast
from dragoman.reading.stream import Stream

_REACH = 8


def citations(stream: Stream, cast: Cast, own_outlet: str | None) -> tuple[Citation, ...]:
    """The outlets that stand beside a word of reporting or quoting, each once, at its first such place.

    The article's own outlet is none of its sources.
    """
    found: dict[str, Citation] = {}
    for mention in cast.mentions:
        entity = cast.entities[mention.entity]
        if entity.sector != "JRN" or entity.kind != "organisation" or entity.name in found:
            continue
        if own_outlet is not None and own_outlet.endswith(entity.name):
            continue
        if _is_cited(stream, mention.first, mention.last):
            found[entity.name] = Citation(stream.span(mention.first, mention.last), entity.name, entity.id)
    return tuple(found.values())


def _is_cited(stream: Stream, first: int, last: int) -> bool:
    sentence = stream.sentence_of(first)
    cues = [*stream.within("source", sentence), *stream.within("report", sentence)]
    return any(0 <= first - cue.last <= _REACH or 0 <= cue.first - last <= _REACH for cue in cues)
