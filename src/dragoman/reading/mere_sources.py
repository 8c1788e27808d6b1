"""Who only tells of a meeting and takes no part in it: the outlet that reports it, the spokesperson who confirms it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.reading.antecedents import Antecedents
from dragoman.reading.entities import Cast
from dragoman.reading.event_traits import SURE
from dragoman.reading.frames import SPEAKER
from dragoman.reading.party_candidates import Candidate
from dragoman.reading.tellings import Telling

_TELLING_ROLE = "spokesperson"
_MEDIA = "JRN"


def mere_source(cast: Cast, antecedents: Antecedents, told: Telling) -> int | None:
    """Who utters the words that tell of a meeting, a position in `Cast.entities`, if he only passes them on.

    One who says "I" or "we", or of whom the grammar says plainly that he meets somebody, speaks of himself.
    """
    if not (told.sense.type == "CONSULT" or told.type == "CONSULT" or told.sense.undoes):
        return None
    speaker = antecedents(told.first, SPEAKER)
    if speaker is None or told.pronoun or (speaker in told.actors and told.actor_by in SURE):
        return None
    one = cast.entities[speaker]
    if one.kind == "organisation":
        return speaker if one.sector == _MEDIA else None
    # A spokesperson whose country is known stands for it.
    return speaker if one.country is None and _TELLING_ROLE in (one.role or "") else None


def without_source(told: Telling, source: int | None) -> Telling:
    """The telling without a party who is only its source."""
    if source is None or source not in (*told.actors, *told.recipients):
        return told
    actors = tuple(one for one in told.actors if one != source)
    recipients = tuple(one for one in told.recipients if one != source)
    return replace(told, actors=actors, recipients=recipients, actor_by=told.actor_by if actors else "none")


def without_source_among(among: Iterable[Candidate], source: int | None) -> list[Candidate]:
    """The candidates for a party without a mere source."""
    return [one for one in among if source not in one.entities]
