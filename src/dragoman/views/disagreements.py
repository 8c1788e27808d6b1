"""Disagreements as a reader asks for them: what each side says, whose word it is, and the sentence that says it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from dragoman.record import ask, directory, evidence
from dragoman.record.evidence import Passage
from dragoman.record.facts import Disagreement, DisagreementKind
from dragoman.record.store import Record
from dragoman.record.words import folded_words
from dragoman.views.filters import EVERYTHING, Filters, events_meant, named


class Side(Struct, frozen=True):
    """One claim of a disagreement, with the outlet, its country and the article's language."""

    value: str
    outlet: str | None
    country: str | None
    language: str
    according_to: str | None
    sentence: Passage


class Dispute(Struct, frozen=True):
    """Claims that cannot all hold."""

    id: str
    kind: DisagreementKind
    about: str
    events: tuple[str, ...]
    claims: tuple[Side, ...]


def disagreements(
    record: Record, filters: Filters = EVERYTHING, kind: DisagreementKind | None = None
) -> tuple[Dispute, ...]:
    """The disagreements that fit, in the order of the days of their articles.

    `since` and `until` are days of publication; one about somebody has him in one of its events or sentences.
    """
    connection = record.connection
    found = ask.disagreements(
        connection,
        ids=ask.disagreement_ids(connection, since=filters.since, until=filters.until, language=filters.language),
    )
    if filters.type is not None:
        of_type = set(events_meant(record, Filters(type=filters.type)))
        found = [one for one in found if of_type.intersection(one.events)]
    made = disputes(connection, [one for one in found if kind in (None, one.kind)])
    if filters.about is not None:
        about, names = _about(record, filters.about)
        made = [one for one in made if about.intersection(one.events) or _names_any(one, names)]
    return tuple(made)


def disputes(connection: sqlite3.Connection, found: Sequence[Disagreement]) -> list[Dispute]:
    """These disagreements with the sentences of their sides, in this order."""
    asked = {claim.according_to for one in found for claim in one.claims if claim.according_to}
    names = {head[0]: head[1] for head in directory.heads(connection, sorted(asked))}
    return [
        Dispute(
            one.id,
            one.kind,
            one.about,
            one.events,
            tuple(
                Side(
                    claim.value,
                    claim.outlet,
                    claim.outlet_country,
                    claim.language,
                    names.get(claim.according_to or ""),
                    evidence.passage(connection, claim.article, claim.span, claim.sentence),
                )
                for claim in one.claims
            ),
        )
        for one in found
    ]


def _about(record: Record, about: str) -> tuple[set[str], list[str]]:
    """The events about somebody or something, and the folded names by which a sentence can name it."""
    meant = named(record, about)
    names = {" ".join(folded_words(spelling.name)) for one in meant for spelling in one.spellings}
    return set(events_meant(record, Filters(about=about))), sorted(names - {""}) or [" ".join(folded_words(about))]


def _names_any(dispute: Dispute, names: Sequence[str]) -> bool:
    told = [f" {' '.join(folded_words(side.sentence.around))} " for side in dispute.claims]
    return any(f" {name} " in sentence for name in names for sentence in told)
