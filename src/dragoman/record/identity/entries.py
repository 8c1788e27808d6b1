"""Identities as rows: written where they differ, with ids that tell those of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.model import EntityKind
from dragoman.record.identity.kept import Kept, keys_of
from dragoman.record.identity.lone import Standing
from dragoman.record.identity.making import Entry
from dragoman.record.identity.nodes import place_in
from dragoman.record.ids import content_id
from dragoman.record.rows import insert, list_from_text, list_text

_COLUMNS = (
    *("number", "id", "kind", "name", "knowledge_id", "country", "sector", "listed", "name_key", "last_part"),
    *("seed", "weight", "countries"),
)


class IdentityRow(NamedTuple):
    """An identity as it stands in its table."""

    number: int
    id: str
    kind: EntityKind
    name: str
    knowledge_id: str | None
    country: str | None
    sector: str | None
    listed: str
    name_key: str
    last_part: str
    seed: str
    weight: int
    countries: str

    @property
    def head(self) -> tuple[str, str, str | None, str]:
        """What others know an identity by."""
        return self.id, self.kind, self.country, self.name


class Entries:
    """The identities of a record, as they were and as they become."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._before: dict[int, IdentityRow | None] = {}
        self._standings: dict[int, Standing] = {}
        self._entries: dict[int, Entry] = {}

    def look_up(self, numbers: Iterable[int]) -> None:
        """Read these identities at once."""
        missing = sorted({number for number in numbers if number not in self._before})
        self._before.update(dict.fromkeys(missing))
        query = f"SELECT {', '.join(_COLUMNS)} FROM identities WHERE number IN ({{}})"
        for row in (IdentityRow(*cells) for cells in self._kept.rows(query, missing)):
            self._before[row.number] = row
            self._standings[row.number] = Standing(row.weight, list_from_text(row.countries))

    def before(self, number: int) -> IdentityRow | None:
        """An identity as it was, None where it was not."""
        if number not in self._before:
            self.look_up([number])
        return self._before[number]

    def standing(self, number: int) -> Standing:
        """How an identity stands now."""
        if number not in self._entries:
            self.before(number)
        return self._standings[number]

    def put(self, entry: Entry) -> bool:
        """Keep an identity as it becomes; tells whether it stands otherwise among others."""
        self.before(entry.number)
        stood = self._standings.get(entry.number)
        self._entries[entry.number] = entry
        self._standings[entry.number] = entry.standing
        return stood != entry.standing

    def write(
        self, former: Collection[int], named: Mapping[int, str]
    ) -> dict[int, tuple[IdentityRow | None, IdentityRow | None]]:
        """Write what was put, and delete these numbers; gives the rows that differ, before and after.

        `named` has what users call identities.
        """
        self._entries.update(
            (number, replace(entry, name=named[number])) for number, entry in self._entries.items() if number in named
        )
        self.look_up(former)
        before = {number: self.before(number) for number in {*former, *self._entries}}
        after: dict[int, IdentityRow | None] = dict.fromkeys(before)
        seeds = {row.seed for row in before.values() if row is not None}
        by_seed: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries.values():
            by_seed[entry.seed].append(entry)
        shared = self._shared({*seeds, *by_seed}, before)
        for seed in sorted({*seeds, *by_seed}):
            if seed not in shared:
                own = by_seed.get(seed, ())
                after.update((entry.number, _row(entry, seed if len(own) == 1 else entry.own_id)) for entry in own)
                continue
            for row in self._of_seed(seed, by_seed.get(seed, ()), before):
                before.setdefault(row.number, self.before(row.number))
                after[row.number] = row
        changed = {number: (before[number], row) for number, row in after.items() if before[number] != row}
        self._replace(changed)
        return changed

    def _shared(self, seeds: Collection[str], before: Collection[int]) -> set[str]:
        """The seeds that identities beside these have."""
        query = (
            "SELECT asked.value FROM json_each(?) AS asked WHERE EXISTS (SELECT 1 FROM identities "
            "WHERE seed = asked.value AND number NOT IN (SELECT value FROM json_each(?)))"
        )
        asked = list_text(sorted(seeds)), list_text(sorted(before))
        return {seed for (seed,) in self._kept.connection.execute(query, asked)}

    def _of_seed(
        self, seed: str, entries: Collection[Entry], before: Mapping[int, IdentityRow | None]
    ) -> list[IdentityRow]:
        """The rows of identities of a seed that others share: those put, and whose id is another because of them."""
        connection = self._kept.connection
        rows = connection.execute("SELECT number FROM identities WHERE seed = ? LIMIT ?", (seed, len(before) + 2))
        others = [number for (number,) in rows if number not in before]
        found = [_row(entry, entry.own_id) for entry in entries]
        is_alone = len(others) == 1 and not entries
        if is_alone:
            (other,) = others
        else:
            plain = connection.execute("SELECT number FROM identities WHERE id = ?", (seed,)).fetchone()
            if plain is None or plain[0] in before:
                return found
            other = plain[0]
        row = self.before(other)
        assert row is not None
        return [*found, row._replace(id=seed if is_alone else self._own_id(row))]

    def _own_id(self, row: IdentityRow) -> str:
        cores = self._kept.cores_of([row.number]).get(row.number)
        numbers = cores or self._kept.of_identities([row.number])[row.number]
        self._kept.look_up(numbers)
        return content_id("p", row.seed, *min(place_in(self._kept[number]) for number in numbers))

    def _replace(self, changed: Mapping[int, tuple[IdentityRow | None, IdentityRow | None]]) -> None:
        gone = [(number,) for number, (before, _) in changed.items() if before is not None]
        self._kept.connection.executemany("DELETE FROM identities WHERE number = ?", gone)
        insert(self._kept.connection, "identities", _COLUMNS, [row for _, row in changed.values() if row is not None])


def _row(entry: Entry, id: str) -> IdentityRow:
    return IdentityRow(
        *(entry.number, id, entry.kind, entry.name, entry.knowledge_id, entry.country, entry.sector),
        *(list_text(entry.listed), *keys_of(entry.name), entry.seed),
        *(entry.standing.weight, list_text(entry.standing.countries)),
    )
