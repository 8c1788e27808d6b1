"""Whom the names of one article mean: mentions of one person, country or organisation come together.

A full name leads; a surname, a title with a surname or a role follows it; what stands in no longer form is looked up in
the knowledge at the day of publication. An ending is undone by the pack's rules, and what remains is written in Latin
letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.model import Entity, Mention, MentionForm, When
from dragoman.reading.base_forms import latin, personal_name
from dragoman.reading.counterparts import share_offices
from dragoman.reading.listed_organisations import ListedBodies
from dragoman.reading.mentions import find
from dragoman.reading.persons import Persons
from dragoman.reading.role_bearers import meet_role
from dragoman.reading.someone import Others, Someone
from dragoman.reading.stream import Stream
from dragoman.reading.unnamed_bodies import call_bodies


class Located(Struct, frozen=True):
    """A mention in words: what it means (a position in `Cast.entities`), and whether it only describes its neighbour.

    `reach` are the words of the whole phrase that it heads, with role and country.
    """

    first: int
    last: int
    entity: int
    form: MentionForm
    reach: tuple[int, int]
    modifier: bool = False


class Cast(Struct, frozen=True):
    """The entities of an article, without ids yet, and all their mentions in order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Located, ...]


def cast(stream: Stream, published: When | None) -> Cast:
    """Everybody and everything of public life that the text names.

    `published` is the article's day, at which offices are looked up; None where it is unknown.
    """
    day = published.latest if published is not None and published.basis != "masthead" else None
    found = find(stream, stream.country)
    persons, others = Persons(stream, day), Others()
    persons.meet(found)
    call_bodies(stream, found, {item.first for someone in persons.everyone for item, _ in someone.located})
    bodies = ListedBodies(stream, persons.countries)
    for item in found:
        if item.kind == "role":
            meet_role(persons, item, others)
        elif item.kind == "place" and persons.meet_namesake(item):
            continue
        elif item.kind not in ("run", "person") or (not persons.is_met(item) and bodies.is_body(item)):
            rows = bodies.name(item)
            met = others.meet(item)
            met.located.append((item, item.form))
            if rows:
                met.link(rows)
    bodies.link(others)
    share_offices(stream, found, persons.everyone)
    return _finish(stream, [*persons.everyone, *others.everyone()])


def _finish(stream: Stream, everyone: Sequence[Someone]) -> Cast:
    present = [someone for someone in everyone if someone.located]
    present.sort(key=lambda someone: min(item.first for item, _ in someone.located))
    entities: list[Entity] = []
    mentions: list[Located] = []
    for number, someone in enumerate(present):
        names = {stream.surface(item.first, item.last): None for item, form in someone.located if form != "role"}
        entities.append(
            Entity(
                id=f"e{number + 1}",
                kind=someone.kind,
                name=_canonical(stream, someone),
                names=tuple(names) or (stream.surface(someone.located[0][0].first, someone.located[0][0].last),),
                knowledge_id=someone.knowledge_id,
                country=someone.country,
                sector=someone.sector,
                role=someone.role,
                listed=someone.listed,
            )
        )
        mentions.extend(
            Located(item.first, item.last, number, form, item.reach, item.modifier) for item, form in someone.located
        )
    return Cast(tuple(entities), tuple(sorted(mentions, key=lambda mention: (mention.first, mention.last))))


def _canonical(stream: Stream, someone: Someone) -> str:
    is_given = someone.known is not None or someone.kind != "person"
    return latin(stream, someone.name) if is_given else personal_name(stream, someone.surfaces)


def mentions_by_sentence(stream: Stream, cast: Cast) -> dict[int, list[Located]]:
    """The mentions of each sentence (by its number), in order; sentences without any are left out."""
    found: dict[int, list[Located]] = {}
    for mention in cast.mentions:
        found.setdefault(stream.number_of_sentence(mention.first), []).append(mention)
    return found


def mentions_of(stream: Stream, cast: Cast) -> tuple[Mention, ...]:
    """The mentions with their code points, as an analysis holds them."""
    return tuple(
        Mention(cast.entities[located.entity].id, stream.span(located.first, located.last), located.form)
        for located in cast.mentions
    )
