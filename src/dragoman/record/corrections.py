"""What users say of who is who: each correction stays as it was said, and a later one may take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dragoman.record.anchors import Anchor

CorrectionKind = Literal[
    "merge", "split", "not-same", "rename", "link", "undo",
    "reject", "date", "speaker", "merge-events", "split-event", "merge-stories", "split-story",
]  # fmt: skip
Side = tuple[Anchor, ...]


class Correction(Struct, frozen=True, kw_only=True):
    """One thing that a user said.

    `said` is the moment in UTC, ISO 8601; `arguments` is what the user wrote. `sides` are the entities meant: two sides
    of a merge, of `not-same` and of a split (what goes, then what stays), one of a rename (to `value`) and a link (to
    the Wikidata id `value`). Of single facts they are the tellings or quotations of a `reject`; the tellings, or the
    article, of a `date` (`value`: a day, or two with a slash between); quotations, and the entities who said them; a
    telling of each of two events, or an article of each of two stories, that are one; the tellings that are another
    event, the articles that are another story. `undoes` is the number that an undo takes back.
    """

    number: int
    said: str
    user: str
    kind: CorrectionKind
    arguments: tuple[str, ...]
    value: str | None = None
    undoes: int | None = None
    note: str | None = None
    sides: tuple[Side, ...] = ()

    @property
    def parts(self) -> bool:
        """Whether it says that two are never one."""
        return self.kind in ("split", "not-same")

    def __str__(self) -> str:
        """As the user said it, for messages."""
        return f"correction {self.number} ({words(self.kind, self.arguments)}, by {self.user}, {self.said[:10]})"


def words(kind: str, arguments: Sequence[str]) -> str:
    """A correction as it was written on the command line."""
    return " ".join((kind, *(f'"{one}"' if " " in one else one for one in arguments)))


def undone(corrections: Sequence[Correction]) -> dict[int, int]:
    """The numbers of the corrections that are taken back, each with the undo that does so.

    An undo that is itself undone takes nothing back.
    """
    found: dict[int, int] = {}
    for one in sorted(corrections, key=lambda one: -one.number):
        if one.undoes is not None and one.number not in found:
            found.setdefault(one.undoes, one.number)
    return found


def standing(corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections that are not taken back, without the undos, in their order."""
    taken_back = undone(corrections)
    return [
        one
        for one in sorted(corrections, key=lambda one: one.number)
        if one.kind != "undo" and one.number not in taken_back
    ]
