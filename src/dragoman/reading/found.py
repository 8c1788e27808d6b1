"""What is found in a text before it is known whom it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.knowledge.lists import Listed
from dragoman.knowledge.place import Place
from dragoman.model import EntityKind, MentionForm

FoundKind = Literal["person", "organisation", "country", "place", "group", "outlet", "role", "run"]


# Groups by whom a state itself acts, as all packs name them.
STATE = frozenset({"authorities", "government", "officials"})

_KINDS: dict[FoundKind, EntityKind] = {
    "person": "person",
    "run": "person",
    "role": "person",
    "organisation": "organisation",
    "outlet": "organisation",
    "country": "country",
    "place": "place",
    "group": "group",
}


@dataclass(slots=True, eq=False)
class Found:
    """A name, a role or a run of capitals in the words from `first` to before `last`.

    ``parts`` are the words of a run without titles and signs. ``sure`` says that it is a person's name, from its first
    word to its last. ``modifier`` says that it only describes its neighbour
    ("Russian" in "the Russian minister"): it is mentioned, but takes no part of its own in an event. ``former`` says of
    a role that it is over. ``reach`` are the words of the whole phrase, with role and country. ``listed`` are the rows
    of the user's lists that may be meant, where the name was found by them. ``places`` are those that a place's name
    may mean, ``place`` is the one that it means here.
    """

    first: int
    last: int
    kind: FoundKind
    form: MentionForm = "name"
    name: str = ""
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    parts: tuple[str, ...] = ()
    titled: bool = False
    sure: bool = False
    modifier: bool = False
    former: bool = False
    bearer: Found | None = field(default=None, repr=False)
    of: Found | None = field(default=None, repr=False)
    listed: tuple[Listed, ...] = field(default=(), repr=False)
    places: tuple[Place, ...] = field(default=(), repr=False)
    place: Place | None = field(default=None, repr=False)
    reach: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        """A name reaches over its own words until a role or an owner is tied to it."""
        self.reach = self.first, self.last

    def reach_over(self, other: Found) -> None:
        """Takes a neighbour's words into the phrase that this name heads."""
        self.reach = min(self.reach[0], other.reach[0]), max(self.reach[1], other.reach[1])


def kind_of(item: Found) -> EntityKind:
    """The kind of entity that a found name means."""
    return _KINDS[item.kind]
