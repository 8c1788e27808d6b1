"""What users said of who is who, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dragoman.record import directory, kept_corrections
from dragoman.record.anchors import Ground
from dragoman.record.corrections import Correction, CorrectionKind
from dragoman.record.facts import Local
from dragoman.record.rulings import Fate
from dragoman.record.store import Record
from dragoman.views.events import Party


class CorrectionLine(Struct, frozen=True, kw_only=True):
    """A correction with what became of it: `fate`, the correction `by` which it gave way, and whom it is about now.

    `entities` is of how many entities of articles it was said, `found` how many of them are in the record.
    """

    number: int
    said: str
    user: str
    kind: CorrectionKind
    arguments: tuple[str, ...]
    note: str | None
    fate: Fate
    by: int | None
    entities: int
    found: int
    about: tuple[Party, ...]


def corrections(record: Record) -> tuple[CorrectionLine, ...]:
    """Every correction of the record, in the order in which they were said."""
    connection = record.connection
    said = kept_corrections.corrections(connection)
    outcomes = kept_corrections.ruled_in(connection).outcomes
    ground = kept_corrections.ground_of(connection, said)
    identity_of = directory.identity_of(connection, sorted(set(ground.values())))
    heads = {head.id: Party(*head) for head in directory.heads(connection, sorted(set(identity_of.values())))}
    return tuple(
        CorrectionLine(
            number=one.number,
            said=one.said,
            user=one.user,
            kind=one.kind,
            arguments=one.arguments,
            note=one.note,
            fate=outcomes[one.number].fate,
            by=outcomes[one.number].by,
            entities=sum(map(len, one.sides)),
            found=sum(anchor in ground for side in one.sides for anchor in side),
            about=tuple(heads[id] for id in now_meant(one, ground, identity_of) if id in heads),
        )
        for one in said
    )


def now_meant(one: Correction, ground: Ground, identity_of: Mapping[Local, str]) -> list[str]:
    """The ids of the identities to which the entities of a correction belong now, side by side."""
    locals_ = (ground[anchor] for side in one.sides for anchor in side if anchor in ground)
    return list(dict.fromkeys(identity_of[local] for local in locals_ if local in identity_of))
