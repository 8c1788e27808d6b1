"""A statement made of its quotations: the fullest heads it, and each of the others is the same, cut or translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.record.facts import Local, Version, VersionKind
from dragoman.record.ids import content_id
from dragoman.record.sources import sources
from dragoman.record.statements.said import Said, day_of

_FULL = 0.65  # what has so much of the longest wording's letters is no less full for being shorter in another language
_CUT = 0.9


class Made(Struct, frozen=True, kw_only=True):
    """A statement with its versions in the order in which they appeared; `head` is the fullest."""

    id: str
    head: Local
    speaker: str | None
    addressee: str | None
    language: str
    direct: bool
    first_day: date | None
    sources: int
    copies: int
    about: tuple[str, ...]
    versions: tuple[Version, ...]


def made(group: Sequence[Said]) -> Made:
    """The statement that these quotations are. Their order has no say."""
    in_order = sorted(group, key=lambda one: one.moment)
    head = _head(in_order)
    addressees = Counter(one.addressee for one in in_order if one.addressee is not None)
    days = [day for one in in_order if (day := day_of(one)) is not None]
    voices = sources(in_order)
    speakers = [one.speaker for one in in_order if one.speaker is not None]
    about = {party for one in in_order for party in (*one.about, one.addressee) if party is not None}
    return Made(
        id=content_id("s", *head.local),
        head=head.local,
        speaker=head.speaker or min(speakers, default=None),
        addressee=min(addressees, key=lambda one: (-addressees[one], one), default=None),
        language=head.language,
        direct=head.direct,
        first_day=min(days, default=None),
        sources=len(set(voices.values())),
        copies=sum(one.is_copy for one in in_order),
        about=tuple(sorted(about - set(speakers))),
        versions=tuple(
            Version(
                article=one.article,
                quotation=one.quotation,
                kind=_kind(one, head),
                language=one.language,
                span=one.span,
                source=voices[one.local],
                is_copy=one.is_copy,
            )
            for one in in_order
        ),
    )


def _head(in_order: Sequence[Said]) -> Said:
    """The fullest wording in the language in which it appeared first of those that are full.

    Who has it from another of these outlets has no say where there are others.
    """
    longest = max(one.length for one in in_order)
    full = [one for one in in_order if one.length >= _FULL * longest]
    outlets = {outlet for one in in_order for outlet in one.outlets}
    own = [one for one in full if not outlets & ({*one.cited} - {*one.outlets})]
    language = (own or full)[0].language
    return max((one for one in in_order if one.language == language), key=lambda one: one.count)


def _kind(one: Said, head: Said) -> VersionKind:
    if one.local == head.local:
        return "full"
    if one.language != head.language:
        return "translated"
    return "same" if one.count >= _CUT * head.count else "cut"
