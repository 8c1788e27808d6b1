"""What tells who does it to whom, as numbers that mean the same in every language: `parties.json` weighs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.knowledge.ontology import event_types, quad_class
from dragoman.language.pack_parts import Case
from dragoman.model import Span
from dragoman.reading.event_traits import KINDS, is_official, which
from dragoman.reading.glued import MARKERS
from dragoman.reading.groups import Group
from dragoman.reading.party_candidates import Candidate, Standing, gap
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.tellings import FORMS, RECIPROCAL, WAYS, Telling

_TYPES = event_types()
_BY = (*WAYS, "none")
_ORDERS = ("SVO", "SOV", "VSO", "free")
_ORIGINS = ("sentence", "speaker", "person", "grammar")
_MARKERS = ("possessive", "indirect", *MARKERS)
_HEADS = ("that", "relative", "and", "condition")
_CASES: tuple[Case, ...] = ("subject", "object", "of", "to", "by")

_OF_TELLING = (
    *FORMS, *(f"by_{way}" for way in _BY), *_ORDERS, *_TYPES, "material", "conflict", "reciprocal",
    "actor_object", "actor_speaker", "doubtful", "governed", "quoted", "wants_of", "wants_object", "wants_none",
    "actors", "recipients", "pronoun", "clause", "sentence_length", "actor_gap", "recipient_gap", "rivals",
)  # fmt: skip
_OF_CANDIDATE = (
    "is_actor", "of_actor", "is_recipient", "of_recipient", *_ORIGINS, "bare", "free", "modifier",
    *(f"marked_{marker}" for marker in _MARKERS), "wanted_marker", "before", "gap", "nearest_before", "nearest_behind",
    "free_between", "in_clause", "leads", "first", "commas", "predicates", *(f"crosses_{head}" for head in _HEADS),
    "cases", *(f"case_{case}" for case in _CASES), "report_gap", "same_side", "entities", *KINDS, "official",
    "share", "led_share", "acted", "received", "taken", "blames", "actor_official", "recipient_official",
)  # fmt: skip
PARTY_TRAITS = (*_OF_TELLING, *_OF_CANDIDATE)

# Who does this objects to what another did.
_OBJECTING = frozenset({"ACCUSE", "REJECT"})
_FAR = 40.0
_MOST = 9
_PLACE_TRAITS = 16 + len(_MARKERS) + len(_HEADS) + len(_CASES)


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
        self.acted = Counter(actor for one in told for actor in one.actors)
        self.taken = Counter((one.sentence.first, recipient) for one in told for recipient in one.recipients)
        self.blames = Counter(
            (one.sentence.first, actor) for one in told if one.type in _OBJECTING for actor in one.actors
        )
        self.received = Counter(recipient for one in told for recipient in one.recipients)


def party_traits(scenery: Scenery, told: Telling, among: Sequence[Candidate]) -> list[list[float]]:
    """The traits of each candidate for the parties of a telling, in the order of `PARTY_TRAITS`."""
    shared = [float(value) for value in _of_telling(scenery, told, among)]
    groups = [one.group for one in among if one.group is not None]
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
    return (
        *which(FORMS, (told.form,)),
        *which(_BY, (told.actor_by,)),
        *which(_ORDERS, (order,)),
        *which(_TYPES, (told.type,)),
        "material" in quad_class(told.type),
        "conflict" in quad_class(told.type),
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
        _gap_of(told.actors, told, among),
        _gap_of(told.recipients, told, among),
        len(among),
    )


def _gap_of(parties: Sequence[int], told: Telling, among: Sequence[Candidate]) -> float:
    """How far from the event word stands whom grammar found; far where he stands in no group."""
    return next(
        (min(gap(one.group, told), _FAR) for one in among if one.entities == parties and one.group is not None), _FAR
    )


def _of_origin(told: Telling, one: Candidate) -> Iterable[float]:
    own = set(one.entities)
    return (
        one.entities == told.actors,
        not own.isdisjoint(told.actors),
        one.entities == told.recipients,
        not own.isdisjoint(told.recipients),
        *which(_ORIGINS, (one.origin,)),
    )


def _of_place(scenery: Scenery, told: Telling, one: Candidate, groups: Sequence[Group]) -> Iterable[float]:
    """How a candidate's group is attached, where it stands, and what stands between it and the event word."""
    group = one.group
    if group is None:
        return [0.0] * _PLACE_TRAITS
    stream = scenery.stream
    is_before = group.first < told.first
    low, high = (group.last, told.first) if is_before else (told.last, group.first)
    others = [other for other in groups if low <= other.first < high and other is not group]
    between = range(low, high)
    return (
        group.is_bare,
        group.is_free,
        group.modifier,
        *which(_MARKERS, group.markers),
        not set(group.markers).isdisjoint(told.sense.recipient),
        is_before,
        min(gap(group, told), _FAR),
        is_before and not others,
        not is_before and not others,
        sum(other.is_free for other in others),
        told.bounds[0] <= group.first and group.last <= told.bounds[1],
        group.is_free and not any(other.is_free and other.first < group.first for other in groups),
        group.first - told.sentence.first,
        sum(stream.words[place].text == "," for place in between),
        sum(stream.is_predicate(place) for place in between),
        *(len({match.first for match in stream.of_head(head, low, high)}) for head in _HEADS),
        len(group.cases),
        *(case in group.cases for case in _CASES),
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
    kinds = tuple([scenery.kinds[entity] for entity in one.entities])
    counts = [scenery.counts[entity] for entity in one.entities]
    return (
        one.group is None or side == own,
        len(one.entities),
        *which(KINDS, kinds),
        any(scenery.official[entity] for entity in one.entities),
        max(counts) / scenery.most,
        sum(counts) / max(sum(scenery.counts), 1.0),
        min(max(scenery.acted[entity] - (entity in told.actors) for entity in one.entities), _MOST),
        min(max(scenery.received[entity] - (entity in told.recipients) for entity in one.entities), _MOST),
        _is_taken(scenery, told, one),
        _blames(scenery, told, one),
        any(scenery.official[entity] for entity in told.actors),
        any(scenery.official[entity] for entity in told.recipients),
    )


def _blames(scenery: Scenery, told: Telling, one: Candidate) -> bool:
    """Whether the candidate accuses or refuses in another telling of the sentence: such a one did not do this."""
    own = told.actors if told.type in _OBJECTING else ()
    return any(scenery.blames[told.sentence.first, entity] > (entity in own) for entity in one.entities)


def _is_taken(scenery: Scenery, told: Telling, one: Candidate) -> bool:
    """Whether another telling of the sentence has the candidate for its recipient."""
    sentence = told.sentence.first
    return any(scenery.taken[sentence, entity] > (entity in told.recipients) for entity in one.entities)
