"""An organisation in brackets behind a name takes no part: "Lambrecht (SPD) offered", "ATHENS (Aegean Agency) -"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.reading.entities import Cast, Located, mentions_by_sentence
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

_BRACKETS = frozenset({("(", ")"), ("（", "）"), ("[", "]")})


def without_affiliations(stream: Stream, cast: Cast, told: Sequence[Telling]) -> list[Telling]:
    """The tellings with the person before the brackets in the place of the organisation inside."""
    if not any(_is_bracketed(stream, mention) for mention in cast.mentions):
        return list(told)
    mentions = mentions_by_sentence(stream, cast)
    return [_told(one, _meant(stream, cast, mentions.get(stream.number_of_sentence(one.first), ()))) for one in told]


def _told(one: Telling, instead: Mapping[int, int | None]) -> Telling:
    if instead.keys().isdisjoint((*one.actors, *one.recipients)):
        return one
    actors = _put(one.actors, instead)
    recipients = tuple(party for party in _put(one.recipients, instead) if party not in actors)
    return replace(one, actors=actors, recipients=recipients)


def _meant(stream: Stream, cast: Cast, mentions: Sequence[Located]) -> dict[int, int | None]:
    """Behind whom the organisations of a sentence stand in brackets: a person, or None for a place."""
    before = {mention.reach[1]: mention.entity for mention in mentions}
    found: dict[int, int | None] = {}
    for mention in mentions:
        name = before.get(mention.first - 1)
        if name is None or cast.entities[mention.entity].kind != "organisation":
            continue
        kind = cast.entities[name].kind
        if kind in ("person", "place") and _is_bracketed(stream, mention):
            found[mention.entity] = name if kind == "person" else None
    free = {mention.entity for mention in mentions if not _is_bracketed(stream, mention)}
    return {entity: name for entity, name in found.items() if entity not in free}


def _is_bracketed(stream: Stream, mention: Located) -> bool:
    if not mention.first or mention.last >= len(stream.words):
        return False
    return (stream.words[mention.first - 1].text, stream.words[mention.last].text) in _BRACKETS


def _put(parties: tuple[int, ...], instead: Mapping[int, int | None]) -> tuple[int, ...]:
    put = (instead.get(party, party) for party in parties)
    return tuple(dict.fromkeys(party for party in put if party is not None))
