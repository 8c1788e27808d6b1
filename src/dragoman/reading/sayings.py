"""A quotation while it is being read, and as an analysis holds it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.language.automaton import Match
from dragoman.model import Quotation, Span
from dragoman.reading.entities import Cast
from dragoman.reading.stream import Stream

FEWEST_WORDS = 4


class Said(Struct, frozen=True, kw_only=True):
    """A quotation before ids: the speaker and the addressee are positions in `Cast.entities`."""

    span: Span
    direct: bool
    speaker: int | None
    cue: Span | None
    addressee: int | None = None


def cue_of(stream: Stream, cue: Match) -> Span:
    """The code points of a reporting word, without the comma that some stand behind."""
    first = cue.first
    while first < cue.last - 1 and stream.words[first].kind == "sign":
        first += 1
    return stream.span(first, cue.last)


def as_quotations(stream: Stream, cast: Cast, said: Sequence[Said]) -> tuple[Quotation, ...]:
    """The quotations as an analysis holds them; `text[span]` is the quotation."""
    ids = [entity.id for entity in cast.entities]
    return tuple(
        Quotation(
            id=f"q{number + 1}",
            span=one.span,
            text=stream.text[one.span[0] : one.span[1]],
            direct=one.direct,
            speaker=None if one.speaker is None else ids[one.speaker],
            cue=one.cue,
            addressee=None if one.addressee is None else ids[one.addressee],
        )
        for number, one in enumerate(said)
    )
