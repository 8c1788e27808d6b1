"""Where an event happened, by the grammar of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.place import KINDS
from dragoman.knowledge.places import place_by_id
from dragoman.model import Entity
from dragoman.reading.case_endings import stands_in
from dragoman.reading.entities import Cast, Located
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

_OTHER_SIDE = 4
_GOAL_REACH = 4
_BESIDE = 4
_WIDEST = len(KINDS)


def where_of(
    stream: Stream, cast: Cast, told: Telling, mentions: Sequence[Located], scene: int | None = None
) -> int | None:
    """The place (or country) that stands "in" the event's clause, nearest to its word; a position in `Cast.entities`.

    Of several that lie in one another ("in Geneva, in Switzerland") it is the most precise. A capital that acts for its
    government is no place of anything. `scene` is the place of the dateline, which the clause may call "here".
    """
    places = [mention for mention in mentions if _may_hold(stream, cast, told, mention)]
    if not places:
        return scene if stream.has_head(*told.bounds, "here") else None
    nearest = min(places, key=lambda place: (_side_distance(told, place), place.first))
    return _most_precise(cast, nearest, mentions, (*told.actors, *told.recipients))


def _may_hold(stream: Stream, cast: Cast, told: Telling, mention: Located) -> bool:
    return (
        mention.form == "name"
        and cast.entities[mention.entity].kind in ("place", "country")
        and mention.entity not in (*told.actors, *told.recipients)
        and told.bounds[0] <= mention.first < told.bounds[1]
        and (stands_in(stream, mention.first, mention.last) or (told.takes_place and _is_goal(stream, told, mention)))
    )


def _is_goal(stream: Stream, told: Telling, mention: Located) -> bool:
    """Whether a place stands as the goal of a visit or an attack: right behind its word, bare or with "to"."""
    gap = mention.first - told.last
    return 0 <= gap <= _GOAL_REACH and not any(
        stream.words[place].kind == "sign" or stream.is_predicate(place) for place in range(told.last, mention.first)
    )


def _side_distance(told: Telling, place: Located) -> int:
    return place.first - told.last if place.first >= told.last else told.first - place.last + _OTHER_SIDE


def _most_precise(cast: Cast, place: Located, mentions: Sequence[Located], parties: Sequence[int]) -> int:
    """The place, or one right beside it that lies in it: "in Geneva, in Switzerland", "in India's Hyderabad"."""
    wide = cast.entities[place.entity]
    found, rank = place.entity, _rank(wide)
    for other in mentions:
        narrow = cast.entities[other.entity]
        gap = other.first - place.last if other.first >= place.last else place.first - other.last
        is_inside = narrow.country is not None and narrow.country == wide.country
        if (
            other.form == "name"
            and gap <= _BESIDE
            and is_inside
            and other.entity not in parties
            and _rank(narrow) < rank
        ):
            found, rank = other.entity, _rank(narrow)
    return found


def _rank(entity: Entity) -> int:
    """How wide a place is; a country is the widest, and nobody else is any place."""
    if entity.kind not in ("place", "country"):
        return _WIDEST + 1
    known = place_by_id(entity.knowledge_id) if entity.kind == "place" and entity.knowledge_id is not None else None
    return KINDS.index(known.kind) if known is not None else _WIDEST - (entity.kind == "place")
