"""Among whom the actor of a telling is sought: who stands in its sentence, who speaks, who led the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dragoman.reading.antecedents import Antecedents
from dragoman.reading.entities import Cast
from dragoman.reading.events import members_of
from dragoman.reading.frames import SPEAKER
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

Origin = Literal["sentence", "speaker", "person", "before", "lead", "grammar"]


class Candidate(Struct, frozen=True):
    """Who may act together, positions in `Cast.entities`; `group` is where they stand, in `origin`'s sentence."""

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
    """The candidates for the actor of a telling, each set of entities once, the nearest origin first."""
    number = standing.stream.number_of_sentence(told.first)
    found = [Candidate(group.entities, "sentence", group) for group in standing.groups(number)]
    speaker = standing.antecedents(told.first, SPEAKER)
    if speaker is not None:
        found.append(Candidate((speaker,), "speaker"))
    person = standing.antecedents.likely(told.first, "he")
    if person is not None:
        found.append(Candidate((person,), "person"))
    if number > 0:
        found.extend(Candidate(group.entities, "before", group) for group in _free(standing.groups(number - 1)))
    lead = _lead(standing, number)
    if lead is not None:
        found.append(Candidate(lead.entities, "lead", lead))
    if told.actors:
        found.append(Candidate(told.actors, "grammar"))
    once: dict[tuple[int, ...], Candidate] = {}
    for one in found:
        nearest = once.get(one.entities)
        if nearest is None or (one.origin == "sentence" and _is_nearer(one, nearest, told)):
            once[one.entities] = one
    return list(once.values())


def _is_nearer(one: Candidate, other: Candidate, told: Telling) -> bool:
    if one.group is None or other.group is None:
        return False
    return _gap(one.group, told) < _gap(other.group, told)


def _gap(group: Group, told: Telling) -> int:
    return max(group.first - told.last, told.first - group.last)


def _free(found: Sequence[Group]) -> list[Group]:
    return [group for group in found if group.is_free]


def _lead(standing: Standing, number: int) -> Group | None:
    """Who leads the paragraph of a sentence, if he is named before the sentence before it."""
    paragraph = standing.stream.sentences[number].paragraph
    first = number
    while first > 0 and standing.stream.sentences[first - 1].paragraph == paragraph:
        first -= 1
    return next(iter(_free(standing.groups(first))), None) if first < number - 1 else None
