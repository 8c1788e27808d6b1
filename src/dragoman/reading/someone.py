"""An entity of an article while it is being put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.knowledge.lists import Listed
from dragoman.knowledge.offices import Person
from dragoman.knowledge.place import Place
from dragoman.model import EntityKind, MentionForm
from dragoman.reading.found import STATE, Found, kind_of


@dataclass(slots=True, eq=False)
class Someone:
    """A person, or whatever else is named: what is known of it, and where it stands.

    `keys` are those of a person's name, part by part; `surfaces` its names as they stand, word by word.
    """

    kind: EntityKind
    name: str
    keys: tuple[str, ...] = ()
    knowledge_id: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    listed: tuple[str, ...] = ()
    known: Person | None = None
    surfaces: list[tuple[str, ...]] = field(default_factory=list)
    located: list[tuple[Found, MentionForm]] = field(default_factory=list)

    def note(self, item: Found) -> None:
        """Takes in a mention by name, with the role and country that are told with it."""
        self.surfaces.append(item.parts)
        self.located.append((item, "name"))
        if item.role is not None:
            self.role = item.role
            self.sector = item.sector or self.sector
        if self.country is None:
            self.country = item.country

    def link(self, rows: Sequence[Listed]) -> None:
        """Takes over what rows of the user's lists tell and nothing else did; whom the knowledge has stays as he is."""
        self.listed = tuple(sorted(one.entry for one in rows))
        for one in rows if self.known is None else ():
            self.knowledge_id = self.knowledge_id or one.wikidata
            self.country = self.country or one.country


class Others:
    """The organisations, countries, places and groups of an article, each by its kind and name."""

    def __init__(self) -> None:
        self._met: dict[tuple[EntityKind, str], Someone] = {}
        self._alike: dict[tuple[int, str], list[str]] = {}

    def everyone(self) -> list[Someone]:
        """All of them, in the order in which they were met."""
        return list(dict.fromkeys(self._met.values()))

    def meet(self, item: Found) -> Someone:
        """What a name means; a ministry is one of its country."""
        if item.kind == "group" and item.name in STATE and item.of is not None and item.of.kind == "country":
            # "German authorities", "официальные лица Германии": the state itself acts.
            item.form = "metonym"
            return self.meet(item.of)
        kind = kind_of(item)
        name = item.name
        if item.of is not None and item.country is not None and kind in ("organisation", "group"):
            name = f"{item.name} ({item.country})"
        if item.place is not None:
            return self._meet_place(item.place)
        if (kind, name) not in self._met:
            inflected = self._inflected(name) if kind == "organisation" else None
            self._met[kind, name] = inflected or Someone(kind, name, country=item.country, sector=item.sector)
        return self._met[kind, name]

    def _meet_place(self, place: Place) -> Someone:
        if ("place", place.id) not in self._met:
            self._met["place", place.id] = Someone("place", place.name, knowledge_id=place.id, country=place.country)
        return self._met["place", place.id]

    def _inflected(self, name: str) -> Someone | None:
        """The organisation of several words of which this may be another case: "Верховного суда", "Верховный суд"."""
        words = name.casefold().split()
        if len(words) < _TWO:
            return None
        # Whatever its ending, a word keeps its first letters.
        alike = self._alike.setdefault((len(words), words[0][:_LEAST_STEM]), [])
        meant = next((other for other in alike if _are_alike(words, other.casefold().split())), None)
        alike.append(name)
        return None if meant is None else self._met["organisation", meant]


# How long an ending may be, and what must stay before it.
_ENDING, _LEAST_STEM = 3, 3
_TWO = 2


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names differ in the endings of their words alone."""
    return len(one) == len(other) and all(map(_is_one_word, one, other))


def _is_one_word(one: str, other: str) -> bool:
    differing = (at for at, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its)
    shared = next(differing, min(len(one), len(other)))
    return one == other or shared >= max(len(one), len(other), _LEAST_STEM + _ENDING) - _ENDING
