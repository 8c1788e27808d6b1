"""Corrections as users make them: by name, checked against what was said before, and applied at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from sqlite3 import Connection

from msgspec import Struct, structs

from dragoman.errors import Contradiction, WrongCorrection
from dragoman.language.keys import name_key
from dragoman.record import directory, kept_corrections
from dragoman.record.anchors import Anchor, Ground
from dragoman.record.contradictions import check
from dragoman.record.corrections import Correction, CorrectionKind, Side, standing, undone
from dragoman.record.facts import Identity, Local
from dragoman.record.store import Record
from dragoman.views.corrections import now_meant
from dragoman.views.filters import one_named
from dragoman.views.person import PersonLine, person_lines

_LONGEST_NAME = 300
_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]{0,11}")
_LEAST_LETTERS = 3


class Said(Struct, frozen=True):
    """Who speaks, at which moment (UTC, ISO 8601), and why."""

    time: str
    user: str
    note: str | None = None


class Corrected(Struct, frozen=True):
    """A correction that was made, and whom it is about now; `still_one` after a merge was taken back in vain."""

    correction: Correction
    now: tuple[PersonLine, ...]
    still_one: bool = False


class TakenIn(Struct, frozen=True):
    """What came of corrections brought from elsewhere: how many are new, how many known, what was refused."""

    new: int
    known: int
    refused: tuple[str, ...]


class Correcting:
    """What one user says at one moment. Each method makes one correction, or raises and leaves the record as it was.

    Names are identities' ids, or names in any spelling. All raise `NotFound` or `AmbiguousName` for a name that does
    not mean one, `Contradiction` where an earlier correction says the opposite, `WrongCorrection` for what makes no
    sense, `RecordLocked` while another program writes.
    """

    def __init__(self, record: Record, said: Said) -> None:
        if not said.user.strip():
            raise WrongCorrection("a correction needs the name of the one who makes it")
        self.record = record
        self._said = said

    def merge(self, name: str, other_name: str) -> Corrected:
        """Two are one."""
        with self.record.correcting() as connection:
            one, other = one_named(self.record, name), one_named(self.record, other_name)
            if one.id == other.id:
                raise WrongCorrection(f"{name!r} and {other_name!r} are one already: {one.name} ({one.id})")
            made = self.add(connection, "merge", (name, other_name), self._sides(connection, one, other))
        return self._answer(made)

    def not_same(self, name: str, other_name: str) -> Corrected:
        """Two are never one."""
        with self.record.correcting() as connection:
            one, other = one_named(self.record, name), one_named(self.record, other_name)
            made = self.add(connection, "not-same", (name, other_name), self._sides(connection, one, other))
        return self._answer(made)

    def split(self, name: str, names: Sequence[str] = (), articles: Sequence[str] = ()) -> Corrected:
        """Of one, what bears one of these names, or stands in one of these articles, is somebody else.

        An article is meant by its key in the record, the beginning of it, or its own id.
        """
        with self.record.correcting() as connection:
            one = one_named(self.record, name)
            side = kept_corrections.anchors_of(connection, one.entities)
            going = {anchor for asked in names for anchor in _spelled(one, side, asked)}
            going |= {anchor for asked in articles for anchor in _standing_in(one, side, asked)}
            if not going:
                raise WrongCorrection(f"what of {one.name} ({one.id}) is somebody else? Tell it by name or by article")
            staying = tuple(anchor for anchor in side if anchor not in going)
            if not staying:
                raise WrongCorrection(f"all of {one.name} ({one.id}) would go: nothing is left to be split from")
            asked = (name, *(part for one in names for part in ("--name", one)))
            asked = (*asked, *(part for one in articles for part in ("--article", one)))
            sides = (tuple(anchor for anchor in side if anchor in going), staying)
            made = self.add(connection, "split", asked, sides)
        return self._answer(made)

    def rename(self, name: str, new_name: str) -> Corrected:
        """One is called so."""
        plain = " ".join(new_name.split())
        if not plain or not plain.isprintable() or len(plain) > _LONGEST_NAME:
            raise WrongCorrection(
                f"{new_name[:40]!r} is no name: it needs 1 to {_LONGEST_NAME} signs, all of which can be printed"
            )
        with self.record.correcting() as connection:
            one = one_named(self.record, name)
            made = self.add(connection, "rename", (name, plain), self._sides(connection, one), plain)
        return self._answer(made)

    def link(self, name: str, knowledge_id: str) -> Corrected:
        """One has this id in Wikidata."""
        id = knowledge_id.strip().upper()
        if not _WIKIDATA_ID.fullmatch(id):
            raise WrongCorrection(f"{knowledge_id[:40]!r} is no Wikidata id: they are a Q and a number, as Q58217")
        with self.record.correcting() as connection:
            one = one_named(self.record, name)
            made = self.add(connection, "link", (name, id), self._sides(connection, one), id)
        return self._answer(made)

    def undo(self, number: int) -> Corrected:
        """A correction is taken back; an undo, too."""
        with self.record.correcting() as connection:
            said = {one.number: one for one in kept_corrections.corrections(connection)}
            meant, by = said.get(number), undone(list(said.values())).get(number)
            if meant is None:
                raise WrongCorrection(f"{self.record.path}: there is no correction {number}")
            if by is not None:
                raise WrongCorrection(f"{meant} is taken back already, by correction {by}")
            made = self.add(connection, "undo", (str(number),), undoes=number)
        while meant.undoes is not None:
            meant = said[meant.undoes]
        return self._answer(made, meant)

    def take_in(self, brought: Sequence[Correction]) -> TakenIn:
        """Corrections of another record, behind those that are here, with their own users and times.

        What is here already is known; what contradicts a correction that stands here is refused with its reason. Among
        each other they are not weighed: they were, where they were said.
        """
        new, known, refused = 0, 0, list[str]()
        with self.record.correcting() as connection:
            before = kept_corrections.corrections(connection)
            here = {_content(one): one.number for one in before}
            theirs = {_content(one) for one in brought}
            own = [one for one in standing(before) if _content(one) not in theirs]
            stands_there = {one.number for one in standing(brought)}
            ground = kept_corrections.ground_of(connection, [*own, *brought])
            numbers: dict[int, int] = {}
            for one in brought:
                if one.undoes is not None and one.undoes not in numbers:
                    # What it takes back was refused.
                    continue
                coming = one if one.undoes is None else structs.replace(one, undoes=numbers[one.undoes])
                if _content(coming) in here:
                    known += 1
                    numbers[one.number] = here[_content(coming)]
                    continue
                try:
                    if one.number in stands_there:
                        check(one, own, ground, _identities(connection, ground, one))
                except Contradiction as reason:
                    refused.append(f"{one}: {reason}")
                    continue
                new += 1
                numbers[one.number] = len(before) + new
                kept_corrections.add(connection, structs.replace(coming, number=numbers[one.number]))
        return TakenIn(new, known, tuple(refused))

    def _sides(self, connection: Connection, *identities: Identity) -> tuple[Side, ...]:
        return tuple(kept_corrections.anchors_of(connection, one.entities) for one in identities)

    def add(
        self,
        connection: Connection,
        kind: CorrectionKind,
        arguments: tuple[str, ...],
        sides: tuple[Side, ...] = (),
        value: str | None = None,
        undoes: int | None = None,
    ) -> Correction:
        """Put a correction behind those that are there; `sides` are those whom it is about."""
        said = self._said
        made = Correction(
            number=0,
            said=said.time,
            user=said.user.strip(),
            kind=kind,
            arguments=arguments,
            value=value,
            undoes=undoes,
            note=said.note,
            sides=sides,
        )
        return self._put(connection, made)

    def _put(self, connection: Connection, made: Correction) -> Correction:
        """Check a correction and put it behind those that are there, under the next number."""
        before = kept_corrections.corrections(connection)
        made = structs.replace(made, number=len(before) + 1)
        stood, stand = {one.number for one in standing(before)}, standing([*before, made])
        for one in stand:
            # An undo of an undo brings back what was said long before.
            if one.number not in stood:
                others = [other for other in stand if other.number != one.number]
                ground = kept_corrections.ground_of(connection, stand)
                check(one, others, ground, _identities(connection, ground, one))
        kept_corrections.add(connection, made)
        return made

    def _answer(self, made: Correction, meant: Correction | None = None) -> Corrected:
        connection, about = self.record.connection, meant or made
        ground = kept_corrections.ground_of(connection, [about])
        identity_of = directory.identity_of(connection, sorted(set(ground.values())))
        now = person_lines(self.record, now_meant(about, ground, identity_of))
        return Corrected(made, now, still_one=meant is not None and meant.kind == "merge" and len(now) == 1)


def _spelled(one: Identity, side: Side, name: str) -> set[Anchor]:
    """The entities that are written so; where none is, those whose spelling has the same key."""
    written = {
        anchor for anchor in side if name.casefold() in {word.casefold() for word in (anchor.name, *anchor.forms)}
    }
    key = name_key(name)
    found = written or {anchor for anchor in side if key in map(name_key, (anchor.name, *anchor.forms))}
    if not found:
        raise WrongCorrection(f"{one.name} ({one.id}) is nowhere called {name!r}")
    return found


def _standing_in(one: Identity, side: Side, article: str) -> set[Anchor]:
    found = {anchor for anchor in side if article == anchor.article_id}
    if len(article) >= _LEAST_LETTERS:
        found |= {anchor for anchor in side if anchor.article.startswith(article)}
    if len({anchor.article for anchor in found}) > 1:
        raise WrongCorrection(f"{article!r} can be {', '.join(sorted({anchor.article for anchor in found}))}")
    if not found:
        raise WrongCorrection(f"{one.name} ({one.id}) stands in no article {article!r}")
    return found


def _content(one: Correction) -> Correction:
    """A correction without its number: what makes it the same one in two records."""
    return structs.replace(one, number=0)


def _identities(connection: Connection, ground: Ground, said: Correction) -> dict[Local, Identity]:
    """The identities now of what corrections mean, and of who has the Wikidata id that a link gives."""
    ids = set(directory.identity_of(connection, sorted(set(ground.values()))).values())
    if said.kind == "link" and said.value is not None:
        ids.update(directory.identities_known(connection, [said.value]))
    return {local: one for one in directory.identities(connection, sorted(ids)) for local in one.entities}
