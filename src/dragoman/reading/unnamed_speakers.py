"""Speakers without a name: "a spokesman said", "said the neighbour", "according to the report".

Whoever stands as subject beside a reporting word is somebody, though the text does not name him: a role that no name
goes with, or words behind an article. They take part as groups while speakers are sought; who then speaks no quotation
is left out again, and who turns out to be somebody named ("the banker added") is a mention of him.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.language.automaton import Match
from dragoman.model import Entity, Span
from dragoman.reading.base_forms import latin
from dragoman.reading.entities import Cast, Located
from dragoman.reading.glued import MARKERS
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.sayings import Said
from dragoman.reading.stream import Stream

_MOST_WORDS = 6
_MOST_WORDS_TO_ROLE = 4
_STOPPING = ("and", "break", "that", "relative", "whom", "condition", "he", "she", "they", "it", "i", "we", "negation")


def with_unnamed(stream: Stream, people: Cast, stretches: Sequence[Span]) -> Cast:
    """The cast with the speakers who have no name, behind everybody else.

    `stretches` are what stands between quotation marks.
    """
    taken = {place for mention in people.mentions for place in range(*mention.reach)}
    named = {mention.reach[0] for mention in people.mentions if people.entities[mention.entity].kind == "person"}
    entities = list(people.entities)
    mentions = list(people.mentions)
    for cue in stream.matches("report"):
        # "Pour Macron" is his opinion, "pour la paix" nobody's.
        if (
            cue.entry.form not in ("verb", "according")
            or stream.is_head(cue.first, "for")
            or stretch_at(stretches, stream.words[cue.first].start)
        ):
            continue
        for first, last, sector in _beside(stream, cue, taken):
            if _describes_name(stream, last, named):
                break
            if taken.isdisjoint(range(first, last)) and stretch_at(stretches, stream.words[first].start) is None:
                taken.update(range(first, last))
                mentions.append(Located(first, last, len(entities), "role", (first, last)))
                entities.append(_unnamed(stream, len(entities), first, last, sector))
                break
    if len(entities) == len(people.entities):
        return people
    return Cast(tuple(entities), tuple(sorted(mentions, key=lambda mention: (mention.first, mention.last))))


def _describes_name(stream: Stream, last: int, named: Collection[int]) -> bool:
    """Whether a name stands right behind words, at most a comma or the full stop of a title between."""
    return last in named or (last + 1 in named and stream.words[last].text in ",.")


def _unnamed(stream: Stream, number: int, first: int, last: int, sector: str | None) -> Entity:
    start = first
    while start < last - 1 and stream.is_head(start, "article", "indefinite"):
        start += 1
    name = latin(stream, stream.surface(start, last))
    return Entity(
        id=f"e{number + 1}", kind="group", name=name, names=(stream.surface(first, last),), sector=sector, role=name
    )


def _beside(stream: Stream, cue: Match, taken: Collection[int]) -> Iterator[tuple[int, int, str | None]]:
    """Who may stand as subject beside a reporting word: words and, of a role, its sector."""
    sentence = stream.sentence_of(cue.first)
    if cue.entry.form == "verb":
        yield from _role_ahead(stream, cue.first, sentence.first)
        yield from _words_ahead(stream, cue.first, sentence.first)
        if _has_subject(stream, cue.first, sentence.first, taken):
            return
    yield from _role_behind(stream, cue.last, sentence.last)
    yield from _words_behind(stream, cue.last, sentence.last)


def _has_subject(stream: Stream, place: int, least: int, taken: Collection[int]) -> bool:
    """Whether somebody else stands before a verb in its clause already."""
    for before in range(place - 1, max(place - 2 * _MOST_WORDS, least) - 1, -1):
        if before in taken or stream.is_head(before, "he", "she", "they", "it", "i", "we", "relative"):
            return True
        if stream.words[before].kind == "sign":
            return False
    return False


def _role_ahead(stream: Stream, place: int, least: int) -> Iterator[tuple[int, int, str | None]]:
    for last in range(place, max(place - _MOST_WORDS_TO_ROLE, least), -1):
        for first in range(last - 1, max(last - _MOST_WORDS, least) - 1, -1):
            for role in stream.at("role", first):
                if role.last == last:
                    yield _from_article(stream, first, least), last, role.entry.form or None
                    return
        if _stops(stream, last - 1):
            return


def _role_behind(stream: Stream, place: int, most: int) -> Iterator[tuple[int, int, str | None]]:
    for first in range(place, min(place + _MOST_WORDS_TO_ROLE, most)):
        roles = [role for role in stream.at("role", first) if role.last <= most]
        if roles:
            yield place if stream.is_head(place, "article", "indefinite") else first, roles[0].last, roles[0].entry.form
            return
        if _stops(stream, first):
            return


def _from_article(stream: Stream, first: int, least: int) -> int:
    for place in range(first - 1, max(first - _MOST_WORDS_TO_ROLE, least) - 1, -1):
        if stream.is_head(place, "article", "indefinite"):
            return place
        if _stops(stream, place) or stream.is_head(place, *MARKERS):
            break
    return first


def _words_ahead(stream: Stream, place: int, least: int) -> Iterator[tuple[int, int, str | None]]:
    """The words from an article to the reporting word; what a preposition attaches to them ends them."""
    end = place
    for first in range(place - 1, max(place - _MOST_WORDS, least) - 1, -1):
        if stream.is_head(first, "article", "indefinite"):
            attached = (first > least and stream.is_head(first - 1, *MARKERS)) or _is_oblique(stream, first)
            if not attached and end - first > 1 and _is_somebody(stream, first, end):
                yield first, end, None
            if not attached:
                return
        elif _stops(stream, first):
            return
        if stream.is_head(first, *MARKERS):
            end = first


def _words_behind(stream: Stream, place: int, most: int) -> Iterator[tuple[int, int, str | None]]:
    if place >= most or not stream.is_head(place, "article", "indefinite") or _is_oblique(stream, place):
        return
    if stream.is_head(place, *MARKERS) and not stream.is_head(place, "indefinite"):
        # "ha detto della startup": an article that is a preposition too tells of what he speaks.
        return
    last = place + 1
    while (
        last < most and last < place + _MOST_WORDS and not _stops(stream, last) and not stream.is_head(last, *MARKERS)
    ):
        last += 1
    if last > place + 1 and _is_somebody(stream, place, last):
        yield place, last, None


def _is_oblique(stream: Stream, article: int) -> bool:
    """Whether an article shows by its case, or by the preposition before it, that no subject follows: "auf dem"."""
    if not stream.lexicon.pack.grammar.dative:
        return False
    is_attached = stream.is_head(article, *MARKERS) or stream.ends_head(article + 1, *MARKERS)
    return is_attached or stream.is_head(article, "accusative", "dative", "genitive")


def _is_somebody(stream: Stream, first: int, last: int) -> bool:
    """Whether words behind an article may be somebody who speaks, not a day, and not the statement that is quoted."""
    if any(stream.is_day(place) or stream.at("number", place) for place in range(first, last)):
        return False
    return not any(match.entry.form == "noun" for place in range(first, last) for match in stream.at("report", place))


def _stops(stream: Stream, place: int) -> bool:
    return (
        stream.words[place].kind != "word"
        or any(match.entry.form == "verb" for match in stream.at("report", place))
        or stream.is_head(place, *_STOPPING)
    )


def without_silent(
    people: Cast, heard: Cast, said: Sequence[Said], described: Mapping[int, int]
) -> tuple[Cast, list[Said], dict[int, int]]:
    """The cast with those of the unnamed who speak, the quotations, and the new positions of the unnamed.

    Unnamed speakers of one name are one. `described` tells of an unnamed one who of the named is meant by him.
    """
    many = len(people.entities)
    speaking = sorted({one for said_one in said for one in (said_one.speaker, said_one.addressee) if one is not None})
    entities = list(people.entities)
    place_of: dict[int, int] = {}
    by_name: dict[str, int] = {}
    for old in speaking:
        if old < many:
            continue
        entity = heard.entities[old]
        key = entity.name.casefold()
        if key not in by_name:
            by_name[key] = len(entities)
            entities.append(replace(entity, id=f"e{len(entities) + 1}"))
        place_of[old] = by_name[key]
    moved = {**place_of, **described}
    mentions = [
        mention if mention.entity < many else replace(mention, entity=moved[mention.entity])
        for mention in heard.mentions
        if mention.entity < many or mention.entity in moved
    ]
    settled = [replace(one, speaker=_at(place_of, one.speaker), addressee=_at(place_of, one.addressee)) for one in said]
    return Cast(tuple(entities), tuple(mentions)), settled, place_of


def _at(place_of: Mapping[int, int], entity: int | None) -> int | None:
    return None if entity is None else place_of.get(entity, entity)
