"""Analyses as short lines that a person can write and compare: the language of the packs' examples."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language.pack_examples import Example
from dragoman.model import Analysis, EventMention, When


def fact_lines(analysis: Analysis, kind: str) -> list[str]:
    """The facts of one kind as `docs/writing-a-language-pack.md` writes them, sorted."""
    return sorted(_WRITERS[kind](analysis))


def expected_lines(example: Example) -> dict[str, list[str]]:
    """What an example demands, by kind; a kind that it does not speak of is left out."""
    wanted = {kind: getattr(example, kind) for kind in _WRITERS}
    return {kind: sorted(lines) for kind, lines in wanted.items() if lines is not None}


def _names(analysis: Analysis, ids: Iterable[str]) -> str:
    named = {entity.id: entity.name for entity in analysis.entities}
    return ", ".join(sorted(named[one] for one in ids))


def _events(analysis: Analysis) -> list[str]:
    return [_event(analysis, event) for event in analysis.events]


def _event(analysis: Analysis, event: EventMention) -> str:
    parts = [f"{event.type}/{event.mode}" if event.mode else event.type, _names(analysis, event.actors)]
    if event.recipients:
        parts.append(f"-> {_names(analysis, event.recipients)}")
    if event.auxiliary:
        parts.append(f"({', '.join(sorted(event.auxiliary))})")
    if event.when is not None and event.when.basis in ("explicit", "relative") and event.when.earliest is not None:
        parts.append(f"[{_days(event.when)}]")
    if event.where is not None:
        parts.append(f"@{_names(analysis, [event.where])}")
    return " ".join(part for part in parts if part)


def _days(when: When) -> str:
    if when.earliest is None:
        return when.time or ""
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest}..{when.latest}"


def _quotations(analysis: Analysis) -> list[str]:
    return [
        f"{_names(analysis, [quotation.speaker]) if quotation.speaker else '?'}{':' if quotation.direct else ' ~'} "
        f"{quotation.text}"
        for quotation in analysis.quotations
    ]


def _people(analysis: Analysis) -> list[str]:
    return [entity.name for entity in analysis.entities if entity.kind == "person"]


def _entities(analysis: Analysis) -> list[str]:
    return [f"{entity.kind} {entity.name}" for entity in analysis.entities]


def _surface(analysis: Analysis, span: tuple[int, int]) -> str:
    assert analysis.article is not None
    return analysis.article.text[span[0] : span[1]]


def _times(analysis: Analysis) -> list[str]:
    # Sets and lengths name no days.
    named = [time for time in analysis.times if time.when.precision != "none"]
    return [f"{_surface(analysis, time.span)} = {_days(time.when)}" for time in named]


def _figures(analysis: Analysis) -> list[str]:
    return [
        f"{_surface(analysis, figure.span)} = {_end(figure.low)}..{_end(figure.high)} {figure.unit or ''}".rstrip()
        for figure in analysis.figures
    ]


def _end(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value % 1 else str(int(value))


def _citations(analysis: Analysis) -> list[str]:
    return [citation.outlet for citation in analysis.citations]


_WRITERS = {
    "events": _events,
    "quotations": _quotations,
    "people": _people,
    "entities": _entities,
    "times": _times,
    "figures": _figures,
    "citations": _citations,
}
