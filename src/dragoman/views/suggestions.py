"""Identities that may be one, for a user to say whether they are."""

from __future__ import annotations

from msgspec import Struct

from dragoman.record import evidence, identity
from dragoman.record.evidence import Passage
from dragoman.record.store import Record
from dragoman.views.filters import named
from dragoman.views.person import PersonLine, person_lines


class Candidate(Struct, frozen=True):
    """One side of a pair, with a place where its name stands."""

    line: PersonLine
    example: Passage | None


class SuggestionLine(Struct, frozen=True):
    """Two that may be one: `score` is 0 for surely two and 1 for surely one; `reasons` are short words."""

    one: Candidate
    other: Candidate
    score: float
    reasons: tuple[str, ...]


def suggestions(record: Record, about: str | None = None) -> tuple[SuggestionLine, ...]:
    """The pairs that may be one, the likeliest first: all, or those of whom a name means."""
    connection = record.connection
    asked = None if about is None else [one.id for one in named(record, about)]
    pairs = identity.suggestions(connection, asked)
    ids = sorted({id for pair in pairs for id in pair.identities})
    examples = evidence.of_identities(connection, ids)
    sides = {line.id: Candidate(line, examples.get(line.id)) for line in person_lines(record, ids)}
    return tuple(
        SuggestionLine(sides[pair.identities[0]], sides[pair.identities[1]], pair.score, pair.reasons) for pair in pairs
    )
