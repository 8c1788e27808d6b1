"""Among whom the parties of a telling are sought: who stands in its sentence, who speaks, whom "he" would mean."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.reading.antecedents import Antecedents
from dragoman.reading.armed import is_unarmed
from dragoman.reading.entities import Cast
from dragoman.reading.events import members_of
from dragoman.reading.frames import SPEAKER
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

_RECEIVING_CASES = frozenset({"to", "object"})

Origin = Literal["sentence", "speaker", "person", "grammar"]


class Candidate(Struct, frozen=True):
    """Who may be a party, positions in `Cast.entities`; `group` is where they stand in the sentence."""

    entities: tuple[int, ...]
    origin: Origin
    group: Group | None = None


class Standing:
    """Who stands together in each sentence of a text, looked up once."""

    def __init__(self, stream: Stream, cast: Cast, antecedents: Antecedents) -> None:
        self.stream = stream
        self.cast = cast
        self.antecedents = antecedents
        self._members = members_of(stream, cast)
        self._found: dict[int, list[Group]] = {}

    def groups(self, number: int) -> list[Group]:
        """The groups of a sentence, by its number."""
        if number not in self._found:
            self._found[number] = self._members(number)
        return self._found[number]


def candidates(standing: Standing, told: Telling) -> list[Candidate]:
    """The candidates for actor and recipient of a telling, each set of entities once, the nearest origin first."""
    number = standing.stream.number_of_sentence(told.first)
    found = [Candidate(group.entities, "sentence", group) for group in standing.groups(number)]
    speaker = standing.antecedents(told.first, SPEAKER)
    if speaker is not None:
        found.append(Candidate((speaker,), "speaker"))
    person = standing.antecedents.likely(told.first, "he")
    if person is not None:
        found.append(Candidate((person,), "person"))
    found.extend(Candidate(parties, "grammar") for parties in (told.actors, told.recipients) if parties)
    once: dict[tuple[int, ...], Candidate] = {}
    for one in found:
        nearest = once.get(one.entities)
        if nearest is None or _is_nearer(one, nearest, told):
            once[one.entities] = one
    return list(once.values())


def may_act(cast: Cast, told: Telling, one: Candidate) -> bool:
    """Whether a candidate may be the one who acts: no dative does, nor those whom an attack befell."""
    if one.group is not None and one.group.is_bare and one.group.cases and one.group.cases <= _RECEIVING_CASES:
        return False
    is_attack = told.type == "ASSAULT" and told.form == "noun"
    return not (is_attack and all(is_unarmed(cast, each) for each in one.entities))


def _is_nearer(one: Candidate, other: Candidate, told: Telling) -> bool:
    if one.group is None or other.group is None:
        return False
    return gap(one.group, told) < gap(other.group, told)


def gap(group: Group, told: Telling) -> int:
    """How many words stand between a group and the event word."""
    return max(group.first - told.last, told.first - group.last, 0)
