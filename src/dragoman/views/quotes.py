"""Who said what, in the words in which it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher

from msgspec import Struct

from dragoman.record import ask, directory, evidence
from dragoman.record.evidence import Passage
from dragoman.record.facts import VersionKind
from dragoman.record.store import Record
from dragoman.record.words import folded_words, placed_words
from dragoman.views.events import Party
from dragoman.views.filters import EVERYTHING, Filters, statements_meant


class Version(Struct, frozen=True, kw_only=True):
    """One quotation of a statement: where it stands, and how it stands to the fullest.

    `left_out` are the words of the fullest that a cut one has not, stretch by stretch.
    """

    kind: VersionKind
    is_copy: bool
    left_out: tuple[str, ...]
    passage: Passage


class Quote(Struct, frozen=True, kw_only=True):
    """A statement: the fullest version of the words, and every version with its place, in the order of time.

    `published` is the first day on which an article that quotes it appeared, `sources` how many independent sources
    quote it.
    """

    id: str
    speaker: Party | None
    addressee: Party | None
    language: str
    direct: bool
    text: str
    published: date | None
    sources: int
    versions: tuple[Version, ...]


def quotes(record: Record, filters: Filters = EVERYTHING) -> tuple[Quote, ...]:
    """The statements that fit, by speaker, then by id."""
    found = quote_lines(record, statements_meant(record, filters))
    return tuple(sorted(found, key=lambda one: (one.speaker is None, one.speaker and one.speaker.name, one.id)))


def quote_lines(record: Record, ids: Sequence[str]) -> tuple[Quote, ...]:
    """These statements."""
    connection = record.connection
    found = ask.statements(connection, ids)
    passages = evidence.of_quotations(connection, ids)
    asked = {one for statement in found for one in (statement.speaker, statement.addressee) if one is not None}
    parties = {one.id: Party(*one) for one in directory.heads(connection, sorted(asked))}
    return tuple(
        Quote(
            id=one.id,
            speaker=None if one.speaker is None else parties[one.speaker],
            addressee=None if one.addressee is None else parties[one.addressee],
            language=one.language,
            direct=one.direct,
            text=one.text,
            published=one.first_day,
            sources=one.sources,
            versions=tuple(
                Version(
                    kind=version.kind,
                    is_copy=version.is_copy,
                    left_out=left_out(one.text, passage.text) if version.kind == "cut" else (),
                    passage=passage,
                )
                for version in one.versions
                for passage in (passages[version.article, version.quotation],)
            ),
        )
        for one in found
    )


def left_out(full: str, cut: str) -> tuple[str, ...]:
    """The stretches of the full words that the cut ones have not."""
    words = list(placed_words(full))
    missing: list[tuple[int, int]] = []
    told = SequenceMatcher(None, [word for word, _ in words], folded_words(cut), autojunk=False)
    for what, first, last, _, _ in told.get_opcodes():
        if what in ("delete", "replace"):
            missing.append((words[first][1][0], words[last - 1][1][1]))
    return tuple(full[start:end] for start, end in missing)
