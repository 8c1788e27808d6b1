"""What tests of reading ask: a text read as an article, and what was found in it, in short lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.facts import fact_lines

import dragoman
from dragoman.model import Analysis, Span, When
from dragoman.reading.entities import Cast, cast
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream

PUBLISHED = "2022-02-23"


def read(language: str, text: str, published: str | None = PUBLISHED) -> Analysis:
    """A text of this language, read as an article; its paragraphs are its lines."""
    return dragoman.analyse(text, language=language, published=published)


def events(analysis: Analysis) -> list[str]:
    return fact_lines(analysis, "events")


def people(analysis: Analysis) -> list[str]:
    return fact_lines(analysis, "people")


def quotations(analysis: Analysis) -> list[str]:
    return fact_lines(analysis, "quotations")


def others(analysis: Analysis) -> list[str]:
    """Countries, organisations, places and groups."""
    return [line for line in fact_lines(analysis, "entities") if not line.startswith("person ")]


def mentions(analysis: Analysis, name: str) -> list[tuple[str, str]]:
    """The surface and the form of each mention of the entity of this name, in order."""
    assert analysis.article is not None
    text = analysis.article.text
    meant = {entity.id for entity in analysis.entities if entity.name == name}
    return [(text[one.span[0] : one.span[1]], one.form) for one in analysis.mentions if one.entity in meant]


def surfaces(analysis: Analysis, name: str) -> list[str]:
    """The surfaces by which the entity of this name is mentioned, in order."""
    return [surface for surface, _ in mentions(analysis, name)]


def stream_of(language: str, text: str) -> Stream:
    return Stream(text, lines_of(text), lexicon(language))


def lines_of(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold anything, as spans."""
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def cast_of(stream: Stream) -> Cast:
    day = date.fromisoformat(PUBLISHED)
    return cast(stream, When(day, day, "day", "metadata"))


def names(cast: Cast, entities: Sequence[int]) -> list[str]:
    return [cast.entities[one].name for one in entities]


def names_by_id(analysis: Analysis) -> dict[str, str]:
    return {entity.id: entity.name for entity in analysis.entities}
