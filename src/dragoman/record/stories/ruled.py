"""What users said of stories, by the numbers of the articles that are in the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from msgspec import Struct

from dragoman.record.facts import Rulings
from dragoman.record.rows import list_text

_NONE: frozenset[int] = frozenset()


class Ruled(Struct, frozen=True):
    """`joined` are pairs of articles whose stories are one; `parted` says which corrections took an article out."""

    joined: tuple[tuple[int, int], ...] = ()
    parted: dict[int, frozenset[int]] = {}

    def partings(self, article: int) -> frozenset[int]:
        """The numbers of the corrections that took this article out of a story."""
        return self.parted.get(article, _NONE)

    def may_hang(self, article: int, other: int) -> bool:
        """Whether nobody said that two articles are of two stories."""
        return self.partings(article) == self.partings(other)


def ruled(connection: sqlite3.Connection, rulings: Rulings, coming: Collection[int]) -> Ruled:
    """The rulings on stories; a pair that a later correction parts is not joined, and what is parted is one story.

    They hold for the articles that are coming into stories and those that are in them.
    """
    said = rulings.amendments
    keys = {key for _, *pair in said.stories_joined for key in pair}
    keys |= {key for parting in said.stories_parted for key, _ in parting.members}
    if not keys:
        return Ruled()
    rows = connection.execute(
        "SELECT key, number, story FROM articles LEFT JOIN story_articles ON article = number "
        "WHERE key IN (SELECT value FROM json_each(?))",
        (list_text(sorted(keys)),),
    )
    numbers = {key: number for key, number, story in rows if story is not None or number in coming}
    parted: dict[int, frozenset[int]] = {}
    joined = [(number, numbers.get(one), numbers.get(other)) for number, one, other in said.stories_joined]
    for parting in said.stories_parted:
        members = [numbers[key] for key in sorted({key for key, _ in parting.members}) if key in numbers]
        parted |= {member: parted.get(member, _NONE) | {parting.number} for member in members}
        joined += [(parting.number, members[0], member) for member in members[1:]]
    whole = [(number, one, other) for number, one, other in joined if one is not None and other is not None]
    holding = (
        (one, other)
        for number, one, other in whole
        if not any(later > number for later in parted.get(one, _NONE) ^ parted.get(other, _NONE))
    )
    return Ruled(tuple(sorted(set(holding))), parted)
