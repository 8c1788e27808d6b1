"""What tells who acts, as numbers that mean the same in every language: `actors.json` weighs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.knowledge.ontology import quad_class
from dragoman.model import Span
from dragoman.reading.actor_candidates import Candidate, Standing
from dragoman.reading.event_traits import is_official
from dragoman.reading.groups import MARKERS, Group
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.tellings import RECIPROCAL, Telling

_FORMS = ("verb", "passive", "noun", "state")
_BY = (
    "subject", "behind", "passive", "owner", "between", "carrier", "report", "pronoun", "speaker", "main", "quoted",
    "before", "none",
)  # fmt: skip
_ORDERS = ("SVO", "SOV", "VSO", "free")
_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_KINDS = ("person", "organisation", "country", "group")
_ORIGINS = ("sentence", "speaker", "person", "before", "lead", "grammar")
_MARKERS = ("possessive", "object", *MARKERS)
_HEADS = ("that", "relative", "and", "condition")

_OF_TELLING = (
    *_FORMS, *(f"by_{way}" for way in _BY), *_ORDERS, *_CLASSES, "reciprocal", "actor_object", "actor_speaker",
    "doubtful", "governed", "quoted", "wants_of", "wants_object", "wants_none", "actors", "recipients", "pronoun",
    "clause", "sentence_length", "grammar_gap", "rivals",
)  # fmt: skip
_OF_CANDIDATE = (
    "is_grammar", "of_grammar", "is_recipient", "of_recipient", *_ORIGINS, "bare", "free", "modifier",
    *(f"marked_{marker}" for marker in _MARKERS), "wanted_marker", "before", "gap", "nearest_before", "nearest_behind",
    "free_between", "in_clause", "leads", "first", "commas", "predicates", *(f"crosses_{head}" for head in _HEADS),
    "report_gap", "same_side", "entities", *_KINDS, "official", "share", "led_share", "acted", "grammar_official",
)  # fmt: skip
ACTOR_TRAITS = (*_OF_TELLING, *_OF_CANDIDATE)

_FAR = 40.0


class Scenery:
    """What the candidates of all tellings of a text share."""

    def __init__(self, standing: Standing, walls: Sequence[Span], told: Sequence[Telling]) -> None:
        self.standing = standing
        self.stream = standing.stream
        self.walls = walls
        cast = standing.cast
        self.kinds = [entity.kind for entity in cast.entities]
        self.official = [is_official(entity) for entity in cast.entities]
        self.counts = [0.0] * len(cast.entities)
        for mention in cast.mentions:
            self.counts[mention.entity] += 1
        self.most = max(self.counts, default=1.0) or 1.0
        self.acted = [0] * len(cast.entities)
        for one in told:
            for actor in one.actors:
                self.acted[actor] += 1


def actor_traits(scenery: Scenery, told: Telling, among: Sequence[Candidate]) -> list[list[float]]:
    """The traits of each candidate for the actor of a telling, in the order of `ACTOR_TRAITS`."""
    shared = [float(value) for value in _of_telling(scenery, told, among)]
    groups = [one.group for one in among if one.group is not None and one.origin == "sentence"]
    return [
        [
            *shared,
            *map(float, _of_origin(told, one)),
            *map(float, _of_place(scenery, told, one, groups)),
            *map(float, _of_nature(scenery, told, one)),
        ]
        for one in among
    ]


def _of_telling(scenery: Scenery, told: Telling, among: Sequence[Candidate]) -> Iterable[float]:
    wanted = told.sense.recipient
    order = scenery.stream.lexicon.pack.order
    grammar = next((one.group for one in among if one.entities == told.actors and one.group is not None), None)
    return (
        *(told.form == form for form in _FORMS),
        *(told.actor_by == way for way in _BY),
        *(order == each for each in _ORDERS),
        *(quad_class(told.type) == each for each in _CLASSES),
        told.type in RECIPROCAL,
        told.sense.actor == "object",
        told.sense.actor == "speaker",
        told.doubtful,
        told.governed,
        stretch_at(scenery.walls, scenery.stream.words[told.first].start) is not None,
        "of" in wanted,
        "object" in wanted,
        not wanted,
        len(told.actors),
        len(told.recipients),
        told.pronoun is not None,
        min(told.first - told.bounds[0], _FAR),
        min(told.sentence.last - told.sentence.first, 2 * _FAR),
        _FAR if grammar is None else _gap(grammar, told),
        len(among),
    )


def _of_origin(told: Telling, one: Candidate) -> Iterable[float]:
    own = set(one.entities)
    return (
        one.entities == told.actors,
        not own.isdisjoint(told.actors),
        one.entities == told.recipients,
        not own.isdisjoint(told.recipients),
        *(one.origin == origin for origin in _ORIGINS),
    )


def _of_place(scenery: Scenery, told: Telling, one: Candidate, groups: Sequence[Group]) -> Iterable[float]:
    group = one.group
    if group is None:
        return [0.0] * (3 + len(_MARKERS) + 12 + len(_HEADS))
    is_here = one.origin == "sentence"
    is_before = not is_here or group.first < told.first
    low, high = (group.last, told.first) if is_before else (told.last, group.first)
    between = range(low, high) if is_here else range(0)
    stream = scenery.stream
    return (
        group.is_bare,
        group.is_free,
        group.modifier,
        *(marker in group.markers for marker in _MARKERS),
        not set(group.markers).isdisjoint(told.sense.recipient),
        is_before,
        _gap(group, told) if is_here else _FAR,
        is_here
        and is_before
        and all(other.last <= group.first or other.first >= told.first for other in groups if other is not group),
        is_here
        and not is_before
        and all(other.first >= group.first or other.first < told.last for other in groups if other is not group),
        sum(other.is_free and low <= other.first < high for other in groups if other is not group) if is_here else 0,
        is_here and told.bounds[0] <= group.first and group.last <= told.bounds[1],
        group.is_free and not any(other.is_free and other.first < group.first for other in groups),
        group.first - stream.sentence_of(group.first).first,
        sum(stream.words[place].text == "," for place in between),
        sum(stream.is_predicate(place) for place in between),
        *(sum(stream.is_head(place, head) for place in between) for head in _HEADS),
        _report_gap(scenery, group),
    )


def _report_gap(scenery: Scenery, group: Group) -> float:
    """How far the nearest reporting verb of the sentence stands from a group."""
    sentence = scenery.stream.sentence_of(group.first)
    verbs = (match for match in scenery.stream.within("report", sentence) if match.entry.form == "verb")
    return min((max(match.first - group.last, group.first - match.last, 0) for match in verbs), default=_FAR)


def _of_nature(scenery: Scenery, told: Telling, one: Candidate) -> Iterable[float]:
    side = stretch_at(scenery.walls, scenery.stream.words[told.first].start)
    own = None if one.group is None else stretch_at(scenery.walls, scenery.stream.words[one.group.first].start)
    kinds = {scenery.kinds[entity] for entity in one.entities}
    counts = [scenery.counts[entity] for entity in one.entities]
    return (
        one.group is None or side == own,
        len(one.entities),
        *(kind in kinds for kind in _KINDS),
        any(scenery.official[entity] for entity in one.entities),
        max(counts) / scenery.most,
        sum(counts) / max(sum(scenery.counts), 1.0),
        min(max(scenery.acted[entity] for entity in one.entities), 9),
        any(scenery.official[entity] for entity in told.actors),
    )


def _gap(group: Group, told: Telling) -> float:
    return float(min(max(group.first - told.last, told.first - group.last, 0), _FAR))
