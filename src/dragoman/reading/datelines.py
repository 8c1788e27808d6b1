"""The place that an article is written from: "GENEVA (Reuters) - ...", "Genf, 1. Oktober – ..."."""

from __future__ import annotations

from dragoman.reading.entities import Cast
from dragoman.reading.place_names import is_dateline
from dragoman.reading.stream import Stream

_MOST_PARAGRAPHS = 3


def scene(stream: Stream, cast: Cast) -> int | None:
    """The place of the article's dateline, which a sentence may call "here"; a position in `Cast.entities`."""
    paragraphs = stream.paragraphs[:_MOST_PARAGRAPHS]
    end = paragraphs[-1][1] if paragraphs else 0
    for mention in cast.mentions:
        if stream.words[mention.first].start >= end:
            return None
        is_place = mention.form == "name" and cast.entities[mention.entity].kind == "place"
        if is_place and is_dateline(stream, mention.first, mention.last):
            return mention.entity
    return None
